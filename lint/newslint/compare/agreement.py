"""Which figures of two articles are about one thing, and which of those disagree."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.compare.claims import Claim, distinctive
from newslint.compare.likeness import compatible, far_apart, likeness, same, significant, slip, too_far_apart

ALIKE = 0.3  # from here on two figures may be about one thing
SURE = 0.5  # from here on they are, when nothing else speaks for it
IN_SERIES = 0.85  # how nearly as alike as the best the other values of a moving count are
CERTAIN = 0.9  # from here on figures far apart are of one thing, when several articles agree on the other
FITTING = 0.12  # likeness from which a figure that fits explains another away
COMPARABLE = 0.6  # of two readings of a small number, the share of likeness from which the fitting one wins
CROWDED = 0.15  # what a shared measure is worth less when an article gives several values of it
LONE = 0.2  # what is gained when both articles give one value only of a unit or of a counted noun
FEW, SMALLER = 10, 0.3  # small counts are of many things: up to FEW, so much less speaks for a match


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


class Dispute(NamedTuple):
    """A figure that other articles contradict.

    claim     the figure
    rivals    one figure for each value that contradicts it, the most frequent first
    votes     how many articles side with the claim, its own included, and how many with the first rival
    """

    claim: Claim
    rival: Claim
    votes: tuple[int, int]
    moving: bool = False


def disputes(own: Sequence[Claim], stories: Sequence[Sequence[Claim]]) -> Iterator[Dispute]:
    """The figures of an article that articles of the same story contradict, when they are not in the majority."""
    tables = [_Table(own, others) for others in stories]
    for row, claim in enumerate(own):
        agreeing, rivals = 0, list[Match]()
        for table in tables:
            if table.agrees(row):
                agreeing += 1
            elif match := table.rival(row):
                rivals.append(match)
        groups = _grouped(rivals)
        if not groups:
            continue
        first, mine = groups[0], 1 + agreeing
        told = max(match.likeness for match in first)
        if not claim.dimension and claim.value <= FEW:
            told -= SMALLER
        mutual = any(match.mutual for match in first)
        far = all(match.far for match in first)
        outvoted = len(first) > mine and ((mutual and told >= CERTAIN) if far else (mutual or told >= SURE))
        even = len(first) == mine and mutual and told >= SURE and not far
        if outvoted or even:
            series = [group for group in groups if group[0].mutual and group[0].likeness >= told * IN_SERIES]
            moving = len(series) > 1 and len(first) == mine == 1
            yield Dispute(claim, first[0].other, (mine, len(first)), moving)


def slips(own: Sequence[Claim], others: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Figures of two articles, in whatever languages, with the same digits a power of ten apart.

    Both must be of one unit and be unknown to the other article; their sentences must share a name, or, with three digits
    and more, some words.
    """
    for one in own:
        digits = significant(one)
        if len(digits) < 2 or not one.dimension or any(same(one, other) for other in others):
            continue
        for other in others:
            apart = one.dimension == other.dimension and digits == significant(other) and slip(one, other)
            known = one.names & other.names or (len(digits) > 2 and likeness(one, other) >= FITTING)
            if apart and known and not any(same(other, mine) for mine in own):
                yield one, other
                break


def misprints(own: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Figures of one article for one thing, with the same digits in another order or magnitude: 43 and 34, 12 and 120."""
    written = [sorted(significant(claim)) for claim in own]
    for index, (later, digits) in enumerate(zip(own, written, strict=True)):
        if len(digits) < 2:
            continue
        for earlier, others in zip(own[:index], written, strict=False):
            if others != digits or compatible(earlier, later):
                continue
            if likeness(earlier, later) >= ALIKE and not too_far_apart(earlier, later):
                yield earlier, later
                break


def links(own: Sequence[Claim], others: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The numbers of figures of two articles that are about one thing: each other's most alike, or one rare value."""
    table = _Table(own, others)
    for row, claim in enumerate(own):
        column = table.mutual(row)
        if column is None and distinctive(claim):
            equal = (k for k, other in enumerate(others) if same(claim, other) and distinctive(other))
            column = next(equal, None)
        if column is not None:
            yield row, column


def _grouped(rivals: Sequence[Match]) -> list[list[Match]]:
    """Rivals by value: the value most articles have first."""
    groups: list[list[Match]] = []
    for match in sorted(rivals, key=lambda match: match.rank):
        group = next((group for group in groups if compatible(group[0].other, match.other)), None)
        if group is None:
            groups.append([match])
        else:
            group.append(match)
    return sorted(groups, key=lambda group: (-len(group), group[0].rank))


class _Table:
    """The likeness of every figure of one article to every figure of another."""

    def __init__(self, own: Sequence[Claim], others: Sequence[Claim]) -> None:
        self._own, self._others = own, others
        self._scores = [[likeness(one, other) for other in others] for one in own]
        lone = _lone(own) & _lone(others)
        for row, one in enumerate(own):
            for k, other in enumerate(others):
                if self._scores[row][k] > 0 and _thing(one) == _thing(other) and _thing(one) in lone:
                    self._scores[row][k] += LONE
        self._crowded = _crowded(own) | _crowded(others)
        self._best = [max(row, default=0.0) for row in self._scores]
        self._best_of = [max((row[k] for row in self._scores), default=0.0) for k in range(len(others))]

    def agrees(self, row: int) -> bool:
        """Whether the other article has the figure too."""
        return any(
            self._explains(self._own[row], other, self._scores[row][k], self._best[row])
            for k, other in enumerate(self._others)
        )

    def rival(self, row: int) -> Match | None:
        """The other article's figure for the same thing, when it has another value and nothing explains it away."""
        one, scores = self._own[row], self._scores[row]
        if not scores:
            return None
        column = scores.index(self._best[row])
        score, other = scores[column], self._others[column]
        if one.measure and one.measure == other.measure and one.measure in self._crowded:
            score -= CROWDED
        if score < ALIKE or compatible(one, other) or too_far_apart(one, other):
            return None
        fits = (
            k
            for k, mine in enumerate(self._own)
            if self._explains(other, mine, self._scores[k][column], score)
        )
        if next(fits, None) is not None:
            return None
        return Match(other, score, self._best_of[column] <= scores[column], far_apart(one, other))

    def mutual(self, row: int) -> int | None:
        """The figure of the other article that is most like this one, when the reverse holds, too."""
        best = self._best[row]
        if best < ALIKE:
            return None
        column = self._scores[row].index(best)
        fits = compatible(self._own[row], self._others[column]) or best >= SURE
        return column if fits and self._best_of[column] <= best else None

    @staticmethod
    def _explains(claim: Claim, fit: Claim, fitness: float, score: float) -> bool:
        """Whether `fit`, of the other article, is what `claim` is about. A small number fits by chance."""
        if not compatible(claim, fit):
            return False
        return fitness >= (FITTING if distinctive(claim) else max(FITTING, score * COMPARABLE))


def _thing(claim: Claim) -> tuple[str, str]:
    return claim.dimension, claim.noun[:5]


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
