"""A quantity as an article states it."""

from decimal import Decimal
from typing import NamedTuple

from newslint.model.document import Span

# What an approximator commits its writer to, as factors of the value written. "about", "nearly" and "over" follow the
# ranges that readers take them for (Ferson et al. 2015, "Natural language of uncertainty: numeric hedge words": about
# two thirds of readers put "about" within 10 percent, "nearly" down to 0.9, "over" up to 1.5 of the number).
HEDGES = {
    "about": (Decimal("0.9"), Decimal("1.1")),
    "nearly": (Decimal("0.9"), Decimal(1)),
    "over": (Decimal(1), Decimal("1.5")),
    "at_least": (Decimal(1), Decimal(2)),
    "under": (Decimal("0.5"), Decimal(1)),
    "up_to": (Decimal("0.5"), Decimal(1)),
}
FIVE = 5
LOOSEST = Decimal("0.1")  # a number without an approximator is no looser than one with "about"


class Quantity(NamedTuple):
    """One quantity.

    block         index into the document's blocks
    span          in the block's text, with currency and unit, without the approximator
    value         as written: (v, v), or the two ends of a range
    low, high     what the writer commits to: the digits' rounding, widened by the approximator
    unit          ISO 4217 code, "%", "pp" (percentage points), "points" (of an index or a match), "ratio" (a share said
                  as a fraction), "times", a unit's English name, or "" for a count
    noun          the counted noun, lower case, or ""
    approximator  "", about, nearly, over, at_least, under, up_to, range
    kind          statistic, date, time, duration, age, score, ordinal, identifier, rule, measure, narrative, idiom
    role          "", from, to, by, total
    """

    block: int
    span: Span
    value: tuple[Decimal, Decimal]
    low: Decimal
    high: Decimal
    unit: str
    noun: str
    approximator: str
    kind: str
    role: str
    language: str

    def with_noun(self, text: str) -> Span:
        """Where the quantity is in its block's text, with the noun right behind it: "64 departures"."""
        start, end = self.span
        behind = end + 1 + len(self.noun)
        followed = self.noun and text[end:behind].lower() == f" {self.noun}"
        return Span(start, behind) if followed else self.span


def rounding(value: Decimal, digits: str, scale: int) -> Decimal:
    """Half a unit of the last digit that was written: "1.5" million is 1.45 to 1.55 million.

    Whole numbers without a magnitude word are exact, but for round ones from 1,000 up, whose zeros may be rounding, of a
    tenth at most.
    """
    _, dot, fraction = digits.partition(".")
    if scale or dot:
        return Decimal(10) ** (scale - len(fraction)) / 2
    if not digits.endswith("00"):
        return Decimal(0)
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(Decimal(10) ** zeros / 2, abs(value) * LOOSEST) if abs(value) >= 1000 else Decimal(0)


def interval(
    value: tuple[Decimal, Decimal], slack: tuple[Decimal, Decimal], approximator: str
) -> tuple[Decimal, Decimal]:
    """(low, high) of a value, whose ends have their rounding slack, under an approximator.

    "About 360" has been rounded to tens, and 326 is no "about 360": one step of its last digit is the most.
    """
    low, high = value[0] - slack[0], value[1] + slack[1]
    if approximator not in HEDGES:
        return low, high
    down, up = HEDGES[approximator]
    if approximator != "about":
        return low * down, high * up
    nearest = min(low, value[0] - _step(value[0])), max(high, value[1] + _step(value[1]))
    return max(low * down, nearest[0]), min(high * up, nearest[1])


def _step(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 10 in 360, 100 in 400; and 5 in 45."""
    digits = value.normalize().as_tuple()
    unit = Decimal(10) ** int(digits.exponent)
    return unit * FIVE if digits.digits[-1] == FIVE and len(digits.digits) > 1 else unit
