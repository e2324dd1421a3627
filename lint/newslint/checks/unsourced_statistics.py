"""Statistics and their sources."""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.attribution import Attribution, Source
from newslint.attribution.need_score import ArticleNeed, NeedScore
from newslint.boilerplate.fillers import letters, uncovered
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule
from newslint.quantities import Quantity
from newslint.quantities.prices import is_money, may_be_price

SECTIONS = ("sources",)  # what a language's file must tell, for `rules --missing`
UNATTRIBUTED, STRICT, VAGUE = "unattributed", "no-source-in-sentence", "vague-source"
UNCONFIRMED = "unconfirmed"

PROSE = ("paragraph", "item", "quote", "headline")
SHORTEST = 15  # characters of a block that can state anything
ASIDE = ("nav", "footer", "related", "comments")


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["unattributed", "no-source-in-sentence", "vague-source", "unconfirmed"]]


class Check:
    """All rules of this kind in one pass over the figures."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._score = NeedScore(analysers.data)

    def summary(self, article: Article) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        if not any(quantity.kind == "statistic" for quantity in article.quantities):
            return 0, 0
        return article.attribution.summary() if article.attribution else (0, 0)

    def check(self, article: Article) -> Iterator[Hit]:
        """A sentence is reported once by each rule, at the figure that the rule is surest about."""
        if article.attribution is None or not article.attribution.claims:
            return
        need = ArticleNeed(self._score, article.attribution)
        best: dict[tuple[str, int], tuple[float, Hit]] = {}
        for quantity, sentence, source in statistics(article):
            score = (
                0.0 if source.where == "sentence" and source.grade == "named" else need.of(quantity, sentence)
            )
            for hit in self._hits(article, quantity, sentence, source, score):
                key = hit.find, sentence
                if hit.find in self._wanted and (key not in best or score > best[key][0]):
                    best[key] = score, hit
        yield from (hit for _, hit in best.values())

    def _hits(
        self, article: Article, quantity: Quantity, sentence: int, source: Source, score: float
    ) -> Iterator[Hit]:
        attribution = article.attribution
        assert attribution is not None
        block = article.document.blocks[quantity.block]
        span = block.source(*quantity.span)
        words = {"match": block.text[slice(*quantity.span)]}
        alone = not article.document.blocks[quantity.block].item and _is_severe(
            attribution, quantity, sentence
        )
        alone = alone and not _names_anybody(attribution)
        loud = score >= self._score.warning or alone
        level = (
            "high"
            if score >= self._score.high or alone
            else "medium"
            if score >= self._score.medium
            else "low"
        )
        for cue in attribution.sentences[sentence].cues:
            if "unconfirmed" in cue.kinds:
                yield Hit(UNCONFIRMED, span, {**words, "cue": block.text[cue.start : cue.end]})
        severity = "warning" if loud else "info"
        if source.grade == "none" and (score >= self._score.floor or alone):
            looked, related = _last_source(attribution, sentence)
            words |= {"looked": looked}
            yield Hit(UNATTRIBUTED, span, words, related, severity=severity, confidence=level)
        elif source.grade == "weak":
            severity = "warning" if score >= self._score.warning else "info"
            yield Hit(VAGUE, span, {**words, "cue": source.cue}, severity=severity, confidence=level)
        if source.where != "sentence":
            yield Hit(STRICT, span, words)


def statistics(article: Article) -> Iterator[tuple[Quantity, int, Source]]:
    """The statistics in the article's own prose, each with its sentence and its source."""
    attribution = article.attribution
    if attribution is None or not attribution.claims:
        return
    sources = dict(zip(article.quantities, attribution.sources, strict=True))
    foreign = _foreign(article)
    for quantity, sentence in attribution.claims:
        block = article.document.blocks[quantity.block]
        if quantity.block not in foreign and block.kind in PROSE and len(block.text) >= SHORTEST:
            yield quantity, sentence, sources[quantity]


def _is_severe(attribution: Attribution, quantity: Quantity, sentence: int) -> bool:
    """Whether a figure is never nobody's: a share, a large sum, the dead and the hurt."""
    large = is_money(quantity) and not may_be_price(quantity)
    return quantity.unit in ("%", "pp") or large or attribution.sentences[sentence].has("casualties")


def _names_anybody(attribution: Attribution) -> bool:
    """Whether an article names a source or links to one anywhere."""
    return any(each.named for each in attribution.sentences) or any(
        block.links for block in attribution.document.blocks
    )


def _last_source(attribution: Attribution, sentence: int) -> tuple[str, tuple[Place, ...]]:
    """How far the last source is that does not reach a sentence, in words, and its place."""
    near = attribution.nearest[sentence]
    if near < 0:
        if not any(each.named for each in attribution.sentences):
            return "nobody is named in the whole article", ()
        return "nobody is named up to here", ()
    found = attribution.sentences[near]
    block = attribution.document.blocks[found.block]
    cue = found.named[0]
    words = block.text[cue.start : cue.end]
    distance = sentence - near
    where = "in the sentence before" if distance == 1 else f"{distance} sentences earlier"
    place = Place.of(
        attribution.document,
        block.source(*(found.span if not words else (cue.start, cue.end))),
        "the last source",
    )
    return f"the last source (“{words or 'a link'}”) is {where} and does not reach it", (place,)


def _foreign(article: Article) -> set[int]:
    """Blocks that are no text of this article: in another language, or interface text."""
    document = article.document
    main = article.language
    guesses = article.block_languages
    labels = article.labels
    skipped = set()
    for index, (block, guess) in enumerate(zip(document.blocks, guesses, strict=True)):
        known = sorted({label.span for label in labels[index]})
        covered = known and uncovered(block.text, known) * 2 < letters(block.text)
        if covered or guess.language not in ("", main) or block.role in ASIDE:
            skipped.add(index)
    return skipped
