"""An article as running text with its findings marked, and the notes beside it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newslint.model.document import Block, Span
from newslint.model.finding import SEVERITIES, Finding
from newslint.reports.html.articles import Article, Numbered, where, within
from newslint.reports.html.build import Element, h

WHOLE = 12_000  # characters up to which an article is shown whole
AROUND = 1  # blocks before and after one with a finding, in a longer article
LONG_BLOCK = 4000  # characters up to which a block is shown whole
WINDOW = 200  # characters round a mark, in a longer block
PARAGRAPHS = {"headline": "h4", "heading": "h5"}

Marks = list[tuple[Span, Numbered]]


def section(article: Article, others: Mapping[tuple[str, str], Article]) -> Element:
    """The article: its title, its text and its findings."""
    name = f"{article.path} {article.part}".rstrip()
    text = list(_text(article))
    anchors = {mark.get("id", "") for block in text for mark in block.iter("mark")}
    notes = (_note(item, article, others, anchors) for item in article.findings)
    return h(
        "article",
        h("h3", h("a", article.title, href=f"#{article.anchor}", dir="auto")),
        h("p", h("code", name), class_="path"),
        h(
            "div",
            h("div", *text, class_="text", lang=article.language or None),
            h("ol", *notes, class_="notes"),
            class_="spread",
        ),
        id=article.anchor,
        class_="story",
        data_language=article.language or "unknown",
    )


def _note(
    item: Numbered, article: Article, others: Mapping[tuple[str, str], Article], anchors: set[str]
) -> Element:
    finding = item.finding
    line = f"{finding.place.line}:{finding.place.column}"
    return h(
        "li",
        h(
            "p",
            h("span", finding.severity, class_=f"level {finding.severity}"),
            " ",
            h("a", finding.rule, href=f"#rule-{finding.rule}", class_="rule"),
            " ",
            h("span", h("a", line, href=f"#{item.mark}") if item.mark in anchors else line, class_="where"),
            " " if finding.fix else None,
            h("span", _fix(finding), class_="fix") if finding.fix else None,
        ),
        h("p", finding.message, dir="auto"),
        *(_other(related.path, related.part, where(related), others) for related in finding.related[:5]),
        id=item.anchor,
        tabindex="-1",
        class_="note",
        data_severity=finding.severity,
        data_rule=finding.rule,
        data_language=article.language or "unknown",
    )


def _fix(finding: Finding) -> str:
    return "fixable" if finding.fix and finding.fix.safe else "fixable, look at it first"


def _other(path: str, part: str, label: str, others: Mapping[tuple[str, str], Article]) -> Element:
    target = others.get((path, part))
    link = h("a", label, href=f"#{target.anchor}") if target else h("code", label)
    return h("p", "see ", link, class_="other")


def _text(article: Article) -> Iterator[Element]:
    """The blocks, with what lies between the interesting ones of a long article left out."""
    if article.document is None:
        yield h("p", "The file can no longer be read.", class_="gap")
        return
    blocks = article.document.blocks
    marks = [_marks(block, article.findings) for block in blocks]
    if blocks and blocks[0].text == article.title and not marks[0]:
        blocks, marks = blocks[1:], marks[1:]  # the title stands above the text already
    shown = _shown(blocks, marks)
    skipped = 0
    named: set[str] = set()
    for index, (block, found) in enumerate(zip(blocks, marks, strict=True)):
        if index not in shown:
            skipped += 1
            continue
        if skipped:
            yield _gap(skipped)
            skipped = 0
        yield h(
            PARAGRAPHS.get(block.kind, "p"),
            *marked(block.text, found, named),
            class_=block.kind,
            dir="auto",
            lang=block.language or None,
        )
    if skipped:
        yield _gap(skipped)


def _gap(skipped: int) -> Element:
    return h("p", f"… {skipped} more {'blocks' if skipped > 1 else 'block'} without findings …", class_="gap")


def _shown(blocks: Sequence[Block], marks: Sequence[Marks]) -> set[int]:
    if sum(len(block.text) for block in blocks) <= WHOLE:
        return set(range(len(blocks)))
    near = {0}
    for index, found in enumerate(marks):
        if found:
            near.update(range(index - AROUND, index + AROUND + 1))
    return near


def _marks(block: Block, findings: Sequence[Numbered]) -> Marks:
    span = block.span
    places = ((item.finding.place, item) for item in findings)
    near = (
        (within(block, Span(place.start, place.end)), item)
        for place, item in places
        if place.start < span.end and place.end > span.start
    )
    return [(inside, item) for inside, item in near if inside]


def marked(text: str, marks: Marks, named: set[str]) -> Iterator[Element | str]:
    """The text in pieces: between the ends of marks all is plain, or marked by the same findings.

    The first mark that leads to a finding has a name, which is added to `named`.
    """
    cuts = sorted({0, len(text), *(end for span, _ in marks for end in span)})
    for start, end in pairwise(cuts):
        over = [item for span, item in marks if span.start <= start and end <= span.end]
        piece = text[start:end]
        if over:
            yield _mark(piece, over, named)
        else:
            yield _shortened(piece, start > 0, end < len(text)) if len(text) > LONG_BLOCK else piece


def _mark(text: str, over: Sequence[Numbered], named: set[str]) -> Element:
    gravest = min(over, key=lambda item: SEVERITIES.index(item.finding.severity))
    numbers = " ".join(item.anchor for item in over)
    shown = text if len(text) <= LONG_BLOCK else _shortened(text, True, True)
    link = h("a", shown, href=f"#{gravest.anchor}", title=gravest.finding.rule)
    name = None if gravest.mark in named else gravest.mark
    named.add(gravest.mark)
    return h("mark", link, id=name, class_=gravest.finding.severity, data_findings=numbers)


def _shortened(text: str, after_mark: bool, before_mark: bool) -> str:
    """The text near the marks it stands between."""
    if len(text) <= 2 * WINDOW:
        return text
    head = text[:WINDOW] if after_mark else ""
    return f"{head} […] {text[-WINDOW:] if before_mark else ''}"
