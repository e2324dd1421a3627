"""Articles that are bilingual on purpose: line by line, paragraph by paragraph, or in two halves."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from newslint.text.scripts import script_of

BOTH = 3  # blocks with lines in both languages that leave no doubt
TWINS = 4  # blocks from which two halves can be twins
REMAINDER = 3  # blocks in one language, without a partner, from which they were left untranslated


class Pattern(NamedTuple):
    """What makes an alternation: blocks of each language, its share of them, and the share of the possible changes."""

    least: int
    balance: float
    regular: float


STRICT = Pattern(3, 0.4, 0.7)
LOOSE = Pattern(6, 0.25, 0.5)  # between two scripts: nobody takes Chinese for English


class Bilingual(NamedTuple):
    """The two languages, the main one first, and the runs (first block, last block, language) without a partner."""

    languages: tuple[str, str]
    remainders: tuple[tuple[int, int, str], ...]


def bilingual(languages: Sequence[str], main: str, headings: Sequence[bool]) -> Bilingual | None:
    """How an article alternates between languages; None when it is in one language with foreign pieces.

    languages  of every block: "" for none, "a+b" for a block that holds both
    headings   which blocks are headings
    """
    spoken = [(index, language) for index, language in enumerate(languages) if language]
    counted: Counter[str] = Counter()
    for _, language in spoken:
        counted.update(language.split("+"))
    others = [(count, language) for language, count in counted.items() if language != main]
    if not others:
        return None
    many, other = max(others)
    pair = [(index, language) for index, language in spoken if {main, other} & set(language.split("+"))]
    runs = [list(run) for _, run in groupby(pair, key=lambda item: item[1])]
    both = sum("+" in language for _, language in pair)
    fewer = min(many, counted[main])
    changes = len(runs) - 1 + 2 * both
    patterns = [STRICT] if script_of(main) == script_of(other) else [STRICT, LOOSE]
    if any(_alternates(pattern, many, fewer, len(pair), changes) for pattern in patterns) or both >= BOTH:
        return Bilingual((main, other), tuple(_remainders(runs)))
    return Bilingual((main, other), ()) if _twins(runs, headings) else None


def _alternates(pattern: Pattern, many: int, fewer: int, blocks: int, changes: int) -> bool:
    if many < pattern.least or fewer < max(pattern.least - 1, pattern.balance * blocks):
        return False
    return changes >= pattern.regular * 2 * fewer


def _remainders(runs: Sequence[list[tuple[int, str]]]) -> list[tuple[int, int, str]]:
    """Runs that are longer than the neighbours which could be their translation."""
    found = []
    for number, run in enumerate(runs):
        beside = [
            len(other) for other in (*runs[max(0, number - 1) : number], *runs[number + 1 : number + 2])
        ]
        extra = len(run) - max(beside, default=0)
        if extra >= REMAINDER and "+" not in run[0][1]:
            found.append((run[-extra][0], run[-1][0], run[0][1]))
    return found


def _twins(runs: Sequence[list[tuple[int, str]]], headings: Sequence[bool]) -> bool:
    """Whether two halves of the same length follow each other, the second under a heading of its own."""
    if len(runs) != 2 or min(map(len, runs)) < TWINS:
        return False
    return abs(len(runs[0]) - len(runs[1])) <= 1 and headings[runs[1][0][0]]
