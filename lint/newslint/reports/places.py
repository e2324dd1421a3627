"""Positions as other programs count them."""

import os

from newslint.model.document import Lines


def below(path: str, variable: str) -> str:
    """The path relative to the folder that an environment variable names, when it lies in there; else as it is."""
    root = os.environ.get(variable)
    if not root:
        return path
    inside = os.path.relpath(path, root).replace(os.sep, "/")
    return path if inside.startswith("../") or os.path.isabs(inside) else inside


def byte_column(lines: Lines | None, line: int, column: int) -> int:
    """The column counted from 1 in UTF-8 bytes; in code points when the line is not there any more."""
    if lines is None or line > len(lines):
        return column
    return len(lines.text(line)[: column - 1].encode("utf-8", "surrogatepass")) + 1
