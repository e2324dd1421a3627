"""Features that tell whether two figures of two articles are about the same fact: about twenty numbers, mostly from 0 to 1."""

import math
from functools import cached_property

from newslint.comparison.article_claims import SMALL, ArticleClaims, Passage
from newslint.comparison.claims import Claim
from newslint.comparison.context_words import CONCEPT, QUALIFIERS, STEM
from newslint.comparison.name_matching import SHORTEST, skeleton

# In order. The sign is what the feature may speak for: +1 for one fact, -1 against it, 0 for either.
SAME_FACT = {
    "words": 1,  # words that both figures are near
    "concepts": 1,  # concepts that both are near
    "measure": 1,  # the nearest concept is the same
    "measure_differs": -1,
    "noun": 1,  # the counted noun is the same
    "noun_differs": -1,
    "names": 1,  # names that both sentences have
    "names_differ": -1,
    "beside": 1,  # other figures that both paragraphs have
    "passage": 1,  # rare words that both paragraphs have
    "passage_names": 1,  # rare names that both paragraphs have
    "headline": 1,  # words and names of both headlines
    "common": 1,  # figures that both articles have
    "years_differ": -1,
    "qualifiers_differ": -1,  # last year, forecast, per head: said of one only
    "lone": 1,  # neither article has another value of this unit and noun
    "crowd": -1,  # figures of the same unit in both articles
    "small": -1,  # a count of ten at most
    "elided": -1,  # the unit is at one of them only
    "languages": 0,  # of two languages
}
MONEY, SHARE, COUNT = 3, "%", ""
MOST_SHARED = 3
QUALIFYING = frozenset(f"{CONCEPT}{name}" for name in QUALIFIERS)


class Comparison:
    """Two articles: which of their figures may be of one fact."""

    def __init__(self, own: ArticleClaims, other: ArticleClaims) -> None:
        self.own, self.other = own, other
        self.same_language = own.language == other.language
        self._passages: dict[tuple[int, int], tuple[float, float]] = {}

    @cached_property
    def common(self) -> frozenset[tuple[str, str] | None]:
        """The figures that both articles have, by dimension and three digits; counts up to SMALL left out."""
        return (frozenset(self.own.numerals) & frozenset(self.other.numerals)) - {None}

    @cached_property
    def headline(self) -> float:
        stems, shared_names = self.passage(-1, -1)
        return min(1.0, stems + shared_names)

    def pairs(self) -> list[tuple[int, int]]:
        """The figures that can be compared: of one dimension, or with the unit left out at one of them."""
        found = []
        for dimension, rows in self.own.by_dimension.items():
            for column in self.other.by_dimension.get(dimension, ()):
                found += [(row, column) for row in rows]
        for row in self.own.by_dimension.get(COUNT, ()):
            if self.own.claims[row].scaled:
                found += [(row, column) for column in self._with_unit(self.other, self.own.claims[row])]
        for column in self.other.by_dimension.get(COUNT, ()):
            if self.other.claims[column].scaled:
                found += [(row, column) for row in self._with_unit(self.own, self.other.claims[column])]
        return found

    @staticmethod
    def _with_unit(article: ArticleClaims, bare: Claim) -> list[int]:
        """The figures in money, which alone is told in millions without a unit, or in percent."""
        return [
            number
            for dimension, numbers in article.by_dimension.items()
            if (money(dimension) and bare.value >= 1000) or (dimension == SHARE and bare.value <= 100)
            for number in numbers
        ]

    def same_fact(self, row: int, column: int) -> tuple[float, ...]:
        """The features of SAME_FACT, in its order."""
        one, other = self.own.claims[row], self.other.claims[column]
        stems, concepts, qualifiers = self._overlaps(row, column)
        noun, other_noun = one.noun[:STEM], other.noun[:STEM]
        shared = self.names(row, column)
        stems_of_passage, names_of_passage = self.passage(one.block, other.block)
        beside = len(self.own.beside[row] & self.other.beside[column])
        return (
            stems,
            concepts,
            float(bool(one.measure) and one.measure == other.measure),
            float(bool(one.measure and other.measure and one.measure != other.measure)),
            float(noun != "" and noun == other_noun),
            float(self.same_language and noun != "" and other_noun != "" and noun != other_noun),
            shared,
            float(bool(one.names and other.names and not shared)),
            min(MOST_SHARED, beside) / MOST_SHARED,
            stems_of_passage,
            names_of_passage,
            self.headline,
            self.shared_figures,
            float(bool(one.years and other.years and not one.years & other.years)),
            qualifiers,
            float(self.own.things[row] == self.other.things[column] and self.own.things[row] in self.lone),
            self._crowd(one, other),
            float(not one.dimension and max(one.value, other.value) <= SMALL),
            float(one.dimension != other.dimension),
            float(not self.same_language),
        )

    @cached_property
    def shared_figures(self) -> float:
        return min(1.0, math.log1p(len(self.common)) / 2)

    @cached_property
    def lone(self) -> frozenset[tuple[str, str]]:
        return self.own.lone & self.other.lone

    def _crowd(self, one: Claim, other: Claim) -> float:
        sizes = len(self.own.by_dimension[one.dimension]), len(self.other.by_dimension[other.dimension])
        return min(1.0, math.log(sizes[0] * sizes[1]) / 5)

    def _overlaps(self, row: int, column: int) -> tuple[float, float, float]:
        """The overlap of words, of concepts, and the weight of qualifiers that only one of the two has."""
        one, other = self.own.near[row], self.other.near[column]
        words = concepts = 0.0
        for stem in one.keys() & other.keys():
            weight = min(one[stem], other[stem])
            if stem[:1] != CONCEPT:
                words += weight
            elif stem not in QUALIFYING:
                concepts += weight
        qualifiers = sum(
            abs(one.get(stem, 0.0) - other.get(stem, 0.0))
            for stem in (one.keys() | other.keys()) & QUALIFYING
        )
        least = max(1.0, min(self.own.amounts[row], self.other.amounts[column]))
        return min(1.0, words / least), min(1.0, concepts), min(1.0, qualifiers)

    def names(self, row: int, column: int) -> float:
        """How many names both sentences have, up to MOST_SHARED, as a share of that."""
        mine, theirs = self.own.claims[row].names, self.other.claims[column].names
        found = float(len(mine & theirs))
        if not self.same_language:
            found = max(found, self._across(row, column))
        return min(found, MOST_SHARED) / MOST_SHARED

    def _across(self, row: int, column: int) -> float:
        """Names of one sentence that the other language's paragraph has, by their consonants."""
        mine, theirs = self.own.skeletons[row], self.other.skeletons[column]
        here = self.own.passages.get(self.own.claims[row].block)
        there = self.other.passages.get(self.other.claims[column].block)
        shared = {name for name in mine & theirs if len(name) >= SHORTEST}
        shared |= {name for name in mine if there and len(name) >= SHORTEST and name in there.spelled}
        shared |= {name for name in theirs if here and len(name) >= SHORTEST and name in here.spelled}
        return float(len(shared))

    def passage(self, block: int, other: int) -> tuple[float, float]:
        """How much two paragraphs have in common: rare words and rare names."""
        key = block, other
        if key not in self._passages:
            here, there = self.own.passages.get(block), self.other.passages.get(other)
            self._passages[key] = self._compared(here, there) if here and there else (0.0, 0.0)
        return self._passages[key]

    def _compared(self, here: Passage, there: Passage) -> tuple[float, float]:
        mine, theirs = self.own.weights, self.other.weights
        stems = 0.0
        if self.same_language:
            weight = sum(
                math.sqrt(mine.get(stem, 1.0) * theirs.get(stem, 1.0)) for stem in here.stems & there.stems
            )
            stems = weight / math.sqrt(max(1, len(here.stems)) * max(1, len(there.stems)))
        shared = here.names & there.names
        found = sum(math.sqrt(mine.get(name, 1.0) * theirs.get(name, 1.0)) for name in shared)
        if not self.same_language:
            known = {skeleton(name) for name in here.names}, {skeleton(name) for name in there.names}
            marks = known[0] & known[1]
            marks |= {mark for mark in known[0] if mark in there.spelled}
            marks |= {mark for mark in known[1] if mark in here.spelled}
            found = max(found, float(sum(len(mark) >= SHORTEST for mark in marks)))
        return stems, min(found, MOST_SHARED) / MOST_SHARED


def money(dimension: str) -> bool:
    """Whether a dimension is a currency."""
    return (len(dimension) == MONEY and dimension.isupper()) or dimension in ("krona", "dirham")
