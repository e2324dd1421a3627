"""Which figures need a source: statistics, but not the scores of a match or the price of a ticket."""

from collections.abc import Sequence

from newslint.attribution.cued_sentences import CuedSentence
from newslint.attribution.cues import Cue
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document
from newslint.quantities.prices import is_money, is_price_sized, may_be_price
from newslint.quantities.quantity import Quantity

COUNTED = 100  # a count below it is told, not measured, unless it is of casualties or rounded
_BARE = lazy(r"\d{4,7}")
FLIGHT = 4  # digits of a flight or a year, whose next word is no counted noun
SCORES = 4  # scores in an article from which it is a sports page, and ...
RATE = 0.1  # ... this many a sentence, or
WORDS = 5  # different words of sport, and ...
DENSITY = 0.3  # ... this many a sentence
MEASURED = frozenset(
    ("degC", "degF", "degree", "km/h", "tonne", "MWh", "GWh", "TWh")
)  # a measure that somebody took of the world
BEFORE, AFTER = 40, 25  # characters before and after a figure in which the word for a price or a rule is


def is_sports(document: Document, found: Sequence[CuedSentence], quantities: Sequence[Quantity]) -> bool:
    """Whether an article is about a match, whose numbers the whole stadium saw."""
    scores = sum(quantity.kind == "score" for quantity in quantities)
    words = [
        document.blocks[each.block].text[cue.start : cue.end].lower()
        for each in found
        for cue in each.cues
        if "sports" in cue.kinds
    ]
    dense = len(words) >= DENSITY * len(found)
    return (scores >= SCORES and scores >= RATE * len(found)) or (dense and len(set(words)) + scores >= WORDS)


def is_claim(document: Document, statement: CuedSentence, quantity: Quantity) -> bool:
    """Whether a figure in a sentence is a statistic that wants a source."""
    if not _is_measured(statement, quantity):
        return False
    text = document.blocks[statement.block].text
    if "@" in text[slice(*statement.span)] or _is_code(text, quantity) or _is_small(statement, quantity):
        return False
    links = document.blocks[statement.block].links
    if any(link.start <= quantity.span.start and quantity.span.end <= link.end for link, _ in links):
        return False  # a teaser: its source is one click away
    if is_price_sized(quantity) and not statement.has("totals"):
        return False
    return not any(
        (
            "rules" in cue.kinds
            and (may_be_price(quantity) or not is_money(quantity))
            and cue.end >= quantity.span.start - BEFORE
            and cue.start <= quantity.span.end + AFTER
        )
        or ("sports" in cue.kinds and quantity.span.end <= cue.start <= quantity.span.end + AFTER)
        for cue in statement.cues
    )


def _is_measured(statement: CuedSentence, quantity: Quantity) -> bool:
    """Whether somebody must have measured or counted: a statistic, a measure of the world, a large round or grave count."""
    if quantity.kind == "measure":
        return quantity.unit in MEASURED
    if quantity.kind == "narrative" and quantity.value[1] >= COUNTED:
        return bool(quantity.approximator) or _of_casualties(statement, quantity)
    return quantity.kind == "statistic"


def _of_casualties(statement: CuedSentence, quantity: Quantity) -> bool:
    return any("casualties" in cue.kinds and _next_to(cue, quantity) for cue in statement.cues)


def _is_small(statement: CuedSentence, quantity: Quantity) -> bool:
    """Whether a figure is an exact count that whoever was there could make: "25 members signed it"."""
    exact = not (quantity.unit or quantity.approximator) and quantity.value[1] < COUNTED
    return exact and not _of_casualties(statement, quantity)


def _next_to(cue: Cue, quantity: Quantity) -> bool:
    return quantity.span.start - AFTER <= cue.end and cue.start <= quantity.span.end + AFTER


def _is_code(text: str, quantity: Quantity) -> bool:
    """Whether a figure is bare digits, none rounded off: a flight or a postcode sooner than a count."""
    digits = text[slice(*quantity.span)]
    return (
        not (quantity.unit or quantity.approximator or (quantity.noun and len(digits) > FLIGHT))
        and bool(_BARE.fullmatch(digits))
        and not digits.endswith("00")
    )
