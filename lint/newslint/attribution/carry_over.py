"""When a source named earlier still applies: as long as its topic continues."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newslint.attribution.cued_sentences import STEM, CuedSentence
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document

CHAIN = 3  # sentences over which a speaker's topic goes on
DATA_CHAIN = 12  # the same for a survey, a report or results: one release fills an article
COMMON = 0.4  # share of an article's sentences from which a word is its subject and ties nothing together
ENOUGH = 8  # sentences from which that can be told

BROKEN = 80  # characters from which a paragraph without an end mark is no heading

_WORD = lazy(r"[^\W\d_]+")
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class SentenceAttribution(NamedTuple):
    """A sentence's source.

    grade    "named", "weak" or "none"
    cue      the words that say so
    origin   the sentence that they are in
    kind     "data" for a survey, a report or results, "says" for a speaker, "acts" for a decision, "market"
    """

    grade: str
    cue: str
    origin: int
    kind: str


NOBODY = SentenceAttribution("none", "", -1, "")
DATA, SAYS = frozenset(("data", "shows", "unnamed")), frozenset(("says", "per", "link"))


def sentence_attributions(document: Document, found: Sequence[CuedSentence]) -> Iterator[SentenceAttribution]:
    """For every sentence its own source or the one that it takes over."""
    topics = _topics(document, found)
    before = NOBODY
    for index, statement in enumerate(found):
        own = own_source(document, statement, index)
        if before.grade != "none" and (own.grade == "none" or (statement.moody and statement.leans)):
            carried = _carried(document, found, topics, index, before)
            own = carried if own.grade == "none" or carried.grade == "named" else own
        before = own
        yield own


def own_source(document: Document, statement: CuedSentence, index: int) -> SentenceAttribution:
    """The source that a sentence names itself."""
    text = document.blocks[statement.block].text
    if statement.named:
        cue = statement.named[0]
        kinds = frozenset().union(*(cue.kinds for cue in statement.named))
        kind = "data" if DATA & kinds else "says" if SAYS & kinds else "acts" if "acts" in kinds else "market"
        return SentenceAttribution("named", text[cue.start : cue.end] or "link", index, kind)
    if statement.weak:
        cue = statement.weak[0]
        return SentenceAttribution("weak", text[cue.start : cue.end], index, "says")
    return NOBODY


def _carried(
    document: Document,
    found: Sequence[CuedSentence],
    topics: Sequence[frozenset[str]],
    index: int,
    before: SentenceAttribution,
) -> SentenceAttribution:
    own, last = found[index], found[index - 1]
    if own.block - last.block > 1 or index - before.origin > (DATA_CHAIN if before.kind == "data" else CHAIN):
        return NOBODY
    shared = len(topics[index] & (topics[index - 1] | topics[before.origin]))
    tied = own.leans or own.has("adds") or _unfinished(document, last)
    if before.kind == "market":
        return NOBODY
    if before.kind == "acts":
        goes_on = tied
    elif before.grade == "weak":
        goes_on = tied or shared >= 3
    elif own.block == last.block:
        goes_on = tied or shared >= 1
    else:
        goes_on = (own.alone or last.alone) and (tied or shared >= 2)
    if goes_on and not tied and _turns_back(document, found, index, before.origin):
        goes_on = False
    return before if goes_on else NOBODY


def _unfinished(document: Document, statement: CuedSentence) -> bool:
    """Whether a sentence breaks off at the end of its paragraph, as in copy cut by a parser."""
    block = document.blocks[statement.block]
    rest = block.text[statement.span.end - 1 :].rstrip()
    return block.kind == "paragraph" and len(block.text) >= BROKEN and len(rest) == 1 and rest.isalnum()


def _turns_back(document: Document, found: Sequence[CuedSentence], index: int, origin: int) -> bool:
    """Whether a sentence tells of another year than its would-be source: background, and nobody's."""
    years, told = (
        set(_YEAR.findall(document.blocks[found[at].block].text[slice(*found[at].span)]))
        for at in (index, origin)
    )
    return bool(years) and not years & told


def _topics(document: Document, found: Sequence[CuedSentence]) -> list[frozenset[str]]:
    """The word stems of every sentence that can tie it to another."""
    stems = [stems_of(document.blocks[each.block].text[slice(*each.span)]) for each in found]
    if len(stems) < ENOUGH:
        return stems
    count = Counter(stem for each in stems for stem in each)
    common = {stem for stem, times in count.items() if times > COMMON * len(stems)}
    return [each - common for each in stems]


@cache
def _han() -> "re.Pattern[str]":
    """Compiled when a text that is not ASCII comes: so large a set is expensive."""
    return lazy("[\u3040-\u30ff\u3400-\u9fff]+")


def stems_of(text: str) -> frozenset[str]:
    """Beginnings of the longer words; pairs of characters where words are not set apart."""
    stems = {
        word[:STEM].lower()
        for word in _WORD.findall(text)
        if len(word) >= STEM or (word[0].isupper() and len(word) > 2)
    }
    for run in [] if text.isascii() else _han().findall(text):
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(stems)
