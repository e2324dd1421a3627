"""The text of an article, with the position of every character in the file."""

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


class Base(NamedTuple):
    """Where a document's source begins in its file: code points from 0, line and column from 1."""

    offset: int = 0
    line: int = 1
    column: int = 1


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
    """The list that a block is in, the innermost one, and the place in it. Everything counts from 0.

    list      number of the list in the document
    position  number of the item in the list; several blocks of one item have the same
    size      how many items the list has
    depth     how many lists it is inside
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
    """The table that a block is in, the innermost one, and the place in it. Everything counts from 0.

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
    linked    share of the text's characters that are inside links, 0 to 1
    quoted    spans of `text` in italics or marked as quotation or title (em, i, cite, q, blockquote)
    links     (start, end) in `text` of each link, with its target
    code      spans of `text` that are inline code; a block of code has the kind "code" instead
    level     of a heading or headline, 1 to 6; 0 for all other blocks
    item      the list the block is in, or None
    cell      the table the block is in, or None
    template  the element of the page's own frame that the block is in (nav, header, footer, aside, button, form,
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
        """Where the block is in the file, from its first to its last character."""
        return Span(self.segments[0].start, self.segments[-1].end)

    def source(self, start: int, end: int) -> Span:
        """Map text[start:end], start < end, to the file."""
        return Span(_origin(self, start)[0], _origin(self, end - 1)[1])


def _origin(piece: "Block | Field", offset: int) -> tuple[int, int]:
    """The source's range for the one character text[offset]."""
    index = 0
    if len(piece.segments) > 1:
        index = bisect_right(piece.segments, offset, key=_segment_text) - 1
    segment = piece.segments[index]
    stop = piece.segments[index + 1].text if index + 1 < len(piece.segments) else len(piece.text)
    if segment.end - segment.start != stop - segment.text:
        return segment.start, segment.end
    at = segment.start + offset - segment.text
    return at, at + 1


def _segment_text(segment: SourceSegment) -> int:
    return segment.text


def _segment_start(segment: SourceSegment) -> int:
    return segment.start


def _field_start(field: "Field") -> int:
    return field.span.start


class Field(NamedTuple):
    """A piece of a record that holds text: a JSON string, an element, a cell.

    name      how the record calls it (a JSON pointer, a column, an element)
    span      where it is in the document's source
    text      what it holds, without the container's escapes
    segments  `text` in pieces with their places in the source
    escaping  how text is written there: json, xml, cdata, csv, quoted-csv, or none when it cannot be written back
    line      what stands for a line where offsets count from the field: the number of the row or paragraph
    """

    name: str
    span: Span
    text: str = ""
    segments: tuple[SourceSegment, ...] = ()
    escaping: str = "none"
    line: int = 1

    def source(self, start: int, end: int) -> Span:
        """Map text[start:end] to the document's source; an empty range to the place before its first character."""
        if start < end:
            return Span(_origin(self, start)[0], _origin(self, end - 1)[1])
        at = _origin(self, start)[0] if start < len(self.text) else self.span.end
        return Span(at, at)

    def offset_of(self, position: int) -> int:
        """The place in `text` that stands for a position in the document's source."""
        index = bisect_right(self.segments, position, key=_segment_start) - 1
        if index < 0:
            return 0
        segment = self.segments[index]
        stop = self.segments[index + 1].text if index + 1 < len(self.segments) else len(self.text)
        exact = segment.end - segment.start == stop - segment.text
        return min(segment.text + position - segment.start, stop) if exact else segment.text


class Meta(NamedTuple):
    """A metadata value and where it is in the file (None when it has no place there)."""

    value: str
    span: Span | None = None


class _Declared(NamedTuple):
    """The fields of a Document.

    path       as it is printed, with "/"
    part       which article of a file that holds many (its id, else a hash of its content), or ""
    source     the decoded file, or of a file with many articles the article's record
    format     of the text itself: text, markdown, html or xml
    blocks     in reading order
    language   the declared BCP 47 tag, or ""
    languages  languages the article is meant to be in, when it declares several
    published  ISO 8601 date or date-time as declared, or ""
    metadata   title, author, date, modified, description, lang, ... : as declared, with places
    base       where the source begins in the file
    fields     the parts of the source that hold text, in its order; () when all of it does
    anchor     what places count from: "file", or "field" where the file is no text (Parquet, DOCX)
    fixable    whether the file can be edited
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
    base: Base = Base()
    fields: tuple[Field, ...] = ()
    anchor: str = "file"
    fixable: bool = True


class Document(_Declared):
    """One article as it was read."""

    @cached_property
    def lines(self) -> "Lines":
        return Lines(self.source)

    @property
    def texts(self) -> tuple[Field, ...]:
        """The fields; of a file that is all text the whole source as one."""
        size = len(self.source)
        return self.fields or (Field("", Span(0, size), self.source, (SourceSegment(0, 0, size),), ""),)

    def field_at(self, position: int) -> Field | None:
        """The field at a position of the source, None when there is none."""
        index = bisect_right(self.fields, position, key=_field_start) - 1
        return self.fields[index] if index >= 0 else None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, or of a field of a file that is no text, its line and the column in it."""
        if self.anchor == "field" and (field := self.field_at(offset)):
            return field.line, offset - field.span.start + 1
        line, column = self.lines.position(offset)
        return self.base.line + line - 1, column + (self.base.column - 1 if line == 1 else 0)

    def in_file(self, span: Span) -> Span:
        """A span of the source as one of the file, or of the field where places count from fields."""
        start = self.base.offset
        if self.anchor == "field" and (field := self.field_at(span.start)):
            start -= field.span.start
        return Span(span.start + start, span.end + start)

    def in_source(self, span: Span, field: str = "") -> Span:
        """The opposite of `in_file`; `field` names the field that the span counts from."""
        start = self.base.offset
        if self.anchor == "field":
            start -= next((known.span.start for known in self.fields if known.name == field), 0)
        return Span(span.start - start, span.end - start)

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
