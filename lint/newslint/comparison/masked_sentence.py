"""A sentence with its figures taken out: what stands between numbers, in a form that expressions can look at."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language
from newslint.model.document import Block, Span
from newslint.quantities import Quantity
from newslint.text.sentences import SentenceSplitter

SLOT = "\ufffc"  # the object replacement character stands for a figure
Interval = tuple[Decimal, Decimal]
NOT_AMOUNTS = frozenset(("date", "time", "ordinal", "identifier"))


class Flaw(NamedTuple):
    """Something that does not add up: figures first..last of a statement, and the words for the rule's message."""

    find: str
    first: int
    last: int
    stated: str = ""
    computed: str = ""


@lru_cache(8)  # every list of a sentence asks for the same
def _slots(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer(SLOT, text))


class MaskedSentence(NamedTuple):
    """One sentence of a block.

    text     the sentence in small letters, every figure replaced by one SLOT
    figures  in order: figures[n] is the n-th SLOT
    """

    text: str
    quantities: tuple[Quantity, ...]

    @property
    def slots(self) -> Sequence[int]:
        """Where the figures stand in the text."""
        return _slots(self.text)

    def number(self, offset: int) -> int:
        """The number of the figure whose SLOT stands at `offset`."""
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
            yield MaskedSentence(_masked(block.text, span, inside), inside)


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
    return "".join(pieces).replace("\u00a0", " ").replace("\u202f", " ")


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


def plain(low: Decimal, high: Decimal) -> str:
    """A computed value for a message, to three digits."""
    middle = float((low + high) / 2)
    return f"{middle:.3g}" if abs(middle) < 1000 else f"{middle:,.0f}"


class Grammar:
    """A language's words for relations between figures, from the [relations] section of its file."""

    def __init__(self, language: Language) -> None:
        words: Mapping[str, Any] = language.relations
        self.spaced: bool = language.numbers.get("spaced", True)
        get = words.get
        start, to, also = (self._words(get(name, ())) for name in ("from", "to", "and"))
        gap, near = rf"[^{SLOT}.,;:()，。；：（）]{{0,25}}?", rf"[^{SLOT}.,;:()，。；：（）]{{0,16}}?"
        self.rise = lazy(self._stems(get("up", ())))
        self.fall = lazy(self._stems(get("down", ())))
        self.pair = lazy(rf"{start}{near}{SLOT}(?:(?P<gap>{gap}){to}{near}{SLOT})?")
        self.back = lazy(rf"{to}{near}{SLOT}[^{SLOT}.;:()]{{0,16}}?{start}{near}{SLOT}")
        self.adjusted = lazy(self._stems(get("adjusted", ())))
        self.also = lazy(
            rf"[^{SLOT},;.()，。；、]{{0,40}}(?:[,，、] ?(?:{also} ?)?|{also} ?)[^{SLOT},;.]{{0,15}}"
        )
        self.last = lazy(also)
        self.include = lazy(self._words(get("including", ())))
        self.start = lazy(rf"{start}|{self._stems(get('up', ()))}|{self._stems(get('down', ()))}")
        self.total = lazy(rf"{SLOT}[^{SLOT}.;,]{{0,12}}{self._words(get('total', ()))}")
        self.share = lazy(rf"{self._words(get('or', ()))}[^{SLOT}.;,]{{0,30}}{SLOT}")
        self.more = lazy(
            rf"{SLOT}[^{SLOT}.;:()]{{0,12}}{SLOT} {self._words(get('more', ()))}[^{SLOT}.;,]{{0,8}}{SLOT}"
        )
        within = self._words(get("within", ()))
        self.some = lazy(rf"{SLOT}[^{SLOT}.;:()]{{0,60}}, ?(?P<parts>{SLOT}) ?{within}")
        self.people = lazy(rf"{SLOT} ?{self._words(get('of', ()))} ?{self._words(get('people', ()))}")
        self.within = lazy(rf" ?{within}")
        self.whole = lazy(rf"{SLOT} ?{self._words(get('whole', ()))}")

    def _words(self, words: Iterable[str]) -> str:
        pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
        return rf"(?<![^\W_])(?:{pattern})(?![^\W_])" if self.spaced else f"(?:{pattern})"

    def _stems(self, stems: Iterable[str]) -> str:
        """Words by their beginnings: "increas" is increase, increased and increasing."""
        pattern = "|".join(re.escape(stem) for stem in sorted(stems, key=len, reverse=True)) or "(?!)"
        return rf"(?<![^\W_])(?:{pattern})" if self.spaced else f"(?:{pattern})"
