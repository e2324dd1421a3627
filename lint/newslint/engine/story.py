"""The figures of a story, side by side: which articles state which fact, and who disagrees."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.comparison.alignment import links
from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.claims import Claim
from newslint.comparison.context_words import written
from newslint.comparison.similarity import compatible
from newslint.engine.linter import Linter
from newslint.model.document import Document, Span

WORDS = 3  # words that name a fact
REACH = 120  # characters on either side of a figure in which they stand


class Told(NamedTuple):
    """A figure as one article tells it. source: whom it names for the figure, or "". words: those round it, by stem."""

    claim: Claim
    language: str
    source: str
    words: Mapping[str, str]


class Fact(NamedTuple):
    """One fact and who tells it how. words: what the articles have in common round the figure, as most write it."""

    words: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def agreed(self) -> Claim:
        """The figure that fits most of the articles."""
        return max((told.claim for told in self.told), key=lambda claim: (self._fitting(claim), claim.shown))

    def disagrees(self, told: Told) -> bool:
        return not compatible(told.claim, self.agreed)

    def _fitting(self, claim: Claim) -> int:
        return sum(compatible(claim, other.claim) for other in self.told)


def read(document: Document, linter: Linter) -> list[Told]:
    """The figures of an article with their sources."""
    article = linter.analysers.article(document)
    language, quantities = article.language, article.quantities
    sources = article.attribution.sources if article.attribution else ()
    cues = {
        document.blocks[quantity.block].source(*quantity.span): source.cue
        for quantity, source in zip(quantities, sources, strict=False)
        if source.grade == "named"
    }
    measures = linter.analysers.measures_of(language)
    told = []
    for claim in article.claims:
        place = claim.place
        near = (
            document.source[max(0, place.start - REACH) : place.start],
            document.source[place.end :][:REACH],
        )
        words = written(" ".join(near), measures)
        told.append(Told(claim, language, cues.get(Span(place.start, place.end), ""), words))
    return told


def facts(articles: Sequence[Sequence[Told]]) -> Iterator[Fact]:
    """The facts that at least two articles tell, those first that most articles have."""
    parents: dict[tuple[int, int], tuple[int, int]] = {}

    def root(node: tuple[int, int]) -> tuple[int, int]:
        while parents.get(node, node) != node:
            node = parents[node]
        return node

    claims_of_articles = [ArticleClaims([item.claim for item in told]) for told in articles]
    for index, own in enumerate(claims_of_articles):
        for later in range(index + 1, len(claims_of_articles)):
            for one, other in links(own, claims_of_articles[later]):
                parents[root((later, other))] = root((index, one))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for index, told in enumerate(articles):
        for row in range(len(told)):
            groups.setdefault(root((index, row)), []).append((index, row))
    related = [[articles[index][row] for index, row in group] for group in groups.values()]
    shared = [group for group in related if len({item.claim.place.path for item in group}) > 1]
    for group in sorted(
        shared, key=lambda group: (-len(group), group[0].claim.place.path, group[0].claim.place.start)
    ):
        yield Fact(_words(group), tuple(group))


def _words(told: Sequence[Told]) -> tuple[str, ...]:
    """The counted noun and the words that most of the sentences share, each as most of them write it."""
    count: Counter[str] = Counter(stem for item in told for stem in item.claim.near)
    common = [
        stem for stem, number in sorted(count.items(), key=lambda item: (-item[1], item[0])) if number > 1
    ]
    nouns = [item.claim.noun for item in told if item.claim.noun]
    forms = (Counter(item.words[stem] for item in told if stem in item.words) for stem in common)
    usual = [min(form, key=lambda word: (-form[word], word)) for form in forms if form]
    return tuple({word.lower(): word for word in [*nouns[:1], *usual]}.values())[:WORDS]
