"""An article's figures as plain values, ready to be compared with those of another article."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from newslint.comparison.base_units import in_base, rounded
from newslint.comparison.context_words import Measures, Profile, profile
from newslint.comparison.entities import fold
from newslint.comparison.masked_sentence import counted
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Span
from newslint.model.finding import Place
from newslint.quantities import Figure
from newslint.text import sentences
from newslint.text.digest import digest

# "Seven of the eight", "five of them": a part, which the words round it do not name.
PARTS = frozenset("of av af van von der di dei degli delle de des del do da dos das z из з".split())
LEFT_OUT = frozenset(("date", "time", "ordinal", "score", "idiom", "rule"))
MAX_CLAIMS = 60  # figures of an article that are compared with others
SHORTEST, SHORTEST_UNSPACED = (
    5,
    10,
)  # words, or characters where words are not separated, of a sentence that is no phrase
DIGITS = 3  # a value with so many digits that count is one that few articles share

_ZONE = lazy(r" ?(?:GMT|UTC|CES?T|ES?T|EDT|PS?T|PDT|BST|MEZ|MESZ)(?![^\W_])")  # "1100 GMT" is a time
_NEXT = lazy(r"[ \u00a0]([^\W\d_][\w'’-]*)")
_HYPHENED = lazy(r"-[^\W\d_]+")
_WORD = lazy(r"[^\W\d_]+")


class Claim(NamedTuple):
    """One figure of an article.

    low, high     in the dimension's base unit, as the writer commits to them
    value         as written, in the base unit
    dimension     unit or dimension; figures of different dimensions are never compared
    noun, measure, near, names, years   see newslint.comparison.context_words
    sentence      a hash of the words of its sentence, or "" for a short one
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


def claims(
    document: Document, figures: Sequence[Figure], measures_of: Callable[[str], Measures]
) -> Iterator[Claim]:
    """The figures of an article that state something of the world, in order, at most MAX_CLAIMS.

    `measures_of` gives a language's words for what is counted.
    """
    count, current = 0, -1
    split: tuple[Span, ...] = ()
    for index, figure in enumerate(figures):
        block = document.blocks[figure.block]
        if (
            figure.kind in LEFT_OUT
            or (figure.kind == "identifier" and not figure.noun and not counted(figure, block.text))
            or _article(figure, block.text)
            or (figure.noun in PARTS and not figure.unit)
            or _ZONE.match(block.text, figure.span.end)
        ):
            continue
        if count == MAX_CLAIMS:
            return
        count += 1
        if figure.block != current:
            current, split = figure.block, sentences.split(block.text)
        sentence = next(
            (span for span in split if span.start <= figure.span.start < span.end), Span(0, len(block.text))
        )
        measures = measures_of(figure.language)
        beside = [other for other in figures[max(0, index - 1) : index + 3] if other.block == current]
        told = profile(block, figure, beside, sentence, measures)
        dimension, low, high, value = _based(figure)
        place = Place.of(document, block.source(*figure.span))
        shown = _shown(figure, block.text, measures.function)
        yield Claim(
            low,
            high,
            value,
            dimension,
            figure.approximator,
            "" if figure.noun in measures.function else figure.noun,
            told.measure,
            told.near,
            told.names,
            told.years,
            _hashed(block.text[sentence.start : sentence.end]),
            shown,
            place,
        )


def _shown(figure: Figure, text: str, function: frozenset[str]) -> str:
    """The figure with what it counts, as written: "12 vessels", "66-year-old"."""
    end = figure.span.end
    if hyphened := _HYPHENED.match(text, end):
        end = hyphened.end()
    elif figure.noun and text.startswith(figure.noun, end):
        end += len(figure.noun)
    elif (
        figure.noun and not figure.unit and (word := _NEXT.match(text, end)) and fold(word[1]) not in function
    ):
        end = word.end()
    return text[figure.span.start : end]


def _hashed(sentence: str) -> str:
    words = " ".join(_WORD.findall(sentence.lower()))
    if len(words.split()) < SHORTEST and (words.isascii() or len(words) < SHORTEST_UNSPACED):
        return ""
    return digest(words, 8)


def _article(figure: Figure, text: str) -> bool:
    """A spelled one is mostly an article or a pronoun."""
    return figure.value[1] <= 1 and not figure.unit and not text[figure.span.start].isdigit()


def _based(figure: Figure) -> tuple[str, Decimal, Decimal, Decimal]:
    if figure.kind == "age":
        return "age", figure.low, figure.high, figure.value[0]
    low, high = min(figure.low, rounded(figure.value[0])[0]), max(figure.high, rounded(figure.value[1])[1])
    based = [in_base(figure.unit, value) for value in (low, high, figure.value[0])]
    if based[0] and based[1] and based[2]:
        return based[0][0], based[0][1], based[1][1], based[2][1]
    return figure.unit, figure.low, figure.high, figure.value[0]


def distinctive(claim: Claim) -> bool:
    """Whether a value is rare enough to tie two articles to one story."""
    return len(claim.value.normalize().as_tuple().digits) >= DIGITS


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
    return [*numbers, *claim[3:7], near, *words, claim.sentence, claim.shown, claim.place]


def _unpacked(item: Sequence[Any]) -> Claim:
    low, high, value = map(Decimal, item[:3])
    dimension, approximator, noun, measure, near, *words = item[3:]
    names, years, sentence, shown, place = words
    told = Profile(measure, near, frozenset(names), frozenset(years))
    return Claim(low, high, value, dimension, approximator, noun, *told, sentence, shown, Place(*place))
