"""Turns a record of a file into an article."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Base, Block, Document, Field, Meta, SourceSegment, Span
from newslint.readers.composed import composed
from newslint.text.digest import digest

_BLOCK_TAG = lazy(
    r"<(?:p|br|div|h[1-6]|[uod]l|li|blockquote|table|article|section|figure)\b[^<>]{0,999}>", re.IGNORECASE
)
_TAG = lazy(r"</?(?:span|a|b|i|u|em|strong|img|code|cite|q|small|su[bp])\b[^<>]{0,999}>", re.IGNORECASE)
_BLANK_LINE = lazy(r"\n[ \t]*\r?\n")
_REFERENCE = lazy(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
_MARKDOWN = lazy(r"^#{1,6} \S|\]\(https?://|\*\*\S|^```", re.MULTILINE)
MARKS = 3  # of Markdown in a text that is written in it; fewer are leftovers
_NO_METADATA: Mapping[str, Meta] = MappingProxyType({})
LONGEST_ID = 200  # characters of an id that a report can still show


class Text(NamedTuple):
    """A field with text to lint. format: text, markdown or html, "" for what it looks like. headline: it is the title."""

    field: Field
    format: str = ""
    headline: bool = False


class Record(NamedTuple):
    """What a container holds for one article.

    id      the record's own, or "": then a hash of its content stands for it
    texts   in reading order
    blocks  those of a format that needs no reader of its own for the text, else ()
    fields  the parts of the source with text where neither texts nor blocks tell
    """

    source: str
    base: Base
    texts: Sequence[Text] = ()
    id: str = ""
    metadata: Mapping[str, Meta] = _NO_METADATA
    anchor: str = "file"
    fixable: bool = True
    blocks: tuple[Block, ...] = ()
    format: str = ""
    fields: tuple[Field, ...] = ()


class Parts:
    """Names the articles of one file: equal ids are told apart by their number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, record: Record) -> str:
        """The record's id, or a hash of its text."""
        known = " ".join(record.id.split())
        if not known or len(known) > LONGEST_ID:
            words = known or "\x00".join(text.field.text for text in record.texts) or record.source
            known = digest(words, 8)
        self._seen[known] += 1
        return known if self._seen[known] == 1 else f"{known}~{self._seen[known]}"


def document(path: str, part: str, record: Record) -> Document:
    """The article of a record."""
    blocks: list[Block] = list(record.blocks)
    format = record.format
    for text in record.texts:
        found = _blocks(text, any(block.kind == "headline" for block in blocks))
        if not text.headline:
            format = format or _format(text)
        blocks += found
    if len(blocks) > 1 and blocks[0].kind == "headline" and blocks[0].text == blocks[1].text:
        del blocks[0]  # the title is in the text, too
    metadata = record.metadata
    return Document(
        path=path,
        source=record.source,
        blocks=tuple(blocks),
        format=format or "text",
        part=part,
        language=metadata["lang"].value if "lang" in metadata else "",
        published=_iso(metadata["date"].value) if "date" in metadata else "",
        metadata=metadata,
        base=record.base,
        fields=_fields(record),
        anchor=record.anchor,
        fixable=record.fixable,
    )


def _iso(date: str) -> str:
    """A date as ISO 8601; feeds write it as e-mails do (RFC 5322)."""
    if date[:4].isdecimal() or "," not in date[:10]:
        return date
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, IndexError, TypeError):
        return date


def _fields(record: Record) -> tuple[Field, ...]:
    """The parts of the record that hold text, in the order of the source."""
    if record.fields:
        return record.fields
    if record.blocks:
        own = [Field(block.kind, block.span, block.text, block.segments, "xml") for block in record.blocks]
    else:
        own = [text.field for text in record.texts]
    return tuple(sorted(own, key=lambda field: field.span))


def _format(text: Text) -> str:
    if text.format:
        return text.format
    content = text.field.text
    if _BLOCK_TAG.search(content):
        return "html"
    if _TAG.search(content) or _REFERENCE.search(content):
        # Content management systems keep inline tags in text whose paragraphs blank lines part.
        return "markdown" if _BLANK_LINE.search(content) else "html"
    marks = islice(_MARKDOWN.finditer(content), MARKS)
    return "markdown" if sum(1 for _ in marks) == MARKS else "text"


def _blocks(text: Text, has_headline: bool) -> list[Block]:
    """The blocks of a field, with their places in the record's source."""
    field, format = text.field, _format(text)
    if not field.text.strip():
        return []
    inner: Document = import_module(f"newslint.readers.{format}").parse("", field.text)[0]
    found = [composed(block, field) for block in inner.blocks]
    if text.headline:
        return [block._replace(kind="headline", level=1) for block in found[:1]]
    if has_headline and format == "text" and found and found[0].kind == "headline":
        found[0] = found[0]._replace(kind="paragraph", level=0)
    return found


def exact_field(name: str, source: str, start: int, end: int, escaping: str = "") -> Field:
    """A field that holds source[start:end] as it is."""
    return Field(name, Span(start, end), source[start:end], (SourceSegment(0, start, end),), escaping)
