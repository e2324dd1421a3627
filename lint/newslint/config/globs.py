"""Globs in gitignore syntax; pathspec is loaded only if there are any."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def spec(lines: Iterable[str]) -> "GitIgnoreSpec":
    """The globs together. Lines that are not globs are skipped, as git does."""
    from pathspec import GitIgnoreSpec

    lines = list(lines)
    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):
        return GitIgnoreSpec.from_lines([line for line in lines if is_glob(line)])


def is_glob(line: str) -> bool:
    """Whether a line can be understood as a glob."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def seen(name: str) -> str:
    """A file's name as globs see it: some engines of pathspec take no bytes that are no UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
