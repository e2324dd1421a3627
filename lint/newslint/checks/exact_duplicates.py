"""Text that occurs twice: paragraphs within an article, paragraphs and headlines across a collection."""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.boilerplate.page_structure import size
from newslint.checks.base import CorpusHit, Fact
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, Span
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule
from newslint.text.digest import digest
from newslint.text.scripts import UNSPACED

BLOCK, PARAGRAPH, HEADLINE = "block", "paragraph", "headline"
SHORTEST = 8  # words of a paragraph that nobody writes twice by chance
SHORTEST_UNSPACED = 20  # characters, where words are not separated
SHORTEST_ITEM = 20  # words or wide characters of a list's item that is no mere entry
SHORTEST_HEADLINE = 4
MAX_PLACES = 20
LONG = 200  # characters, as size counts them, of a paragraph that two articles do not share by chance
SERIES = 3  # articles with the same paragraph from which it is a teaser or part of the page, however short

LINKED = 0.5  # share of a block's characters in links from which it points at text that is elsewhere

_WORD = lazy(r"\w+")
_SENTENCE_END = lazy("[.!?。！？…][\"'”’»)）]*\\s*(?:\\[[^\\]]*\\])?\\s*$")


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["block", "paragraph", "headline"]]


class Check:
    """All rules of this kind; one pass over the blocks."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._wanted = {rule.find for rule in rules}

    def check(self, article: Article) -> Iterator[Hit]:
        """Paragraphs that occur twice in one article."""
        document = article.document
        if PARAGRAPH not in self._wanted:
            return
        seen: dict[str, Span] = {}
        for block, mark in zip(document.blocks, _marks(document), strict=True):
            if not mark:
                continue
            if mark in seen:
                place = Place.of(document, seen[mark])
                yield Hit(PARAGRAPH, block.span, {"line": str(place.line)}, related=(place,))
            else:
                seen[mark] = block.span

    def facts(self, article: Article) -> Iterator[Fact]:
        """Every paragraph and the headline, by the hash of its words."""
        document = article.document
        marks: list[str] = []
        for block, mark in zip(document.blocks, _marks(document), strict=True):
            if mark:
                marks.append(mark)
                long = size(block.text) >= LONG
                yield Fact(f"{BLOCK}:{mark}", Place.of(document, block.span), {"long": long})
        first = document.blocks[0] if document.blocks else None
        if first and first.kind == "headline" and len(_WORD.findall(first.text)) >= SHORTEST_HEADLINE:
            body = digest(" ".join(marks), 8)
            yield Fact(
                f"{HEADLINE}:{digest(_words(first.text), 8)}", Place.of(document, first.span), {"body": body}
            )

    def compare(self, facts: Sequence[Fact]) -> Iterator[CorpusHit]:
        """Each place with the same text in other articles.

        One sentence that two articles share is information: reports of one story are often written from one another.
        """
        rule = facts[0].key.partition(":")[0]
        if rule not in self._wanted:
            return
        by_article: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            by_article.setdefault(fact.place.article, []).append(fact)
        # Of an article that repeats itself a thousand times the first few places are enough.
        short = rule == BLOCK and len(by_article) < SERIES
        known = [fact for told in by_article.values() for fact in told[:MAX_PLACES]]
        for article, told in by_article.items():
            elsewhere = [fact for fact in known if fact.place.article != article]
            for fact in told:
                others = [other for other in elsewhere if rule != HEADLINE or other.data != fact.data]
                if others:
                    words = {"path": others[0].place.name, "count": str(len(others))}
                    places = tuple(other.place for other in others[:MAX_PLACES])
                    severity = "info" if short and not fact.data["long"] else ""
                    yield CorpusHit(rule, fact.place, places, words, severity)


def _marks(document: Document) -> tuple[str, ...]:
    """Every block's mark, "" for what may be twice and for what is too short."""
    return tuple(_mark(block.text) if _is_prose(block) else "" for block in document.blocks)


def _is_prose(block: Block) -> bool:
    """Whether a block says something of its own.

    Entries of contents lists and glossaries, cells, headings, captions, code and links come back in other articles and
    further down in the same one, and are no copies.
    """
    if block.kind in ("code", "caption", "byline") or block.cell or block.template or block.level > 1:
        return False
    if block.linked >= LINKED or (block.item and block.item.links):
        return False
    return block.item is None or (
        bool(_SENTENCE_END.search(block.text))
        and len(_WORD.findall(block.text)) + UNSPACED.count(block.text) >= SHORTEST_ITEM
    )


def _mark(text: str) -> str:
    """The hash of a paragraph's words, or "" when it is too short to tell."""
    words = _WORD.findall(text)
    if len(words) < SHORTEST and UNSPACED.count(text) < SHORTEST_UNSPACED:
        return ""
    return digest(" ".join(words).casefold(), 8)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text)).casefold()
