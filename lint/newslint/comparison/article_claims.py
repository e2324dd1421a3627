"""One article's figures, with what every comparison with another article asks of them found once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from newslint.comparison.claims import Claim
from newslint.comparison.context_words import STEM
from newslint.comparison.similarity import compatible, significant


class ArticleClaims:
    """The figures that an article gives. Reading one attribute twice costs nothing."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = tuple(claims)

    @cached_property
    def marks(self) -> list[list[str]]:
        """Of each figure all that can make it like another one: the words near it, names, what it measures or counts."""
        return [_marks(claim) for claim in self.claims]

    @cached_property
    def marked(self) -> Mapping[str, Mapping[str, list[int]]]:
        """Dimension -> mark -> the numbers of the figures that have it."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, (claim, marks) in enumerate(zip(self.claims, self.marks, strict=True)):
            for mark in marks:
                found[claim.dimension][mark].append(number)
        return {dimension: dict(marks) for dimension, marks in found.items()}

    @cached_property
    def digits(self) -> list[tuple[int, ...]]:
        """The significant digits of each figure."""
        return [significant(claim) for claim in self.claims]

    @cached_property
    def written(self) -> Mapping[tuple[str, tuple[int, ...]], list[int]]:
        """(dimension, significant digits) -> the numbers of the figures that are written with them."""
        found: dict[tuple[str, tuple[int, ...]], list[int]] = defaultdict(list)
        for number, (claim, digits) in enumerate(zip(self.claims, self.digits, strict=True)):
            found[claim.dimension, digits].append(number)
        return dict(found)

    @cached_property
    def lone(self) -> frozenset[tuple[str, str]]:
        """The units and counted nouns that it gives one value of: another article's value is of the same thing."""
        seen: dict[tuple[str, str], Claim] = {}
        several = set()
        for claim in self.claims:
            if any(thing(claim)) and not compatible(seen.setdefault(thing(claim), claim), claim):
                several.add(thing(claim))
        return frozenset(seen.keys() - several)

    @cached_property
    def crowded(self) -> frozenset[str]:
        """The measures that it states more than one value of: the word alone does not tell which is meant."""
        seen: dict[tuple[str, str], Claim] = {}
        crowded = set()
        for claim in self.claims:
            first = seen.setdefault((claim.dimension, claim.measure), claim)
            if not compatible(first, claim):
                crowded.add(claim.measure)
        return frozenset(crowded)


def thing(claim: Claim) -> tuple[str, str]:
    """What a figure is a value of, as far as its unit and its counted noun tell."""
    return claim.dimension, claim.noun[:STEM]


def _marks(claim: Claim) -> list[str]:
    marks = [*claim.near, *(f"name {name}" for name in claim.names)]
    if claim.measure:
        marks.append(f"measure {claim.measure}")
    if claim.noun:
        marks.append(f"noun {claim.noun[:STEM]}")
    return marks
