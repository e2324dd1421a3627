"""Figures that occur more than once in an article, in the headline and the story or twice in the story, and differ."""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.comparison.headline import untold
from newslint.comparison.magnitude_errors import misprints
from newslint.model.document import Document, Span
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule
from newslint.quantities import Quantity

HEADLINE, WITHIN = "headline", "misprint"


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["misprint", "headline"]]


class Check:
    """All rules of this kind; one pass over the figures."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._analysers = analysers

    def check(self, article: Article) -> Iterator[Hit]:
        """What one part of the article says otherwise than another."""
        document = article.document
        quantities = article.quantities
        if HEADLINE in self._wanted:
            endings = self._analysers.languages.together("noun_endings")
            yield from _headline(document, quantities, endings)
        if WITHIN in self._wanted and len(quantities) > 1:
            yield from _within(article)


def _within(article: Article) -> Iterator[Hit]:
    for earlier, later in misprints(article.claims):
        span = article.document.in_source(Span(later.place.start, later.place.end), later.place.field)
        yield Hit(WITHIN, span, {"other": earlier.shown}, (earlier.place,), language=article.language)


def _headline(document: Document, quantities: Sequence[Quantity], endings: Sequence[str]) -> Iterator[Hit]:
    """Figures of the headline that the story contradicts or does not know."""
    blocks = document.blocks
    if not blocks or blocks[0].kind != "headline" or not quantities:
        return
    head = [quantity for quantity in quantities if quantity.block == 0]
    story = [quantity for quantity in quantities if quantity.block > 0]
    length = sum(len(block.text) for block in blocks[1:])
    for quantity, conflicting in untold(head, story, length, endings) if story else ():
        words = {"other": "nothing like it"}
        related: tuple[Place, ...] = ()
        if conflicting:
            block = blocks[conflicting.block]
            words["other"] = f"“{block.text[slice(*conflicting.span)]}”"
            related = (Place.of(document, block.source(*conflicting.span)),)
        yield Hit(
            HEADLINE,
            blocks[0].source(*quantity.span),
            words,
            related,
            confidence="" if conflicting else "low",
        )
