"""Sentences of an article with the source cues found in them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.attribution.cues import HEARSAY, NAMING, Cue, Cues
from newslint.attribution.quotations import Spans, inside
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, Span
from newslint.text.scripts import UNSPACED
from newslint.text.sentences import SentenceSplitter

_FOOTNOTE = lazy(r"\[\d{1,3}\]")
_BOUNDARY = lazy('[,;:—–()“”"„«»、，；：]')
_STOP = lazy("[,;:，；：]")
_MARKS = str.maketrans('()“”"„«»、', " " * 9)
_APOSTROPHE = lazy("['’]")
WINDOW = 60  # characters next to a verb in which its subject is
OPENING = 3  # words in which a sentence names its subject
ABBREVIATION = 3  # letters from which capitals are an organisation's name; two are mostly a country's
FURNITURE = 0.6  # share of a block in links from which they are navigation
STEM = 5
SPEAKER = 8  # words at a sentence's end that can be a speaker with an office
FACELESS = frozenset(("faceless", "unnamed"))
SOURCES = NAMING | {"unnamed"}


class CuedSentence(NamedTuple):
    """A sentence.

    block, span   where it is: the block, and the span in the block's text
    cues          the cues outside quotations; offsets in the block's text
    named         those of them that name a source
    weak          those that stand for a source without naming one
    leans         whether it opens with a word that points back
    alone         whether it is its whole block
    """

    block: int
    span: Span
    cues: tuple[Cue, ...]
    named: tuple[Cue, ...]
    weak: tuple[Cue, ...]
    leans: bool
    alone: bool

    @property
    def moody(self) -> bool:
        """Whether nothing but a mood of its verbs makes it hearsay."""
        return bool(self.weak) and all("moods" in cue.kinds for cue in self.weak)

    def has(self, kind: str) -> bool:
        """Whether a cue of a section is in the sentence."""
        return any(kind in cue.kinds for cue in self.cues)

    def subject(self, text: str, names: frozenset[str]) -> str:
        """The one of the names with which the sentence opens, after a word or two at most, or ""."""
        words = (_bare(word) for word in text[self.span.start : self.span.end].split()[:OPENING])
        return next((word for word in words if word in names), "")

    def speakers(self, text: str) -> Iterator[str]:
        """The organisations that say something in the sentence, as far as their abbreviations tell."""
        for cue in self.named:
            if "says" in cue.kinds:
                words = map(_bare, text[self.span.start : cue.start].split())
                yield from (
                    word for word in words if len(word) >= ABBREVIATION and word.isalpha() and word.isupper()
                )


def _bare(word: str) -> str:
    """A word without marks and without what an apostrophe joins to it: "NTS's", "l'NTS"."""
    plain = word.strip('"“”„«»(),.;:')
    return max(_APOSTROPHE.split(plain), key=len) if "'" in plain or "’" in plain else plain


def read(
    document: Document, cues: Cues, quoted: Sequence[Spans], splitter: SentenceSplitter
) -> Iterator[CuedSentence]:
    """All sentences of a document, in order."""
    for index, block in enumerate(document.blocks):
        if block.kind == "code":
            continue
        spans = splitter.split(block.text)
        found = [cue for cue in cues.find(block.text) if not _hidden(cue, quoted[index])]
        position = 0
        for span in spans:
            first = position
            while position < len(found) and found[position].start < span.end:
                position += 1
            own = found[first:position]
            named, weak = _graded(block, span, own, cues.capital_nouns)
            leans = cues.leans(block.text, span.start) and not _empty(own, span)
            yield CuedSentence(index, span, tuple(own), tuple(named), tuple(weak), leans, len(spans) == 1)


def _empty(cues: Sequence[Cue], span: Span) -> bool:
    """Whether the opening points at nothing: "It was not known how many ..."."""
    return bool(cues) and "not" in cues[0].kinds and cues[0].start <= span.start + 1


def _hidden(cue: Cue, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a cue is somebody's word: what a speaker reports is reported by the speaker."""
    return "unconfirmed" not in cue.kinds and inside(cue.start, quoted)


def _graded(block: Block, span: Span, cues: Sequence[Cue], nouns: bool) -> tuple[list[Cue], list[Cue]]:
    """(the cues that name a source, those of a faceless one)."""
    text = block.text
    faceless = [
        cue
        for at, cue in enumerate(cues)
        if FACELESS & cue.kinds
        and not _named(text, span, cue, cues[at + 1 : at + 2], nouns)
        and not ("unnamed" in cue.kinds and _has_body(cue, cues))
    ]
    named = [
        cue
        for cue in cues
        if (SOURCES & cue.kinds and cue not in faceless and not _subject(text, cue, faceless))
        or ("trailing" in cue.kinds and _ends_with_name(text[cue.end : span.end]))
    ]
    if _linked(block, span):
        named.insert(0, Cue(span.start, span.start, frozenset(("link",))))
    hearsay = [cue for cue in cues if HEARSAY & cue.kinds]
    return named, hearsay or [cue for cue in faceless if _speaks(text, cue, cues)]


def _has_body(report: Cue, cues: Sequence[Cue]) -> bool:
    """Whether an organisation is next to a report: "哈佛大学的一项研究"."""
    return any(
        "bodies" in cue.kinds
        and cue.end >= report.start - WINDOW // 2
        and cue.start <= report.end + WINDOW // 2
        for cue in cues
    )


def _ends_with_name(rest: str) -> bool:
    """Whether what is left of a sentence is a speaker: "Mayor Holt.", "the mayor." with the noun's capital."""
    words = rest.split()
    return 0 < len(words) <= SPEAKER and any(word[0].isupper() for word in words[:2])


def _speaks(text: str, report: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a faceless noun stands for a source: a single word for reports ("studies") needs a verb."""
    if "unnamed" not in report.kinds or not text[report.start : report.end].isalpha() or text in UNSPACED:
        return True
    return any(_subject(text, cue, (report,)) for cue in cues)


def _subject(text: str, cue: Cue, faceless: Sequence[Cue]) -> bool:
    """Whether a faceless noun is the subject of a verb: right before it, or right after in "said experts"."""
    if not {"says", "shows", "per"} & cue.kinds:
        return False
    for noun in faceless:
        between = text[noun.end : cue.start] if noun.end <= cue.start else text[cue.end : noun.start]
        if len(between) <= WINDOW and not _BOUNDARY.search(between):
            return True
    return False


def _named(text: str, span: Span, cue: Cue, following: Sequence[Cue], nouns: bool) -> bool:
    """Whether a faceless noun has a name next to it: "analysts at Barclays", "Goldman Sachs analysts".

    Where every noun has a capital (`nouns`) only the two words after it can tell.
    """
    stops, reach = following, WINDOW // 2
    if "unnamed" in cue.kinds:  # "a poll conducted by ...", "a report published on Monday by ..."
        stops, reach = [other for other in following if not {"per", "data", "acts"} & other.kinds], WINDOW
    end = min([span.end, cue.end + reach, *(other.start for other in stops)])
    boundary = _STOP if "unnamed" in cue.kinds else _BOUNDARY  # of the review «Heat»
    after = boundary.split(text[cue.end : end])[0].translate(_MARKS).split()
    if any(word[0].isupper() for word in after[: 2 if nouns else len(after)]):
        return True
    if nouns:
        return False
    start = max(span.start, cue.start - WINDOW // 2)
    before = _BOUNDARY.split(text[start : cue.start])[-1]
    words = before.split()[1:] if start + len(before) == cue.start and start == span.start else before.split()
    return any(word[0].isupper() for word in words)


def _linked(block: Block, span: Span) -> bool:
    """Whether a link or a footnote in the sentence says where it is from."""
    linked = bool(block.links) and block.linked < FURNITURE
    if linked and any(link.start < span.end and span.start < link.end for link, _ in block.links):
        return True
    return bool(_FOOTNOTE.search(block.text, span.start, span.end))
