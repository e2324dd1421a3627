"""E-mails (RFC 5322, MIME): newsletters with an HTML or a plain text part."""

import binascii
import quopri
from collections.abc import Iterator
from email.header import decode_header, make_header
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Base, Field, Lines, Meta, SourceSegment, Span
from newslint.readers.containers.reading import Item, Reading, trouble
from newslint.readers.encoding import Unreadable, decode
from newslint.readers.record import Record, Text, exact_field

_HEADER = lazy(r"([!-9;-~]+):[ \t]*+((?:[^\r\n]|\r?\n[ \t])*+)(?:\r\n|\n|\r|$)")
_BLANK = lazy(r"(?:\r\n|\n|\r)")
_PARAMETER = lazy(r""";\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;]+))""")
_QUOTED = lazy(r"=[ \t]*(?:\r\n|\n)|(?:=[0-9A-Fa-f]{2})+")
MAX_PARTS = 100
_METADATA = {"title": "subject", "date": "date", "author": "from", "lang": "content-language"}


class _Part(NamedTuple):
    """A part of a message: its headers by name in small letters, and where its body is."""

    headers: dict[str, tuple[str, Span]]
    start: int
    end: int

    @property
    def kind(self) -> str:
        return (
            self.headers.get("content-type", ("text/plain", Span(0, 0)))[0].partition(";")[0].strip().lower()
        )

    def parameter(self, name: str) -> str:
        stated = self.headers.get("content-type", ("", Span(0, 0)))[0]
        return next(
            (match[2] or match[3] for match in _PARAMETER.finditer(stated) if match[1].lower() == name), ""
        )

    @property
    def encoding(self) -> str:
        return self.headers.get("content-transfer-encoding", ("", Span(0, 0)))[0].strip().lower()


def records(data: bytes, reading: Reading) -> Iterator[Item]:
    """The one article of a message."""
    try:
        source = decode(data).text
    except Unreadable:
        source = data.decode("latin-1")  # bytes and characters are then the same
    lines = Lines(source)
    if len(source) > reading.max_size:
        yield trouble(
            "limit", f"more than {reading.max_size:,} characters; nothing of it was linted", 0, lines
        )
        return
    top = _part(source, 0, len(source))
    if not top.headers:
        yield trouble("unreadable", "not an e-mail: no headers", 0, lines)
        return
    parts = list(_parts(source, top))
    chosen = next((part for kind in ("text/html", "text/plain") for part in parts if part.kind == kind), None)
    if chosen is None:
        yield trouble("empty", "an e-mail without text", 0, lines)
        return
    try:
        field = _body(source, chosen)
    except (LookupError, ValueError, binascii.Error) as error:
        yield trouble("unreadable", f"a part that cannot be decoded: {error}", chosen.start, lines)
        return
    known = {key: _decoded(*top.headers[name]) for key, name in _METADATA.items() if name in top.headers}
    known = {key: meta for key, meta in known.items() if meta.value}
    name = top.headers.get("message-id", ("", Span(0, 0)))[0].strip(" <>")
    text = Text(field, "html" if chosen.kind == "text/html" else "text")
    if chosen.encoding == "base64":
        inner = exact_field("body", field.text, 0, len(field.text), "none")
        yield Record(
            field.text,
            Base(),
            [Text(inner, text.format)],
            name,
            {key: Meta(meta.value) for key, meta in known.items()},
            "field",
            False,
        )
    else:
        yield Record(source, Base(), [text], name, known)


def _part(source: str, start: int, end: int) -> _Part:
    headers: dict[str, tuple[str, Span]] = {}
    at = start
    while (match := _HEADER.match(source, at, end)) and match.end() > at:
        value = match[2]
        headers.setdefault(match[1].lower(), (" ".join(value.split()), Span(*match.span(2))))
        at = match.end()
    blank = _BLANK.match(source, at, end)
    return _Part(headers, blank.end() if blank else at, end)


def _parts(source: str, top: _Part) -> Iterator[_Part]:
    """The parts that hold no parts, in order."""
    waiting, seen = [top], 0
    while waiting and seen < MAX_PARTS:
        part = waiting.pop(0)
        seen += 1
        if not part.kind.startswith("multipart/") or not (mark := part.parameter("boundary")):
            yield part
            continue
        places = list(_boundaries(source, f"--{mark}", part.start, part.end))
        waiting = [
            _part(source, after, before)
            for (_, after), (before, _) in zip(places, [*places[1:], (part.end, part.end)], strict=True)
            if not source.startswith("--", after - 2) or after < before
        ][:MAX_PARTS] + waiting


def _boundaries(source: str, mark: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(where a boundary's line begins, with the line end before it; where the next line begins)."""
    at = source.find(mark, start, end)
    while at >= 0:
        if at == start or source[at - 1] in "\r\n":
            line = source.find("\n", at, end)
            closed = source.startswith("--", at + len(mark))
            if closed:
                yield at, end
                return
            yield at, end if line < 0 else line + 1
        at = source.find(mark, at + len(mark), end)


def _body(source: str, part: _Part) -> Field:
    """The text of a part. Raises LookupError for an unknown charset, ValueError for what is not in it."""
    charset = part.parameter("charset") or "utf-8"
    charset = "utf-8" if charset.lower() in ("us-ascii", "ascii") else charset
    raw = source[part.start : part.end]
    if part.encoding == "base64":
        text = binascii.a2b_base64("".join(raw.split()).encode("ascii", "replace")).decode(charset)
        return Field("body", Span(part.start, part.end), text, (SourceSegment(0, part.start, part.end),))
    if part.encoding != "quoted-printable":
        return exact_field("body", source, part.start, part.end, "")
    return _quoted(source, part, charset)


def _quoted(source: str, part: _Part, charset: str) -> Field:
    """Quoted-printable text: each encoded character stands for its bytes."""
    segments: list[SourceSegment] = []
    pieces: list[str] = []
    length, at = 0, part.start

    def add(text: str, start: int, end: int) -> None:
        nonlocal length
        if text:
            segments.append(SourceSegment(length, start, end))
            pieces.append(text)
            length += len(text)

    for match in _QUOTED.finditer(source, part.start, part.end):
        add(source[at : match.start()], at, match.start())
        at = match.end()
        if match[0].strip(" \t\r\n") != "=":
            place = match.start()
            for char in quopri.decodestring(match[0].encode()).decode(charset):
                size = 3 * len(char.encode(charset))
                add(char, place, place + size)
                place += size
    add(source[at : part.end], at, part.end)
    return Field("body", Span(part.start, part.end), "".join(pieces), tuple(segments), "none")


def _decoded(value: str, span: Span) -> Meta:
    try:
        return Meta(str(make_header(decode_header(value))), span)
    except (LookupError, ValueError):
        return Meta(value, span)
