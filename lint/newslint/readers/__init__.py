"""Files -> documents. `read` never raises: what cannot be read becomes a problem, with its place and reason."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from newslint.model.document import Document
from newslint.readers import front_matter
from newslint.readers.encoding import Source, Unreadable, decode

MAX_SIZE = 10 * 1024 * 1024
HUGE = 1 << 30
# Problems for which a file, or a part of it, was not linted: the run was not a clean one.
UNREAD = ("encoding", "unreadable", "limit")

SUFFIXES = {
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "mdx": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
}


class Problem(NamedTuple):
    """Why a file, or a part of it, was not read: offsets, and line and column from 1.

    `find` is what the rules of the kind "reader" ask for: encoding, unreadable, limit or empty.
    """

    find: str
    reason: str
    start: int
    end: int
    line: int
    column: int


class Result(NamedTuple):
    """A file's articles, what went wrong, and its decoded text (None when it could not be decoded)."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    source: Source | None


def format_of(path: str) -> str | None:
    """The format that a file's suffix stands for, or None."""
    _, dot, suffix = path.rpartition(".")
    return SUFFIXES.get(suffix.lower()) if dot else None


def content(path: str | Path, max_size: int = HUGE) -> bytes:
    """A file's bytes; of one that is too large only so many that `read` sees that it is. Raises OSError."""
    with open(path, "rb") as file:
        too_large = os.fstat(file.fileno()).st_size > max_size
        return file.read(max_size + 1) if too_large else file.read()


# How files begin that are not text, whatever their name says.
_BINARY_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (DOCX, ODT, ...)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
# How files begin that are text in a format we do not read, unless their name says that we do.
_OTHER_FORMATS = (
    (b"WARC/", "a WARC archive"),
    (b"<?xml", "an XML file"),
    (b"<rss", "a feed"),
    (b"<feed", "a feed"),
    (b"{", "JSON"),
    (b"[{", "JSON"),
)


def _other_format(data: bytes, known_suffix: bool) -> str:
    """What a file is by its first bytes when it is not an article, or "" for what may be one."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    marks = _BINARY_FORMATS if known_suffix else (*_BINARY_FORMATS, *_OTHER_FORMATS)
    return next((kind for mark, kind in marks if start.startswith(mark)), "")


def read(path: str, data: bytes, format: str = "", max_size: int = MAX_SIZE, legacy: str = "") -> Result:
    """Read a file's bytes as the given format, or as its suffix says, or else as plain text.

    legacy  the encoding of what is not UTF-8
    """
    if len(data) > max_size:
        reason = f"more than {max_size:,} bytes; nothing of it was linted"
        return Result((), (Problem("limit", reason, 0, 0, 1, 1),), None)
    chosen = format or format_of(path) or "text"
    if not format and (kind := _other_format(data, format_of(path) is not None)):
        reason = f"{kind}, which newslint does not read; --format says that it is text, markdown or html"
        return Result((), (Problem("unreadable", reason, 0, 0, 1, 1),), None)
    try:
        source = decode(data, html=chosen == "html", legacy=legacy)
    except Unreadable as error:
        return Result((), (Problem("encoding", error.reason, 0, 0, error.line, 1),), None)
    parse: Callable[[str, str], tuple[Document, list[tuple[str, str, int]]]]
    parse = import_module(f"newslint.readers.{chosen}").parse
    document, wrong = parse(path, source.text)
    problems = [Problem(find, reason, at, at, *document.lines.position(at)) for find, reason, at in wrong]
    if (
        not any(block.text.strip() for block in document.blocks)
        and not front_matter.parse(source.text, True).body
    ):
        problems.append(Problem("empty", "nothing but markup or white space", 0, 0, 1, 1))
    return Result((document,), tuple(problems), source)
