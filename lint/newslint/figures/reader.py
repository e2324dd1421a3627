"""Finds the quantities of a text: one pass of one expression a language, then a look at what stands around each."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from newslint.document import Document, Span
from newslint.figures import kinds, values
from newslint.figures.figure import Figure, interval, rounding
from newslint.figures.vocabulary import SIGNS, Vocabulary
from newslint.language import Language, Languages

_DIGIT = re.compile(r"\d+")
_NOUN = re.compile(r"[ \u00a0]([^\W\d_][\w-]*)(?:[ ]([^\W\d_][\w-]*))?")
_LATE_SIGN = re.compile(r"[ \u00a0\u202f]?(€|\$|£|zł|kr\b|₽|₴|₺)")
CONTEXT = 28  # characters before a number that may hold its approximator


class Reader:
    """Reads figures. `language_of` tells a document's language."""

    def __init__(self, languages: Languages, language_of: Callable[[Document], str]) -> None:
        self._languages = languages
        self._language_of = language_of
        self._vocabularies: dict[str, Vocabulary] = {}

    def read(self, document: Document) -> tuple[Figure, ...]:
        """All figures of a document, in order."""
        code = self._language_of(document)
        found: list[Figure] = []
        for index, block in enumerate(document.blocks):
            if block.kind != "code":
                found.extend(self.read_text(block.text, block.language or code, index))
        return tuple(found)

    def read_text(self, text: str, language: str, block: int = 0) -> tuple[Figure, ...]:
        """All figures of a text in a language; one that has no file is read as English is."""
        vocabulary = self._vocabulary(language)
        return tuple(self._figures(text, vocabulary, block))

    def _vocabulary(self, language: str) -> Vocabulary:
        known: Language | None = self._languages.get(language) or self._languages.get("en")
        code = known.code if known else "en"
        if code not in self._vocabularies:
            self._vocabularies[code] = Vocabulary(known or Language("en", "English", {}, {}, {}))
        return self._vocabularies[code]

    def _figures(self, text: str, vocabulary: Vocabulary, block: int) -> Iterator[Figure]:
        position = previous = 0
        worded = vocabulary.worded(text)
        while match := _next(text, vocabulary, position, worded):
            position = match.end()
            if figure := self._figure(text, match, vocabulary, block, previous):
                previous = figure.span.end
                if match["second"] and previous <= match.start("to"):
                    position = match.end("to")  # "from 44 to 41 million" falls: no range, but two figures
                yield figure

    def _figure(
        self, text: str, match: "re.Match[str]", vocabulary: Vocabulary, block: int, previous: int
    ) -> Figure | None:
        read = _fraction(match, vocabulary) if match["fraction"] else _value(match, vocabulary)
        if read is None:
            return None
        value, slack, end = read
        unit, end = _unit(text, match, vocabulary, end)
        start = match.start()
        ranged = value[0] != value[1]
        approximator = "range" if ranged else _approximator(text, match, vocabulary, previous)
        low, high = interval(value, slack, approximator)
        noun = _noun(text, end, vocabulary) if not unit else ""
        figure = Figure(
            block, Span(start, end), value, low, high, unit, noun, approximator, "", "", vocabulary.code
        )
        kind = kinds.kind(figure, text, match["first"] or "", vocabulary)
        return Figure(
            block, figure.span, value, low, high, unit, noun, approximator, kind, "", vocabulary.code
        )


def _next(text: str, vocabulary: Vocabulary, position: int, worded: bool) -> "re.Match[str] | None":
    """Where the next quantity may stand."""
    if worded:
        return vocabulary.figure.search(text, position)
    while digit := _DIGIT.search(text, position):
        start = digit.start()
        sign = vocabulary.sign_before.search(text, max(position, start - 5), start)
        match = vocabulary.digits.match(text, sign.start() if sign else start)
        if match := match or (vocabulary.digits.match(text, start) if sign else None):
            return match
        position = digit.end()
    return None


def _fraction(match: "re.Match[str]", vocabulary: Vocabulary) -> tuple[tuple[Decimal, Decimal], Decimal, int]:
    above, below = map(Decimal, vocabulary.fractions[match["fraction"].lower()].split("/"))
    value = above / below
    return (value, value), value / 20, match.end()


def _value(
    match: "re.Match[str]", vocabulary: Vocabulary
) -> tuple[tuple[Decimal, Decimal], Decimal, int] | None:
    first = _number(match["first"], match["scale"] or match["late"], vocabulary)
    if first is None:
        return None
    end = match.end()
    if not match["second"]:
        return (first[0], first[0]), first[1], end
    second = _number(match["second"], match["scale2"], vocabulary)
    if second is None:
        return None
    if match["scale2"] and not match["scale"]:
        scaled = _number(match["first"], match["scale2"], vocabulary)
        first = scaled if scaled and scaled[0] <= second[0] else first
    if first[0] > second[0]:
        return (first[0], first[0]), first[1], match.end("scale") if match["scale"] else match.end("first")
    return (first[0], second[0]), first[1], end


def _number(text: str, magnitude: str | None, vocabulary: Vocabulary) -> tuple[Decimal, Decimal] | None:
    """(value, rounding slack) of a number with its magnitude word."""
    scale = vocabulary.magnitudes[magnitude.lower()] if magnitude else 0
    if text[0].isdecimal():
        plain = values.digits(text, vocabulary.decimal)
        if not plain:
            return None
        value = Decimal(plain).scaleb(scale)
        return value, rounding(value, plain, scale)
    spelled = values.words(text, vocabulary.words)
    return None if spelled is None else (spelled.scaleb(scale), rounding(spelled, str(spelled), scale))


def _unit(text: str, match: "re.Match[str]", vocabulary: Vocabulary, end: int) -> tuple[str, int]:
    """The figure's unit and where it ends. A currency sign before the number wins over a letter after it: £308m."""
    sign = match["sign"]
    if match["fraction"]:
        return "ratio", end
    if sign:
        if match["unit"] and match["unit"].lower() not in vocabulary.magnitudes:
            unit = vocabulary.units[match["unit"].lower()]
            end = end if unit in SIGNS.values() else match.start("unit")
        return SIGNS[sign.lower()], len(text[:end].rstrip(" \u00a0-"))
    if match["unit"] and end == match.end():
        return vocabulary.units[match["unit"].lower()], end
    if late := _LATE_SIGN.match(text, end):
        return vocabulary.units.get(late[1].lower(), SIGNS.get(late[1], "")), late.end()
    return "", end


def _approximator(text: str, match: "re.Match[str]", vocabulary: Vocabulary, previous: int) -> str:
    if match["plus"]:
        return "over"
    start = match.start()
    before = vocabulary.approximator.search(text[max(previous, start - CONTEXT, 0) : start].rstrip("( "))
    if before is None and start > previous:
        before = vocabulary.approximator.search(text[max(previous, start - CONTEXT) : start])
    if before:
        return vocabulary.before[before[1].lower()]
    tail = text[match.end() : match.end() + 16].lower().lstrip()
    return next((name for phrase, name in vocabulary.after.items() if tail.startswith(phrase)), "")


def _noun(text: str, end: int, vocabulary: Vocabulary) -> str:
    """The counted noun: the word after the number, or the second one when the first only describes it."""
    match = _NOUN.match(text, end)
    if not match:
        return ""
    word = match[1].lower()
    return vocabulary.nouns.get(word, word)
