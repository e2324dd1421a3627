"""Finds the quantities in a text in one pass: digits and number words first, then the words around each."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language, Languages
from newslint.model.document import Document, Span
from newslint.quantities import classification, hedges, identifiers, number_reader, ranges, units
from newslint.quantities.cjk_digits import HAN_SCALES, HAN_TENS, HANGUL_SCALES, HANGUL_TENS
from newslint.quantities.currency import sign_before
from newslint.quantities.quantity import Quantity, interval
from newslint.quantities.units import Measured
from newslint.quantities.vocabulary import Source, Vocabulary
from newslint.text import scripts
from newslint.text.normalize import normalize

_DIGITS = lazy(r"\d{1,30}")
# A number with a magnitude of Chinese, Japanese or Korean, which is in a text of another language too: 8500 万美元.
_EASTERN = lazy(rf"\d[\d.,]{{0,20}} ?(?:[{HAN_TENS}]?[{HAN_SCALES}]|([{HANGUL_TENS}]?[{HANGUL_SCALES}]))")
_WESTERN = lazy(r"\d[\d.,]{0,20} ?(?=[a-z])")  # "$40 million" in a Chinese text

# Prose has a number every sixty characters at most. What has more than these is a listing or a table in one block, which
# no check can tell anything of; to read on would take a minute for each MiB of it.
MOST_OF_BLOCK, MOST_OF_DOCUMENT = 500, 3000


class QuantityExtractor:
    """Reads quantities."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._vocabularies: dict[str, Vocabulary] = {}

    def read(self, document: Document, language: str) -> tuple[Quantity, ...]:
        """The quantities of a document in a language, in order; of a block and of a document not more than the limits above."""
        found: list[Quantity] = []
        for index, block in enumerate(document.blocks):
            if block.kind != "code" and len(found) < MOST_OF_DOCUMENT:
                own = block.language or _language(block.text, language)
                found.extend(self.read_text(block.text, own, index))
        return tuple(found)

    def read_text(self, text: str, language: str, block: int = 0) -> tuple[Quantity, ...]:
        """All figures of a text in a language; one that has no file is read as English is."""
        reading = _Reading(text, self._vocabulary(language), block, self._vocabulary)
        return hedges.changes(tuple(islice(reading.quantities(), MOST_OF_BLOCK)))

    def _vocabulary(self, language: str) -> Vocabulary:
        if language not in self._vocabularies:
            known = (
                self._languages.get(language)
                or self._languages.get("en")
                or Language("en", "English", {}, {}, {})
            )
            same = self._vocabularies.get(known.code)
            self._vocabularies[language] = self._vocabularies[known.code] = same or Vocabulary(known)
        return self._vocabularies[language]


def _language(text: str, main: str) -> str:
    """The language that a block's script tells, in an article in Latin letters; else the article's."""
    if text.isascii() or scripts.script_of(main) != "Latin":
        return main
    return scripts.decided(text, scripts.counts(text)) or main


class _Reading:
    """One text, read from left to right."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, block: int, others: Callable[[str], Vocabulary]
    ) -> None:
        self.source = Source(text, normalize(text), vocabulary)
        self.block = block
        self._others = others
        self.reached = 0  # where the last figure ended
        self.hedge = ""  # and its approximator

    def quantities(self) -> Iterator[Quantity]:
        links = iter(identifiers.links(self.source.text))
        link = next(links, None)
        for start in self._places():
            while link and link[1] <= start:
                link = next(links, None)
            inside = link is not None and link[0] <= start
            if start >= self.reached and not inside and (quantity := self._at(start)):
                self.reached, self.hedge = quantity.span.end, quantity.approximator
                yield quantity

    def _places(self) -> Iterator[int]:
        """Where a quantity may begin."""
        _, plain, vocabulary = self.source
        for match in vocabulary.places.finditer(plain):
            if not vocabulary.articles or vocabulary.opens(match[0], plain, match.end()):
                yield match.start()

    def _at(self, start: int) -> Quantity | None:
        """The figure at a place, if what is there is one."""
        source = self._source(start)
        if source.text[start].isdecimal() and (name := identifiers.code(source, start, self.reached)):
            return self._no_quantity(start, *name)
        sign = sign_before(source, start, self.reached)
        number = number_reader.read(source, start, sign.unit)
        if number is None:
            return None
        if number.unit == "ordinal":
            return self._no_quantity(start, number.end, "ordinal")
        first = units.measured(source, number, sign)
        number = first.number
        if not source.vocabulary.sure(source.plain, number.start, number.end, first.unit, first.value < 0):
            return None
        before = hedges.before(source, first.start, self.reached)
        pair = ranges.read(source, first, before)
        if pair and pair.years:
            return self._no_quantity(start, pair.second.end, "date")
        if pair:
            return self._figure(source, pair.first, pair.second, before)
        return self._figure(source, first, None, before)

    def _source(self, start: int) -> Source:
        """The text as the language reads it that the number at a place is written in."""
        text, plain, vocabulary = self.source
        if vocabulary.eastasian:
            western = _WESTERN.match(plain, start)
            english = self._others("en") if western else vocabulary
            said = western and english.magnitudes.at(plain, western.end())
            letter = said and western and said[1] - western.end() == 1
            sure = said and (not letter or (text[said[1] - 1].isupper() and text[said[1] - 2].isdecimal()))
            return self.source._replace(vocabulary=english) if sure else self.source
        if text.isascii() or not (eastern := _EASTERN.match(text, start)):
            return self.source
        language = "ko" if eastern[1] else scripts.decided(text, scripts.counts(text))
        return self.source._replace(vocabulary=self._others(language if language in ("ko", "ja") else "zh"))

    def _no_quantity(self, start: int, end: int, kind: str) -> Quantity:
        """A date, a clock time, a code: told apart so that nothing else takes its digits for a quantity."""
        digits = _DIGITS.match(self.source.text, start, end)
        value = Decimal(int(digits[0])) if digits else Decimal(0)
        span, code = Span(start, end), self.source.vocabulary.code
        return Quantity(self.block, span, (value, value), value, value, "", "", "", kind, "", code)

    def _figure(
        self, source: Source, first: Measured, second: Measured | None, before: hedges.Before
    ) -> Quantity:
        text, plain, vocabulary = source
        last = second or first
        end = last.end
        hedge = before.hedge
        if text.startswith("+", end) and not last.number.unit:
            end, hedge = end + 1, "at_least"
        noun = "" if last.unit else hedges.noun(source, end)
        hedge = hedge or ("over" if last.number.more else hedges.approximator_after(source, end))
        hedge = hedge or ("range" if second else "")
        if not (hedge or vocabulary.spaced) and hedges.listed(plain[self.reached : first.start], vocabulary):
            hedge = self.hedge  # 超过16万例和15万例
        value = (first.value, last.value)
        low, high = interval(value, (first.number.slack, last.number.slack), hedge)
        fields = (self.block, Span(first.start, end), value, low, high, last.unit, noun, hedge)
        unsorted = Quantity(*fields, "", before.role, vocabulary.code)
        return Quantity(
            *fields, classification.kind(unsorted, source, last.number), before.role, vocabulary.code
        )
