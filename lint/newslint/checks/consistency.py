"""Figures that stand more than once in one article: in the headline and in the story."""

from collections.abc import Iterator, Sequence

from newslint.checks import Context
from newslint.compare.headline import untold
from newslint.document import Document
from newslint.finding import Hit, Place
from newslint.rule import Rule

HEADLINE = "figures/headline"


class Check:
    """All rules of this kind; one pass over the figures."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._names = {rule.name for rule in rules}
        self._context = context

    def check(self, document: Document) -> Iterator[Hit]:
        """Figures of the headline that the story contradicts or does not know."""
        figures = document.derive(self._context.figures.read)
        blocks = document.blocks
        if HEADLINE not in self._names or not blocks or blocks[0].kind != "headline" or not figures:
            return
        head = [figure for figure in figures if figure.block == 0]
        story = [figure for figure in figures if figure.block > 0]
        length = sum(len(block.text) for block in blocks[1:])
        for figure, rival in untold(head, story, length) if story else ():
            words = {"other": "nothing like it"}
            related: tuple[Place, ...] = ()
            if rival:
                block = blocks[rival.block]
                words["other"] = f"“{block.text[slice(*rival.span)]}”"
                related = (Place.of(document, block.source(*rival.span)),)
            yield Hit(
                HEADLINE, blocks[0].source(*figure.span), words, related, confidence="" if rival else "low"
            )
