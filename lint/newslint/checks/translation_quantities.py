"""Translations of one article whose numbers differ, compared block by block."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import CorpusHit, Fact
from newslint.comparison import translations
from newslint.comparison.translations import Number
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span
from newslint.model.finding import Place
from newslint.model.rule import Rule
from newslint.quantities import Quantity

TRANSLATION, MAGNITUDE = "difference", "magnitude"
# "story.de.md", "de/story.md", "story_de.md": what of a path names the language, and what the story.
_LANGUAGE = lazy(r"(?:^|(?<=[/._-]))([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=[/.]|$)")


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["difference", "magnitude"]]


class Check:
    """The rules of this kind; facts and contrast keep nothing between calls."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._analysers = analysers

    def facts(self, article: Article) -> Iterator[Fact]:
        """The article's numbers by block, under what its translations have too: shape, place and numbers."""
        document = article.document
        blocks = [block for block in document.blocks if block.kind != "code"]
        if len(blocks) < translations.LEAST_BLOCKS or translations.has_many(blocks):
            return
        language = article.language
        known = self._analysers.languages.get(language)
        # Without number words in the language's file only digits can be compared.
        quantities = article.quantities if known and known.numbers else ()
        month = known.dates["marks"][1] if known and "marks" in known.dates else ""
        own: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in quantities:
            own[quantity.block].append(quantity)
        found: list[list[Number]] = []
        for index, block in enumerate(document.blocks):
            if block.kind != "code":
                found.append(translations.numbers(document, block, own[index], month))
        if not any(found) or sum(map(len, found)) > translations.MOST_NUMBERS:
            return
        data = {
            "language": language,
            "lengths": [len(block.text) for block in blocks],
            "numbers": [[translations.pack(number) for number in row] for row in found],
        }
        place = Place.of(document, Span(0, 0))
        folder = document.path.rpartition("/")[0]
        yield Fact(f"shape:{translations.shape(blocks)}", place, data)
        yield Fact(f"folder:{folder}:{document.part and 'part'}:{len(blocks)}", place, data)
        if (stem := _LANGUAGE.sub("*", document.path)) != document.path:
            yield Fact(f"stem:{stem}:{document.part}", place, data)
        for index, row in enumerate(found):
            if row:
                yield Fact(f"block:{len(blocks)}:{index}:{translations.signature(row)}", place, data)

    def contrast(self, own: Fact, others: Sequence[Fact]) -> Iterator[CorpusHit]:
        """Numbers that differ between an article and its translations."""
        for other in others:
            if other.data["language"] == own.data["language"] or not translations.aligned(
                own.data["lengths"], other.data["lengths"]
            ):
                continue
            here, there = _numbers(own), _numbers(other)
            for one, two, power in translations.differences(here, there):
                find = MAGNITUDE if power else TRANSLATION
                if find in self._wanted:
                    words = {
                        "match": one.shown,
                        "other": two.shown,
                        "path": other.place.name,
                    }
                    yield CorpusHit(find, one.place, (two.place,), words, language=own.data["language"])


def _numbers(fact: Fact) -> list[list[Number]]:
    return [[translations.unpack(item) for item in row] for row in fact.data["numbers"]]
