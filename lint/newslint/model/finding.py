"""Findings: what a check reports and where."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from newslint.model.document import Document, Span

SEVERITIES = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")
EXCERPT_LENGTH = 120

_NO_WORDS: Mapping[str, str] = MappingProxyType({})


class Edit(NamedTuple):
    """Replace the file's text in `span` by `content`."""

    span: Span
    content: str


class Fix(NamedTuple):
    """Edits that repair a finding together. Safe ones never change what a reader reads."""

    edits: tuple[Edit, ...]
    safe: bool


class Place(NamedTuple):
    """A span of one article with all that is needed to show it without the file at hand.

    Offsets are code points, half-open; line and column count from 1, the end is exclusive.
    `excerpt` is raw text of the article, cut to EXCERPT_LENGTH: make it printable before printing.
    `field` is the part of a record that it is in. `anchor` says what offsets and columns count from: the "file",
    or the "field" where the file is no text; the line is then that of the field (the number of a row or paragraph).
    """

    path: str
    part: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    note: str = ""
    anchor: str = "file"
    field: str = ""

    @property
    def article(self) -> tuple[str, str]:
        """The article's identity: its file, and which of the file's articles it is."""
        return self.path, self.part

    @property
    def name(self) -> str:
        """What a message calls the article: "a.txt", or "wire.jsonl#id" in a file with many."""
        file = self.path.rpartition("/")[2]
        return f"{file}#{self.part}" if self.part else file

    @staticmethod
    def of(document: Document, span: Span, note: str = "") -> "Place":
        line, column = document.position(span.start)
        end_line, end_column = document.position(span.end)
        field = document.field_at(span.start) if document.fields else None
        if document.anchor == "field" and field:
            end_line, end_column = line, column + span.end - span.start
        return Place(
            document.path,
            document.part,
            *document.in_file(span),
            line,
            column,
            end_line,
            end_column,
            document.source[span.start : min(span.end, span.start + EXCERPT_LENGTH)],
            note,
            document.anchor,
            field.name if field else "",
        )


class Hit(NamedTuple):
    """What a check saw.

    find      what was found: every rule of the check that asks for it (its `find` option, or its own name) reports it
    words     fill the rule's message
    severity  and confidence override the rule's
    """

    find: str
    span: Span
    words: Mapping[str, str] = _NO_WORDS
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    severity: str = ""
    confidence: str = ""
    language: str = ""


class Finding(NamedTuple):
    """A hit with its rule's severity and message.

    suppressed  (kind, reason) when it is not to be reported
    also        other rules that found the same text and left it to this one
    """

    rule: str
    severity: str
    confidence: str
    message: str
    place: Place
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    language: str = ""
    fingerprint: str = ""
    suppressed: tuple[str, str] | None = None
    also: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, int, str, str]:
        """The order of reports: by file, and in a file as it is read from top to bottom."""
        place = self.place
        return (place.path, place.line, place.column, place.part, place.end, self.rule, self.message)
