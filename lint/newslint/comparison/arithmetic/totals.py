"""Totals and the lists of their parts, shares of one whole, and shares that cannot be."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from newslint.comparison.masked_sentence import (
    SLOT,
    Flaw,
    Grammar,
    Interval,
    MaskedSentence,
    between,
    plain,
    spread,
)
from newslint.fast.lazy_regex import lazy
from newslint.quantities import Quantity

NEAR, LEAD = 60, 20  # characters between a total and its list, and before the list's first figure
SUM_SLACK = Decimal("0.01")  # a sum of rounded parts may be off by that share
# Times the total that a list may give and still be meant as its parts; after "of which" it surely is.
MOST, LEAST, MOST_OF_WHICH = Decimal("2.5"), Decimal("0.6"), Decimal(12)
HUNDRED = Decimal(100)

_OPEN = lazy(rf"{SLOT}([^{SLOT}.;:()—–（：]{{0,60}})(?: - |[(（]|[—–:：])")
_CLOSE = {"(": ")", "（": "）", "—": "—", "–": "–"}
_WORD_NEXT = lazy(r" ?[^\W\d_]")


def totals(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """A total and the list of its parts: "23 pirates (12 Somali and 11 Yemeni)", "50 in all"."""
    text, quantities = statement.text, statement.quantities
    for match in _OPEN.finditer(text) if len(quantities) > 2 else ():
        number = statement.number(match.start())
        mark = match[0].strip()[-1]
        end = text.find(_CLOSE.get(mark, ";"), match.end())
        end = len(text) if end < 0 else end
        parts = _listed(statement, match.end(), end, grammar)
        lead = text[match.end() : text.find(SLOT, match.end())]
        if len(lead) > LEAD or grammar.start.search(lead):
            continue
        ended = len(parts) > 1 and grammar.last.search(
            between(statement, parts[-2], statement.slots[parts[-1]])
        )
        if len(parts) > 1 and (ended or SLOT not in between(statement, parts[-1], end)):
            open_list = grammar.include.search(lead) or grammar.include.search(match[1])
            # A list that no "and" closes may leave something out.
            yield from _sum(quantities, number, parts, exhaustive=bool(ended) and not open_list)
    for match in grammar.include.finditer(text):
        number = text.count(SLOT, 0, match.start()) - 1
        if number < 0 or len(between(statement, number, match.start())) > NEAR:
            continue
        parts = _listed(statement, match.end(), len(text), grammar)
        if parts and text.find(SLOT, match.end()) - match.end() <= LEAD:
            yield from _sum(quantities, number, parts, exhaustive=False)
    for match in grammar.some.finditer(text):
        parts = _listed(statement, match.end("parts") - 1, len(text), grammar)
        if len(parts) > 1 and not grammar.within.match(text, match.start() + 1):
            yield from _sum(quantities, statement.number(match.start()), parts, exhaustive=False)
    for match in grammar.total.finditer(text):
        number = statement.number(match.start())
        parts = _listed(statement, 0, match.start(), grammar)
        if len(parts) == number > 1:
            yield from _sum(quantities, number, parts, exhaustive=True, summed=True)


def _listed(statement: MaskedSentence, start: int, end: int, grammar: Grammar) -> list[int]:
    """The numbers of figures that are listed after `start`: "6 officers, 3 guards and 4 civilians"."""
    text = statement.text
    slots = statement.slots
    parts: list[int] = []
    for number in range(bisect_left(slots, start), bisect_left(slots, end)):
        if parts and not grammar.also.fullmatch(text, slots[number - 1] + 1, slots[number]):
            break
        parts.append(number)
    if not parts or not (_WORD_NEXT.match(text, slots[parts[0]] + 1) or len(parts) == 2):
        return []
    # A list ends with "and"; what follows without it may be about something else.
    while len(parts) > 1 and not grammar.last.search(text, slots[parts[-1] - 1], slots[parts[-1]]):
        if end < len(text) and text[end : end + 1] in ")）—":
            break
        parts.pop()
    return parts


def _sum(
    quantities: Sequence[Quantity], number: int, parts: Sequence[int], exhaustive: bool, summed: bool = False
) -> Iterator[Flaw]:
    total, added = quantities[number], [quantities[part] for part in parts]
    if any(not _countable(part, total) for part in added) or total.value[1] <= 1:
        return
    if total.unit == "%" and not summed:  # "66 % (59 % of men and 72 % of women)" is no sum
        return
    low, high = _sure(total)
    found = _added(_sure(part)[0] for part in added), _added(_sure(part)[1] for part in added)
    slack = high * SUM_SLACK if total.unit or high > 1000 else Decimal(0)
    over, under = found[0] > high + slack, found[1] < low - slack
    if not total.value[0] * LEAST <= found[0] <= total.value[1] * (MOST if exhaustive else MOST_OF_WHICH):
        return
    if over or (under and exhaustive and total.approximator in ("", "at_least", "over")):
        find = "shares" if total.unit == "%" else "total"
        yield Flaw(find, min(number, *parts), max(number, *parts), plain(low, low), plain(*found))


def shares(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """Shares of one whole, the vote, that are more than the whole."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    for match in grammar.whole.finditer(text):
        run = [statement.number(match.start())]
        for number in range(run[0] + 1, len(quantities)):
            if quantities[number].unit != "%" or not grammar.also.fullmatch(
                text, slots[number - 1] + 1, slots[number]
            ):
                break
            run.append(number)
        added = [quantities[number] for number in run]
        found = _added(spread(quantity)[0] for quantity in added)
        if len(run) > 1 and found > HUNDRED and all(f.unit == "%" and f.value[1] < HUNDRED for f in added):
            yield Flaw("shares", run[0], run[-1], "100", plain(found, found))


def impossible(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """More than all of the people."""
    for match in grammar.people.finditer(statement.text):
        number = statement.number(match.start())
        quantity = statement.quantities[number]
        if quantity.unit == "%" and quantity.value[0] > HUNDRED:
            yield Flaw("impossible", number, number)


def _countable(part: Quantity, total: Quantity) -> bool:
    """Whether a figure can be a part of a total: of the same unit, and a count where that is one."""
    return part.unit == total.unit and part.kind not in ("age", "score", "duration", "idiom", "rule")


def _sure(quantity: Quantity) -> Interval:
    """A figure for adding up: exact counts stay exact."""
    return (
        (quantity.value[0], quantity.value[1])
        if quantity.approximator in ("at_least", "over")
        else (quantity.low, quantity.high)
    )


def _added(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
