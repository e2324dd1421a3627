"""An article's figures as plain values, ready to be compared with those of another article."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from newslint.comparison.base_units import in_comparable, rounded
from newslint.comparison.context_words import ContextWords, Measures, context_words
from newslint.comparison.masked_sentence import counted
from newslint.comparison.name_forms import normalize
from newslint.comparison.name_matching import NameFinder
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Span
from newslint.model.finding import Place
from newslint.quantities import Quantity
from newslint.text.digest import digest
from newslint.text.sentences import SentenceSplitter

LEFT_OUT = frozenset(("date", "time", "ordinal", "score", "idiom", "rule"))
MAX_CLAIMS = 60  # figures of an article that are compared with others
SHORTEST, SHORTEST_UNSPACED = (
    5,
    10,
)  # words, or characters where words are not separated, of a sentence that is no phrase
DIGITS = 3  # a value with so many digits that count is one that few articles share

_ZONE = lazy(r" ?(?:GMT|UTC|CES?T|ES?T|EDT|PS?T|PDT|BST|MEZ|MESZ)(?![^\W_])")  # "1100 GMT" is a time
_NEXT = lazy(r"[ \u00a0]([^\W\d_][\w'’-]*)")
_SCALED = lazy(r"[^\W\d_]{1,}|\d[.,]\d{1,2}(?!\d)")
_HYPHENED = lazy(r"-[^\W\d_]+")
_WORD = lazy(r"[^\W\d_]+")


class Claim(NamedTuple):
    """One figure of an article.

    low, high     in the dimension's base unit, as the writer commits to them
    value         as written, in the base unit
    dimension     unit or dimension; figures of different dimensions are never compared
    noun, measure, near, names, years   see newslint.comparison.context_words
    sentence      a hash of the words of its sentence, or "" for a short one
    unit, slack   the unit as written and how far a value converted to another one may be off, in the base unit
    scaled        whether a magnitude word or a decimal point is in it: a unit named elsewhere may be left out
    block         index of its block
    """

    low: Decimal
    high: Decimal
    value: Decimal
    dimension: str
    approximator: str
    noun: str
    measure: str
    near: Mapping[str, float]
    names: frozenset[str]
    years: frozenset[str]
    sentence: str
    shown: str
    place: Place
    unit: str = ""
    slack: Decimal = Decimal(0)
    scaled: bool = False
    block: int = 0


def claims(
    document: Document,
    quantities: Sequence[Quantity],
    measures_of: Callable[[str], Measures],
    splitter: SentenceSplitter,
    finder: NameFinder,
) -> Iterator[Claim]:
    """The figures of an article that state something of the world, in order, at most MAX_CLAIMS.

    `measures_of` gives a language's words for what is counted.
    """
    count, current = 0, -1
    split: tuple[Span, ...] = ()
    for index, quantity in enumerate(quantities):
        block = document.blocks[quantity.block]
        measures = measures_of(quantity.language)
        if (
            quantity.kind in LEFT_OUT
            or (quantity.kind == "identifier" and not quantity.noun and not counted(quantity, block.text))
            or _article(quantity, block.text)
            or (quantity.noun in measures.of_part and not quantity.unit)
            or _ZONE.match(block.text, quantity.span.end)
        ):
            continue
        if count == MAX_CLAIMS:
            return
        count += 1
        if quantity.block != current:
            current, split = quantity.block, splitter.split(block.text)
        sentence = next(
            (span for span in split if span.start <= quantity.span.start < span.end), Span(0, len(block.text))
        )
        beside = [other for other in quantities[max(0, index - 1) : index + 3] if other.block == current]
        told = context_words(block, quantity, beside, sentence, measures, finder)
        dimension, low, high, value, slack = _based(quantity)
        place = Place.of(document, block.source(*quantity.span))
        shown = _shown(quantity, block.text, measures.function)
        yield Claim(
            low,
            high,
            value,
            dimension,
            quantity.approximator,
            "" if quantity.noun in measures.function else quantity.noun,
            told.measure,
            told.near,
            told.names,
            told.years,
            _hashed(block.text[sentence.start : sentence.end]),
            shown,
            place,
            quantity.unit,
            slack,
            not quantity.unit and bool(_SCALED.search(block.text, *quantity.span)),
            quantity.block,
        )


def _shown(quantity: Quantity, text: str, function: frozenset[str]) -> str:
    """The figure with what it counts, as written: "12 vessels", "66-year-old"."""
    end = quantity.span.end
    if hyphened := _HYPHENED.match(text, end):
        end = hyphened.end()
    elif quantity.noun and text.startswith(quantity.noun, end):
        end += len(quantity.noun)
    elif (
        quantity.noun
        and not quantity.unit
        and (word := _NEXT.match(text, end))
        and normalize(word[1]) not in function
    ):
        end = word.end()
    return text[quantity.span.start : end]


def _hashed(sentence: str) -> str:
    words = " ".join(_WORD.findall(sentence.lower()))
    if len(words.split()) < SHORTEST and (words.isascii() or len(words) < SHORTEST_UNSPACED):
        return ""
    return digest(words, 8)


def _article(quantity: Quantity, text: str) -> bool:
    """A spelled one is mostly an article or a pronoun."""
    return quantity.value[1] <= 1 and not quantity.unit and not text[quantity.span.start].isdigit()


def _based(quantity: Quantity) -> tuple[str, Decimal, Decimal, Decimal, Decimal]:
    """Dimension, low, high and value in its base unit, and the rounding of a converted value."""
    if quantity.kind == "age" and quantity.unit not in ("month", "week", "day"):
        return "age", quantity.low, quantity.high, quantity.value[0], Decimal(0)
    ends = (quantity.low, quantity.high, quantity.value[0])
    low, high, value = (in_comparable(quantity.unit, end) for end in ends)
    first, last = rounded(quantity.value[0]), rounded(quantity.value[1])
    edge = in_comparable(quantity.unit, max(value[1] - value[0] for value in (first, last)) / 2)
    zero = in_comparable(quantity.unit, Decimal(0))
    return low[0], min(low[1], high[1]), max(low[1], high[1]), value[1], abs(edge[1] - zero[1])


def telling(claim: Claim) -> str:
    """A figure in the form in which it is filed, "" for one that any article may have."""
    digits = _digits_written(claim)
    if digits < DIGITS - bool(claim.dimension not in ("", "%", "age", "time")):
        return ""
    return f"{float(claim.value):.3g}:{claim.dimension}"


def _digits_written(claim: Claim) -> int:
    """How many digits of a value tell something; those that a conversion has brought in do not."""
    if claim.dimension != claim.unit and claim.slack:
        return len(str(int(claim.value / claim.slack / 2)).rstrip("0")) or 1
    return len(claim.value.normalize().as_tuple().digits)


def pack(claims: Iterable[Claim]) -> str:
    """An article's claims as JSON."""
    return json.dumps([_packed(claim) for claim in claims], separators=(",", ":"))


def unpack(text: str) -> list[Claim]:
    """The claims that `pack` wrote."""
    return [_unpacked(item) for item in json.loads(text)]


def _packed(claim: Claim) -> list[Any]:
    numbers = [f"{value:f}" for value in (claim.low, claim.high, claim.value)]
    near = {stem: round(weight, 2) for stem, weight in claim.near.items()}
    words = [sorted(claim.names), sorted(claim.years)]
    rest = [claim.unit, f"{claim.slack:f}", int(claim.scaled), claim.block]
    return [*numbers, *claim[3:7], near, *words, claim.sentence, claim.shown, claim.place, *rest]


def _unpacked(item: Sequence[Any]) -> Claim:
    low, high, value = map(Decimal, item[:3])
    dimension, approximator, noun, measure, near, *words = item[3:13]
    names, years, sentence, shown, place = words
    unit, slack, scaled, block = item[13:]
    told = ContextWords(measure, near, frozenset(names), frozenset(years))
    ends = unit, Decimal(slack), bool(scaled), block
    return Claim(
        low, high, value, dimension, approximator, noun, *told, sentence, shown, Place(*place), *ends
    )
