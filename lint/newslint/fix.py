"""Edits that do not overlap, written so that a file is always the old or the new one, whole."""

import difflib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from newslint.finding import Edit, Finding, Fix
from newslint.read.decode import Source


class Changed(Exception):
    """The file is no longer the one that was read."""


def plan(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    """The findings whose fixes can be applied together: none of their edits overlap. The first one wins."""
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in findings:
        fix = finding.fix
        if (
            fix
            and (fix.safe or unsafe)
            and not any(_clash(edit, other) for edit in fix.edits for other in taken)
        ):
            chosen.append(finding)
            taken.extend(fix.edits)
    return chosen


def fixed_text(text: str, fixes: Iterable[Fix]) -> str:
    """The text after the fixes; of fixes that overlap the first one is applied."""
    taken: list[Edit] = []
    for fix in fixes:
        if not any(_clash(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
    return edited(text, taken)


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with non-overlapping edits applied."""
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits):
        pieces += [text[last : edit.span.start], edit.content]
        last = edit.span.end
    return "".join(pieces) + text[last:]


def encoded(text: str, source: Source) -> bytes:
    """The text as bytes in the encoding it was read in, with its byte order mark."""
    return source.bom + text.encode(source.encoding, "surrogatepass")


def write(path: Path, read: bytes, new: bytes) -> None:
    """Replace the file's bytes `read` by `new`. Raises Changed when the file has other bytes by now.

    Symbolic links are followed, the mode is kept. A file with several hard links is written in place, since a new
    file would cut it off from the other names; every other file is replaced in one step.
    """
    target = Path(os.path.realpath(path))
    if _digest(target.read_bytes()) != _digest(read):
        raise Changed(str(path))
    status = target.stat()
    if status.st_nlink > 1:
        with target.open("r+b") as file:
            file.write(new)
            file.truncate()
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, stat.S_IMODE(status.st_mode))
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def diff(path: str, old: str, new: str) -> str:
    """A unified diff of the two texts."""
    lines = difflib.unified_diff(old.splitlines(True), new.splitlines(True), path, path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _clash(first: Edit, second: Edit) -> bool:
    """Whether two edits touch the same characters. Insertions at one place clash too: their order would be a guess."""
    a, b = first.span, second.span
    return a == b or (a.start < b.end and b.start < a.end)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()
