"""Statistics and who stands behind them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.attribution import Attribution, Source
from newslint.boilerplate.fillers import letters, uncovered
from newslint.model.document import Document
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.quantities import Quantity

SECTIONS = ("sources",)  # what a language's file must tell, for `rules --missing`
UNATTRIBUTED, STRICT, VAGUE = "unattributed", "no-source-in-sentence", "vague-source"
UNCONFIRMED = "unconfirmed"

PROSE = ("paragraph", "item", "quote", "headline")
SHORTEST = 15  # characters of a block that can state anything
CURRENCY = 3  # letters of an ISO 4217 code
ASIDE = ("nav", "footer", "related", "comments")


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["unattributed", "no-source-in-sentence", "vague-source", "unconfirmed"]]


class Check:
    """All rules of this kind in one pass over the figures."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        del analysers

    def summary(self, article: Article) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        if not any(quantity.kind == "statistic" for quantity in article.quantities):
            return 0, 0
        return article.attribution.summary() if article.attribution else (0, 0)

    def check(self, article: Article) -> Iterator[Hit]:
        """A sentence is reported once by each rule, at its first figure that the rule is about."""
        document = article.document
        attribution = article.attribution
        if attribution is None or not (claims := attribution.claims):
            return
        quantities = article.quantities
        sources = dict(zip(quantities, attribution.sources, strict=True))
        foreign = _foreign(article)
        told: set[tuple[str, int]] = set()
        for quantity, sentence in claims:
            block = document.blocks[quantity.block]
            if quantity.block in foreign or block.kind not in PROSE or len(block.text) < SHORTEST:
                continue
            for hit in _hits(attribution, quantity, sources[quantity], sentence):
                if hit.find in self._wanted and (hit.find, sentence) not in told:
                    told.add((hit.find, sentence))
                    yield hit


def _hits(attribution: Attribution, quantity: Quantity, source: Source, sentence: int) -> Iterator[Hit]:
    document = attribution.document
    text = document.blocks[quantity.block].text
    span = document.blocks[quantity.block].source(*quantity.span)
    words = {"match": text[slice(*quantity.span)]}
    found = attribution.sentences
    for cue in found[sentence].cues:
        if "unconfirmed" in cue.kinds:
            yield Hit(UNCONFIRMED, span, {**words, "cue": text[cue.start : cue.end]})
    if source.grade == "none":
        yield _unattributed(attribution, quantity, sentence, words)
    elif source.grade == "weak":
        yield Hit(VAGUE, span, {**words, "cue": source.cue})
    if source.where != "sentence":
        yield Hit(STRICT, span, words)


def _unattributed(
    attribution: Attribution, quantity: Quantity, sentence: int, words: Mapping[str, str]
) -> Hit:
    """An error for a share, money or casualties in a section where nobody is named, else a warning."""
    document = attribution.document
    found = attribution.sentences
    severe = quantity.unit in ("%", "pp") or _is_money(quantity) or found[sentence].has("casualties")
    alone = _sections(document)[quantity.block] not in _sourced(attribution)
    return Hit(
        UNATTRIBUTED,
        document.blocks[quantity.block].source(*quantity.span),
        {
            **words,
            "looked": "nobody is named in the whole section" if alone else _near(attribution, sentence),
        },
        severity="error" if severe and alone else "",
        confidence="high" if severe and alone else "medium" if severe else "low",
    )


def _sourced(
    attribution: Attribution,
) -> frozenset[int]:
    """The sections in which somebody is named."""
    document = attribution.document
    sections = _sections(document)
    found = attribution.sentences
    return frozenset(sections[each.block] for each in found if each.named)


def _near(attribution: Attribution, sentence: int) -> str:
    """Where the nearest source stands that does not reach a sentence, in words."""
    document = attribution.document
    near = attribution.nearest[sentence]
    if near < 0:
        return "nobody is named up to here"
    source = attribution.sentences[near]
    cue = source.named[0]
    named = document.blocks[source.block].text[cue.start : cue.end] or "a link"
    distance = sentence - near
    return f"the last source (“{named}”, {distance} sentence{'s' * (distance > 1)} before) does not reach it"


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


def _is_money(quantity: Quantity) -> bool:
    return len(quantity.unit) == CURRENCY and quantity.unit.isupper()


def _sections(document: Document) -> tuple[int, ...]:
    """For every block the block of the heading that it stands under, or -1."""
    section, result = -1, []
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            section = index
        result.append(section)
    return tuple(result)
