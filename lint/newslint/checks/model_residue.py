"""Sentences that a model wrote about its task instead of the story, found by what they mean.

Option `find`: one of the kinds in newslint.residue.grammar. A sentence counts when its parts combine to such a kind and the
article does not quote it. Findings of one kind in one block are one; the metadata of a page are searched as well.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Literal, NamedTuple, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.model.document import Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.residue.grammar import OFFER, matched
from newslint.residue.parts import ANCHORS, Parts
from newslint.residue.parts import Hit as Part
from newslint.text.joined_text import JoinedText
from newslint.text.use_mention import quoted

METADATA = ("title", "description")
LONGEST = 400  # characters of a sentence: what is longer is a list or a table
EDGE = 4  # blocks at either end of an article in which a model offers to do more


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["refusal", "source-gap", "task", "offer", "draft"]]


class _Found(NamedTuple):
    """A sentence of one kind: where it and the words that tell are in the joined text, and their language."""

    find: str
    span: Span
    words: Span
    language: str


class Check:
    """All rules of this kind in one pass over the text and the metadata."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._parts = Parts(analysers.data)
        self._analysers = analysers

    def check(self, article: Article) -> Iterator[Hit]:
        text = article.joined_text
        found = (each for each in self._sentences(text) if self._counts(text, each))
        for (find, _), group in groupby(found, lambda each: (each.find, text.line(each.span.start))):
            listed = list(group)
            place = text.source(listed[0].span.start, listed[-1].span.end)
            yield Hit(find, place, language=listed[0].language)
        yield from self._metadata(article)

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
        return not quoted(text, *found.words)

    def _metadata(self, article: Article) -> Iterator[Hit]:
        """The first sentence of each kind in the title and description of the page's head."""
        for name in METADATA:
            meta = article.document.metadata.get(name)
            if meta is None or meta.span is None or not meta.value:
                continue
            parts = self._parts.find(meta.value)
            for find in dict.fromkeys(found.find for found in self._kinds(parts, Span(0, len(meta.value)))):
                yield Hit(find, meta.span, {"match": meta.value[:60]})

    def _sentences(self, text: JoinedText) -> Iterator[_Found]:
        """The sentences in which parts combine, in order."""
        for line, group in groupby(self._parts.find(text.text), lambda part: text.line(part.start)):
            parts = list(group)
            if not any(part.part in ANCHORS for part in parts):
                continue
            first = text.starts[line]
            block = text.blocks[line].text
            for start, end in self._analysers.splitter.split(block):
                own = [part for part in parts if first + start <= part.start < first + end]
                if own and end - start <= LONGEST:
                    yield from islice(self._kinds(own, Span(first + start, first + end)), 1)

    def _kinds(self, parts: Sequence[Part], span: Span) -> Iterator[_Found]:
        """The kinds of a sentence that the rules ask for."""
        for pattern, language, words in matched(parts, span.start):
            if pattern.find in self._wanted:
                telling = Span(min(word.start for word in words), max(word.end for word in words))
                yield _Found(pattern.find, span, telling, language)
