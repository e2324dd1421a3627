"""Reads files into documents. Nothing is raised: what cannot be read becomes a problem with its place and reason.

transport (gz, bz2, zst) -> container (a file with many records) -> the text of a record -> Document
"""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from newslint.model.document import Document
from newslint.readers import front_matter
from newslint.readers.encoding import Source, Unreadable, decode
from newslint.readers.file_signatures import kind_of, recognized
from newslint.readers.formats import ARTICLES, FORMATS, TRANSPORTS, format_of
from newslint.readers.problem import Problem

__all__ = [
    "HUGE",
    "MAX_SIZE",
    "UNREAD",
    "Problem",
    "Result",
    "articles",
    "content",
    "format_of",
    "opened",
    "read",
    "source_of",
]

MAX_SIZE = 10 * 1024 * 1024
HUGE = 1 << 30
# Problems for which a file, or a part of it, was not linted: the run was not a clean one.
UNREAD = ("encoding", "unreadable", "limit")
_NO_SETTINGS: Mapping[str, str] = {}


class Result(NamedTuple):
    """A file's articles, what went wrong, and its decoded text (None when it could not be decoded)."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    source: Source | None


class Opened(NamedTuple):
    """What a file holds, unpacked; its format; whether it was packed; what went wrong so far; and the encoding
    of what is not UTF-8."""

    data: bytes
    format: str
    packed: bool
    problem: Problem | None = None
    legacy: str = ""


def content(path: str | Path, max_size: int = HUGE) -> bytes:
    """A file's bytes; of one that is too large only so many that `read` sees that it is. Raises OSError.

    The size of a file with many records is not limited by `max_size`, which is that of one record.
    """
    limit = max_size if _is_one(str(path)) else HUGE
    with open(path, "rb") as file:
        too_large = os.fstat(file.fileno()).st_size > limit
        return file.read(limit + 1) if too_large else file.read()


def _is_one(path: str) -> bool:
    return (format_of(path) or "text") in ARTICLES and path.rpartition(".")[2].lower() not in TRANSPORTS


def read(
    path: str,
    data: bytes,
    format: str = "",
    max_size: int = MAX_SIZE,
    legacy: str = "",
    settings: Mapping[str, str] = _NO_SETTINGS,
) -> Result:
    """Read a file's bytes as the given format, or as its suffix and its content say, or else as plain text.

    legacy    the encoding of what is not UTF-8
    settings  what [formats] of the configuration says of the file, see newslint.readers.field_map
    """
    found = list(articles(path, data, format, max_size, legacy, settings))
    return Result(
        tuple(item for item in found if isinstance(item, Document)),
        tuple(item for item in found if isinstance(item, Problem)),
        source_of(path, data, format, max_size, legacy, settings),
    )


def source_of(
    path: str,
    data: bytes,
    format: str = "",
    max_size: int = HUGE,
    legacy: str = "",
    settings: Mapping[str, str] = _NO_SETTINGS,
) -> Source | None:
    """The text that places in a file count from, None when there is none."""
    return _source(opened(path, data, format, max_size, legacy, settings))


def _source(found: Opened) -> Source | None:
    if not found.format or (FORMATS[found.format].binary and found.format != "jsonl"):
        return None
    try:
        return decode(found.data, found.format == "html", found.legacy)
    except Unreadable:
        return None


def opened(
    path: str,
    data: bytes,
    format: str = "",
    max_size: int = MAX_SIZE,
    legacy: str = "",
    settings: Mapping[str, str] = _NO_SETTINGS,
) -> Opened:
    """A file without its compression, and the format to read it as, "" if it has none."""
    suffix = path.rpartition(".")[2].lower()
    packing = kind_of(data) or (suffix if suffix in TRANSPORTS else "")
    problem = None
    if packing:
        from newslint.readers.transport import unpacked

        data, find, reason = unpacked(data, packing)
        problem = _at_start(find, reason) if find else None
        if problem and not data:
            return Opened(b"", "", True, problem)
    chosen = format or settings.get("format") or format_of(path)
    kind, other = recognized(data, chosen or "")
    if not format and other:
        reason = f"{other}, which newslint does not read; --format says that it is text, markdown or html"
        return Opened(data, "", bool(packing), _at_start("unreadable", reason))
    chosen = chosen or kind or "text"
    if chosen in ARTICLES and len(data) > max_size:
        reason = f"more than {max_size:,} bytes; nothing of it was linted"
        return Opened(data, "", bool(packing), _at_start("limit", reason))
    return Opened(data, chosen, bool(packing), problem, legacy)


def articles(
    path: str,
    data: bytes,
    format: str = "",
    max_size: int = MAX_SIZE,
    legacy: str = "",
    settings: Mapping[str, str] = _NO_SETTINGS,
) -> Iterator[Document | Problem]:
    """The articles of a file one after the other, and what went wrong where."""
    found = opened(path, data, format, max_size, legacy, settings)
    if found.problem:
        yield found.problem
    if found.format in ARTICLES:
        yield from _article(path, found)
    elif found.format:
        yield from _records(path, found, max_size, settings)


def _article(path: str, found: Opened) -> Iterator[Document | Problem]:
    """The one article of a text file."""
    try:
        source = decode(found.data, found.format == "html", found.legacy)
    except Unreadable as error:
        yield Problem("encoding", error.reason, 0, 0, error.line, 1)
        return
    parse: Callable[[str, str], tuple[Document, list[tuple[str, str, int]]]]
    parse = import_module(f"newslint.readers.{FORMATS[found.format].module}").parse
    document, wrong = parse(path, source.text)
    yield document._replace(fixable=False) if found.packed else document
    for find, reason, at in wrong:
        yield Problem(find, reason, at, at, *document.lines.position(at))
    if (
        not any(block.text.strip() for block in document.blocks)
        and not front_matter.parse(source.text, True).body
    ):
        yield _at_start("empty", "nothing but markup or white space")


def _records(
    path: str, found: Opened, max_size: int, settings: Mapping[str, str]
) -> Iterator[Document | Problem]:
    """The articles of a file with many."""
    from newslint.readers.containers.reading import Reading
    from newslint.readers.field_map import field_map
    from newslint.readers.record import Parts, Record, document

    chosen = FORMATS[found.format]
    what: bytes | str = found.data
    if not chosen.binary:
        try:
            what = decode(found.data, False, found.legacy).text
        except Unreadable as error:
            yield Problem("encoding", error.reason, 0, 0, error.line, 1)
            return
    parts = Parts()
    module = import_module(f"newslint.readers.{chosen.module}")
    seen = False
    for item in module.records(what, Reading(field_map(settings), max_size, path)):
        seen = True
        if not isinstance(item, Record):
            yield item
            continue
        article = document(path, parts.name(item), item)
        if not article.blocks:
            place = (item.base.offset, item.base.offset, item.base.line, item.base.column)
            yield Problem("empty", "an article without text", *place)
            continue
        yield article._replace(fixable=False) if found.packed else article
    if not seen:
        yield _at_start("empty", "nothing in it")


def _at_start(find: str, reason: str) -> Problem:
    return Problem(find, reason, 0, 0, 1, 1)
