"""What a sentence says about a change from one quantity to another: its direction, its percentage, its factor.

Silent unless both operands and what ties them together are in the sentence.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from newslint.comparison.arithmetic.grammar import Grammar
from newslint.comparison.arithmetic.pairs import SHARES, Pair, alike, pairs
from newslint.comparison.masked_sentence import SLOT, Flaw, Interval, MaskedSentence, spread
from newslint.fast.lazy_regex import lazy
from newslint.quantities import Quantity
from newslint.quantities.phrase_table import MARKED_LETTER

BEFORE, AFTER = 60, 40  # characters in which a word of direction belongs to a pair
TIED, TIED_UNSPACED = 24, 8  # characters between a percentage and the pair that it belongs to
VERB = 12  # characters before a percentage that may hold the verb of its change
LOOSE = Decimal("0.5")  # percentage points that rounding twice may cost
FACTOR = Decimal("0.1")  # part of a factor that "doubled" may be off by, and three times that with "nearly"
POINTS = Decimal("1.2")  # factor by which growth is off that was rounded
HUNDRED = Decimal(100)

_STOP = lazy(rf"[{SLOT},;:—–(，；：、。]")
_WORD = lazy(rf"{MARKED_LETTER}+")
_BRACKET = lazy(r"^ ?[(（]")


def direction(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "fell from 9 to 12": the verb says one thing, the quantities another."""
    for pair in pairs(statement, grammar):
        told = _told(statement.text, pair, grammar)
        if (told > 0 and pair.new[1] < pair.old[0]) or (told < 0 and pair.new[0] > pair.old[1]):
            yield Flaw("direction", min(pair.numbers), max(pair.numbers), pair.numbers[0], pair.numbers[1:])


def _told(text: str, pair: Pair, grammar: Grammar) -> int:
    """1 for a rise, -1 for a fall, 0 where the nearest word says neither: between the quantities, before, or after."""
    first = text.index(SLOT, pair.start)
    before = _STOP.split(text[max(0, pair.start - BEFORE) : first])[-1]
    after = re.split(rf"[{SLOT},.;:—(，。；]", text[pair.end : pair.end + AFTER])[0]
    pieces = ((text[first + 1 : pair.end], False), (before, True), (after, False))
    for piece, last in (pieces[0], pieces[2], pieces[1]) if grammar.postposed else pieces:
        found = [(match.start(), 1) for match in grammar.rise.finditer(piece)]
        found += [(match.start(), -1) for match in grammar.fall.finditer(piece)]
        if found:
            return (max(found) if last else min(found))[1]
    return 0


def changes(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """A stated change, share, factor or difference that the sentence's own quantities do not give."""
    text, quantities = statement.text, statement.quantities
    if not grammar.adjusted.search(text):
        for pair in pairs(statement, grammar):
            yield from _factor(statement, grammar, pair)
            number = _percent_beside(statement, grammar, pair)
            if number < 0:
                continue
            if quantities[pair.numbers[1]].unit in SHARES:
                yield from _points(quantities, number, pair)
            else:
                yield from _wrong(statement, number, pair.numbers, _growth(*pair.spreads(quantities)))
    if len(quantities) < 3:
        return
    for match in grammar.share.finditer(text):
        number = statement.number(match.end() - 1)
        amounts = quantities[0], quantities[1]
        if (
            number == 2
            and quantities[2].unit == "%"
            and alike(*amounts)
            and not any(item.unit in SHARES for item in amounts)
        ):
            yield from _wrong(statement, 2, (0, 1), _ratios(quantities))
    for match in grammar.more.finditer(text):
        first = statement.number(match.start())
        one, step, other = quantities[first : first + 3]
        if one.unit == other.unit and one.unit not in SHARES:
            if step.unit == "%":
                results = _growth(spread(other), spread(one))
                yield from _wrong(statement, first + 1, (first, first + 2), results)
            elif step.unit in ("", one.unit):
                yield from _difference(quantities, first)


def _percent_beside(statement: MaskedSentence, grammar: Grammar, pair: Pair) -> int:
    """The number of a percentage right before, within or after a pair and tied to it, or -1.

    Before, nothing but a comma and a verb is between: "rose 50 percent, from 4 to 6". After, a word of change or a
    bracket: "from 4 to 6, up 50 percent".
    """
    quantities, text, slots = statement.quantities, statement.text, statement.slots
    first, last = min(pair.numbers), max(pair.numbers)
    if last - first == 2:
        return first + 1
    if first and quantities[first - 1].unit == "%" and not _is_level(statement, grammar, first - 1):
        between = text[slots[first - 1] + 1 : pair.start]
        bare = grammar.moving.sub("", grammar.moves.sub("", between)).strip(" ,，(（:–—-")
        open_clause = grammar.spaced and not set(between) & set(",;:(")  # "50 percent this year from 4"
        if len(bare) <= (TIED // 2 if open_clause else 0) or _compared(
            statement, grammar, first - 1, between
        ):
            return first - 1
    if last + 1 < len(quantities) and quantities[last + 1].unit == "%":
        between = text[pair.end : slots[last + 1]]
        tied = grammar.moves.search(between) or grammar.same.search(between) or _BRACKET.match(between)
        near = len(between) <= (2 * TIED if grammar.spaced else 2 * TIED_UNSPACED)
        following = text[slots[last + 1] + 1 : slots[last + 1] + 5]
        another = "," in between and grammar.last.search(
            between
        )  # "from 4 to 6, and wages rose by 3 percent"
        if near and "." not in between and not another and not following.startswith(" of "):
            direct = not between.strip(" ,，") or (grammar.postposed and len(between) <= TIED // 2)
            return last + 1 if tied or direct else -1
    return -1


def _is_level(statement: MaskedSentence, grammar: Grammar, number: int) -> bool:
    """Whether a percentage is what something rose or fell to, and no change."""
    text, start = statement.text, statement.slots[number]
    word = text[max(0, start - VERB) : start].rstrip().rpartition(" ")[2]
    return not grammar.postposed and grammar.to.fullmatch(word) is not None


def _compared(statement: MaskedSentence, grammar: Grammar, number: int, between: str) -> bool:
    """ "Fell 17 percent over the same quarter, to 671 from 812": a verb before a percentage, and a comma at the pair."""
    start = statement.slots[number]
    verb = grammar.spaced and grammar.moves.search(statement.text, max(0, start - VERB), start)
    ended = between.rstrip().endswith(",") and not set(between.rstrip(", ")) & set(",;:(—–")
    return bool(verb) and len(between) <= BEFORE and ended


def _growth(one: Interval, other: Interval) -> list[Interval]:
    """The relative change between two values, either way, in percent, without its sign."""
    (low, high), (low2, high2) = one, other
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
    return [part, rest, whole, (HUNDRED - whole[1], HUNDRED - whole[0]), *_growth((low, high), (low2, high2))]


def _wrong(
    statement: MaskedSentence, number: int, operands: tuple[int, int], results: Sequence[Interval]
) -> Iterator[Flaw]:
    """The stated percentage is none of the possible results."""
    low, high = _absolute(*spread(statement.quantities[number]))
    slack = max(LOOSE, high / 50)
    if results and all(high + slack < a or b < low - slack for a, b in results):
        span = (number, *operands)
        yield Flaw("percent-change", min(span), max(span), number, operands)


def _points(quantities: Sequence[Quantity], number: int, pair: Pair) -> Iterator[Flaw]:
    """ "From 4 % to 7 %, up 3 %": the difference of two shares is percentage points."""
    change, step = spread(quantities[number]), abs(pair.new[0] - pair.old[0])
    if not step or not pair.old[0] or not change[0] <= step <= change[1]:
        return
    growth = abs(pair.new[0] / pair.old[0] - 1) * HUNDRED
    if not change[0] / POINTS <= growth <= change[1] * POINTS:
        span = (number, *pair.numbers)
        yield Flaw("percent-or-points", min(span), max(span), number, pair.numbers)


def _factor(statement: MaskedSentence, grammar: Grammar, pair: Pair) -> Iterator[Flaw]:
    """ "Doubled from 1,200 to 1,800": the factor is another one."""
    found = _multiple_beside(statement, grammar, pair)
    old, new = pair.spreads(statement.quantities)
    if not found or old[0] <= 0 or new[0] <= 0:
        return
    factors, place, number = found
    slack = FACTOR * 3 if grammar.loosely.search(statement.text, max(0, place - AFTER), place) else FACTOR
    low, high = new[0] / old[1], new[1] / old[0]
    if all(high < factor * (1 - slack) or low > factor * (1 + slack) for factor in factors):
        span = (*pair.numbers, *((number,) if number >= 0 else ()))
        word = _WORD.match(statement.text, place)
        stated = number if number >= 0 or not word else word[0]
        yield Flaw("percent-change", min(span), max(span), stated, pair.numbers)


def _multiple_beside(
    statement: MaskedSentence, grammar: Grammar, pair: Pair
) -> tuple[tuple[Decimal, ...], int, int] | None:
    """(factors that it may mean, where it is, its number or -1) of what multiplies: "doubled", 2倍."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    last = max(pair.numbers) + 1
    if (
        last < len(quantities)
        and quantities[last].unit == "times"
        and slots[last] - pair.end <= TIED_UNSPACED
    ):
        value = quantities[last].value[0]
        return ((value, value + 1, 1 / value) if value else (value,)), slots[last], last
    begin = max(text.rfind(SLOT, 0, pair.start) + 1, pair.start - BEFORE)
    end = text.find(SLOT, pair.end)
    end = min(len(text) if end < 0 else end, pair.end + TIED)
    before = list(grammar.multiple.finditer(text, begin, pair.start))
    match = before[-1] if before else grammar.multiple.search(text, pair.end, end)
    if not match or ";" in text[min(match.start(), pair.end) : max(match.end(), pair.start)]:
        return None
    factor = next(value for stem, value in grammar.multiples.items() if match[0].startswith(stem))
    return (factor,), match.start(), -1


def _difference(quantities: Sequence[Quantity], first: int) -> Iterator[Flaw]:
    """ "A, D more than B" where A - B is not D."""
    one, step, other = quantities[first : first + 3]
    (low, high), (low2, high2) = spread(one), _written(other)
    told, slack = spread(step), step.value[0] * 3 / HUNDRED
    found = _absolute(low - high2, high - low2)
    if told[1] + slack < found[0] or found[1] < told[0] - slack:
        yield Flaw("percent-change", first, first + 2, first + 1, (first, first + 2))


def _written(quantity: Quantity) -> Interval:
    """A quantity without its approximator: in "21 more than the 502" the words do not belong to the second number."""
    half = Decimal(10) ** max(int(quantity.value[0].as_tuple().exponent), -12) / 2
    return quantity.value[0] - half, quantity.value[1] + half


def _absolute(low: Decimal, high: Decimal) -> Interval:
    low, high = min(low, high), max(low, high)
    if low <= 0 <= high:
        return Decimal(0), max(-low, high)
    return (low, high) if low > 0 else (-high, -low)
