"""Totals and the lists of their parts."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from newslint.comparison.arithmetic.grammar import Grammar
from newslint.comparison.masked_sentence import SLOT, Flaw, Interval, MaskedSentence, between
from newslint.fast.lazy_regex import lazy
from newslint.quantities import Quantity
from newslint.quantities.prices import is_money

NEAR, LEAD = 60, 20  # characters between a total and its list, and before the list's first figure
SUM_SLACK = Decimal("0.01")  # a sum of rounded parts may be off by that share
# Times the total that a list may give and still be meant as its parts; after "of which" it surely is.
MOST, LEAST, MOST_OF_WHICH = Decimal("2.5"), Decimal("0.6"), Decimal(12)
THOUSAND = 1000
SLIP = Decimal(
    "1.25"
)  # times the total above which parts overlap: of 100 firms, 80 sell to France and 70 to Spain

_OPEN = lazy(rf"{SLOT}([^{SLOT}.;:()—–（：]{{0,60}})(?: - |[(（]|[—–:：])")
_CLOSE = {"(": ")", "（": "）", "—": "—", "–": "–"}
_APART = lazy(r"[.;:()（）—]")
_WORD_NEXT = lazy(r" ?[^\W\d_]")


def totals(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """A total and the list of its parts: "23 pirates (12 Somali and 11 Yemeni)", "50 in all", "of the 30, 12 ..."."""
    if len(statement.quantities) > 1:
        yield from _opened(statement, grammar)
        yield from _including(statement, grammar)
        yield from _closed(statement, grammar)
    if len(statement.quantities) > 2:
        yield from _bracketed(statement, grammar)
        yield from _of_all(statement, grammar)


def _opened(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "23 pirates (12 Somali and 11 Yemeni)": a list after a bracket, a dash or a colon."""
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


def _including(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "12 people, including 2 drivers and 3 children": the parts may be less than the total, but not more."""
    text, quantities = statement.text, statement.quantities
    for match in grammar.include.finditer(text):
        number = text.count(SLOT, 0, match.start()) - 1
        if number < 0 or len(between(statement, number, match.start())) > NEAR:
            continue
        parts = _listed(statement, match.end(), len(text), grammar)
        if parts and grammar.spaced is False and not _one_kind(quantities, (number, *parts)):
            continue  # 40种模型…包含100个数据库
        if parts and text.find(SLOT, match.end()) - match.end() <= LEAD:
            yield from _sum(quantities, number, parts, exhaustive=False)
    for match in grammar.some.finditer(text):
        parts = _listed(statement, match.end("parts") - 1, len(text), grammar)
        if len(parts) > 1 and not grammar.within.match(text, match.start() + 1):
            yield from _sum(quantities, statement.number(match.start()), parts, exhaustive=False)


def _closed(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "12 men and 5 women, 18 in all"."""
    text, quantities = statement.text, statement.quantities
    for match in grammar.total.finditer(text):
        number = statement.number(match.start())
        parts = _listed(statement, 0, match.start(), grammar)
        if len(parts) == number > 1:
            yield from _sum(quantities, number, parts, exhaustive=True, summed=True)


def _bracketed(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "120 million euros for schools (60 million), roads (45 million) and parks (25 million)": parts in brackets."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    parts = [
        number
        for number in range(1, len(slots))
        if text[slots[number] - 1] in "(（" and text[slots[number] + 1 : slots[number] + 2] in tuple(")）")
    ]
    if len(parts) < 2 or parts != list(range(parts[0], parts[0] + len(parts))):
        return
    gaps = [text[slots[one] + 2 : slots[other] - 1] for one, other in pairwise(parts)]
    listed = all(len(gap) <= NEAR and "." not in gap and ";" not in gap for gap in gaps)
    if listed and grammar.last.search(gaps[-1]) and parts[0] == 1:
        yield from _sum(quantities, 0, parts, exhaustive=True)


def _of_all(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "Of the 36 people hurt, 20 were adults and 19 children": the parts may be less than the total, but not more."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    if not grammar.of_all.match(text):
        return
    parts = [number for number in range(1, len(quantities)) if quantities[number].unit == quantities[0].unit]
    gaps = [text[slots[number - 1] + 1 : slots[number]] for number in range(1, len(quantities))]
    joined = all(len(gap) <= NEAR and not _APART.search(gap) for gap in gaps)
    listed = all(grammar.last.search(gap) or "," in gap for gap in gaps[1:])
    if len(parts) == len(quantities) - 1 and joined and listed and grammar.last.search(gaps[-1]):
        added = sum(quantities[number].value[0] for number in parts)
        if added <= quantities[0].value[1] * SLIP:
            yield from _sum(quantities, 0, parts, exhaustive=False)


def _one_kind(quantities: Sequence[Quantity], numbers: Sequence[int]) -> bool:
    """Whether quantities count with the same measure word or unit."""
    first = quantities[numbers[0]]
    return bool(first.noun or first.unit) and all(
        (quantities[number].noun, quantities[number].unit) == (first.noun, first.unit) for number in numbers
    )


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
    if [part.value[0] for part in added] == list(
        range(1, len(added) + 1)
    ):  # "four ways: (1) ... and (4) ..."
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
        yield Flaw(find, min(number, *parts), max(number, *parts), number, tuple(parts))


def _countable(part: Quantity, total: Quantity) -> bool:
    """Whether a figure can be a part of a total: of the same unit, and a count where that is one. The unit of a sum of
    money may be left out after the first: "120 million euros: 60 million for schools"."""
    alike = part.unit == total.unit or (not part.unit and is_money(total) and part.value[0] >= THOUSAND)
    return (
        alike
        and part.approximator != "range"
        and part.kind not in ("age", "score", "duration", "idiom", "rule")
    )


def _sure(quantity: Quantity) -> Interval:
    """A figure for adding up: exact counts stay exact."""
    return (
        (quantity.value[0], quantity.value[1])
        if quantity.approximator in ("at_least", "over")
        else (quantity.low, quantity.high)
    )


def _added(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
