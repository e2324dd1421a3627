"""The features of comparison.features for all pairs of figures of two articles at once, as numpy arrays.

Equal to the plain ones within rounding (tests/test_comparison.py), and many times faster where articles have many figures.
numpy is imported here only: a run that compares few figures does without it.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from newslint.comparison.article_claims import SMALL, ArticleClaims, Passage
from newslint.comparison.context_words import CONCEPT, STEM
from newslint.comparison.features import MOST_SHARED, QUALIFYING, Comparison

Array: TypeAlias = npt.NDArray[np.float64]


class _Incidence:
    """Rows of weighted marks: in what columns each mark is, and the weights."""

    def __init__(self, rows: Sequence[Mapping[Hashable, float]]) -> None:
        self.columns: dict[Hashable, int] = {}
        for row in rows:
            for mark in row:
                self.columns.setdefault(mark, len(self.columns))
        self.weights: Array = np.zeros((len(rows), len(self.columns)))
        for number, row in enumerate(rows):
            for mark, weight in row.items():
                self.weights[number, self.columns[mark]] = weight

    def shared(self, other: "_Incidence") -> tuple[Array, Array]:
        """The weights of both for the marks that both have, in one order of columns."""
        marks = list(self.columns.keys() & other.columns.keys())
        return self._of(marks), other._of(marks)

    def _of(self, marks: Sequence[Hashable]) -> Array:
        return self.weights[:, [self.columns[mark] for mark in marks]]


def _counted(rows: Iterable[Collection[Hashable]]) -> _Incidence:
    return _Incidence([dict.fromkeys(row, 1.0) for row in rows])


class _Arrays:
    """One article's figures as arrays: a row for each figure, or for each paragraph with figures."""

    def __init__(self, article: ArticleClaims) -> None:
        self._article = article
        claims = article.claims
        self.words = self._near(lambda stem: stem[:1] != CONCEPT)
        self.concepts = self._near(lambda stem: stem[:1] == CONCEPT and stem not in QUALIFYING)
        self.qualifiers: Array = np.array(
            [[near.get(stem, 0.0) for stem in sorted(QUALIFYING)] for near in article.near]
        )
        self.measures = np.array([claim.measure for claim in claims], dtype=np.str_)
        self.nouns = np.array([claim.noun[:STEM] for claim in claims], dtype=np.str_)
        self.names = _counted(claim.names for claim in claims)
        self.named = np.array([bool(claim.names) for claim in claims])
        self.beside = _counted(article.beside)
        self.years = _counted(claim.years for claim in claims)
        self.dated = np.array([bool(claim.years) for claim in claims])
        self.amounts: Array = np.array(article.amounts)
        self.dimensions = np.array([claim.dimension for claim in claims], dtype=np.str_)
        self.sizes: Array = np.array(
            [len(article.by_dimension[claim.dimension]) for claim in claims], dtype=float
        )
        self.counts = np.array([not claim.dimension for claim in claims])
        self.small = np.array([claim.value <= SMALL for claim in claims])
        blocks = list(article.passages)
        places = {block: number for number, block in enumerate(blocks)}
        self.blocks = blocks
        self.passage = np.array([places.get(claim.block, len(blocks)) for claim in claims])

    def _near(self, wanted: Callable[[str], bool]) -> _Incidence:
        return _Incidence(
            [{stem: weight for stem, weight in near.items() if wanted(stem)} for near in self._article.near]
        )

    @cached_property
    def passage_stems(self) -> _Incidence:
        return self._passages(lambda passage: passage.stems)

    @cached_property
    def passage_names(self) -> _Incidence:
        return self._passages(lambda passage: passage.names)

    @cached_property
    def passage_lengths(self) -> Array:
        """The square roots of the numbers of stems, one at least; the last row is for no paragraph."""
        sizes = [max(1, len(part.stems)) for part in self._article.passages.values()]
        return np.array([*sizes, 1], dtype=float) ** 0.5

    def _passages(self, marks: Callable[[Passage], Iterable[str]]) -> _Incidence:
        weights = self._article.weights
        rows: list[dict[Hashable, float]] = [
            {mark: weights.get(mark, 1.0) ** 0.5 for mark in marks(part)}
            for part in self._article.passages.values()
        ]
        return _Incidence([*rows, {}])


@lru_cache(maxsize=256)
def _arrays(article: ArticleClaims) -> _Arrays:
    return _Arrays(article)


def same_fact(comparison: Comparison, pairs: Sequence[tuple[int, int]]) -> Array:
    """A row of SAME_FACT features for each of the pairs (row, column)."""
    own, other = _arrays(comparison.own), _arrays(comparison.other)
    rows, columns = np.array(pairs).T
    words, concepts, qualifiers = _overlaps(own, other)
    measured = (own.measures[:, None] != "") & (other.measures != "")
    same_measure = measured & (own.measures[:, None] == other.measures)
    nouns = (own.nouns[:, None] != "") & (other.nouns != "")
    same_noun = nouns & (own.nouns[:, None] == other.nouns)
    names = _names(comparison, own, other, pairs)
    named = own.named[rows] & other.named[columns]
    stems, passage_names = _passages(comparison, own, other)
    where = own.passage[rows], other.passage[columns]
    dated = own.dated[rows] & other.dated[columns]
    elided = own.dimensions[rows] != other.dimensions[columns]
    lone = [
        comparison.own.things[row] == comparison.other.things[column]
        and comparison.own.things[row] in comparison.lone
        for row, column in pairs
    ]
    found = (
        words[rows, columns],
        concepts[rows, columns],
        same_measure[rows, columns],
        (measured & ~same_measure)[rows, columns],
        same_noun[rows, columns],
        (nouns & ~same_noun)[rows, columns] & comparison.same_language,
        names,
        named & (names == 0),
        np.minimum(MOST_SHARED, _common(own.beside, other.beside))[rows, columns] / MOST_SHARED,
        stems[where],
        passage_names[where],
        np.full(len(pairs), comparison.headline),
        np.full(len(pairs), comparison.shared_figures),
        dated & (_common(own.years, other.years)[rows, columns] == 0),
        qualifiers[rows, columns],
        np.array(lone),
        np.minimum(1.0, np.log(own.sizes[rows] * other.sizes[columns]) / 5),
        own.counts[rows] & own.small[rows] & other.small[columns],
        elided,
        np.full(len(pairs), not comparison.same_language),
    )
    return np.column_stack([feature.astype(float) for feature in found])


def _common(one: _Incidence, other: _Incidence) -> Array:
    """How many marks each row of one and each of the other have in common, or the sum of the products of their weights."""
    mine, theirs = one.shared(other)
    return mine @ theirs.T


def _overlaps(own: _Arrays, other: _Arrays) -> tuple[Array, Array, Array]:
    """See Comparison.same_fact: overlap of words, of concepts, and qualifiers that only one of the two has."""
    least = np.maximum(1.0, np.minimum(own.amounts[:, None], other.amounts))
    words, concepts = (
        np.minimum(mine[:, None, :], theirs[None, :, :]).sum(axis=2)
        for mine, theirs in (own.words.shared(other.words), own.concepts.shared(other.concepts))
    )
    qualifiers = np.abs(own.qualifiers[:, None, :] - other.qualifiers[None, :, :]).sum(axis=2)
    return np.minimum(1.0, words / least), np.minimum(1.0, concepts), np.minimum(1.0, qualifiers)


def _names(comparison: Comparison, own: _Arrays, other: _Arrays, pairs: Sequence[tuple[int, int]]) -> Array:
    """How many names the sentences of each pair have in common; between languages they are compared one by one."""
    if not comparison.same_language:
        return np.array([comparison.names(row, column) for row, column in pairs])
    rows, columns = np.array(pairs).T
    shared: Array = np.minimum(MOST_SHARED, _common(own.names, other.names))[rows, columns]
    return shared / MOST_SHARED


def _passages(comparison: Comparison, own: _Arrays, other: _Arrays) -> tuple[Array, Array]:
    """What each two paragraphs have in common: rare words and rare names. The last row and column are for none."""
    if comparison.same_language:
        lengths = own.passage_lengths[:, None] * other.passage_lengths
        names = np.minimum(MOST_SHARED, _common(own.passage_names, other.passage_names)) / MOST_SHARED
        return _common(own.passage_stems, other.passage_stems) / lengths, names
    shape = len(own.blocks) + 1, len(other.blocks) + 1
    stems, names = np.zeros(shape), np.zeros(shape)
    for row in sorted(set(own.passage.tolist()) - {len(own.blocks)}):
        for column in sorted(set(other.passage.tolist()) - {len(other.blocks)}):
            stems[row, column], names[row, column] = comparison.passage(own.blocks[row], other.blocks[column])
    return stems, names
