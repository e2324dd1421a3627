"""Two quantities of one sentence that are the values of one thing before and after a change."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from newslint.comparison.arithmetic.grammar import Grammar
from newslint.comparison.masked_sentence import SLOT, Interval, MaskedSentence, spread
from newslint.quantities import Quantity

SHARES = ("%", "pp", "ratio")
DASHES = "-–—~〜～∼"


class Pair(NamedTuple):
    """ "From 4 to 7": the quantities' numbers, the two values, and where the pair begins and ends in the text."""

    numbers: tuple[int, int]
    old: Interval
    new: Interval
    start: int
    end: int

    def spreads(self, quantities: Sequence[Quantity]) -> tuple[Interval, Interval]:
        """What the old and the new value may stand for in a calculation."""
        first, last = (quantities[number] for number in self.numbers)
        if self.numbers[0] == self.numbers[1]:
            old, new = (_last_digit(value) for value in (self.old[0], self.new[0]))
            return old, new
        return (spread(first), spread(last)) if first.value == self.old else (spread(last), spread(first))


def pairs(statement: MaskedSentence, grammar: Grammar) -> Iterator[Pair]:
    """The from-to pairs of a sentence, in either order, whose quantities are of one unit."""
    text, quantities = statement.text, statement.quantities
    taken = 0  # the end of the last pair: "to 7, a rise of 3" is not from 3 to 7
    for match in grammar.pair.finditer(text):
        first = statement.number(text.index(SLOT, match.start()))
        one = quantities[first]
        if match[0].count(SLOT) == 2:
            between = text[text.index(SLOT, match.start()) + 1 : match.end() - 1].strip()
            bare = not one.unit and grammar.to.fullmatch(between)
            if bare or alike(one, quantities[first + 1]):
                taken, values = match.end(), (one.value, quantities[first + 1].value)
                yield Pair((first, first + 1), *values, match.start(), match.end())
        elif _is_change(one, statement.written[first]):
            low, high = one.value
            yield Pair((first, first), (low, low), (high, high), match.start(), match.end())
    for match in grammar.back.finditer(text, taken):
        first = statement.number(text.index(SLOT, match.start()))
        if alike(quantities[first], quantities[first + 1]):
            values = quantities[first + 1].value, quantities[first].value
            yield Pair((first, first + 1), *values, match.start(), match.end())
    yield from _around(statement, grammar)


def _is_change(quantity: Quantity, written: str) -> bool:
    """Whether what was read as one range may be "from 4 to 7": no dash, and no share, which may change by a range."""
    dashed = any(dash in written for dash in DASHES)
    return quantity.approximator == "range" and quantity.unit not in SHARES and not dashed


def _around(statement: MaskedSentence, grammar: Grammar) -> Iterator[Pair]:
    """The pairs around a percentage: "1,200 से 50 प्रतिशत बढ़कर 1,500"."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    if not grammar.postposed:
        return
    for match in grammar.around.finditer(text):
        first = statement.number(match.start())
        if (
            first + 2 < len(quantities)
            and quantities[first + 1].unit == "%"
            and quantities[first].unit != "%"
        ):
            moves = grammar.moves.search(text, slots[first + 1], slots[first + 2])
            if moves and alike(quantities[first], quantities[first + 2]):
                values = quantities[first].value, quantities[first + 2].value
                yield Pair((first, first + 2), *values, match.start(), match.end())


def _last_digit(value: Decimal) -> Interval:
    """A value and half a unit of its last digit on either side."""
    half = Decimal(10) ** max(int(value.as_tuple().exponent), -12) / 2
    return value - half, value + half


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be of one thing: of one unit, or the first names none, as in "from 4 to 7 percent"."""
    return one.unit == other.unit or (one.unit == "" and not one.noun)
