"""A sentence with its figures masked, so that expressions can match the words between them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Span
from newslint.quantities import Quantity
from newslint.quantities.phrase_table import MARKED_LETTER
from newslint.text.sentences import SentenceSplitter

SLOT = "\ufffc"  # the object replacement character stands for a figure
Interval = tuple[Decimal, Decimal]
_NOUN = lazy(rf"[ \u00a0]{MARKED_LETTER}{{1,40}}")
SHORT = 4  # letters of a word after a number that is rather a preposition or a verb than what is counted
NOT_AMOUNTS = frozenset(("date", "time", "ordinal", "identifier"))


class Flaw(NamedTuple):
    """Quantities that do not go together: those from `first` to `last` of a sentence. One of them, by its number, or a
    word is stated of the others."""

    find: str
    first: int
    last: int
    stated: int | str = 0
    others: tuple[int, ...] = ()


@lru_cache(8)  # every list of a sentence asks for the same
def _slots(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer(SLOT, text))


class MaskedSentence(NamedTuple):
    """One sentence of a block.

    text        the sentence in small letters, every figure replaced by one SLOT
    quantities  in order: quantities[n] is the n-th SLOT
    written     each of them as the article writes it, with what it counts
    """

    text: str
    quantities: tuple[Quantity, ...]
    written: tuple[str, ...]

    @property
    def slots(self) -> Sequence[int]:
        """Where the figures are in the text."""
        return _slots(self.text)

    def number(self, offset: int) -> int:
        """The number of the figure whose SLOT is at `offset`."""
        return self.text.count(SLOT, 0, offset)


def statements(
    block: Block, quantities: Sequence[Quantity], splitter: SentenceSplitter
) -> Iterator[MaskedSentence]:
    """The sentences of a block that hold at least one amount, in order."""
    amounts = [
        quantity
        for quantity in quantities
        if (quantity.kind not in NOT_AMOUNTS or counted(quantity, block.text))
        and not _is_article(quantity, block.text)
    ]
    starts = [quantity.span.start for quantity in amounts]
    for span in splitter.split(block.text) if amounts else ():
        inside = tuple(amounts[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        if inside:
            written = tuple(_written(block.text, quantity) for quantity in inside)
            yield MaskedSentence(_masked(block.text, span, inside), inside, written)


def _written(text: str, quantity: Quantity) -> str:
    """A quantity as it is in a text, with the noun that it counts."""
    end = quantity.span.end
    if text[end : end + 1].isalpha():  # a measure word of Chinese or Japanese
        end += len(quantity.noun)
    elif len(quantity.noun) > SHORT and (noun := _NOUN.match(text, end)):
        end = noun.end()
    return text[quantity.span.start : end]


def counted(quantity: Quantity, text: str) -> bool:
    """Whether a counter is written on to a number, as in Korean "176명": then it is no name or code."""
    return (
        quantity.kind == "identifier"
        and "\uac00" <= text[quantity.span.end : quantity.span.end + 1] <= "\ud7a3"
    )


def _is_article(quantity: Quantity, text: str) -> bool:
    """ "Ein", "une", "un": a word that is the number one only when it is stressed."""
    return (
        quantity.value[1] == 1
        and quantity.language != "en"
        and not quantity.unit
        and text[quantity.span.start].isalpha()
    )


def _masked(text: str, span: Span, quantities: Iterable[Quantity]) -> str:
    pieces, last = [], span.start
    for quantity in quantities:
        pieces += [text[last : quantity.span.start].lower(), SLOT]
        last = quantity.span.end
    pieces.append(text[last : span.end].lower())
    return unicodedata.normalize("NFC", "".join(pieces).replace("\u00a0", " ").replace("\u202f", " "))


def spread(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The values a figure may stand for in a calculation: half a unit of its last digit at least, either way."""
    half = Decimal(10) ** max(int(quantity.value[0].as_tuple().exponent), -12) / 2
    low, high = quantity.value
    if quantity.approximator in ("", "about", "range"):
        low, high = min(low, quantity.low), max(high, quantity.high)
    return min(low, quantity.value[0] - half), max(high, quantity.value[1] + half)


def between(statement: MaskedSentence, number: int, end: int) -> str:
    """The text from behind a figure to an offset."""
    slots = statement.slots
    return statement.text[slots[number] + 1 : end]
