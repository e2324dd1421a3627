"""Unified diffs in linear time; difflib takes minutes on a long file of equal lines."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from newslint.fast.lazy_regex import lazy

CONTEXT = 3  # lines around a change, and equal lines that end one
FARTHEST = 1000  # lines that a change may add and take away before the rest counts as changed

Opcode = tuple[str, int, int, int, int]

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def diff(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, without their line ends; nothing for equal texts."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    matcher = SequenceMatcher(None, "", "")
    matcher.opcodes = list(opcodes(old, new))  # type: ignore[attr-defined]
    first = True
    for group in matcher.get_grouped_opcodes(CONTEXT):
        if first:
            yield from (f"--- {path}", f"+++ {path}")
            first = False
        (_, a, _, c, _), (_, _, b, _, d) = group[0], group[-1]
        yield f"@@ -{_range(a, b)} +{_range(c, d)} @@"
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from _shown(" ", old[a:b])
                continue
            yield from _shown("-", old[a:b])
            yield from _shown("+", new[c:d])


def opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[Opcode]:
    """What makes `new` of `old`, as difflib.SequenceMatcher tells it: right always, the shortest way mostly."""
    ends = zip(reversed(old), reversed(new), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    a, b = len(old) - same, len(new) - same
    i = j = 0
    while i < a or j < b:
        start, begin = i, j
        while i < a and j < b and old[i] == new[j]:
            i, j = i + 1, j + 1
        if i > start:
            yield "equal", start, i, begin, j
        if i < a or j < b:
            more, added = _until_equal(old[i:a], new[j:b])
            tag = "replace" if more and added else "delete" if more else "insert"
            yield tag, i, i + more, j, j + added
            i, j = i + more, j + added
    if same:
        yield "equal", a, len(old), b, len(new)


def _until_equal(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines of each have to go until a few of them are equal; all of them when there are none near."""
    if old and new:
        for distance in range(1, FARTHEST):
            for more in range(min(distance, len(old)), -1, -1):
                added = distance - more
                part = old[more : more + CONTEXT]
                if part and part == new[added : added + CONTEXT]:
                    return more, added
    return len(old), len(new)


def _range(start: int, end: int) -> str:
    """The lines of a hunk in the format of POSIX diff."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + 1 if end > start else start},{end - start}"


def _shown(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line.rstrip("\r\n")
        if line[-1] not in "\r\n":
            yield "\\ No newline at end of file"
