"""Statistics and who stands behind them."""

from collections.abc import Iterator, Mapping, Sequence

from newslint.attribution import Source
from newslint.boilerplate.fillers import letters, uncovered
from newslint.checks.base import Context
from newslint.model.document import Document
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.quantities import Quantity

SECTIONS = ("sources",)  # what a language's file must tell, for `rules --missing`
UNATTRIBUTED, STRICT, VAGUE = (
    "statistics/unattributed",
    "statistics/unattributed-strict",
    "statistics/vague-source",
)
UNCONFIRMED = "statistics/unconfirmed"

PROSE = ("paragraph", "item", "quote", "headline")
SHORTEST = 15  # characters of a block that can state anything
CURRENCY = 3  # letters of an ISO 4217 code
ASIDE = ("nav", "footer", "related", "comments")


class Check:
    """All rules of this kind in one pass over the figures."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._names = {rule.name for rule in rules}
        self._context = context

    def summary(self, document: Document) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        if not any(
            quantity.kind == "statistic" for quantity in document.derive(self._context.quantities.read)
        ):
            return 0, 0
        return self._context.attribution.summary(document)

    def check(self, document: Document) -> Iterator[Hit]:
        """A sentence is reported once by each rule, at its first figure that the rule is about."""
        attribution = self._context.attribution
        if not attribution.knows(document) or not (claims := document.derive(attribution.claims)):
            return
        quantities = document.derive(self._context.quantities.read)
        sources = dict(zip(quantities, document.derive(attribution.sources), strict=True))
        foreign = self._foreign(document)
        told: set[tuple[str, int]] = set()
        for quantity, sentence in claims:
            block = document.blocks[quantity.block]
            if quantity.block in foreign or block.kind not in PROSE or len(block.text) < SHORTEST:
                continue
            for hit in self._hits(document, quantity, sources[quantity], sentence):
                if hit.rule in self._names and (hit.rule, sentence) not in told:
                    told.add((hit.rule, sentence))
                    yield hit

    def _hits(self, document: Document, quantity: Quantity, source: Source, sentence: int) -> Iterator[Hit]:
        text = document.blocks[quantity.block].text
        span = document.blocks[quantity.block].source(*quantity.span)
        words = {"match": text[slice(*quantity.span)]}
        found = document.derive(self._context.attribution.statements)
        for cue in found[sentence].cues:
            if "unconfirmed" in cue.kinds:
                yield Hit(UNCONFIRMED, span, {**words, "cue": text[cue.start : cue.end]})
        if source.grade == "none":
            yield self._unattributed(document, quantity, sentence, words)
        elif source.grade == "weak":
            yield Hit(VAGUE, span, {**words, "cue": source.cue})
        if source.where != "sentence":
            yield Hit(STRICT, span, words)

    def _unattributed(
        self, document: Document, quantity: Quantity, sentence: int, words: Mapping[str, str]
    ) -> Hit:
        """An error for a share, money or casualties in a section where nobody is named, else a warning."""
        found = document.derive(self._context.attribution.statements)
        severe = quantity.unit in ("%", "pp") or _is_money(quantity) or found[sentence].has("casualties")
        alone = document.derive(_sections)[quantity.block] not in document.derive(self._sourced)
        return Hit(
            UNATTRIBUTED,
            document.blocks[quantity.block].source(*quantity.span),
            {
                **words,
                "looked": "nobody is named in the whole section" if alone else self._near(document, sentence),
            },
            severity="error" if severe and alone else "",
            confidence="high" if severe and alone else "medium" if severe else "low",
        )

    def _sourced(self, document: Document) -> frozenset[int]:
        """The sections in which somebody is named."""
        sections = document.derive(_sections)
        found = document.derive(self._context.attribution.statements)
        return frozenset(sections[each.block] for each in found if each.named)

    def _near(self, document: Document, sentence: int) -> str:
        """Where the nearest source stands that does not reach a sentence, in words."""
        near = document.derive(self._context.attribution.nearest)[sentence]
        if near < 0:
            return "nobody is named up to here"
        source = document.derive(self._context.attribution.statements)[near]
        cue = source.named[0]
        named = document.blocks[source.block].text[cue.start : cue.end] or "a link"
        distance = sentence - near
        return (
            f"the last source (“{named}”, {distance} sentence{'s' * (distance > 1)} before) does not reach it"
        )

    def _foreign(self, document: Document) -> set[int]:
        """Blocks that are no text of this article: in another language, or interface text."""
        identifier = self._context.identifier
        main = identifier.document_language(document)
        guesses = document.derive(identifier.block_languages)
        labels = document.derive(self._context.phrase_index.labels)
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
