"""Figures that disagree, next to each other: what each article says, and how it was understood."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from newslint.article import Article as Known
from newslint.languages.language_names import language_name
from newslint.model.document import Block, Document, Span
from newslint.model.finding import Place
from newslint.quantities import Quantity
from newslint.reports import Report
from newslint.reports.html.articles import Article, Numbered, spot, where, within

FAMILY = "figures"
EXCERPT = 180  # characters before and after the figure
COLUMNS = 6


class Side(NamedTuple):
    """What one article says.

    anchor  of the article on the page, or ""
    before  text before the whole quantity, which is `marked`, and after it
    values  the quantities there, as they were read
    facts   place, date and language
    """

    title: str
    anchor: str
    language: str
    before: str
    marked: str
    after: str
    values: Sequence[str]
    facts: str


class Card(NamedTuple):
    """A disagreement: a finding and what each of its articles says; `left` more places are not shown."""

    item: Numbered
    language: str
    sides: Sequence[Side]
    left: int


def cards(
    report: Report, articles: Sequence[Article], others: Mapping[tuple[str, str], Article]
) -> list[Card]:
    """The disagreements, each once even if both of its articles report it."""
    seen: set[frozenset[tuple[str, str, int]]] = set()
    found: list[Card] = []
    for article in articles:
        for item in article.findings:
            places = (item.finding.place, *item.finding.related)
            key = frozenset((place.path, place.part, place.start) for place in places)
            if len(places) > 1 and item.finding.rule.partition("/")[0] == FAMILY and key not in seen:
                seen.add(key)
                sides = [_side(report, place, others) for place in places[:COLUMNS]]
                found.append(Card(item, article.language, sides, max(0, len(places) - COLUMNS)))
    return found


def _side(report: Report, place: Place, others: Mapping[tuple[str, str], Article]) -> Side:
    known = report.article(place.path, place.part)
    document, language = (known.document, known.language) if known else (None, "")
    article = others.get((place.path, place.part))
    quantities = _quantities(known, place)
    before, marked, after = _excerpt(document, place, quantities)
    facts = [
        where(place),
        document.published[:10] if document else "",
        language_name(language) if language else "",
    ]
    return Side(
        title=(document.title if document else "") or place.path.rpartition("/")[2],
        anchor=article.anchor if article else "",
        language=language,
        before=before,
        marked=marked,
        after=after,
        values=[described(quantity) for quantity in quantities],
        facts=" · ".join(filter(None, facts)),
    )


def _excerpt(document: Document | None, place: Place, quantities: Sequence[Quantity]) -> tuple[str, str, str]:
    """The text around a place, with the whole quantities in it: "64 departures", not "64"."""
    number, block, inside = _block(document, place)
    if block is None or inside is None:
        return "", place.excerpt, ""
    spans = [inside, *(quantity.with_noun(block.text) for quantity in quantities if quantity.block == number)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    before, after = block.text[max(0, start - EXCERPT) : start], block.text[end : end + EXCERPT]
    opening = "…" if start > EXCERPT else ""
    ending = "…" if end + EXCERPT < len(block.text) else ""
    return opening + before, block.text[start:end], after + ending


def _block(document: Document | None, place: Place) -> tuple[int, Block | None, Span | None]:
    wanted = spot(document, place) if document else Span(0, 0)
    for number, block in enumerate(document.blocks if document else ()):
        if block.span.start < wanted.end and wanted.start < block.span.end:
            return number, block, within(block, wanted)
    return -1, None, None


def _quantities(known: Known | None, place: Place) -> list[Quantity]:
    """The quantities that were read in the place."""
    if known is None:
        return []
    wanted = spot(known.document, place)
    spans = [
        (quantity, known.document.blocks[quantity.block].source(*quantity.span))
        for quantity in known.quantities
    ]
    return [quantity for quantity, span in spans if span.start < wanted.end and wanted.start < span.end]


def described(quantity: Quantity) -> str:
    """A figure's value as understood: "310,000,000 USD", "about 9,000 people (8,100 to 9,900)"."""
    low, high = quantity.value
    value = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    words = [
        quantity.approximator.replace("_", " ") if low == high else "",
        value,
        quantity.unit or quantity.noun,
    ]
    range_ = (
        f"({_number(quantity.low)} to {_number(quantity.high)})"
        if quantity.approximator and low == high
        else ""
    )
    return " ".join(filter(None, [*words, range_]))


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
