"""Articles that are copies or near copies of each other, and quotations that differ slightly."""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import CorpusHit, Fact
from newslint.comparison.minhash import ALIKE, bands, similarity, sketch, words_of
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document
from newslint.model.finding import Place
from newslint.model.rule import Rule
from newslint.text.digest import digest

ARTICLE, QUOTE = "article", "quotation"
MAX_PLACES = 20
SHORTEST = 8  # words of a quotation that two writers cannot both have heard otherwise
SHINGLE = 4
# Runs of words under which a quotation is filed. Of two versions that differ in a fifth of their words 96 in 100 share two.
FILED = 12
VARIANT = 0.8  # share of words that two versions of a quotation have in common
MAX_QUOTES = 40

_QUOTE = lazy('[“„«「『]([^“”„«»「」『』]{20,600})[”“»」』]|"([^"]{20,600})"')


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["article", "quotation"]]


class Check:
    """The rules of this kind; facts and contrast keep nothing between calls."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._wanted = {rule.find for rule in rules}

    def facts(self, article: Article) -> Iterator[Fact]:
        """The article's sketch and its quotations."""
        document = article.document
        blocks = [block for block in document.blocks if block.kind != "code"]
        text = "\n".join(block.text for block in blocks)
        words = words_of(text)
        values = sketch(text, words) if ARTICLE in self._wanted else ()
        quotes = list(_quotes(document)) if QUOTE in self._wanted else []
        keys = [f"copy:{key}" for key in bands(values)] if values else []
        keys += sorted({f"said:{key}" for _, words in quotes for key in _shingles(words)})
        if not keys:
            return
        data = {
            "sketch": list(values),
            "whole": digest(" ".join(words), 8),
            "quotes": [[place, words] for place, words in quotes],
        }
        place = Place.of(document, blocks[0].span)
        for key in keys:
            yield Fact(key, place, data)

    def contrast(self, own: Fact, others: Sequence[Fact]) -> Iterator[CorpusHit]:
        """Copies of the article, and other versions of its quotations."""
        copies = [other for other in others if _copied(own, other)]
        if copies and ARTICLE in self._wanted:
            copies.sort(key=lambda other: other.data["whole"] != own.data["whole"])
            how = "the same" if copies[0].data["whole"] == own.data["whole"] else "nearly the same"
            words = {"path": copies[0].place.name, "how": how}
            yield CorpusHit(ARTICLE, own.place, tuple(copy.place for copy in copies[:MAX_PLACES]), words)
        if QUOTE in self._wanted:
            for place, words in own.data["quotes"]:
                yield from self._variants(place, words, [other for other in others if other not in copies])

    def _variants(self, place: list[object], words: str, others: Sequence[Fact]) -> Iterator[CorpusHit]:
        told = [(other_place, other) for fact in others for other_place, other in fact.data["quotes"]]
        plain = words.replace(" ", "")  # "data centre" and "datacentre" are one
        if any(plain in other.replace(" ", "") or other.replace(" ", "") in plain for _, other in told):
            return
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, "", words.split(), autojunk=False)
        for other_place, other in told:
            matcher.set_seq1(other.split())
            # The first two never say less than the last, and cost less.
            ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
            if all(ratio() >= VARIANT for ratio in ratios):
                conflicting = Place(*other_place)
                shown = {
                    "other": " ".join(conflicting.excerpt.split()),
                    "path": conflicting.name,
                }
                yield CorpusHit(QUOTE, Place(*place), (conflicting,), shown)  # type: ignore[arg-type]
                return


def _copied(own: Fact, other: Fact) -> bool:
    one, two = own.data["sketch"], other.data["sketch"]
    return own.place.article != other.place.article and bool(one and two) and similarity(one, two) >= ALIKE


def _quotes(document: Document) -> Iterator[tuple[Place, str]]:
    """Quotations long enough to compare, with their words in small letters."""
    count = 0
    for block in document.blocks:
        for match in _QUOTE.finditer(block.text) if block.kind != "code" else ():
            words = " ".join(words_of(match[1] or match[2]))
            edited = "[" in match[0]  # what is in brackets was put in by the writer, openly
            if not edited and len(words.split()) >= SHORTEST and count < MAX_QUOTES:
                count += 1
                yield Place.of(document, block.source(match.start() + 1, match.end() - 1)), words


def _shingles(words: str) -> list[str]:
    """Hashes of the quotation's runs of four words: the least of them, as every version of it has mostly the same ones."""
    pieces = words.split()
    runs = {" ".join(pieces[start : start + SHINGLE]) for start in range(len(pieces) - SHINGLE + 1)}
    return sorted(digest(run, 8) for run in runs)[:FILED]
