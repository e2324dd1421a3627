"""How similar two figures of two articles are: what they measure, and whether their values agree."""

from decimal import Decimal

from newslint.comparison.claims import Claim
from newslint.comparison.context_words import STEM

# What speaks for two figures besides the words they share: the same measure, the same counted noun, a common name (and
# names without a common one, or an age without a name, against it).
SAME_MEASURE, SAME_NOUN, SAME_NAME = 0.3, 0.15, 0.15
FAR = Decimal(3)  # figures further apart than this factor are of different things, unless powers of ten apart
TOO_FAR = Decimal(20)  # and further apart than this no slip of the pen explains them
POWERS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 6))
CLOSE = Decimal("0.015")  # a relative difference below this is worth a note only


def similarity(one: Claim, other: Claim) -> float:
    """How much speaks for two figures being about one thing, from the words around them; 0 when it cannot be."""
    if one.dimension != other.dimension:
        return 0.0
    if one.measure and other.measure and one.measure != other.measure:
        return 0.0
    if one.years and other.years and not one.years & other.years:
        return 0.0
    shared = sum(min(weight, other.near[stem]) for stem, weight in one.near.items() if stem in other.near)
    least = min(sum(one.near.values()), sum(other.near.values()))
    score = shared / max(least, 1.0)
    if one.measure and one.measure == other.measure:
        score += SAME_MEASURE
    if one.names & other.names:
        score += SAME_NAME
    elif (one.names and other.names) or one.dimension == "age":
        score -= SAME_NAME
    if one.noun and same_noun(one, other):
        score += SAME_NOUN
    return score


def same_noun(one: Claim, other: Claim) -> bool:
    """Whether two figures count things of one name, or neither has a name for them."""
    return one.noun[:STEM] == other.noun[:STEM]


def compatible(one: Claim, other: Claim) -> bool:
    """Whether the ranges that two writers commit to meet; converted values are rounded. Of two that tell the most it may be, each means to know it."""
    if one.approximator == other.approximator == "up_to":
        return close(one, other)
    slack = one.slack + other.slack if one.unit != other.unit else 0
    return one.low - slack <= other.high and other.low - slack <= one.high


def slip(one: Claim, other: Claim) -> bool:
    """Whether two values are a power of ten apart: a slip of magnitude, as in million for billion."""
    low, high = sorted((one.value, other.value))
    return low > 0 and high / low in POWERS


def close(one: Claim, other: Claim) -> bool:
    return abs(one.value - other.value) <= CLOSE * max(abs(one.value), abs(other.value))


def same(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one dimension and fit each other."""
    return one.dimension == other.dimension and compatible(one, other)


def significant(claim: Claim) -> tuple[int, ...]:
    """The digits that are not rounded away."""
    return claim.value.normalize().as_tuple().digits


def far_apart(one: Claim, other: Claim) -> bool:
    """Whether two values are further apart than differing counts of one thing mostly are."""
    low, high = sorted((one.value, other.value))
    if low <= 0:
        return True
    return high / low > FAR and not slip(one, other)


def too_far_apart(one: Claim, other: Claim) -> bool:
    """Whether no slip of the pen turns one value into the other."""
    low, high = sorted((one.value, other.value))
    return low <= 0 or (high / low > TOO_FAR and not slip(one, other))
