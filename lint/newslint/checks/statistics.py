"""Statistics and who stands behind them."""

from collections.abc import Iterator, Sequence

from newslint.attribution import Source
from newslint.checks import Context
from newslint.document import Document
from newslint.figures import Figure
from newslint.finding import Hit
from newslint.lexicon import letters, uncovered
from newslint.rule import Rule

UNATTRIBUTED, STRICT, VAGUE = (
    "statistics/unattributed",
    "statistics/unattributed-strict",
    "statistics/vague-source",
)
UNCONFIRMED = "statistics/unconfirmed"

PROSE = ("paragraph", "item", "quote", "headline")
SHORTEST = 15  # characters of a block that can state anything


class Check:
    """All rules of this kind in one pass over the figures."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._names = {rule.name for rule in rules}
        self._context = context

    def summary(self, document: Document) -> tuple[int, int]:
        """(statistics, those with a named source)."""
        if not any(figure.kind == "statistic" for figure in document.derive(self._context.figures.read)):
            return 0, 0
        return self._context.attribution.summary(document)

    def check(self, document: Document) -> Iterator[Hit]:
        attribution = self._context.attribution
        if not attribution.knows(document):
            return
        sources = dict(
            zip(
                document.derive(self._context.figures.read), document.derive(attribution.sources), strict=True
            )
        )
        foreign = self._foreign(document)
        told: set[int] = set()
        for figure, sentence in document.derive(attribution.claims):
            block = document.blocks[figure.block]
            if figure.block in foreign or block.kind not in PROSE or len(block.text) < SHORTEST:
                continue
            for hit in self._hits(document, figure, sources[figure], sentence, told):
                if hit.rule in self._names:
                    yield hit

    def _hits(
        self, document: Document, figure: Figure, source: Source, sentence: int, told: set[int]
    ) -> Iterator[Hit]:
        """A sentence is reported once by each rule, at its first figure."""
        block = document.blocks[figure.block]
        span = block.source(*figure.span)
        words = {"match": block.text[figure.span.start : figure.span.end]}
        first = sentence not in told
        told.add(sentence)
        if not first:
            return
        state = document.derive(self._context.attribution.statements)[sentence]
        for cue in state.cues:
            if "unconfirmed" in cue.kinds:
                yield Hit(UNCONFIRMED, span, {**words, "cue": block.text[cue.start : cue.end]})
                break
        if source.grade == "none":
            severe = figure.unit in ("%", "pp") or len(figure.unit) == 3
            yield Hit(UNATTRIBUTED, span, words, confidence="medium" if severe else "low")
        elif source.grade == "weak":
            yield Hit(VAGUE, span, {**words, "cue": source.cue})
        if source.where != "sentence":
            yield Hit(STRICT, span, words)

    def _foreign(self, document: Document) -> set[int]:
        """Blocks that are no text of this article: in another language, or interface text."""
        identifier = self._context.identifier
        main = identifier.document_language(document)
        guesses = document.derive(identifier.block_languages)
        labels = document.derive(self._context.lexicon.labels)
        skipped = set()
        for index, (block, guess) in enumerate(zip(document.blocks, guesses, strict=True)):
            known = sorted({label.span for label in labels[index]})
            covered = known and uncovered(block.text, known) * 2 < letters(block.text)
            if (
                covered
                or guess.language not in ("", main)
                or block.role in ("nav", "footer", "related", "comments")
            ):
                skipped.add(index)
        return skipped
