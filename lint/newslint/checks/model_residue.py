"""Sentences that a model wrote about its task instead of the story, found by what they mean.

Option `find`: one of the kinds in newslint.residue.grammar. A sentence counts when its parts speak for such a kind and the
article does not quote it. Findings of one kind in one block are one, and so are all of an article that is nothing else.
The metadata of a page are searched as well.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.model.document import Document, Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.residue.draft_marks import draft_mark
from newslint.residue.extent import failed
from newslint.residue.grammar import DRAFT, OFFER
from newslint.residue.parts import Hit as Part
from newslint.residue.parts import Parts
from newslint.residue.scorer import Scorer
from newslint.text.joined_text import JoinedText
from newslint.text.use_mention import quoted

METADATA = ("title", "description")
SHOWN = 80  # characters of a sentence in a message
MARK = 60  # characters of a mark that is alone
EDGE = 4  # blocks at either end of an article in which a model offers to do more


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["refusal", "source-gap", "task", "offer", "draft"]]


class _Found(NamedTuple):
    """A sentence of one kind: where it and the words that tell are in the joined text, their language, its score."""

    find: str
    span: Span
    words: Span
    language: str
    score: float


class Check:
    """All rules of this kind in one pass over the text and the metadata."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._severity = {rule.find: rule.severity for rule in rules}
        self._parts = Parts(analysers.data)
        self._analysers = analysers
        self._scorer = Scorer(analysers.data)

    def check(self, article: Article) -> Iterator[Hit]:
        text = article.joined_text
        found = [each for each in self._sentences(text) if self._counts(text, each)]
        if whole := failed(text, found, self._analysers.splitter):
            first = next(each for each in found if each.find == whole.find)
            words = {"match": text.text[first.span.start : first.span.end][:SHOWN]}
            yield Hit(whole.find, whole.span, words, language=first.language)
        else:
            for (find, _), group in groupby(found, lambda each: (each.find, text.line(each.span.start))):
                listed = list(group)
                place = text.source(listed[0].span.start, listed[-1].span.end)
                surest = max(listed, key=lambda each: each.score)
                yield Hit(find, place, severity=self._grade(surest), language=surest.language)
        yield from self._metadata(article.document)

    def _grade(self, found: _Found) -> str:
        """The severity of a sentence: the rule's own, or a warning where it is less sure."""
        own = self._severity[found.find]
        return "warning" if own == "error" and found.score < self._scorer.certain else own

    def _counts(self, text: JoinedText, found: _Found) -> bool:
        """Whether a sentence is the article's own, in a place where a model's would be."""
        line = text.line(found.words.start)
        block = text.blocks[line]
        first = found.words.start - text.starts[line]
        if block.template or any(start <= first < end for start, end in block.code):
            return False
        if found.find == OFFER:
            last = len(text.blocks) - EDGE
            if (EDGE <= line < last and len(text.blocks) > 2 * EDGE) or block.kind in ("heading", "headline"):
                return False
        if found.find == DRAFT and block.kind == "quote" and len(block.text) <= MARK:
            return True  # a note set off from the text, as Markdown does it
        return not quoted(text, *found.words)

    def _metadata(self, document: Document) -> Iterator[Hit]:
        """The first sentence of the title or the description of the page's head; the two often say the same."""
        for name in METADATA:
            meta = document.metadata.get(name)
            if meta is None or meta.span is None or not meta.value:
                continue
            parts = self._parts.find(meta.value)
            for start, end in self._analysers.splitter.split(meta.value):
                own = [part for part in parts if start <= part.start < end]
                if found := self._judge(own, Span(start, end), meta.value[start:end]):
                    words = {"match": meta.value[start:end][:SHOWN]}
                    yield Hit(found.find, meta.span, words, severity=self._grade(found))
                    return

    def _sentences(self, text: JoinedText) -> Iterator[_Found]:
        """The sentences that a model left, in order."""
        for line, group in groupby(self._parts.find(text.text), lambda part: text.line(part.start)):
            parts = list(group)
            first, block = text.starts[line], text.blocks[line]
            if DRAFT in self._severity and (mark := draft_mark(block.text, first, parts, opens=line < EDGE)):
                span = Span(first, first + len(block.text))
                yield _Found(DRAFT, span, Span(mark.start, mark.end), min(mark.languages), 1.0)
                continue
            for start, end in self._analysers.splitter.split(block.text):
                own = [part for part in parts if first + start <= part.start < first + end]
                if found := self._judge(own, Span(first + start, first + end), block.text[start:end]):
                    yield found

    def _judge(self, parts: Sequence[Part], span: Span, sentence: str) -> _Found | None:
        """What a sentence is, if it is of a kind that the rules ask for."""
        verdict = self._scorer.judge(parts, span.start, sentence)
        if verdict is None or verdict.find not in self._severity:
            return None
        words = Span(verdict.parts[0].start, max(part.end for part in verdict.parts))
        return _Found(verdict.find, span, words, verdict.language, verdict.score)
