"""Who stands behind a figure: the nearest source, a faceless one, or nobody.

A source is looked for in the figure's own sentence first; then, since less than half of the statistics in news carry
theirs there, where the topic goes on: the rest of the paragraph, the sentence before when this one leans on it, the
sentence after when it names the source of "the figures", and, for a headline or lede, the first sentences of the story.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint import sentences
from newslint.document import Document, Span
from newslint.figures.figure import Figure
from newslint.language import Languages, base
from newslint.lexicon import fold

LEDE = 3  # sentences that may be sourced further on
LEDE_REACH = 7  # sentences in which the source of a lede's figure is looked for
SCARE = 25  # characters up to which quotation marks hold a word or a title
BACK = 2  # sentences a source reaches back over when the text leans on it

_QUOTE = re.compile('[“„«「『][^“”„«»「」『』]{2,1500}+[”“»」』]|"[^"]{2,1500}+"')
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")


class Sentence(NamedTuple):
    """A sentence of a document: its block, its span in the block's text, and the cues in it."""

    block: int
    span: Span
    strong: str
    weak: str
    leans: bool
    unconfirmed: str


class Source(NamedTuple):
    """What stands behind a figure. grade: "named", "weak" or "none"; cue: the words that say so."""

    grade: str
    cue: str = ""
    where: str = ""


NONE = Source("none")


class _Cues:
    """A language's [sources] section as one automaton: (start, end, section) of every cue in a text."""

    def __init__(self, data: Mapping[str, Iterable[str]], spaced: bool) -> None:
        import daachorse

        self._spaced = spaced
        sections: dict[str, set[str]] = {}
        for section in ("cues", "weak", "unconfirmed"):
            for phrase in data.get(section, ()):
                sections.setdefault(fold(phrase), set()).add(section)
        self._phrases = sorted(sections)
        self._sections = [sections[phrase] for phrase in self._phrases]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(self._phrases)
        self.leans = _expression(data.get("anaphora", ()), spaced)

    def find(self, text: str) -> list[tuple[int, int, frozenset[str]]]:
        """The longest cue at every place, in order; a cue inside a longer one is no cue of its own."""
        folded = fold(text)
        found: list[tuple[int, int, frozenset[str]]] = []
        for start, end, number in self._automaton.find_overlapping(folded):
            if not self._spaced or _bounded(folded, start, end):
                found.append((start, end, frozenset(self._sections[number])))
        found.sort(key=lambda cue: (cue[0], -cue[1]))
        longest: list[tuple[int, int, frozenset[str]]] = []
        for cue in found:
            if not longest or cue[0] >= longest[-1][1]:
                longest.append(cue)
        return longest


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a match begins and ends with a word."""
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


class Attributor:
    """Finds sources. `language_of` tells a document's language, `figures` its figures."""

    def __init__(
        self,
        languages: Languages,
        language_of: Callable[[Document], str],
        figures: Callable[[Document], tuple[Figure, ...]],
    ) -> None:
        self._languages = languages
        self._language_of = language_of
        self._figures = figures
        self._cues: dict[str, _Cues | None] = {}

    def knows(self, document: Document) -> bool:
        """Whether there is a vocabulary for the document's language; without one nothing can be said."""
        return self._of(self._language_of(document)) is not None

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """All sentences with their cues, in order."""
        return tuple(self._read(document))

    def sources(self, document: Document) -> tuple[Source, ...]:
        """The source of every figure, aligned with the document's figures; none for what needs no source."""
        found = document.derive(self.sentences)
        starts = document.derive(self._starts)
        figures = document.derive(self._figures)
        result: list[Source] = []
        for figure in figures:
            if figure.kind != "statistic":
                result.append(NONE)
                continue
            index = _position(starts, (figure.block, figure.span.start))
            result.append(self._source(document, found, index, figure, figures) if index >= 0 else NONE)
        return tuple(result)

    def sentence_of(self, document: Document, figure: Figure) -> int:
        """The index of the sentence that a figure stands in."""
        return _position(document.derive(self._starts), (figure.block, figure.span.start))

    def _starts(self, document: Document) -> list[tuple[int, int]]:
        return [(sentence.block, sentence.span.start) for sentence in document.derive(self.sentences)]

    def summary(self, document: Document) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        graded = [
            source.grade
            for figure, source in zip(
                document.derive(self._figures), document.derive(self.sources), strict=True
            )
            if figure.kind == "statistic"
        ]
        return len(graded), graded.count("named")

    def _of(self, language: str) -> _Cues | None:
        code = base(language)
        if code not in self._cues:
            known = self._languages.get(code)
            spaced = bool(known and known.numbers.get("spaced", True))
            self._cues[code] = _Cues(known.sources, spaced) if known and known.sources else None
        return self._cues[code]

    def _read(self, document: Document) -> Iterator[Sentence]:
        cues = self._of(self._language_of(document))
        if cues is None:
            return
        for index, block in enumerate(document.blocks):
            if block.kind == "code":
                continue
            linked = bool(block.links) and block.linked < 0.6
            quotes = [match.span() for match in _QUOTE.finditer(block.text)]
            found = [
                cue for cue in cues.find(block.text) if "unconfirmed" in cue[2] or not _inside(cue[0], quotes)
            ]
            found.reverse()  # taken from the end, sentence by sentence
            for span in sentences.split(block.text):
                text = block.text[span.start : span.end]
                told: dict[str, str] = {}
                while found and found[-1][0] < span.end:
                    start, end, sections = found.pop()
                    for section in sections:
                        told.setdefault(section, block.text[start:end])
                strong, weak = told.get("cues", ""), told.get("weak", "")
                if not strong and ((linked and _has_link(block.links, span)) or _FOOTNOTE.search(text)):
                    strong = "link"
                leans = cues.leans.match(text) is not None
                yield Sentence(index, span, strong, weak, leans, told.get("unconfirmed", ""))

    def _source(
        self,
        document: Document,
        found: Sequence[Sentence],
        index: int,
        figure: Figure,
        figures: Sequence[Figure],
    ) -> Source:
        own = found[index]
        if source := _graded(own, "sentence"):
            return source
        if _inside(figure.span.start, document.derive(_quotations)[figure.block]):
            return Source("named", "quotation", "sentence")
        for step in range(1, BACK + 1):
            if index < step:
                break
            before = found[index - step]
            near = (
                before.block == own.block
                or own.leans
                or (step == 1 and own.block - before.block == 1 and _single(found, index))
            )
            if not near:
                break
            if source := _graded(before, "before"):
                return source
        if index + 1 < len(found) and found[index + 1].leans and found[index + 1].strong:
            return Source("named", found[index + 1].strong, "after")
        if index < LEDE:
            for sentence in found[index + 1 : index + 1 + LEDE_REACH]:
                if sentence.strong and (index == 0 or _repeats(figure, sentence, figures)):
                    return Source("named", sentence.strong, "story")
        return NONE


def _graded(sentence: Sentence, where: str) -> Source | None:
    if sentence.strong:
        return Source("named", sentence.strong, where)
    return Source("weak", sentence.weak, where) if sentence.weak else None


def _single(found: Sequence[Sentence], index: int) -> bool:
    """Whether a sentence is its whole block, as in copy with a paragraph a sentence."""
    beside = (found[other] for other in (index - 1, index + 1) if 0 <= other < len(found))
    return all(sentence.block != found[index].block for sentence in beside)


def _repeats(figure: Figure, sentence: Sentence, figures: Sequence[Figure]) -> bool:
    """Whether a sentence states the same value again."""
    return any(
        other.block == sentence.block
        and sentence.span.start <= other.span.start < sentence.span.end
        and other.unit == figure.unit
        and other.low <= figure.high
        and figure.low <= other.high
        for other in figures
    )


def _quotations(document: Document) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Where every block quotes somebody at some length; scare quotes and titles are shorter."""
    return tuple(
        tuple(match.span() for match in _QUOTE.finditer(block.text) if len(match[0]) > SCARE)
        for block in document.blocks
    )


def _inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies inside one of the spans, which are in order."""
    from bisect import bisect_left

    index = bisect_left(spans, (offset, 0)) - 1
    return index >= 0 and offset < spans[index][1]


def _has_link(links: Sequence[tuple[Span, str]], span: Span) -> bool:
    return any(link.start < span.end and span.start < link.end for link, _ in links)


def _position(starts: Sequence[tuple[int, int]], at: tuple[int, int]) -> int:
    from bisect import bisect_right

    index = bisect_right(starts, at) - 1
    return index if index >= 0 and starts[index][0] == at[0] else -1


def _expression(phrases: Iterable[str], spaced: bool) -> "re.Pattern[str]":
    pattern = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])" if spaced else f"(?:{pattern})", re.IGNORECASE)
