"""Figures that disagree, side by side: what each article says, and what was read there."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from newslint.article import Article as Known
from newslint.languages.names import language_name
from newslint.model.document import Block, Document, Span
from newslint.model.finding import Place
from newslint.quantities import Quantity
from newslint.reports import Report
from newslint.reports.html.articles import Article, Numbered, where, within
from newslint.reports.html.build import Element, h

FAMILY = "figures"
EXCERPT = 180  # characters before and after the figure
COLUMNS = 6


def section(
    report: Report, articles: Sequence[Article], others: Mapping[tuple[str, str], Article]
) -> Element | None:
    """The disagreements, each once though both of its articles report it; None when there are none."""
    seen: set[frozenset[tuple[str, str, int]]] = set()
    cards: list[Element] = []
    for article in articles:
        for item in article.findings:
            places = (item.finding.place, *item.finding.related)
            key = frozenset((place.path, place.part, place.start) for place in places)
            if len(places) > 1 and item.finding.rule.partition("/")[0] == FAMILY and key not in seen:
                seen.add(key)
                cards.append(_card(report, item, article, others))
    if not cards:
        return None
    return h("section", h("h2", "Figures that disagree"), *cards, id="disagreements")


def _card(
    report: Report, item: Numbered, article: Article, others: Mapping[tuple[str, str], Article]
) -> Element:
    finding = item.finding
    places = (finding.place, *finding.related)
    left = len(places) - COLUMNS
    return h(
        "figure",
        h(
            "figcaption",
            h("span", finding.severity, class_=f"level {finding.severity}"),
            " ",
            h("a", finding.message, href=f"#{item.anchor}", dir="auto"),
        ),
        h("div", *(_side(report, place, others) for place in places[:COLUMNS]), class_="sides"),
        h("p", f"and {left} more places", class_="gap") if left > 0 else None,
        class_="disagreement",
        data_findings=item.anchor,
        data_language=article.language or "unknown",
    )


def _side(report: Report, place: Place, others: Mapping[tuple[str, str], Article]) -> Element:
    known = report.article(place.path, place.part)
    document, language = (known.document, known.language) if known else (None, "")
    article = others.get((place.path, place.part))
    title = (document.title if document else "") or place.path.rpartition("/")[2]
    facts = [document.published[:10] if document else "", language_name(language) if language else ""]
    return h(
        "div",
        h("p", h("a", title, href=f"#{article.anchor}") if article else title, class_="title", dir="auto"),
        h("blockquote", *_excerpt(document, place), dir="auto", lang=language or None),
        *_read(known, place),
        h("p", " · ".join([where(place), *filter(None, facts)]), class_="where"),
    )


def _excerpt(document: Document | None, place: Place) -> Iterator[Element | str]:
    block, inside = _block(document, place)
    if block is None or inside is None:
        yield h("mark", place.excerpt)
        return
    start, end = inside
    before, after = block.text[max(0, start - EXCERPT) : start], block.text[end : end + EXCERPT]
    yield ("…" if start > EXCERPT else "") + before
    yield h("mark", block.text[start:end])
    yield after + ("…" if end + EXCERPT < len(block.text) else "")


def _block(document: Document | None, place: Place) -> tuple[Block | None, Span | None]:
    for block in document.blocks if document else ():
        if block.span.start < place.end and place.start < block.span.end:
            return block, within(block, Span(place.start, place.end))
    return None, None


def _read(known: Known | None, place: Place) -> Iterator[Element]:
    """The figures that were read in the place."""
    if known is None:
        return
    for quantity in known.quantities:
        span = known.document.blocks[quantity.block].source(*quantity.span)
        if span.start < place.end and place.start < span.end:
            yield h("p", "read as ", h("strong", described(quantity)), class_="value")


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
