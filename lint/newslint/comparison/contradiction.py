"""Whether two figures about one fact contradict each other, judged by their values and by their articles."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.comparison.article_claims import SMALL, ArticleClaims
from newslint.comparison.features import SAME_FACT, Comparison
from newslint.comparison.logistic_models import Model
from newslint.comparison.similarity import compatible

# In order; see SAME_FACT.
CONTRADICTION = {
    "margin": 1,  # how much surer than of any other figure of the two articles
    "unmatched": -1,  # figures of this unit that no figure of the other article fits
    "known": -1,  # an article has the other's value as well, and it is of the same fact
    "power_of_ten": 1,
    "digits": 1,  # the same digits in another order, or one digit that differs
    "far": -1,  # decimal logarithm of the ratio of the values
    "agreeing": 1,  # share of the facts of both articles on which they agree
    "differing": -1,  # other facts on which they differ
    "measure": 1,  # the same is measured, as far as the nearest concept tells
    "noun": 1,  # the counted noun is the same
    "qualifiers_differ": -1,  # last year, forecast, per head: said of one only
    "elided": -1,  # the unit is at one of them only
    "small": -1,  # one of them is a count of ten at most
    "one_backed": 1,  # further articles that have one of the two values
    "both_backed": -1,  # further articles that have the one and others that have the other
    "series": -1,  # further articles that have a third value
}
TOLD = tuple(list(SAME_FACT).index(name) for name in ("noun", "qualifiers_differ", "elided"))
# Log-odds of one fact from which two figures may be paired, whose values fit or do not.
FITTING, POSSIBLE = -2.0, -3.0
LIKELY = (
    -0.6
)  # and from which they may contradict each other: values alone say too much in digests of many topics
FITS, SLIPPED, MISTYPED = 2.0, 1.5, 0.4  # what the values of two figures speak for one fact, in log-odds
FEW_FACTS = 2
LARGEST_SLIP = 6.5  # powers of ten up to which a slip of magnitude is one
FAR = 2.0  # powers of ten from which values are simply far apart
MANY = 60  # pairs of two articles from which numpy is faster
DECIMALS = 9
Features = tuple[float, ...]
MOST_BACKING = (1.0, 0.0, 0.0)
# What counts of these were true when they were written: they move from one day to the next.
MOVING = frozenset(
    ("dead", "hurt", "missing", "arrested", "rescued", "displaced", "trapped", "cases", "suspected", "price",
     "evacuated", "hospital", "share_price", "infected", "burned", "signatures", "donated", "homeless")
)  # fmt: skip


class Pair(NamedTuple):
    """A figure of an article and one of another. logit: of their being of one fact; fits: whether the values do."""

    row: int
    column: int
    logit: float
    fits: bool


def _logits(comparison: Comparison, places: Sequence[tuple[int, int]], model: Model) -> list[float]:
    """The log-odds of each pair's being of one fact, to so many decimals that both ways to calculate them agree."""
    if len(places) < MANY:
        return [round(model.logit(comparison.same_fact(*place)), DECIMALS) for place in places]
    from newslint.comparison import feature_matrices

    features = feature_matrices.same_fact(comparison, places)
    found: list[float] = (features @ model.weights + model.bias).round(DECIMALS).tolist()
    return found


class Table:
    """The pairs of figures of two articles that may be of one fact, each with how sure that is."""

    def __init__(self, own: ArticleClaims, other: ArticleClaims, model: Model) -> None:
        self.own, self.other = own, other
        self.comparison = Comparison(own, other)
        places = self.comparison.pairs()
        self.pairs = {
            (row, column): Pair(row, column, logit, compatible(own.claims[row], other.claims[column]))
            for (row, column), logit in zip(places, _logits(self.comparison, places, model), strict=True)
        }

    @cached_property
    def rows(self) -> Mapping[int, list[Pair]]:
        """Row -> its pairs, the surest first."""
        return self._by(0)

    @cached_property
    def columns(self) -> Mapping[int, list[Pair]]:
        """Column -> its pairs, the surest first."""
        return self._by(1)

    def _by(self, side: int) -> Mapping[int, list[Pair]]:
        found: dict[int, list[Pair]] = {}
        for pair in sorted(self.pairs.values(), key=lambda pair: (-pair.logit, pair.row, pair.column)):
            found.setdefault((pair.row, pair.column)[side], []).append(pair)
        return found

    @cached_property
    def assigned(self) -> tuple[Pair, ...]:
        """One-to-one: the surest pairs first, those whose values fit before others; each figure once."""
        taken: tuple[set[int], set[int]] = set(), set()
        found = []
        possible = [
            pair for pair in self.pairs.values() if pair.logit >= (FITTING if pair.fits else POSSIBLE)
        ]
        for pair in sorted(possible, key=self._rank, reverse=True):
            if pair.row not in taken[0] and pair.column not in taken[1]:
                found.append(pair)
                taken[0].add(pair.row)
                taken[1].add(pair.column)
        return tuple(found)

    def _rank(self, pair: Pair) -> float:
        """The log-odds, and what the values speak for one fact."""
        if pair.fits:
            return pair.logit + FITS
        slipped, mistyped, _ = self.values(pair)
        return pair.logit + (SLIPPED if slipped else MISTYPED if mistyped else 0.0)

    def values(self, pair: Pair) -> tuple[bool, bool, float]:
        """Whether the values are a power of ten apart or a digit apart, and how many powers of ten it is."""
        apart = _magnitudes(self.own.values[pair.row], self.other.values[pair.column])
        if _slipped(apart) and self._telling(pair):
            return True, False, apart
        return (
            False,
            apart < 1 and one_digit(self.own.digits[pair.row], self.other.digits[pair.column]),
            apart,
        )

    def _telling(self, pair: Pair) -> bool:
        """Whether the values are more than a digit, or one with a unit: three and three hundred are no slip."""
        one, other = self.own.claims[pair.row], self.other.claims[pair.column]
        if one.dimension != other.dimension:
            return False
        return one.dimension not in ("", "%", "age", "time") or len(self.own.digits[pair.row]) > 1

    @cached_property
    def agreement(self) -> tuple[int, int]:
        """On how many facts the articles agree, and on how many they differ."""
        agreeing = {self.own.numerals[pair.row] for pair in self.assigned if pair.fits} - {None}
        differing = {self.own.claims[pair.row].value for pair in self.assigned if not pair.fits}
        return len(agreeing), len(differing)

    @cached_property
    def _unmatched(self) -> tuple[Counter[str], Counter[str]]:
        """Per article and dimension the figures that no figure of the other article fits."""
        fitting = {
            place for pair in self.pairs.values() if pair.fits for place in ((0, pair.row), (1, pair.column))
        }
        left: tuple[Counter[str], Counter[str]] = Counter(), Counter()
        for side, article in enumerate((self.own, self.other)):
            for number, claim in enumerate(article.claims):
                left[side][claim.dimension] += (side, number) not in fitting
        return left

    def unmatched(self, side: int, pair: Pair) -> int:
        """How many figures of the pair's dimension no figure of the other article fits; one at least."""
        claim = (self.own, self.other)[side].claims[(pair.row, pair.column)[side]]
        return max(1, self._unmatched[side][claim.dimension])

    @cached_property
    def likely(self) -> Mapping[int, list[Pair]]:
        """Row -> its pairs that are more likely of one fact than not."""
        found: dict[int, list[Pair]] = {}
        for pair in self.pairs.values():
            if pair.logit > 0:
                found.setdefault(pair.row, []).append(pair)
        return found

    def has(self, row: int) -> bool:
        """Whether the other article has the figure, of the same fact."""
        return any(pair.fits for pair in self.likely.get(row, ()))


class Story:
    """An article next to others that may tell the same story."""

    def __init__(self, own: ArticleClaims, others: Sequence[ArticleClaims], model: Model) -> None:
        self.own = own
        self.tables = [Table(own, other, model) for other in others]

    def candidates(self, table: Table, enough: Callable[[Features], bool]) -> Iterator[tuple[Pair, Features]]:
        """The assigned pairs of a table whose values do not fit, with the features of CONTRADICTION.

        Only of those that are `enough` with the most that further articles can say are these asked.
        """
        for pair in table.assigned:
            if not pair.fits and pair.logit >= LIKELY:
                features = self.features(table, pair)
                if enough((*features, *MOST_BACKING)):
                    yield pair, (*features, *self._backing(table, pair))

    def features(self, table: Table, pair: Pair) -> Features:
        """The features of CONTRADICTION that the two articles tell, in its order."""
        one, other = self.own.claims[pair.row], table.other.claims[pair.column]
        agreeing, differing = table.agreement
        tens, mistyped, apart = table.values(pair)
        told = table.comparison.same_fact(pair.row, pair.column)
        return (
            _bounded(pair.logit - self._next(table, pair)),
            min(1.0, math.log(table.unmatched(0, pair) * table.unmatched(1, pair)) / 3),
            _bounded(max(0.0, 1.0 + self._known(table, pair))),
            float(tens),
            float(mistyped),
            0.0 if tens else min(FAR, apart),
            agreeing / (agreeing + differing + FEW_FACTS),
            min(1.0, (differing - 1) / 5) if differing else 0.0,
            float(one.measure != "" and one.measure == other.measure),
            *(told[number] for number in TOLD),
            float(not one.dimension and min(abs(one.value), abs(other.value)) <= SMALL),
        )

    def _backing(self, table: Table, pair: Pair) -> Features:
        """The features of CONTRADICTION that further articles tell, in its order."""
        mine, theirs, third = self._backed(table, pair)
        return (
            min(1.0, max(mine, theirs) / 3) if not (mine and theirs) else 0.0,
            float(bool(mine and theirs)),
            min(1.0, third / 3),
        )

    @staticmethod
    def _next(table: Table, pair: Pair) -> float:
        """The log-odds of the surest other pair of either figure."""
        rivals = [
            other.logit
            for other in (*table.rows[pair.row][:3], *table.columns[pair.column][:3])
            if other != pair and not _again(table, pair, other)
        ]
        return max(rivals, default=-4.0)

    @staticmethod
    def _known(table: Table, pair: Pair) -> float:
        """The log-odds of the surest pair of either figure whose values fit, less those of the pair."""
        fitting = [
            other.logit for other in (*table.rows[pair.row], *table.columns[pair.column]) if other.fits
        ]
        return max(fitting, default=-9.0) - pair.logit

    def _backed(self, table: Table, pair: Pair) -> tuple[int, int, int]:
        """How many further articles have the own figure, the other one, or a third value for the fact."""
        mine = theirs = third = 0
        conflicting = table.other.claims[pair.column]
        for further in self.tables:
            likely = further.likely.get(pair.row, ()) if further is not table else ()
            if any(item.fits for item in likely):
                mine += 1
            elif any(compatible(further.other.claims[item.column], conflicting) for item in likely):
                theirs += 1
            elif likely:
                third += 1
        return mine, theirs, third


def _again(table: Table, pair: Pair, other: Pair) -> bool:
    """Whether another pair has the same two values: the fact told a second time."""
    one, two = table.own.claims, table.other.claims
    return compatible(one[pair.row], one[other.row]) and compatible(two[pair.column], two[other.column])


def _bounded(logit: float) -> float:
    return max(-1.0, min(1.0, logit / 4))


def _magnitudes(low: float, high: float) -> float:
    """How many powers of ten two values are apart."""
    low, high = min(low, high), max(low, high)
    return math.log10(high / low) if low > 0 else FAR


def _slipped(magnitudes: float) -> bool:
    """Whether two values are a power of ten apart, but for rounding: a slip, as in million for billion."""
    return 0.5 < magnitudes < LARGEST_SLIP and abs(magnitudes - round(magnitudes)) < 0.002


def one_digit(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether two values have the same digits in another order, or differ in one of at least two digits."""
    if len(first) < 2 or len(second) < 2 or first == second:
        return False
    if sorted(first) == sorted(second):
        return True
    size = max(len(first), len(second))
    padded = [(*digits, *(0,) * (size - len(digits))) for digits in (first, second)]
    differing: int = sum(a != b for a, b in zip(*padded, strict=True))
    return differing == 1
