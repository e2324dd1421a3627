"""Applies edits that do not overlap. A file is replaced as a whole or left as it was."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newslint.atomic_write import replacement
from newslint.model.finding import Edit, Finding
from newslint.readers import format_of
from newslint.readers.encoding import Source, Unreadable, decode

MAX_PASSES = 50


class Refused(Exception):
    """A repair that could do harm, and why."""


class Repair(NamedTuple):
    """A file's bytes before and after, the same as text, the findings that are repaired, and those that cannot be."""

    path: str
    old: bytes
    new: bytes
    before: str
    after: str
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


class _State(NamedTuple):
    source: Source
    data: bytes
    findings: Sequence[Finding]


def repair(
    path: str,
    data: bytes,
    lint: Callable[[bytes], Sequence[Finding]],
    unsafe: bool = False,
    format: str = "",
    legacy: str = "",
) -> Repair:
    """Apply fixes until none is left, all in memory: the edits are those of the very bytes they are made in.

    Of edits that overlap, one is made in a pass. A fix that would add findings (a language that becomes the odd one
    out) is not made. Raises Refused.
    """
    source = partial(_source, html=(format or format_of(path)) == "html", legacy=legacy)
    first = state = _State(source(data), data, lint(data))
    done: list[Finding] = []
    left: list[Finding] = []
    for _ in range(MAX_PASSES):
        chosen = plan((finding for finding in state.findings if finding not in left), unsafe)
        if not chosen:
            break
        made, state = _attempt(chosen, state, lint, source)
        done += made
        left = [] if made else [*left, chosen[0]]
    return Repair(path, data, state.data, first.source.text, state.source.text, tuple(done), tuple(left))


def _attempt(
    chosen: list[Finding],
    state: _State,
    lint: Callable[[bytes], Sequence[Finding]],
    source: Callable[[bytes], Source],
) -> tuple[list[Finding], _State]:
    """Make the fixes, or the first half of them, and so on, until they add nothing; and the state after them."""
    while chosen:
        data = encoded(edited(state.source.text, edits(chosen)), state.source)
        later = _State(source(data), data, lint(data))
        if not _rules(later.findings) - _rules(state.findings):
            return chosen, later
        chosen = chosen[: len(chosen) // 2]
    return [], state


def _rules(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings)


def plan(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    """The findings whose fixes can be applied together: none of their edits overlap. The first one of a file wins."""
    chosen: list[Finding] = []
    taken: dict[str, list[Edit]] = {}
    for finding in findings:
        fix = finding.fix
        others = taken.setdefault(finding.place.path, [])
        if (
            fix
            and (fix.safe or unsafe)
            and not any(_clash(edit, other) for edit in fix.edits for other in others)
        ):
            chosen.append(finding)
            others.extend(fix.edits)
    return chosen


def edits(findings: Iterable[Finding]) -> list[Edit]:
    """The edits of all their fixes."""
    return [edit for finding in findings if finding.fix for edit in finding.fix.edits]


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with non-overlapping edits applied."""
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits):
        pieces += [text[last : edit.span.start], edit.content]
        last = edit.span.end
    return "".join(pieces) + text[last:]


def encoded(text: str, source: Source) -> bytes:
    """The text as bytes in the encoding it was read in, with its byte order mark. Raises Refused."""
    try:
        return source.bom + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise Refused(f"{source.encoding} has no {text[error.start]!a}") from None


def write(path: Path, read: bytes, new: bytes) -> None:
    """Replace the file's bytes `read` by `new`. Raises Refused when the file has other bytes by now, and OSError.

    Symbolic links are followed, mode and owner are kept. A file with several hard links is written in place, since a
    new file would cut it off from its other names; every other file is replaced in one step.
    """
    target = Path(os.path.realpath(path))
    if target.read_bytes() != read:
        raise Refused("it changed while it was linted")
    if not os.access(target, os.W_OK):
        raise Refused("it is write-protected")
    if target.stat().st_nlink > 1:
        with target.open("r+b") as file:
            file.write(new)
            file.truncate()
        return
    with replacement(target) as file:
        file.write(new)


def _source(data: bytes, html: bool, legacy: str) -> Source:
    """The decoded file. Raises Refused for one that would not be written back byte by byte as it was."""
    try:
        source = decode(data, html, legacy)
    except Unreadable as error:
        raise Refused(error.reason) from None
    if encoded(source.text, source) != data:
        raise Refused(f"its {source.encoding} bytes would not stay as they are")
    return source


def _clash(first: Edit, second: Edit) -> bool:
    """Whether two edits touch the same characters. Insertions at one place clash too: their order would be a guess."""
    a, b = first.span, second.span
    return a == b or (a.start < b.end and b.start < a.end)
