"""Which figures of two articles are about one thing."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.comparison.article_claims import ArticleClaims, thing
from newslint.comparison.claims import Claim, distinctive
from newslint.comparison.similarity import compatible, far_apart, same, similarity, too_far_apart

ALIKE = 0.3  # from here on two figures may be about one thing
SURE = 0.5  # from here on they are, when nothing else speaks for it
FITTING = 0.12  # likeness from which a figure that fits explains another away
COMPARABLE = 0.8  # of two readings of a small number, the share of likeness from which the fitting one wins
AGAIN = 0.7  # likeness from which a figure of the same value is the same one once more
ITSELF = 1.0  # likeness from which two figures of one article are surely of one thing
CROWDED = 0.15  # what a shared measure is worth less when an article gives several values of it
LONE = 0.2  # what is gained when both articles give one value only of a unit or of a counted noun
# What counts of these were true when they were written: they move from one day to the next.
MOVING = frozenset(
    ("dead", "hurt", "missing", "arrested", "rescued", "displaced", "trapped", "cases", "suspected", "price")
)


class Match(NamedTuple):
    """A figure of another article for the same thing. mutual: neither article has one that is more alike;
    far: the two are further apart than differing counts of one thing mostly are."""

    other: Claim
    similarity: float
    mutual: bool
    far: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Small for a match that is worth more."""
        return not self.mutual, self.far, -self.similarity


class Table:
    """The likeness of every figure of one article to every figure of another.

    Most figures have nothing in common: rows and, in a row, columns are there for a likeness above 0 only, in order.
    """

    def __init__(self, own: ArticleClaims, others: ArticleClaims) -> None:
        self._accounts = own, others
        self._own, self._others = own.claims, others.claims
        self._scores = _likenesses(own, others)
        if self._scores and (lone := own.lone & others.lone):
            self._favour(lone)

    def _favour(self, lone: frozenset[tuple[str, str]]) -> None:
        """Raise the likeness of figures of what both articles give one value of."""
        for row, scores in self._scores.items():
            if (own := thing(self._own[row])) in lone:
                for column in scores:
                    if thing(self._others[column]) == own:
                        scores[column] += LONE

    @cached_property
    def _best_of(self) -> dict[int, float]:
        best: dict[int, float] = {}
        for scores in self._scores.values():
            for column, score in scores.items():
                best[column] = max(score, best.get(column, 0.0))
        return best

    def agrees(self, row: int) -> bool:
        """Whether the other article has the figure, too."""
        return row in self._scores and _told(self._own[row], self._others, self._scores[row])

    def backs(self, claim: Claim) -> bool:
        """Whether the other article has the figure of a third one."""
        return _told(
            claim, self._others, {k: similarity(claim, other) for k, other in enumerate(self._others)}
        )

    @cached_property
    def rivals(self) -> dict[int, Match]:
        """Row -> the other article's figure for the same thing, where it has another value and nothing explains it away."""
        found = ((row, self._rival(row)) for row in self._scores if not self.agrees(row))
        return {row: conflicting for row, conflicting in found if conflicting}

    def _rival(self, row: int) -> Match | None:
        best = max(self._scores[row].values())
        if best < ALIKE:
            return None
        column = self._nearest(row, best)
        one, other, score = self._own[row], self._others[column], best
        if one.measure and one.measure == other.measure and self._crowded(one.measure):
            score -= CROWDED
        if score < ALIKE or compatible(one, other) or too_far_apart(one, other):
            return None
        if self._answered(column, one, score):
            return None
        return Match(other, score, self._best_of[column] <= best, far_apart(one, other))

    def _crowded(self, measure: str) -> bool:
        return any(measure in article_claims.crowded for article_claims in self._accounts)

    def told(self, row: int, match: Match) -> Iterator[Claim]:
        """A match's figure, and the places where its article has it again."""
        yield match.other
        for column, score in self._scores[row].items():
            other = self._others[column]
            again = other is not match.other and score >= AGAIN and compatible(other, match.other)
            if again and not compatible(other, self._own[row]):
                yield other

    def _answered(self, column: int, one: Claim, score: float) -> bool:
        """Whether another figure of this article is what the other article's is about.

        One that is surely of the same thing as `one`, but less like it, only shows that the article contradicts itself.
        """
        for row, scores in self._scores.items():
            mine, fitness = self._own[row], scores.get(column, 0.0)
            fits = fitness >= FITTING and _explains(self._others[column], mine, fitness, score)
            if fits and (fitness >= score or similarity(one, mine) < ITSELF):
                return True
        return False

    def moved(self, row: int) -> int:
        """1 when the article's other moving counts differ from the other article's, too: both were right when they were
        written. -1 when they are the same, 0 when nothing can be told or some are and some are not."""
        rest = [
            k
            for k, claim in enumerate(self._own)
            if claim.measure in MOVING and k != row and not compatible(claim, self._own[row])
        ]
        return any(k in self.rivals for k in rest) - any(self.agrees(k) for k in rest)

    def mutual(self, row: int) -> int | None:
        """The figure of the other article that is most like this one, when the reverse holds, too."""
        best = max(self._scores.get(row, {}).values(), default=0.0)
        if best < ALIKE:
            return None
        column = self._nearest(row, best)
        fits = compatible(self._own[row], self._others[column]) or best >= SURE
        return column if fits and self._best_of[column] <= best else None

    def _nearest(self, row: int, best: float) -> int:
        """The figure that is most alike; of several, the one that no other figure is more like."""
        alike = (column for column, score in self._scores[row].items() if score == best)
        return min(alike, key=self._best_of.__getitem__)


def links(own: ArticleClaims, others: ArticleClaims) -> Iterator[tuple[int, int]]:
    """The numbers of figures of two articles that are about one thing: each other's most alike, or one rare value."""
    table = Table(own, others)
    for row, claim in enumerate(own.claims):
        column = table.mutual(row)
        if column is None and distinctive(claim):
            equal = (k for k, other in enumerate(others.claims) if same(claim, other) and distinctive(other))
            column = next(equal, None)
        if column is not None:
            yield row, column


def _likenesses(own: ArticleClaims, others: ArticleClaims) -> dict[int, dict[int, float]]:
    """Row -> column -> the likeness of two figures, where there is one."""
    found: dict[int, dict[int, float]] = {}
    for column, (claim, marks) in enumerate(zip(others.claims, others.marks, strict=True)):
        marked = own.marked.get(claim.dimension)
        for row in {row for mark in marks for row in marked.get(mark, ())} if marked else ():
            score = similarity(own.claims[row], claim)
            if score > 0:
                found.setdefault(row, {})[column] = score
    return found


def _told(claim: Claim, others: Sequence[Claim], scores: Mapping[int, float]) -> bool:
    """Whether one of the others, whose likeness is in `scores`, is the figure."""
    best = max(scores.values(), default=0.0)
    return best >= FITTING and any(
        score >= FITTING and _explains(claim, others[column], score, best) for column, score in scores.items()
    )


def _explains(claim: Claim, fit: Claim, fitness: float, score: float) -> bool:
    """Whether `fit`, with a likeness of FITTING at least, is what `claim` is about. A small number fits by chance."""
    return compatible(claim, fit) and (fitness >= score * COMPARABLE or distinctive(claim))
