"""Shared by DOCX and ODT: a zip archive with the text as XML. Places count from paragraphs, which act as lines."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from newslint.model.document import Base, Block, Field, ListItem, Meta, SourceSegment, Span, TableCell
from newslint.readers.problem import Problem
from newslint.readers.record import Record

MAX_RATIO = 200  # how many times its size in the archive a member may have
FREE_SIZE = 4 << 20


class Paragraph(NamedTuple):
    """A paragraph: its text, the kind of block, the level of a heading."""

    text: str
    kind: str = "paragraph"
    level: int = 0
    item: ListItem | None = None
    cell: TableCell | None = None
    language: str = ""


class Refused(Exception):
    """A file that is not an archive, or one that is too large: the `find` of a problem and why."""

    def __init__(self, find: str, reason: str) -> None:
        super().__init__(reason)
        self.find, self.reason = find, reason


def members(data: bytes, names: Sequence[str], max_size: int) -> dict[str, str]:
    """The texts of an archive's members, those that are there. Raises Refused."""
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in names:
                try:
                    info = archive.getinfo(name)
                except KeyError:
                    continue
                limit = max(FREE_SIZE, min(max_size, MAX_RATIO * max(1, info.compress_size)))
                with archive.open(info) as member:
                    content = member.read(limit + 1)
                if len(content) > limit:
                    raise Refused(
                        "limit", f"{name} unpacks to more than {limit:,} bytes; nothing of it was linted"
                    )
                found[name] = content.decode("utf-8-sig")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise Refused("unreadable", f"not a readable zip archive: {error}") from None
    except UnicodeDecodeError:
        raise Refused("unreadable", "XML that is not UTF-8") from None
    return found


def problem(find: str, reason: str) -> Problem:
    return Problem(find, reason, 0, 0, 1, 1)


def record(paragraphs: Sequence[Paragraph], metadata: dict[str, Meta]) -> Record:
    """The article of a document's paragraphs: a line each."""
    blocks: list[Block] = []
    at = 0
    texts: list[str] = []
    for paragraph in paragraphs:
        text = paragraph.text
        shown = text.strip()
        if shown:
            start = at + len(text) - len(text.lstrip())
            end = start + len(shown)
            blocks.append(
                Block(
                    shown, paragraph.kind, (SourceSegment(0, start, end),), paragraph.language, level=paragraph.level,
                    item=paragraph.item, cell=paragraph.cell,
                )
            )  # fmt: skip
        texts.append(text)
        at += len(text) + 1
    source = "\n".join(texts)
    return Record(source, Base(), (), "", metadata, "field", False, tuple(blocks), "text", _fields(texts))


def _fields(texts: Sequence[str]) -> tuple[Field, ...]:
    """A field a paragraph, its number the line."""
    fields: list[Field] = []
    at = 0
    for number, text in enumerate(texts, 1):
        if text:
            span = Span(at, at + len(text))
            fields.append(
                Field(f"paragraph {number}", span, text, (SourceSegment(0, *span),), "none", number)
            )
        at += len(text) + 1
    return tuple(fields)
