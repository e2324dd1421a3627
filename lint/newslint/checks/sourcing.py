"""The sourcing of an article as a whole: its polls, a single source, quotations without a speaker."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.attribution import Attribution, CuedSentence
from newslint.attribution.quotations import Spans
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.quantities import Quantity

SECTIONS = ("sources",)  # what a language's file must tell, for `rules --missing`
POLL, SINGLE, ORPHAN = "poll-facts", "single-source", "orphan-quote"

SPEECH = 50  # characters from which quoted text with an end mark is somebody's speech
MANY = 4  # sourced figures from which one source for all of them is worth a word
ASKED = 100  # people from which a number of them is a sample
SIGNATURE = 10  # words of a block that is a name with what it is known for
NAME = 3  # letters of a name that can be told from "I" or "He"
NEAR = 30  # characters between that number and the word for them
FEW = 2  # quotations without a speaker that are no manner yet
BACK = 6  # paragraphs over which the speaker of a long quotation is looked for
TELLING = frozenset(("says", "shows", "per", "acts", "weak", "moods", "faceless"))

# Speech ends with a mark inside its quotation marks; a comma there, or a small letter behind, promises a speaker.
_SPEECH = lazy("[.!?…。！？] ?[”“»«」』\"']+$")
_PROMISED = lazy("[,，][”“»«」』\"']*$")
_GOES_ON = lazy("[,，]|[ \u00a0–—-]*[^\\W\\d_A-ZÀ-ÖØ-Þ]")
_SCRIPT = lazy("\\W{0,3}[\\w. ]{2,30}:")
_INTRODUCED = lazy("[:：,，—–][\\s\u00a0]*$")
_SIGNED = lazy("[\\s\u00a0]*[—–-][\\s\u00a0]*\\w")
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["orphan-quote", "poll-facts", "single-source"]]


class Check:
    """All rules of this kind over one reading of the sentences."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._analysers = analysers

    @cached_property
    def _names(self) -> "re.Pattern[str]":
        """Runs of capitalised words, with the small words of names between them."""
        particles = "|".join(map(re.escape, self._analysers.languages.together("particles")))
        return re.compile(rf"{_CAPITALISED}(?: (?:(?:{particles}) )?{_CAPITALISED})*")

    def check(self, article: Article) -> Iterator[Hit]:
        attribution = article.attribution
        if attribution is None:
            return
        for name, find in ((POLL, self._poll), (SINGLE, self._single), (ORPHAN, self._orphans)):
            if name in self._wanted:
                yield from find(attribution)

    def _poll(self, attribution: Attribution) -> Iterator[Hit]:
        """The first poll whose figures come without what a reader needs to weigh them."""
        found = attribution.sentences
        shares = [quantity for quantity, _ in attribution.claims if quantity.unit == "%"]
        polled = [
            (quantity, at)
            for quantity, at in attribution.claims
            if quantity.unit == "%" and found[at].has("polls")
        ]
        if len(shares) < 2 or not polled:
            return
        quantities = attribution.quantities
        missing = [
            what
            for what, told in (
                ("how many were asked", _has_sample(quantities, found)),
                ("the margin of error", any(each.has("margin") for each in found)),
                ("when they were asked", _is_dated(attribution, [at for _, at in polled])),
            )
            if not told
        ]
        if len(missing) > 1:
            quantity = polled[0][0]
            block = attribution.document.blocks[quantity.block]
            yield Hit(
                POLL,
                block.source(*quantity.span),
                {"match": block.text[slice(*quantity.span)], "missing": ", ".join(missing)},
            )

    def _single(self, attribution: Attribution) -> Iterator[Hit]:
        """The first figure of an article in which one name is the source of all of them."""
        found = attribution.sentences
        quantities = attribution.quantities
        sources = dict(zip(quantities, attribution.sources, strict=True))
        sourced = [
            (quantity, at) for quantity, at in attribution.claims if sources[quantity].grade == "named"
        ]
        if len(sourced) < MANY:
            return
        first = next((_name(attribution.document, each, self._names) for each in found if each.named), "")
        if first and all(
            _name(attribution.document, each, self._names) == first for each in found if each.named
        ):
            quantity = sourced[0][0]
            block = attribution.document.blocks[quantity.block]
            words = {"match": block.text[slice(*quantity.span)], "source": first, "count": str(len(sourced))}
            yield Hit(SINGLE, block.source(*quantity.span), words)

    def _orphans(self, attribution: Attribution) -> Iterator[Hit]:
        """Speech in quotation marks with nobody who says it in its sentence or next to it.

        Where most of an article's speech is like that it is the manner of a portrait, whose subject everybody knows.
        """
        found = attribution.sentences
        quoted = attribution.quotations
        speech: list[tuple[int, tuple[int, int]]] = []
        for index, block in enumerate(attribution.document.blocks):
            if block.kind in ("paragraph", "item"):
                said = (span for span in quoted[index] if _is_speech(block.text, span))
                speech.extend((index, span) for span in said)
        orphans = [each for each in speech if not _spoken(attribution.document, found, quoted, each[0])]
        if len(orphans) > FEW and len(orphans) * 2 > len(speech):
            return
        for index, span in orphans:
            block = attribution.document.blocks[index]
            yield Hit(ORPHAN, block.source(*span), {"match": block.text[slice(*span)]})


def _is_dated(attribution: Attribution, polled: Sequence[int]) -> bool:
    """Whether one of the sentences, or one next to it, tells a date."""
    dates = (quantity for quantity in attribution.quantities if quantity.kind == "date")
    dated = {attribution.sentence_of(quantity) for quantity in dates} - {-1}
    return any(not dated.isdisjoint((at - 1, at, at + 1)) for at in polled)


def _has_sample(quantities: Sequence[Quantity], found: Sequence[CuedSentence]) -> bool:
    """Whether a figure is the number of people who were asked: a count near a word for them."""
    cues = sorted((each.block, cue.start) for each in found for cue in each.cues if "sample" in cue.kinds)
    for quantity in quantities if cues else ():
        at = bisect_left(cues, (quantity.block, quantity.span.start - NEAR))
        near = at < len(cues) and cues[at] <= (quantity.block, quantity.span.end + NEAR)
        if near and not quantity.unit and quantity.value[1] >= ASKED:
            return True
    return False


def _name(document: Document, statement: CuedSentence, names: "re.Pattern[str]") -> str:
    """The name right next to a sentence's first source cue, or ""."""
    text, cue = document.blocks[statement.block].text, statement.named[0]
    after = names.match(text, min(cue.end + 1, statement.span.end))
    before = [
        match
        for match in names.finditer(text, statement.span.start, cue.start)
        if match.end() == cue.start - 1
    ]
    found = after if "per" in cue.kinds else before[0] if before else None
    return found[0] if found and len(found[0]) >= NAME else ""


def _is_speech(text: str, span: tuple[int, int]) -> bool:
    """Whether quoted text is a sentence that somebody said: not a title, a phrase, or a line of a script ("ANE: ...")."""
    words = text[slice(*span)]
    first = words.lstrip("\"'“”„«»「『 \u00a0")[:1]
    return (
        len(words) >= SPEECH
        and not first.islower()
        and bool(_SPEECH.search(words))
        and not _SCRIPT.match(words)
    )


def _signature(document: Document, index: int) -> bool:
    """Whether a block is nothing but a name, as under a pulled quotation: "— Ane Lind", "Ane Lind, baker."."""
    if index >= len(document.blocks):
        return False
    text = document.blocks[index].text
    words = text.partition(",")[0].split()
    named = len(words) > 1 and all(word[0].isupper() for word in words)
    return len(text.split()) <= SIGNATURE and (named or not words or not words[0][0].isalnum())


def _spoken(document: Document, found: Sequence[CuedSentence], quoted: Sequence[Spans], index: int) -> bool:
    """Whether a speaker is in a quotation's block, in the sentences next to it, or where a long one began."""
    text = document.blocks[index].text
    start, end = quoted[index][0][0], quoted[index][-1][1]
    if any(_PROMISED.search(text[slice(*span)]) or _GOES_ON.match(text, span[1]) for span in quoted[index]):
        return True
    if _INTRODUCED.search(text[:start]) or _SIGNED.match(text, end) or _signature(document, index + 1):
        return True
    first = bisect_left(found, index, key=_block)
    last = bisect_left(found, index + 1, key=_block)
    if any(_tells(each) for each in found[max(0, first - 1) : last + 1]):
        return True
    before = range(index - 1, max(-1, index - 1 - BACK), -1)
    for earlier in before:
        if not quoted[earlier]:
            return document.blocks[earlier].text.rstrip().endswith((":", "："))
        if any(
            _tells(each)
            for each in found[bisect_left(found, earlier, key=_block) : first]
            if each.block == earlier
        ):
            return True
    return False


def _block(statement: CuedSentence) -> int:
    return statement.block


def _tells(statement: CuedSentence) -> bool:
    return any(TELLING & cue.kinds for cue in statement.cues)
