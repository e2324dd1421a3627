"""Many regular expressions over one text, for the cost of one pass.

Every expression must contain a literal that any match contains: its anchor. One automaton finds all anchors of all
expressions; an expression is tried only on a text in which its anchor is.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence

from daachorse import CharwiseDoubleArrayAhoCorasick

CHUNK = 1 << 16
_QUANTIFIER = re.compile(r"[*?]|\{0?,\d*\}|\{0\}")
_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
# A group that must match, of plain words.
_PLAIN_GROUP = re.compile(r"\(\?:([^()\[\]{}\\?*+.^$]+)\)(?![?*{])")
_COUNT = re.compile(r"\{[\d,]+\}")
_DIGIT = re.compile(r"\[0-9\](?![?*{])")
MOST = 64  # alternatives of one anchor


def normalized(text: str) -> str:
    """The text with plain apostrophes and spaces. Every offset stays what it was."""
    if text.isascii():
        return text
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def lowered(text: str) -> str:
    """Lower case, every offset as it was (the capital İ is the one letter whose lower case is longer)."""
    return text.replace("İ", "i").lower()


def anchors(expression: str) -> tuple[str, ...]:
    """Literals of which every match of the expression contains one: a run of its characters, of groups and of digits.

    Of the candidates the one whose shortest literal is longest; () when there is none. Classes, nested groups and what
    may be absent count as unknown, so the result may be shorter than it could be, never wrong.
    """
    found: list[tuple[str, ...]] = [("",)]
    at, depth = 0, 0
    while at < len(expression):
        char = expression[at]
        step = 1
        literals: tuple[str, ...] = ()
        if char == "\\":
            step = _ESCAPE_LENGTHS.get(expression[at + 1], 2)
            if step > 2:
                literals = (chr(int(expression[at + 2 : at + step], 16)),)
            elif not expression[at + 1].isalnum():
                literals = (expression[at + 1],)
        elif _DIGIT.match(expression, at):
            step, literals = len("[0-9]"), tuple("0123456789")
        elif char == "[":
            step = _class_length(expression, at)
        elif depth == 0 and (group := _PLAIN_GROUP.match(expression, at)):
            step, literals = group.end() - at, tuple(group[1].split("|"))
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            return ()
        elif count := _COUNT.match(expression, at):
            step = count.end() - at
        elif char not in "^$.*+?":
            literals = (char,)
        at += step
        if depth or not literals or _QUANTIFIER.match(expression, at):
            found.append(("",))
        elif len(found[-1]) * len(literals) <= MOST:
            found[-1] = tuple(before + literal for before in found[-1] for literal in literals)
        else:
            found.append(literals)
    best = max(found, key=lambda literals: min(map(len, literals)))
    return best if all(best) else ()


def _class_length(expression: str, at: int) -> int:
    """The length of the character class that begins at `at`."""
    end = at + 1
    while expression[end] != "]" or end == at + 1:
        end += 2 if expression[end] == "\\" else 1
    return end + 1 - at


def compile_expressions(expressions: Sequence[tuple[str, bool]]) -> bytes:
    """(expression, whether its case counts) of all: for `Expressions`.

    Raises ValueError for one that is no expression or has no anchor.
    """
    sources = [(normalized(source), case) for source, case in expressions]
    by_anchor: dict[str, list[int]] = {}
    for number, (source, _) in enumerate(sources):
        try:
            re.compile(source, re.MULTILINE)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"{source}: {error}") from None
        literals = anchors(source)
        if not literals:
            raise ValueError(f"no literal that every match contains: {source}")
        for literal in literals:
            by_anchor.setdefault(lowered(literal), []).append(number)
    automaton = CharwiseDoubleArrayAhoCorasick(list(by_anchor) or ["\x00"])
    tables = json.dumps([sources, list(by_anchor.values()) or [[]], max(map(len, by_anchor), default=0)])
    return tables.encode() + b"\n" + bytes(automaton.serialize())


class Expressions:
    """What `compile_expressions` made. The expressions see the text folded and in lower case, or only folded."""

    def __init__(self, compiled: bytes) -> None:
        tables, _, automaton = compiled.partition(b"\n")
        self._sources: list[tuple[str, bool]]
        self._numbers: list[list[int]]
        self._sources, self._numbers, self._longest = json.loads(tables)
        self._automaton = CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self._compiled: dict[int, re.Pattern[str]] = {}

    def matches(self, text: str, wanted: Collection[int]) -> Iterator[tuple[int, re.Match[str]]]:
        """(number of the expression, match) for those wanted, in order of number; offsets are the text's own."""
        if not wanted:
            return
        plain = normalized(text)
        low = lowered(plain)
        for number in self._candidates(low):
            if number not in wanted:
                continue
            case = self._sources[number][1]
            for match in self._expression(number).finditer(plain if case else low):
                if match.end() > match.start():
                    yield number, match

    def _candidates(self, low: str) -> list[int]:
        """The expressions whose anchors are in the text: chunk by chunk, as a match list of all would be unbounded."""
        found: set[int] = set()
        for start in range(0, len(low), CHUNK):
            chunk = low[start : start + CHUNK + self._longest]
            found.update(value for _, _, value in self._automaton.find_overlapping(chunk))
        return sorted({number for value in found for number in self._numbers[value]})

    def _expression(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            self._compiled[number] = re.compile(self._sources[number][0], re.MULTILINE)
        return self._compiled[number]
