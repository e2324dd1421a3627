"""The figures of a story next to each other: which articles state which fact, and which ones disagree."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.comparison import logistic_models
from newslint.comparison.article_claims import ArticleClaims, Passage, passages
from newslint.comparison.claims import Claim
from newslint.comparison.context_words import CONCEPT, written
from newslint.comparison.contradiction import Story
from newslint.comparison.similarity import compatible
from newslint.engine.linter import Linter
from newslint.model.document import Document, Span

WORDS = 3  # words that name a fact
REACH = 120  # characters on either side of a figure in which they are


class Told(NamedTuple):
    """A figure as one article tells it. source: whom it names for the figure, or "". words: those round it, by stem.
    passages: the paragraphs of its article."""

    claim: Claim
    language: str
    source: str
    words: Mapping[str, str]
    passages: Mapping[int, Passage]


class Fact(NamedTuple):
    """One fact and who tells it how. words: what the articles have in common around the figure, as most write it."""

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
        document.in_file(document.blocks[quantity.block].source(*quantity.span)): source.cue
        for quantity, source in zip(quantities, sources, strict=False)
        if source.grade == "named"
    }
    told = []
    parts = passages(document, article.claims, linter.analysers.name_finder)
    for claim in article.claims:
        start, end = document.in_source(Span(claim.place.start, claim.place.end), claim.place.field)
        near = (document.source[max(0, start - REACH) : start], document.source[end:][:REACH])
        words = written(" ".join(near))
        told.append(
            Told(claim, language, cues.get(Span(claim.place.start, claim.place.end), ""), words, parts)
        )
    return told


def facts(articles: Sequence[Sequence[Told]]) -> Iterator[Fact]:
    """The facts that at least two articles tell, those first that most articles have."""
    parents: dict[tuple[int, int], tuple[int, int]] = {}

    def root(node: tuple[int, int]) -> tuple[int, int]:
        while parents.get(node, node) != node:
            node = parents[node]
        return node

    claims_of_articles = [_article_claims(told) for told in articles]
    for index, own in enumerate(claims_of_articles):
        for later, one, other in _linked(own, claims_of_articles, index):
            parents[root((later, other))] = root((index, one))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for index, told in enumerate(articles):
        for row in range(len(told)):
            groups.setdefault(root((index, row)), []).append((index, row))
    related = [[articles[index][row] for index, row in group] for group in groups.values()]
    shared = [group for group in related if len({item.claim.place.article for item in group}) > 1]
    for group in sorted(
        shared, key=lambda group: (-len(group), group[0].claim.place.article, group[0].claim.place.start)
    ):
        yield Fact(_words(group), tuple(group))


def _article_claims(told: Sequence[Told]) -> ArticleClaims:
    claims = [item.claim for item in told]
    return ArticleClaims(claims, told[0].language, told[0].passages) if told else ArticleClaims(claims)


def _linked(
    own: ArticleClaims, articles: Sequence[ArticleClaims], index: int
) -> Iterator[tuple[int, int, int]]:
    """(article, own figure, its figure) of one fact: what `check` reports, and figures that surely agree."""
    models = logistic_models.load()
    others = [number for number in range(len(articles)) if number != index]
    story = Story(own, [articles[number] for number in others], models.same_fact)
    for number, table in zip(others, story.tables, strict=True):
        for pair in table.assigned:
            if pair.fits and pair.logit >= 0:
                yield number, pair.row, pair.column
        for pair, features in story.candidates(table, lambda _: True):
            if models.contradiction.logit(features) >= models.note:
                yield number, pair.row, pair.column


def _words(told: Sequence[Told]) -> tuple[str, ...]:
    """The counted noun and the words that most of the sentences share, each as most of them write it."""
    count = Counter(stem for item in told for stem in item.claim.near if not stem.startswith(CONCEPT))
    common = [
        stem for stem, number in sorted(count.items(), key=lambda item: (-item[1], item[0])) if number > 1
    ]
    nouns = [item.claim.noun for item in told if item.claim.noun]
    forms = (Counter(item.words[stem] for item in told if stem in item.words) for stem in common)
    usual = [min(form, key=lambda word: (-form[word], word)) for form in forms if form]
    return tuple({word.lower(): word for word in [*nouns[:1], *usual]}.values())[:WORDS]
