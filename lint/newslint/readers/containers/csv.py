"""CSV and TSV (RFC 4180) with a header row: one article per row. Python's csv module gives no positions."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Base, Field, Lines, Meta, SourceSegment, Span
from newslint.readers.containers.reading import Item, Reading, trouble
from newslint.readers.field_map import METADATA, columns
from newslint.readers.record import Record, Text

_LINE_END = lazy(r"\r\n|\r|\n")
_SEPARATORS = ",;|"


# The columns that trafilatura writes, without a row of names.
TRAFILATURA = (
    "url",
    "id",
    "fingerprint",
    "hostname",
    "title",
    "image",
    "date",
    "text",
    "comments",
    "license",
    "pagetype",
)
_LONGEST_NAME = 60


class _Row(NamedTuple):
    """Where a row is, its cells, and where a quotation mark was opened that nothing closes, or -1."""

    start: int
    end: int
    cells: list[Field]
    unclosed: int


def records(source: str, reading: Reading) -> Iterator[Item]:
    """The articles of a table."""
    lines = Lines(source)
    rows: Iterator[_Row] = _rows(source, _separator(source))
    head = next(rows, None)
    if head is None:
        return
    names = [cell.text.strip().lower() for cell in head.cells]
    if head.unclosed < 0 and not _are_names(names):
        usual = TRAFILATURA if names[0].startswith("http") and len(names) > len(TRAFILATURA) - 4 else ()
        names = [*usual, *map(str, range(len(usual) + 1, len(names) + 1))][: len(names)]
        rows = chain((head,), rows)
    wanted = columns(reading.fields)
    if not any(name in names for name in wanted["text"]):
        known = ", ".join(names[:12])
        yield trouble(
            "unreadable",
            f"a table without a column of text (columns: {known}); [formats] in the configuration says which one it is",
            0,
            lines,
        )
        return
    for row in rows:
        if row.unclosed >= 0:
            yield trouble("unreadable", "a quotation mark is never closed", row.unclosed, lines)
        elif len(row.cells) != len(names) and any(cell.text for cell in row.cells):
            yield trouble(
                "unreadable", f"a row of {len(row.cells)} cells under {len(names)} names", row.start, lines
            )
        elif row.end - row.start > reading.max_size:
            yield trouble(
                "limit",
                f"a row of more than {reading.max_size:,} characters; nothing of it was linted",
                row.start,
                lines,
            )
        elif any(cell.text for cell in row.cells):
            cells = dict(zip(names, row.cells, strict=True))
            record = _record(source, row, cells, wanted, reading.fields.format, lines)
            yield record or trouble("empty", "a row without text", row.start, lines)


def _separator(source: str) -> str:
    first = source.partition("\n")[0]
    return "\t" if "\t" in first else max(_SEPARATORS, key=first.count)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether a first row holds the names of columns: short, all different, no addresses."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) == len(filled) and all(
        len(cell) <= _LONGEST_NAME and "://" not in cell for cell in filled
    )


def _record(
    source: str,
    row: _Row,
    cells: Mapping[str, Field],
    wanted: Mapping[str, Sequence[str]],
    format: str,
    lines: Lines,
) -> Record | None:
    def first(role: str) -> Field | None:
        return next(
            (cells[name] for name in wanted[role] if name in cells and cells[name].text.strip()), None
        )

    text = first("text")
    if text is None:
        return None
    title, known = first("title"), first("id")
    metadata = {
        role: Meta(cell.text.strip(), cell.span)
        for role in METADATA
        if (cell := first(role)) and cell is not text
    }
    texts = [Text(title, "", True)] if title and title is not text else []
    base = Base(row.start, *lines.position(row.start))
    return Record(
        source[row.start : row.end], base, [*texts, Text(text, format)], known.text if known else "", metadata
    )


def _rows(source: str, separator: str) -> Iterator[_Row]:
    """The rows; places in a row's cells count from its start."""
    at = 0
    while at < len(source):
        start, unclosed = at, -1
        cells: list[Field] = []
        while True:
            name = f"column {len(cells) + 1}"
            if source.startswith('"', at):
                cell, at = _quoted(name, source, at, start)
                if at < 0:
                    unclosed, at = cell.span.start + start - 1, len(source)
            else:
                end = _plain_end(source, at, separator)
                cell = Field(
                    name,
                    Span(at - start, end - start),
                    source[at:end],
                    (SourceSegment(0, at - start, end - start),),
                    "csv",
                )
                at = end
            cells.append(cell)
            if not source.startswith(separator, at):
                break
            at += 1
        end = at
        match = _LINE_END.match(source, at)
        if match:
            at = match.end()
        elif at < len(source):  # something follows a closing quotation mark
            rest = _LINE_END.search(source, at)
            unclosed, at = start, rest.end() if rest else len(source)
        yield _Row(start, end, cells, unclosed)


def _plain_end(source: str, at: int, separator: str) -> int:
    places = (source.find(mark, at) for mark in (separator, "\n", "\r"))
    return min((place for place in places if place >= 0), default=len(source))


def _quoted(name: str, source: str, at: int, base: int) -> tuple[Field, int]:
    """A cell in quotation marks, of which two inside stand for one; and where it ends, -1 when nothing closes it."""
    segments: list[SourceSegment] = []
    parts: list[str] = []
    length, begin, now = 0, at + 1, at + 1
    while True:
        end = source.find('"', now)
        doubled = end >= 0 and source.startswith('""', end)
        stop = len(source) if end < 0 else end
        if stop > now or not (segments or doubled):
            segments.append(SourceSegment(length, now - base, stop - base))
            parts.append(source[now:stop])
            length += stop - now
        if not doubled:
            break
        segments.append(SourceSegment(length, end - base, end + 2 - base))
        parts.append('"')
        length += 1
        now = end + 2
    field = Field(name, Span(begin - base, stop - base), "".join(parts), tuple(segments), "quoted-csv")
    return field, end + 1 if end >= 0 else -1
