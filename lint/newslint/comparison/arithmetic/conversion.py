"""One quantity stated in two units."""

from collections.abc import Iterator
from decimal import Decimal

from newslint.comparison.base_units import in_base, rounded
from newslint.comparison.masked_sentence import SLOT, Flaw, Grammar, MaskedSentence
from newslint.fast.lazy_regex import lazy
from newslint.quantities import Quantity

_CONVERTED = lazy(rf"{SLOT}[^{SLOT}.;:(（]{{0,12}}[(\[（] ?[^{SLOT}()]{{0,12}}{SLOT} ?[)\]）,]")


def conversions(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "12 metres (80 feet)": one length in two units that are not the same."""
    del grammar
    for match in _CONVERTED.finditer(statement.text):
        first = statement.number(match.start())
        one, other = statement.quantities[first : first + 2]
        if one.unit == other.unit or one.approximator == "range" or other.approximator == "range":
            continue
        here, there = _based(one), _based(other)
        if here and there and here[0] == there[0] and (here[2] < there[1] or there[2] < here[1]):
            told = in_base(one.unit, one.value[0])
            factor = in_base(other.unit, Decimal(1))
            if told and factor and told[0] != "temperature":
                computed = f"{float(told[1] / factor[1]):.3g} {other.unit}"
            else:
                computed = ""
            yield Flaw("conversion", first, first + 1, other.unit, computed)


def _based(quantity: Quantity) -> tuple[str, Decimal, Decimal] | None:
    """(dimension, low, high) of a figure."""
    low, high = (in_base(quantity.unit, value) for value in rounded(quantity.value[0]))
    return (low[0], low[1], high[1]) if low and high else None
