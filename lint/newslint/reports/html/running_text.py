"""An article as running text with its findings marked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newslint.model.document import Block, Span
from newslint.model.finding import SEVERITIES
from newslint.reports.html.articles import Article, Numbered, spot, within

WHOLE = 12_000  # characters up to which an article is shown whole
MANY = 60  # articles from which on each is shown near its findings only
AROUND = 1  # blocks before and after one with a finding, in a longer article
LONG_BLOCK = 4000  # characters up to which a block is shown whole
WINDOW = 200  # characters on either side of a mark, in a longer block
TAGS = {"headline": "h4", "heading": "h5"}

Marks = list[tuple[Span, Numbered]]


class Piece(NamedTuple):
    """A piece of a block's text, plain or marked by findings.

    over     the findings, or none for plain text
    name     the piece's anchor, when it is the first of its finding
    """

    text: str
    over: Sequence[Numbered] = ()
    name: str = ""

    @property
    def worst(self) -> Numbered:
        """The most severe of its findings."""
        return min(self.over, key=lambda item: SEVERITIES.index(item.finding.severity))


class Shown(NamedTuple):
    """A block as it is shown; one without pieces stands for `skipped` blocks that are not."""

    tag: str
    kind: str
    language: str
    pieces: Sequence[Piece]
    skipped: int = 0


class TextOf:
    """Makes the text of an article for a page with so many articles."""

    def __init__(self, articles: int) -> None:
        self._whole = WHOLE if articles < MANY else 0

    def __call__(self, article: Article) -> list[Shown]:
        """The blocks, with what lies between the interesting ones of a long article left out."""
        return list(self._blocks(article))

    @staticmethod
    def anchors(text: Sequence[Shown]) -> set[str]:
        """The names of the marks in a text."""
        return {piece.name for block in text for piece in block.pieces if piece.name}

    def _blocks(self, article: Article) -> Iterator[Shown]:
        document = article.document
        blocks = document.blocks if document else ()
        spots = [(spot(document, item.finding.place), item) for item in article.findings] if document else []
        marks = [_marks(block, spots) for block in blocks]
        if blocks and blocks[0].text == article.title and not marks[0]:
            blocks, marks = blocks[1:], marks[1:]  # the title is above the text already
        near = _near(blocks, marks, self._whole)
        skipped = 0
        named: set[str] = set()
        for index, (block, found) in enumerate(zip(blocks, marks, strict=True)):
            if index not in near:
                skipped += 1
                continue
            if skipped:
                yield Shown("p", "gap", "", (), skipped)
                skipped = 0
            pieces = list(marked(block.text, found, named))
            yield Shown(TAGS.get(block.kind, "p"), block.kind, block.language, pieces)
        if skipped:
            yield Shown("p", "gap", "", (), skipped)


def _near(blocks: Sequence[Block], marks: Sequence[Marks], whole: int) -> set[int]:
    """The numbers of the blocks that are shown."""
    if sum(len(block.text) for block in blocks) <= whole:
        return set(range(len(blocks)))
    near = {0} if whole else set()
    for index, found in enumerate(marks):
        if found:
            near.update(range(index - AROUND, index + AROUND + 1))
    return near


def _marks(block: Block, spots: Sequence[tuple[Span, Numbered]]) -> Marks:
    own = block.span
    near = (
        (within(block, span), item) for span, item in spots if span.start < own.end and span.end > own.start
    )
    return [(inside, item) for inside, item in near if inside]


def marked(text: str, marks: Marks, named: set[str]) -> Iterator[Piece]:
    """The text in pieces: between the ends of marks all is plain, or marked by the same findings.

    The first mark that leads to a finding has a name, which is added to `named`.
    """
    cuts = sorted({0, len(text), *(end for span, _ in marks for end in span)})
    for start, end in pairwise(cuts):
        over = [item for span, item in marks if span.start <= start and end <= span.end]
        piece = text[start:end]
        long = len(text) > LONG_BLOCK
        if over:
            whole = Piece(piece if len(piece) <= LONG_BLOCK else _shortened(piece, True, True), over)
            name = "" if whole.worst.mark in named else whole.worst.mark
            named.add(whole.worst.mark)
            yield whole._replace(name=name)
        else:
            yield Piece(_shortened(piece, start > 0, end < len(text)) if long else piece)


def _shortened(text: str, after_mark: bool, before_mark: bool) -> str:
    """The text near the marks on either side of it."""
    if len(text) <= 2 * WINDOW:
        return text
    head = text[:WINDOW] if after_mark else ""
    return f"{head} […] {text[-WINDOW:] if before_mark else ''}"
