"""Which figures of two articles are about one thing."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.compare.claims import Claim, distinctive
from newslint.compare.likeness import compatible, far_apart, likeness, same, too_far_apart
from newslint.compare.profile import STEM

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
    likeness: float
    mutual: bool
    far: bool

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Small for a match that is worth more."""
        return not self.mutual, self.far, -self.likeness


class Table:
    """The likeness of every figure of one article to every figure of another."""

    def __init__(self, own: Sequence[Claim], others: Sequence[Claim]) -> None:
        self._own, self._others = own, others
        self._scores = [[likeness(one, other) for other in others] for one in own]
        if lone := _lone(own) & _lone(others):
            self._favour(lone)
        self._crowded = _crowded(own) | _crowded(others)
        self._best = [max(row, default=0.0) for row in self._scores]
        self._best_of = [max((row[k] for row in self._scores), default=0.0) for k in range(len(others))]

    def _favour(self, lone: set[tuple[str, str]]) -> None:
        """Raise the likeness of figures of what both articles give one value of."""
        things = [_thing(other) for other in self._others]
        for one, scores in zip(self._own, self._scores, strict=True):
            if (thing := _thing(one)) in lone:
                for k, score in enumerate(scores):
                    if score > 0 and things[k] == thing:
                        scores[k] += LONE

    @cached_property
    def agrees(self) -> list[bool]:
        """For each figure, whether the other article has it too."""
        return [_told(one, self._others, scores) for one, scores in zip(self._own, self._scores, strict=True)]

    def backs(self, claim: Claim) -> bool:
        """Whether the other article has the figure of a third one."""
        return _told(claim, self._others, [likeness(claim, other) for other in self._others])

    @cached_property
    def rivals(self) -> list[Match | None]:
        """For each figure, the other article's for the same thing, when it has another value and nothing explains it away."""
        return [None if agrees else self._rival(row) for row, agrees in enumerate(self.agrees)]

    def _rival(self, row: int) -> Match | None:
        if self._best[row] < ALIKE:
            return None
        column = self._nearest(row)
        one, other, score = self._own[row], self._others[column], self._best[row]
        if one.measure and one.measure == other.measure and one.measure in self._crowded:
            score -= CROWDED
        if score < ALIKE or compatible(one, other) or too_far_apart(one, other):
            return None
        if self._answered(column, one, score):
            return None
        return Match(other, score, self._best_of[column] <= self._best[row], far_apart(one, other))

    def told(self, row: int, match: Match) -> Iterator[Claim]:
        """A match's figure, and the places where its article has it again."""
        yield match.other
        for other, score in zip(self._others, self._scores[row], strict=True):
            again = other is not match.other and score >= AGAIN and compatible(other, match.other)
            if again and not compatible(other, self._own[row]):
                yield other

    def _answered(self, column: int, one: Claim, score: float) -> bool:
        """Whether another figure of this article is what the other article's is about.

        One that is surely of the same thing as `one`, but less like it, only shows that the article contradicts itself.
        """
        for k, mine in enumerate(self._own):
            fitness = self._scores[k][column]
            fits = fitness >= FITTING and _explains(self._others[column], mine, fitness, score)
            if fits and (fitness >= score or likeness(one, mine) < ITSELF):
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
        return any(self.rivals[k] for k in rest) - any(self.agrees[k] for k in rest)

    def mutual(self, row: int) -> int | None:
        """The figure of the other article that is most like this one, when the reverse holds, too."""
        best = self._best[row]
        if best < ALIKE:
            return None
        column = self._nearest(row)
        fits = compatible(self._own[row], self._others[column]) or best >= SURE
        return column if fits and self._best_of[column] <= best else None

    def _nearest(self, row: int) -> int:
        """The figure that is most alike; of several, the one that no other figure is more like."""
        scores, best = self._scores[row], self._best[row]
        return min((k for k, score in enumerate(scores) if score == best), key=self._best_of.__getitem__)


def links(own: Sequence[Claim], others: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The numbers of figures of two articles that are about one thing: each other's most alike, or one rare value."""
    table = Table(own, others)
    for row, claim in enumerate(own):
        column = table.mutual(row)
        if column is None and distinctive(claim):
            equal = (k for k, other in enumerate(others) if same(claim, other) and distinctive(other))
            column = next(equal, None)
        if column is not None:
            yield row, column


def _told(claim: Claim, others: Sequence[Claim], scores: Sequence[float]) -> bool:
    """Whether one of the others, whose likeness is in `scores`, is the figure."""
    best = max(scores, default=0.0)
    if best < FITTING:
        return False
    return any(
        _explains(claim, other, score, best)
        for other, score in zip(others, scores, strict=True)
        if score >= FITTING
    )


def _explains(claim: Claim, fit: Claim, fitness: float, score: float) -> bool:
    """Whether `fit`, with a likeness of FITTING at least, is what `claim` is about. A small number fits by chance."""
    return compatible(claim, fit) and (fitness >= score * COMPARABLE or distinctive(claim))


def _thing(claim: Claim) -> tuple[str, str]:
    return claim.dimension, claim.noun[:STEM]


def _lone(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    """The units and counted nouns that an article gives one value of: another article's value is of the same thing."""
    seen: dict[tuple[str, str], Claim] = {}
    several = set()
    for claim in claims:
        if any(_thing(claim)) and not compatible(seen.setdefault(_thing(claim), claim), claim):
            several.add(_thing(claim))
    return set(seen) - several


def _crowded(claims: Sequence[Claim]) -> frozenset[str]:
    """The measures that an article states more than one value of: the word alone does not tell which is meant."""
    seen: dict[tuple[str, str], Claim] = {}
    crowded = set()
    for claim in claims:
        first = seen.setdefault((claim.dimension, claim.measure), claim)
        if not compatible(first, claim):
            crowded.add(claim.measure)
    return frozenset(crowded)
