"""One quantity stated in two units."""

from collections.abc import Iterator
from decimal import Decimal

from newslint.comparison.arithmetic.grammar import Grammar
from newslint.comparison.base_units import in_base, rounded
from newslint.comparison.exchange_rates import possible
from newslint.comparison.masked_sentence import SLOT, Flaw, MaskedSentence
from newslint.fast.lazy_regex import lazy
from newslint.quantities import Quantity
from newslint.quantities.prices import is_money

_CONVERTED = lazy(rf"{SLOT}[^{SLOT}.;:(（]{{0,12}}[(\[（] ?[^{SLOT}()]{{0,12}}{SLOT} ?[)\]）,]")


def conversions(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "12 metres (80 feet)": one length in two units that are not the same."""
    del grammar
    for match in _CONVERTED.finditer(statement.text):
        first = statement.number(match.start())
        one, other = statement.quantities[first : first + 2]
        if one.unit == other.unit or one.approximator == "range" or other.approximator == "range":
            continue
        if not _match(one, other):
            yield Flaw("conversion", first, first + 1, first, (first + 1,))


def _match(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same, or cannot be compared."""
    if is_money(one) and is_money(other):
        return possible(one.unit, one.value[0], other.unit, other.value[0])
    here, there = _based(one), _based(other)
    if not here or not there or here[0] != there[0] or (here[2] >= there[1] and there[2] >= here[1]):
        return True
    return here[0] == "temperature" and _difference(one, other)


def _difference(one: Quantity, other: Quantity) -> bool:
    """Whether two temperatures are one difference: a rise by 0.3 degrees Fahrenheit is one by 0.17 Celsius."""
    factors = {"degC": Decimal(9), "degF": Decimal(5)}
    (low, high), (low2, high2) = rounded(one.value[0]), rounded(other.value[0])
    (low, high), (low2, high2) = (
        (low * factors[one.unit], high * factors[one.unit]),
        (low2 * factors[other.unit], high2 * factors[other.unit]),
    )
    return low <= high2 and low2 <= high


def _based(quantity: Quantity) -> tuple[str, Decimal, Decimal] | None:
    """(dimension, low, high) of a figure."""
    low, high = (in_base(quantity.unit, value) for value in rounded(quantity.value[0]))
    return (low[0], low[1], high[1]) if low and high else None
