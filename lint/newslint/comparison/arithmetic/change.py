"""Figures of one sentence before and after a change, and what the sentence says of the change.

Silent unless both operands and what ties them together stand in the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from newslint.comparison.masked_sentence import SLOT, Flaw, Grammar, Interval, MaskedSentence, plain, spread
from newslint.fast.lazy_regex import lazy
from newslint.quantities import Quantity

SHARES = ("%", "pp", "ratio")
BEFORE, AFTER = 60, 40  # characters in which a word of direction belongs to a pair
LOOSE = Decimal("0.5")  # percentage points that rounding twice may cost
HUNDRED = Decimal(100)

_STOP = lazy(rf"[{SLOT};:—–(，；：]")
_APART = lazy(r"[;:.()]| and ")


class Pair(NamedTuple):
    """ "from 4 to 7": the figures' numbers, the two values, and where the pair begins and ends in the text."""

    numbers: tuple[int, int]
    old: Interval
    new: Interval
    start: int
    end: int


def pairs(statement: MaskedSentence, grammar: Grammar) -> Iterator[Pair]:
    """The from-to pairs of a sentence, in either order, whose figures are of one unit."""
    text, quantities = statement.text, statement.quantities
    taken = 0  # the end of the last pair: "to 7, a rise of 3" is not from 3 to 7
    for match in grammar.pair.finditer(text):
        first = statement.number(text.index(SLOT, match.start()))
        one = quantities[first]
        if match[0].count(SLOT) == 2:
            if _alike(one, quantities[first + 1]):
                taken, values = match.end(), (one.value, quantities[first + 1].value)
                yield Pair((first, first + 1), *values, match.start(), match.end())
        elif one.approximator == "range":
            low, high = one.value
            yield Pair((first, first), (low, low), (high, high), match.start(), match.end())
    for match in grammar.back.finditer(text, taken):
        first = statement.number(text.index(SLOT, match.start()))
        if _alike(quantities[first], quantities[first + 1]):
            values = quantities[first + 1].value, quantities[first].value
            yield Pair((first, first + 1), *values, match.start(), match.end())


def direction(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "fell from 9 to 12": the verb says one thing, the figures another."""
    for pair in pairs(statement, grammar):
        told = _told(statement.text, pair, grammar)
        if (told > 0 and pair.new[1] < pair.old[0]) or (told < 0 and pair.new[0] > pair.old[1]):
            yield Flaw("direction", *pair.numbers)


def _told(text: str, pair: Pair, grammar: Grammar) -> int:
    """1 for a rise, -1 for a fall, 0 where the nearest word says neither: between the figures, before, or after."""
    before = text[max(0, pair.start - BEFORE) : text.index(SLOT, pair.start)]
    before = _STOP.split(before)[-1]
    after = re.split(rf"[{SLOT},.;:—(，。；]", text[pair.end : pair.end + AFTER])[0]
    between = text[text.index(SLOT, pair.start) + 1 : pair.end]
    for piece, last in ((between, False), (before, True), (after, False)):
        found = [(match.start(), 1) for match in grammar.rise.finditer(piece)]
        found += [(match.start(), -1) for match in grammar.fall.finditer(piece)]
        if found:
            return (max(found) if last else min(found))[1]
    return 0


def changes(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """A stated change, share or difference that the sentence's own figures do not give."""
    text, quantities = statement.text, statement.quantities
    if len(quantities) < 3:
        return
    if not grammar.adjusted.search(text):
        for pair in pairs(statement, grammar):
            if (
                quantities[pair.numbers[0]].unit not in SHARES
                and (number := _percent_beside(statement, pair)) >= 0
            ):
                yield from _wrong(statement, number, pair.numbers, _growth(quantities, pair.numbers))
            elif (
                quantities[pair.numbers[0]].unit == "%" and (number := _percent_beside(statement, pair)) >= 0
            ):
                yield from _points(quantities, number, pair)
    for match in grammar.share.finditer(text):
        number = statement.number(match.end() - 1)
        if (
            number == 2
            and quantities[2].unit == "%"
            and _alike(quantities[0], quantities[1])
            and quantities[0].unit not in SHARES
        ):
            yield from _wrong(statement, 2, (0, 1), _ratios(quantities))
    for match in grammar.more.finditer(text):
        first = statement.number(match.start())
        one, step, other = quantities[first : first + 3]
        if one.unit == other.unit and one.unit not in SHARES:
            if step.unit == "%":
                yield from _wrong(
                    statement, first + 1, (first, first + 2), _growth(quantities, (first + 2, first))
                )
            elif step.unit in ("", one.unit):
                yield from _difference(quantities, first)


def _percent_beside(statement: MaskedSentence, pair: Pair) -> int:
    """The number of a percent figure right before or after a pair and tied to it, or -1."""
    quantities, text = statement.quantities, statement.text
    first, last = min(pair.numbers), max(pair.numbers)
    slots = statement.slots
    for number in (first - 1, last + 1):
        if 0 <= number < len(quantities) and quantities[number].unit == "%":
            between = (
                text[slots[number] + 1 : pair.start] if number < first else text[pair.end : slots[number]]
            )
            following = text[slots[number] + 1 : slots[number] + 5]
            if len(between) <= BEFORE and not _APART.search(between) and not following.startswith(" of "):
                return number
    return -1


def _growth(quantities: Sequence[Quantity], numbers: tuple[int, int]) -> list[Interval]:
    """The relative change between two figures, in percent, without its sign."""
    (low, high), (low2, high2) = (spread(quantities[number]) for number in sorted(numbers))
    if low <= 0 or low2 <= 0:
        return []
    return [_absolute((low2 / high - 1) * HUNDRED, (high2 / low - 1) * HUNDRED),
            _absolute((low / high2 - 1) * HUNDRED, (high / low2 - 1) * HUNDRED)]  # fmt: skip


def _ratios(quantities: Sequence[Quantity]) -> list[Interval]:
    """What share two counts may be of each other or of their sum, in percent."""
    (low, high), (low2, high2) = spread(quantities[0]), spread(quantities[1])
    if low <= 0 or low2 <= 0:
        return []
    part, rest = (
        (low / high2 * HUNDRED, high / low2 * HUNDRED),
        (low2 / high * HUNDRED, high2 / low * HUNDRED),
    )
    whole = (low / (high + high2) * HUNDRED, high / (low + low2) * HUNDRED)
    return [part, rest, whole, (HUNDRED - whole[1], HUNDRED - whole[0]), *_growth(quantities, (0, 1))]


def _wrong(
    statement: MaskedSentence, number: int, operands: tuple[int, int], results: Sequence[Interval]
) -> Iterator[Flaw]:
    """The stated percentage is none of the possible results."""
    low, high = spread(statement.quantities[number])
    slack = max(LOOSE, high / 50)
    if results and all(high + slack < a or b < low - slack for a, b in results):
        nearest = min(results, key=lambda result: abs(result[0] - low))
        span = (number, *operands)
        yield Flaw("percent-change", min(span), max(span), plain(low, high), plain(*nearest))


def _points(quantities: Sequence[Quantity], number: int, pair: Pair) -> Iterator[Flaw]:
    """ "from 4 % to 7 %, up 3 %": the difference of two shares is percentage points."""
    change, step = spread(quantities[number]), abs(pair.new[0] - pair.old[0])
    growth = _growth(quantities, pair.numbers)
    points = change[0] <= step <= change[1]
    if step and points and growth and all(change[1] < a or b < change[0] for a, b in growth):
        span = (number, *pair.numbers)
        yield Flaw("percent-or-points", min(span), max(span), f"{quantities[number].value[0]:f}")


def _difference(quantities: Sequence[Quantity], first: int) -> Iterator[Flaw]:
    """ "A, D more than B" where A - B is not D."""
    one, step, other = quantities[first : first + 3]
    (low, high), (low2, high2) = spread(one), _written(other)
    told, slack = spread(step), step.value[0] * 3 / HUNDRED
    found = _absolute(low - high2, high - low2)
    if told[1] + slack < found[0] or found[1] < told[0] - slack:
        yield Flaw("percent-change", first, first + 2, plain(*told), plain(*found))


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or (one.unit == "" and not one.noun)


def _written(quantity: Quantity) -> Interval:
    """A figure without its approximator: in "21 more than the 502" the words do not belong to the second number."""
    half = Decimal(10) ** max(int(quantity.value[0].as_tuple().exponent), -12) / 2
    return quantity.value[0] - half, quantity.value[1] + half


def _absolute(low: Decimal, high: Decimal) -> Interval:
    low, high = min(low, high), max(low, high)
    if low <= 0 <= high:
        return Decimal(0), max(-low, high)
    return (low, high) if low > 0 else (-high, -low)
