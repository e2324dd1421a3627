"""Clean text that knows where in the file it came from."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy

_LINE_END = lazy(r"\r\n|\r|\n")
_NO_METADATA: Mapping[str, "Meta"] = MappingProxyType({})


class Span(NamedTuple):
    """A half-open range of code points in the decoded file (a byte order mark is not part of it)."""

    start: int
    end: int


class SourceSegment(NamedTuple):
    """A piece of a block's text and the piece of the file it stands for.

    `text` is where it begins in the block's text. It ends where the next run begins. When both pieces have the
    same length they correspond character by character; else (an entity, a collapsed run of spaces) the piece is
    indivisible: any place inside it maps to the whole of `start:end`.
    """

    text: int
    start: int
    end: int


class ListItem(NamedTuple):
    """The list that a block stands in, the innermost one, and the place in it. Everything counts from 0.

    list      number of the list in the document
    position  number of the item in the list; several blocks of one item have the same
    size      how many items the list has
    depth     how many lists it stands inside
    ordered   whether the items are numbered
    links     where a list of links leads: "internal" (the site's own pages), "external" (other hosts) or "mixed";
              "" for a list that does not consist of links
    """

    list: int
    position: int
    size: int = 1
    depth: int = 0
    ordered: bool = False
    links: str = ""


class TableCell(NamedTuple):
    """The table that a block stands in, the innermost one, and the place in it. Everything counts from 0.

    table   number of the table in the document
    row     number of the row, head rows included
    column  number of the first column that the cell covers
    head    whether it is the head of a column or row (th, thead, the first row in Markdown)
    """

    table: int
    row: int
    column: int
    head: bool = False


class Block(NamedTuple):
    """One block of an article: a paragraph, a heading, a caption.

    text      the clean text: no markup, entities resolved
    kind      headline, heading, paragraph, item, caption, cell, quote, code or byline
    segments  in order of both text and file; see SourceSegment
    language  BCP 47 tag stated on the block or above it, or ""
    role      the nearest telling container in markup (nav, aside, footer, header, form, figure, dialog), or ""
    linked    share of the text's characters that stand inside links, 0 to 1
    quoted    spans of `text` in italics or marked as quotation or title (em, i, cite, q, blockquote)
    links     (start, end) in `text` of each link, with its target
    code      spans of `text` that are inline code; a block of code has the kind "code" instead
    level     of a heading or headline, 1 to 6; 0 for all other blocks
    item      the list the block stands in, or None
    cell      the table the block stands in, or None
    template  the element of the page's own frame that the block stands in (nav, header, footer, aside, button, form,
              dialog), by its tag, ARIA role or class; "" for what belongs to the article
    """

    text: str
    kind: str
    segments: tuple[SourceSegment, ...]
    language: str = ""
    role: str = ""
    linked: float = 0.0
    quoted: tuple[Span, ...] = ()
    links: tuple[tuple[Span, str], ...] = ()
    code: tuple[Span, ...] = ()
    level: int = 0
    item: ListItem | None = None
    cell: TableCell | None = None
    template: str = ""

    @property
    def span(self) -> Span:
        """Where the block stands in the file, from its first to its last character."""
        return Span(self.segments[0].start, self.segments[-1].end)

    def source(self, start: int, end: int) -> Span:
        """Map text[start:end], start < end, to the file."""
        return Span(self._origin(start)[0], self._origin(end - 1)[1])

    def _origin(self, offset: int) -> tuple[int, int]:
        """The file's range for the one character text[offset]."""
        index = 0
        if len(self.segments) > 1:
            index = bisect_right(self.segments, offset, key=_segment_text) - 1
        segment = self.segments[index]
        stop = self.segments[index + 1].text if index + 1 < len(self.segments) else len(self.text)
        if segment.end - segment.start != stop - segment.text:
            return segment.start, segment.end
        at = segment.start + offset - segment.text
        return at, at + 1


def _segment_text(segment: SourceSegment) -> int:
    return segment.text


class Meta(NamedTuple):
    """A metadata value and where it stands in the file (None when it has no place there)."""

    value: str
    span: Span | None = None


class _Declared(NamedTuple):
    """The fields of a Document.

    path       as it is printed, with "/"
    part       which article of a file that holds many (JSON pointer, record id), or ""
    source     the whole decoded file
    format     text, markdown, html
    blocks     in reading order
    language   the declared BCP 47 tag, or ""
    languages  languages the article is meant to be in, when it declares several
    published  ISO 8601 date or date-time as declared, or ""
    metadata   title, author, date, modified, description, lang, ... : as declared, with places
    """

    path: str
    source: str
    blocks: tuple[Block, ...]
    format: str = "text"
    part: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    published: str = ""
    metadata: Mapping[str, Meta] = _NO_METADATA


class Document(_Declared):
    """One article as it was read."""

    @cached_property
    def lines(self) -> "Lines":
        return Lines(self.source)

    @property
    def title(self) -> str:
        """The headline: the first block of that kind, else the declared title, else ""."""
        for block in self.blocks:
            if block.kind == "headline":
                return block.text
        return self.metadata["title"].value if "title" in self.metadata else ""


class Lines:
    """Line and column of offsets. Lines end at LF, CRLF or CR only; both count from 1, columns in code points."""

    def __init__(self, source: str) -> None:
        self._starts: Sequence[int] = [0, *(match.end() for match in _LINE_END.finditer(source))]
        self._source = source

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def text(self, line: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._source)
        return self._source[start:end].rstrip("\r\n")

    def start(self, line: int) -> int:
        return self._starts[line - 1]
