"""Finds the source of every figure of an article.

A source is looked for in the figure's own sentence first; then, since less than half of the statistics in news carry
theirs there, where the topic goes on: in the sentences before, in the one after when it names the source of "the
figures", and, for a headline or lede, in the first sentences of the story.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.attribution import carry_over, cued_sentences, scope, statistic_filter
from newslint.attribution.cued_sentences import CuedSentence
from newslint.attribution.cues import Cues
from newslint.attribution.quotations import Spans, inside, quotations
from newslint.languages.data import Languages, base
from newslint.model.document import Document
from newslint.quantities.quantity import Quantity
from newslint.text.sentences import SentenceSplitter

LEDE = 3  # sentences that may be sourced further on
LEDE_REACH = 8  # sentences in which the source of a lede's figure is looked for
SHARES = frozenset(("%", "pp", "points", "ratio"))
RELEASES = frozenset(("data", "shows", "per"))
RELEASE = 6  # sentences over which the percentages of one survey go on
TELLING = 100  # a count from which the same number twice is the same fact
ITEM = 6  # blocks of a list item that are looked at
LINE = 80  # characters of a line that is nothing but a source
MOSTLY = 0.4  # share of such a line in its link
ROWS = 40  # sentences of a release that are gone through


class Source(NamedTuple):
    """The source of a figure. grade: "named", "weak" or "none"; cue: the words that say so; where: how far off."""

    grade: str
    cue: str = ""
    where: str = ""


NONE = Source("none")


class Attributor:
    """Finds sources in the languages whose files have words for it."""

    def __init__(self, languages: Languages, splitter: SentenceSplitter) -> None:
        self._languages = languages
        self._splitter = splitter
        self._cues: dict[str, Cues | None] = {}

    def attribution(
        self, document: Document, language: str, quantities: tuple[Quantity, ...]
    ) -> "Attribution | None":
        """Who is named as the source of what in a document; None where its language has no words for it."""
        cues = self._of(language)
        return Attribution(document, cues, quantities, self._splitter) if cues else None

    def _of(self, language: str) -> Cues | None:
        code = base(language)
        if code not in self._cues:
            known = self._languages.get(code)
            self._cues[code] = Cues(known.sources) if known and known.sources else None
        return self._cues[code]


class Attribution:
    """The sources of one document's quantities."""

    def __init__(
        self, document: Document, cues: Cues, quantities: tuple[Quantity, ...], splitter: SentenceSplitter
    ) -> None:
        self._splitter = splitter
        self.document = document
        self.quantities = quantities
        self.cues = cues

    @cached_property
    def quotations(self) -> tuple[Spans, ...]:
        """For every block, the spans of its text that are somebody's words."""
        return quotations(self.document)

    @cached_property
    def sentences(self) -> tuple[CuedSentence, ...]:
        """All sentences with their cues, in order."""
        return tuple(cued_sentences.read(self.document, self.cues, self.quotations, self._splitter))

    @cached_property
    def sentence_attributions(self) -> tuple[carry_over.SentenceAttribution, ...]:
        """The source of every sentence as a whole."""
        return tuple(carry_over.sentence_attributions(self.document, self.sentences))

    @cached_property
    def claims(self) -> tuple[tuple[Quantity, int], ...]:
        """The figures that want a source, each with the index of its sentence. None of them on a sports page."""
        found, quantities = self.sentences, self.quantities
        if not found or statistic_filter.is_sports(self.document, found, quantities):
            return ()
        placed = ((quantity, self.sentence_of(quantity)) for quantity in quantities)
        return tuple(
            (quantity, at)
            for quantity, at in placed
            if at >= 0 and statistic_filter.is_claim(self.document, found[at], quantity)
        )

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The source of every figure, aligned with the document's figures; none for what needs no source."""
        quantities = self.quantities
        wanted = dict(self.claims)
        return tuple(
            self._source(wanted[quantity], quantity, quantities) if quantity in wanted else NONE
            for quantity in quantities
        )

    def sentence_of(self, quantity: Quantity) -> int:
        """The index of the sentence that a figure is in, or -1."""
        starts = self._starts
        index = bisect_right(starts, (quantity.block, quantity.span.start)) - 1
        return index if index >= 0 and starts[index][0] == quantity.block else -1

    @cached_property
    def nearest(self) -> tuple[int, ...]:
        """For every sentence the last one before it that names a source, or -1."""
        last, result = -1, []
        for index, statement in enumerate(self.sentences):
            result.append(last)
            if statement.named:
                last = index
        return tuple(result)

    def summary(self) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        sources = dict(zip(self.quantities, self.sources, strict=True))
        graded = [sources[quantity].grade for quantity, _ in self.claims]
        return len(graded), graded.count("named")

    def _sourced_later(
        self, index: int, quantity: Quantity, quantities: Sequence[Quantity]
    ) -> CuedSentence | None:
        """The sentence that sources a headline's or lede's figure: any for the first sentence, else one that repeats it."""
        found = self.sentences
        near = (later for later in found[index + 1 : index + 1 + LEDE_REACH] if later.named)
        return next((later for later in near if index == 0 or _repeats(quantity, later, quantities)), None)

    def _heard_later(self, index: int, quantity: Quantity) -> str:
        """The hearsay behind a headline's or lede's figure, where the story repeats the figure with nobody's name."""
        later = self.sentences[index + 1 : index + 1 + LEDE_REACH]
        near = (each for each in later if each.weak and not each.named)
        found = next((each for each in near if _repeats(quantity, each, self.quantities)), None)
        return (
            self.document.blocks[found.block].text[found.weak[0].start : found.weak[0].end] if found else ""
        )

    def _sourced_before(self, index: int, quantity: Quantity) -> str:
        """The words that source the same value further up, or ""."""
        if quantity.unit == "ratio" or (not quantity.unit and quantity.value[1] < TELLING):
            return ""
        at = self._values.get((quantity.value, quantity.unit), index)
        return self.sentence_attributions[at].cue if at < index else ""

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """The names that say something in the article, right before their verb."""
        found = self.sentences
        return frozenset(
            name for each in found for name in each.speakers(self.document.blocks[each.block].text)
        )

    def _release(self, index: int) -> CuedSentence | None:
        """The survey or report that was named last, when it is not far off, or a row of shares leads up to it."""
        found, (stating, shares) = self.sentences, self._stating
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

    def _item_link(self, block: int) -> str:
        """The link or source line that belongs to a block: in the same list item, or the short linked line below it."""
        blocks = self.document.blocks
        own = blocks[block]
        near = blocks[max(0, block - ITEM) : block + ITEM + 1]
        if own.item and any(each.links and each.item and each.item[:2] == own.item[:2] for each in near):
            return "link"
        below = blocks[block + 1] if block + 1 < len(blocks) else own
        is_line = below.kind in ("paragraph", "item", "caption") and len(below.text) <= LINE
        return below.text if is_line and below.links and below.linked >= MOSTLY and not below.template else ""

    def _row(self, index: int, quantity: Quantity) -> Source:
        """The source of the sentence before when it counts the same thing or tells a share too: one table's row above."""
        attributed = self.sentence_attributions[index - 1] if index else carry_over.NOBODY
        if attributed.grade == "none" or not (quantity.noun or quantity.unit in SHARES):
            return NONE
        claims = self.claims
        start, end = (bisect_left(claims, at, key=_sentence) for at in (index - 1, index))
        same = any((each.noun, each.unit) == (quantity.noun, quantity.unit) for each, _ in claims[start:end])
        return Source(attributed.grade, attributed.cue, "row") if same else NONE

    @cached_property
    def _stating(self) -> tuple[frozenset[int], frozenset[int]]:
        """(the sentences with a claim, those with a share among them)."""
        claims = self.claims
        return frozenset(at for _, at in claims), frozenset(
            at for quantity, at in claims if quantity.unit in SHARES
        )

    @cached_property
    def _values(self) -> dict[tuple[object, str], int]:
        """The first sentence with a source of its own or taken over in which a value is stated, by value and unit."""
        sentence_attributions = self.sentence_attributions
        first: dict[tuple[object, str], int] = {}
        for quantity in self.quantities:
            at = self.sentence_of(quantity)
            if at >= 0 and sentence_attributions[at].grade == "named":
                first.setdefault((quantity.value, quantity.unit), at)
        return first

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return [(statement.block, statement.span.start) for statement in self.sentences]

    def _source(self, index: int, quantity: Quantity, quantities: Sequence[Quantity]) -> Source:
        found = self.sentences
        own = found[index]
        text = self.document.blocks[own.block].text
        if inside(quantity.span.start, self.quotations[quantity.block]):
            return Source("named", "quotation", "sentence")
        heard = next((cue for cue in own.weak if scope.hears(own, cue, quantity)), None)
        for cue in own.named:
            if scope.governs(text, own, cue, quantity, heard):
                return Source("named", text[cue.start : cue.end] or "link", "sentence")
        if index < LEDE and (later := self._sourced_later(index, quantity, quantities)):
            return Source("named", _words(self.document, later), "story")
        attributed = self.sentence_attributions[index]
        carried = attributed.grade if attributed.origin != index else "none"
        if heard and carried != "named" and not ("unnamed" in heard.kinds and self._named_after(index)):
            return Source("weak", text[heard.start : heard.end], "sentence")
        if carried == "none" and index < LEDE and (hearsay := self._heard_later(index, quantity)):
            return Source("weak", hearsay, "story")
        if carried != "none":
            return Source(carried, attributed.cue, "before")
        if subject := own.subject(text, self._speakers):
            return Source("named", subject, "own")
        if beside := self._item_link(own.block):
            return Source("named", beside, "item")
        if earlier := self._sourced_before(index, quantity):
            return Source("named", earlier, "repeated")
        if quantity.unit in SHARES and (release := self._release(index)):
            return Source("named", _words(self.document, release), "release")
        if (row := self._row(index, quantity)) is not NONE:
            return row
        if after := self._named_after(index):
            return Source("named", _words(self.document, after), "after")
        return NONE

    def _named_after(self, index: int) -> CuedSentence | None:
        """The next sentence when it is there to say where the figures are from."""
        own, after = self.sentences[index], self.sentences[index + 1 : index + 2]
        near = after and after[0].named and after[0].block - own.block <= 1
        return after[0] if near and scope.names_figures(self.document, after[0]) else None


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
