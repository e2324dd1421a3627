"""Which figures of two articles are about one thing, and which of those disagree."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from newslint.compare.claims import Claim

ALIKE = 0.34  # from here on two figures may be about one thing
SURE = 0.55  # from here on they are, when nothing else speaks for it
FITTING = 0.12  # likeness from which a figure that fits explains another away
SAME_MEASURE, SAME_NOUN, SAME_NAME = 0.3, 0.15, 0.15
FAR = Decimal(4)  # figures further apart than this factor are of different things, unless powers of ten apart
POWERS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 6))
CLOSE = Decimal("0.015")  # a relative difference below this is worth a note only


class Match(NamedTuple):
    """Two figures for one thing. likeness: 0 to about 1.5."""

    own: Claim
    other: Claim
    likeness: float

    @property
    def agrees(self) -> bool:
        return compatible(self.own, self.other)


def likeness(one: Claim, other: Claim) -> float:
    """How much speaks for two figures being about one thing, from the words around them; 0 when it cannot be."""
    if one.dimension != other.dimension:
        return 0.0
    if one.measure and other.measure and one.measure != other.measure:
        return 0.0
    if one.dimension == "age" and not one.names & other.names:
        return 0.0
    if one.years and other.years and not one.years & other.years:
        return 0.0
    shared = sum(min(weight, other.near[stem]) for stem, weight in one.near.items() if stem in other.near)
    least = min(sum(one.near.values()), sum(other.near.values()))
    score = shared / max(least, 1.0)
    if one.measure and one.measure == other.measure:
        score += SAME_MEASURE
    if one.names and other.names:
        score += SAME_NAME if one.names & other.names else -SAME_NAME
    if one.noun and one.noun[:5] == other.noun[:5]:
        score += SAME_NOUN
    return score


def compatible(one: Claim, other: Claim) -> bool:
    """Whether the ranges that two writers commit to meet."""
    return one.low <= other.high and other.low <= one.high


def matches(own: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Match]:
    """Pairs of figures that are each other's best, and that no better fitting figure explains away."""
    scores = [[likeness(one, other) for other in others] for one in own]
    crowded = _crowded(own), _crowded(others)
    for row, one in enumerate(own):
        if not others:
            return
        column = max(range(len(others)), key=lambda index: (scores[row][index], -index))
        score = scores[row][column]
        if score < ALIKE or max(scores[index][column] for index in range(len(own))) > score:
            continue
        other = others[column]
        if one.measure and one.measure == other.measure and (one.measure in crowded[0] or one.measure in crowded[1]):
            score -= SAME_MEASURE
            if score < ALIKE:
                continue
        if compatible(one, other):
            yield Match(one, other, score)
        elif not (
            any(scores[row][k] >= FITTING and compatible(one, fit) for k, fit in enumerate(others))
            or any(scores[k][column] >= FITTING and compatible(fit, other) for k, fit in enumerate(own))
        ) and not _far(one, other):
            yield Match(one, other, score)


def _crowded(claims: Sequence[Claim]) -> frozenset[str]:
    """The measures that an article states more than one value of: the word alone does not tell which is meant."""
    seen: dict[tuple[str, str], Claim] = {}
    crowded = set()
    for claim in claims:
        first = seen.setdefault((claim.dimension, claim.measure), claim)
        if not compatible(first, claim):
            crowded.add(claim.measure)
    return frozenset(crowded)


def _far(one: Claim, other: Claim) -> bool:
    low, high = sorted((one.value, other.value))
    if low <= 0:
        return True
    return high / low > FAR and not slip(one, other)


def slip(one: Claim, other: Claim) -> bool:
    """Whether two values are a power of ten apart: a slip of magnitude, as in million for billion."""
    low, high = sorted((one.value, other.value))
    return low > 0 and high / low in POWERS


def close(one: Claim, other: Claim) -> bool:
    return abs(one.value - other.value) <= CLOSE * max(abs(one.value), abs(other.value))
