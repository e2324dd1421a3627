"""Finds the source of every figure of an article.

A source is looked for in the figure's own sentence first; then, since less than half of the statistics in news carry
theirs there, where the topic goes on: in the sentences before, in the one after when it names the source of "the
figures", and, for a headline or lede, in the first sentences of the story.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newslint.attribution import carry_over, cued_sentences, needs_source, scope
from newslint.attribution.cued_sentences import CuedSentence
from newslint.attribution.cues import Cues
from newslint.attribution.quotations import inside, quotations
from newslint.languages.data import Languages, base
from newslint.model.document import Document
from newslint.quantities.quantity import Quantity

LEDE = 3  # sentences that may be sourced further on
LEDE_REACH = 8  # sentences in which the source of a lede's figure is looked for
SHARES = frozenset(("%", "pp", "points", "ratio"))
RELEASES = frozenset(("data", "shows", "per"))
RELEASE = 6  # sentences over which the percentages of one survey go on
TELLING = 100  # a count from which the same number twice is the same fact
ROWS = 40  # sentences of a release that are gone through


class Source(NamedTuple):
    """What stands behind a figure. grade: "named", "weak" or "none"; cue: the words that say so; where: how far off."""

    grade: str
    cue: str = ""
    where: str = ""


NONE = Source("none")


class Attributor:
    """Finds sources. `language_of` tells a document's language, `figures` its figures."""

    def __init__(
        self,
        languages: Languages,
        language_of: Callable[[Document], str],
        quantities: Callable[[Document], tuple[Quantity, ...]],
    ) -> None:
        self._languages = languages
        self._language_of = language_of
        self._figures = quantities
        self._cues: dict[str, Cues | None] = {}

    def knows(self, document: Document) -> bool:
        """Whether there is a vocabulary for the document's language; without one nothing can be said."""
        return self._of(self._language_of(document)) is not None

    def statements(self, document: Document) -> tuple[CuedSentence, ...]:
        """All sentences with their cues, in order."""
        cues = self._of(self._language_of(document))
        return tuple(cued_sentences.read(document, cues)) if cues else ()

    def sentence_attributions(self, document: Document) -> tuple[carry_over.SentenceAttribution, ...]:
        """The source of every sentence as a whole."""
        return tuple(carry_over.sentence_attributions(document, document.derive(self.statements)))

    def claims(self, document: Document) -> tuple[tuple[Quantity, int], ...]:
        """The figures that want a source, each with the index of its sentence. None of them on a sports page."""
        found, quantities = document.derive(self.statements), document.derive(self._figures)
        if not found or needs_source.is_sports(document, found, quantities):
            return ()
        placed = ((quantity, self.statement_of(document, quantity)) for quantity in quantities)
        return tuple(
            (quantity, at)
            for quantity, at in placed
            if at >= 0 and needs_source.is_claim(document, found[at], quantity)
        )

    def sources(self, document: Document) -> tuple[Source, ...]:
        """The source of every figure, aligned with the document's figures; none for what needs no source."""
        quantities = document.derive(self._figures)
        wanted = dict(document.derive(self.claims))
        return tuple(
            self._source(document, wanted[quantity], quantity, quantities) if quantity in wanted else NONE
            for quantity in quantities
        )

    def statement_of(self, document: Document, quantity: Quantity) -> int:
        """The index of the sentence that a figure stands in, or -1."""
        starts = document.derive(self._starts)
        index = bisect_right(starts, (quantity.block, quantity.span.start)) - 1
        return index if index >= 0 and starts[index][0] == quantity.block else -1

    def nearest(self, document: Document) -> tuple[int, ...]:
        """For every sentence the last one before it that names a source, or -1."""
        last, result = -1, []
        for index, statement in enumerate(document.derive(self.statements)):
            result.append(last)
            if statement.named:
                last = index
        return tuple(result)

    def summary(self, document: Document) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        sources = dict(zip(document.derive(self._figures), document.derive(self.sources), strict=True))
        graded = [sources[quantity].grade for quantity, _ in document.derive(self.claims)]
        return len(graded), graded.count("named")

    def _sourced_later(
        self, document: Document, index: int, quantity: Quantity, quantities: Sequence[Quantity]
    ) -> CuedSentence | None:
        """The sentence that sources a headline's or lede's figure: any for the first sentence, else one that repeats it."""
        found = document.derive(self.statements)
        near = (later for later in found[index + 1 : index + 1 + LEDE_REACH] if later.named)
        return next((later for later in near if index == 0 or _repeats(quantity, later, quantities)), None)

    def _sourced_before(self, document: Document, index: int, quantity: Quantity) -> str:
        """The words that source the same value further up, or ""."""
        if quantity.unit == "ratio" or (not quantity.unit and quantity.value[1] < TELLING):
            return ""
        at = document.derive(self._values).get((quantity.value, quantity.unit), index)
        return document.derive(self.sentence_attributions)[at].cue if at < index else ""

    def _speakers(self, document: Document) -> frozenset[str]:
        """The names that say something in the article, right before their verb."""
        found = document.derive(self.statements)
        return frozenset(name for each in found for name in each.speakers(document.blocks[each.block].text))

    def _release(self, document: Document, index: int) -> CuedSentence | None:
        """The survey or report that was named last, when it is not far off, or a row of shares leads up to it."""
        found, (stating, shares) = document.derive(self.statements), document.derive(self._stating)
        reached = index
        for at in range(index - 1, max(-1, index - 1 - ROWS), -1):
            if reached - at > RELEASE:
                return None
            told = at in stating or found[at].has("polls")
            if told and any(RELEASES & cue.kinds for cue in found[at].named):
                return found[at]
            if at in shares:
                reached = at
        return None

    def _row(self, document: Document, index: int, quantity: Quantity) -> Source:
        """The source of the sentence before when it counts the same thing or tells a share too: one table's row above."""
        attributed = document.derive(self.sentence_attributions)[index - 1] if index else carry_over.NOBODY
        if attributed.grade == "none" or not (quantity.noun or quantity.unit in SHARES):
            return NONE
        claims = document.derive(self.claims)
        start, end = (bisect_left(claims, at, key=_sentence) for at in (index - 1, index))
        same = any((each.noun, each.unit) == (quantity.noun, quantity.unit) for each, _ in claims[start:end])
        return Source(attributed.grade, attributed.cue, "row") if same else NONE

    def _stating(self, document: Document) -> tuple[frozenset[int], frozenset[int]]:
        """(the sentences with a claim, those with a share among them)."""
        claims = document.derive(self.claims)
        return frozenset(at for _, at in claims), frozenset(
            at for quantity, at in claims if quantity.unit in SHARES
        )

    def _values(self, document: Document) -> dict[tuple[object, str], int]:
        """The first sentence with a source of its own or taken over in which a value is stated, by value and unit."""
        sentence_attributions = document.derive(self.sentence_attributions)
        first: dict[tuple[object, str], int] = {}
        for quantity in document.derive(self._figures):
            at = self.statement_of(document, quantity)
            if at >= 0 and sentence_attributions[at].grade == "named":
                first.setdefault((quantity.value, quantity.unit), at)
        return first

    def _starts(self, document: Document) -> list[tuple[int, int]]:
        return [(statement.block, statement.span.start) for statement in document.derive(self.statements)]

    def _of(self, language: str) -> Cues | None:
        code = base(language)
        if code not in self._cues:
            known = self._languages.get(code)
            self._cues[code] = Cues(known.sources) if known and known.sources else None
        return self._cues[code]

    def _source(
        self, document: Document, index: int, quantity: Quantity, quantities: Sequence[Quantity]
    ) -> Source:
        found = document.derive(self.statements)
        own = found[index]
        text = document.blocks[own.block].text
        if inside(quantity.span.start, document.derive(quotations)[quantity.block]):
            return Source("named", "quotation", "sentence")
        heard = next((cue for cue in own.weak if scope.hears(own, cue, quantity)), None)
        for cue in own.named:
            if scope.governs(text, own, cue, quantity, heard):
                return Source("named", text[cue.start : cue.end] or "link", "sentence")
        if index < LEDE and (later := self._sourced_later(document, index, quantity, quantities)):
            return Source("named", _words(document, later), "story")
        attributed = document.derive(self.sentence_attributions)[index]
        carried = attributed.grade if attributed.origin != index else "none"
        if heard and carried != "named":
            return Source("weak", text[heard.start : heard.end], "sentence")
        if carried != "none":
            return Source(carried, attributed.cue, "before")
        if subject := own.subject(text, document.derive(self._speakers)):
            return Source("named", subject, "own")
        if earlier := self._sourced_before(document, index, quantity):
            return Source("named", earlier, "repeated")
        if quantity.unit in SHARES and (release := self._release(document, index)):
            return Source("named", _words(document, release), "release")
        if (row := self._row(document, index, quantity)) is not NONE:
            return row
        if index + 1 < len(found):
            after = found[index + 1]
            if after.named and after.block - own.block <= 1 and scope.names_figures(document, after):
                return Source("named", _words(document, after), "after")
        return NONE


def _words(document: Document, statement: CuedSentence) -> str:
    cue = statement.named[0]
    return document.blocks[statement.block].text[cue.start : cue.end] or "link"


def _repeats(quantity: Quantity, statement: CuedSentence, quantities: Sequence[Quantity]) -> bool:
    """Whether a sentence states the same value again, or one that the figure may be rounded from."""
    return any(
        other.block == statement.block
        and statement.span.start <= other.span.start < statement.span.end
        and other.unit == quantity.unit
        and other.low <= quantity.high
        and quantity.low <= other.high
        for other in quantities
    )


def _sentence(claim: tuple[Quantity, int]) -> int:
    return claim[1]
