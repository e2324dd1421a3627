"""Finds the quantities of a text: one pass over its digits and number words, and a look at what stands around each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from newslint.document import Document, Span
from newslint.figures import context, kinds, numerals, units
from newslint.figures.figure import Figure, interval
from newslint.figures.units import Measured
from newslint.figures.vocabulary import Vocabulary, fold
from newslint.language import Language, Languages

_DASH = re.compile(r" ?[-–—~〜至到] ?(?=[^\s\w]{0,4}[\w½⅓¼])")
_PREFIX = re.compile(r"(?:[^\W\d_]{0,3}[^\w\s]{1,2}|[A-Z]{3}) ?(?=\d)|")


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
        reading = _Reading(text, self._vocabulary(language), block)
        return context.changes(tuple(reading.figures()))

    def _vocabulary(self, language: str) -> Vocabulary:
        known: Language | None = self._languages.get(language) or self._languages.get("en")
        code = known.code if known else "en"
        if code not in self._vocabularies:
            self._vocabularies[code] = Vocabulary(known or Language("en", "English", {}, {}, {}))
        return self._vocabularies[code]


class _Reading:
    """One text, read from left to right."""

    def __init__(self, text: str, vocabulary: Vocabulary, block: int) -> None:
        self.text, self.plain = text, fold(text)
        self.vocabulary, self.block = vocabulary, block
        self.reached = 0  # where the last figure ended
        self.hedge = ""  # and its approximator

    def figures(self) -> Iterator[Figure]:
        links = iter(kinds.links(self.text))
        link = next(links, None)
        for start in self._places():
            while link and link[1] <= start:
                link = next(links, None)
            inside = link is not None and link[0] <= start
            if start >= self.reached and not inside and (figure := self._at(start)):
                self.reached, self.hedge = figure.span.end, figure.approximator
                yield figure

    def _places(self) -> Iterator[int]:
        """Where a quantity may begin."""
        vocabulary, plain = self.vocabulary, self.plain
        for match in vocabulary.places.finditer(plain):
            if not vocabulary.articles or vocabulary.opens(match[0], plain, match.end()):
                yield match.start()

    def _at(self, start: int) -> Figure | None:
        """The figure at a place, if what stands there is one."""
        text, plain, vocabulary = self.text, self.plain, self.vocabulary
        if text[start].isdecimal() and (name := kinds.code(text, start, self.reached, vocabulary)):
            return self._no_quantity(start, *name)
        sign = units.sign_before(text, start, self.reached, vocabulary)
        number = numerals.read(text, plain, start, vocabulary, money=bool(sign.unit))
        if number is None:
            return None
        first = units.measured(text, plain, number, sign, vocabulary)
        if not vocabulary.sure(plain, first.number.start, first.number.end, first.unit, first.value < 0):
            return None
        if ordinal := kinds.ordinal(plain, first.number, vocabulary):
            return self._no_quantity(start, ordinal, "ordinal")
        last, years = self._range(first)
        if years:
            return self._no_quantity(start, years, "date")
        return self._figure(*(last or (first, None)))

    def _no_quantity(self, start: int, end: int, kind: str) -> Figure:
        """A date, a clock time, a code: told apart so that nothing else takes its digits for a quantity."""
        digits = re.match(r"\d{1,30}", self.text[start:end])
        value = Decimal(int(digits[0])) if digits else Decimal(0)
        span, code = Span(start, end), self.vocabulary.code
        return Figure(self.block, span, (value, value), value, value, "", "", "", kind, "", code)

    def _figure(self, first: Measured, second: Measured | None) -> Figure:
        text, plain, vocabulary = self.text, self.plain, self.vocabulary
        last = second or first
        end = last.end
        value = (first.value, last.value)
        hedge = context.approximator(plain, first.start, self.reached, vocabulary)
        if text[end : end + 1] == "+" and not last.number.unit:
            end, hedge = end + 1, "at_least"
        noun = "" if last.unit else context.noun(text, end, vocabulary)
        hedge = (
            hedge
            or ("over" if last.number.more else "")
            or context.approximator_after(plain, end, vocabulary)
        )
        hedge = hedge or ("range" if second else "")
        if (
            not hedge
            and not vocabulary.spaced
            and context.listed(plain[self.reached : first.start], vocabulary)
        ):
            hedge = self.hedge  # 超过16万例和15万例
        slack = max(first.number.slack, last.number.slack) if second else first.number.slack
        low, high = interval(value, slack, hedge)
        span = Span(first.start, end)
        role = context.role(plain, first.start, self.reached, vocabulary)
        figure = Figure(self.block, span, value, low, high, last.unit, noun, hedge, "", role, vocabulary.code)
        return replace(figure, kind=kinds.kind(figure, text, last.number, vocabulary))

    def _range(self, first: Measured) -> tuple[tuple[Measured, Measured] | None, int]:
        """(the ends of a range that begins with `first`, 0), or (None, the end of a span of years)."""
        start, word = self._joined(first)
        if not start or first.number.unit:
            return None, 0
        prefix = _PREFIX.match(self.text, start)
        begin = prefix.end() if prefix else start
        if begin >= len(self.text):
            return None, 0
        sign = units.sign_before(self.text, begin, start, self.vocabulary)
        if begin > start and not sign.unit:
            return None, 0
        number = numerals.read(
            self.text, self.plain, begin, self.vocabulary, money=bool(sign.unit or first.signed)
        )
        if number is None or (word and number.digits == "" and first.number.digits):
            return None, 0
        second = units.measured(self.text, self.plain, number, sign, self.vocabulary)
        if kinds.years(self.text, first, second) and not (word and second.unit):
            return None, second.end
        return units.joined(first, second, word), 0

    def _joined(self, first: Measured) -> tuple[int, bool]:
        """(where a second number may begin, whether a word joins it), or (0, False)."""
        plain, vocabulary = self.plain, self.vocabulary
        if dash := _DASH.match(plain, first.end):
            return dash.end(), False
        if plain[first.end : first.end + 1] != " ":
            return 0, False
        before = context.word_before(plain, first.start, self.reached, vocabulary)
        joint = vocabulary.between.get(before, "")
        if joint and plain.startswith(f"{joint} ", first.end + 1):
            return first.end + len(joint) + 2, True
        found = vocabulary.range.at(plain, first.end + 1)
        if not found or plain[found[1] : found[1] + 1] != " ":
            return 0, False
        if first.unit and vocabulary.roles.get(before) == "from":
            return 0, False  # "from 25% to 18%" is a change, not a range
        return found[1] + 1, True
