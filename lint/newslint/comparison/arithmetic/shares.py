"""Shares of one whole that exceed it, impossible shares, and amounts per head."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from newslint.comparison.arithmetic.grammar import Grammar
from newslint.comparison.masked_sentence import SLOT, Flaw, MaskedSentence, spread
from newslint.quantities import Quantity
from newslint.quantities.prices import is_money

HUNDRED = Decimal(100)
ROUNDED = Decimal(1)  # percent that shares may be over the whole by rounding
MOST = Decimal(130)  # percent: above it people could choose several answers
FEW = 3  # shares of a poll
NEAR = 40  # characters between two shares of a list
PEOPLE = 100  # people from which a sum per head is told
SLACK = Decimal("0.15")  # part by which a sum per head may be rounded


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
        if len(run) > 1 and _lowest(quantities, run) > HUNDRED:
            yield Flaw("shares", run[0], run[-1], run[0], tuple(run))
            return
    run = _poll(statement, grammar)
    if len(run) >= FEW and HUNDRED + ROUNDED < _lowest(quantities, run) <= MOST:
        yield Flaw("shares", run[0], run[-1], run[0], tuple(run))


def _poll(statement: MaskedSentence, grammar: Grammar) -> list[int]:
    """The shares of parties and candidates that a sentence about a vote lists one after the other."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    run = [number for number, quantity in enumerate(quantities) if quantity.unit == "%"]
    if len(run) < FEW or not grammar.vote.search(text) or run != list(range(run[0], run[0] + len(run))):
        return []
    gaps = [text[slots[number] + 1 : slots[number + 1]] for number in run[:-1]]
    listed = all(len(gap) <= NEAR and not set(gap) & set(".;:()") for gap in gaps)
    joined = all("," in gap or "，" in gap or "、" in gap or grammar.last.search(gap) for gap in gaps)
    moved = any(grammar.moves.search(gap) for gap in gaps)
    return run if listed and joined and not moved and grammar.last.search(gaps[-1]) else []


def _lowest(quantities: Sequence[Quantity], run: Sequence[int]) -> Decimal:
    """The least that shares add up to, or nothing when one of them is no share below the whole."""
    added = [quantities[number] for number in run]
    if any(share.unit != "%" or share.value[1] >= HUNDRED for share in added):
        return Decimal(0)
    return sum((spread(share)[0] for share in added), Decimal(0))


def impossible(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """More than all of the people."""
    for match in grammar.people.finditer(statement.text):
        number = statement.number(match.start())
        quantity = statement.quantities[number]
        if quantity.unit == "%" and quantity.value[0] > HUNDRED:
            yield Flaw("impossible", number, number, number)


def per_head(statement: MaskedSentence, grammar: Grammar) -> Iterator[Flaw]:
    """ "50,000 people ... 10 million euros, or 2,000 euros per head": a sum, the people and the share of each."""
    text, quantities, slots = statement.text, statement.quantities, statement.slots
    if len(quantities) != 3 or not is_money(quantities[2]) or not grammar.per_head.match(text, slots[2] + 1):
        return
    same = grammar.same.search(text, slots[1] + 1, slots[2]) or text[slots[1] + 1 : slots[2]].strip() in (
        "(",
        "（",
    )
    people = next((number for number in (0, 1) if not quantities[number].unit), -1)
    whole = quantities[1 - people] if people >= 0 else None
    if not same or whole is None or whole.unit != quantities[2].unit:
        return
    heads = quantities[people]
    if not heads.noun or heads.value[0] < PEOPLE or SLOT not in text:
        return
    low, high = spread(whole)[0] / spread(heads)[1], spread(whole)[1] / spread(heads)[0]
    told = spread(quantities[2])
    if told[1] < low * (1 - SLACK) or told[0] > high * (1 + SLACK):
        yield Flaw("total", 0, 2, 2, (0, 1))
