"""Decodes bytes: by a byte order mark, else UTF-8, else the encoding that an HTML page or XML file declares; it never guesses silently."""

import codecs
import re
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = lazy(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML = lazy(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
# A declaration that could be read says the same in the codec it names. Not so in UTF-16 or EBCDIC, nor in what Python
# calls codecs, too: rot13, zlib, idna, unicode-escape.
_PROBE = rb"<meta charset=\u0061+AGE-~{a.xn--b.>"
_PRESCAN = 1024  # bytes, as the HTML standard prescribes for <meta charset>


class Source(NamedTuple):
    """A decoded file: its text without the byte order mark, and what it takes to write it back."""

    text: str
    encoding: str
    bom: bytes


class Unreadable(Exception):
    """Bytes that are no text in a known encoding."""

    def __init__(self, reason: str, offset: int, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.line = line


def decode(data: bytes, html: bool = False, legacy: str = "") -> Source:
    """The file's text. `legacy`: the encoding to be taken for what is not UTF-8.

    Raises Unreadable naming the first bad byte and its line.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(_strict(data[len(mark) :], encoding, len(mark)), encoding, mark)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _META.search(data[:_PRESCAN]) if html else _XML.match(data)
        if declared is None and not legacy:
            return Source(_strict(data, "utf-8", 0), "utf-8", b"")
        encoding = known(declared[1].decode("ascii") if declared else legacy) or "utf-8"
        return Source(_strict(data, encoding, 0), encoding, b"")
    if "\x00" in text and text.count("\x00") * 4 >= len(text):
        if encoding := known(legacy):
            return Source(_strict(data, encoding, 0), encoding, b"")
        raise Unreadable("binary data, or UTF-16 without a byte order mark", data.index(0), 1)
    return Source(text, "utf-8", b"")


def known(name: str) -> str:
    """The codec of a declared charset, "" when it can be none; the web's latin-1 is Windows-1252 (WHATWG Encoding)."""
    try:
        found = codecs.lookup(name).name
        fits = _PROBE.decode(found) == _PROBE.decode("ascii")
    except (LookupError, UnicodeError):
        return ""
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    return found if fits else ""


def _strict(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        offset = error.start + skipped
        reason = f"not {encoding.upper()} at byte {offset} (line {line}): {error.reason}{_guess(data)}"
        raise Unreadable(reason, offset, line) from None


def _guess(data: bytes) -> str:
    """The likely encoding, for a human to try."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "; newslint[encodings] tells which encoding it may be"
    best = from_bytes(data[:100_000]).best()
    return f"; it may be {best.encoding}" if best else ""
