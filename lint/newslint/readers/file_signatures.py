"""Recognizes file types by their first bytes, whatever the name says."""

import re

from newslint.fast.lazy_regex import lazy

_PACKED = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\x28\xb5\x2f\xfd", "zst"))
_OTHER = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_BINARY = ((b"PAR1", "parquet"), (b"WARC/", "warc"))
_XML = lazy(rb"<(?:\?xml[\s?]|rss\b|feed\b|rdf:RDF\b|nitf\b|newsItem\b|newsMessage\b|NewsML\b|TEI\b)")
_ZIP = b"PK\x03\x04"
ZIPPED = ("docx", "odt")


def kind_of(data: bytes) -> str:
    """How a file's bytes are compressed, or ""."""
    return next((kind for mark, kind in _PACKED if data.startswith(mark)), "")


def recognized(data: bytes, known: str) -> tuple[str, str]:
    """(the format that content tells, or "", what it is that cannot be read, or ""). `known`: the format by its name."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if other := next((what for mark, what in _OTHER if start.startswith(mark)), ""):
        return "", other
    if start.startswith(_ZIP) and known not in ZIPPED:
        kind = _zipped(data)
        return (
            (kind, "") if kind and not known else ("", f"a zip archive{f' ({kind.upper()})' if kind else ''}")
        )
    if known:
        return "", ""
    if kind := next((kind for mark, kind in _BINARY if start.startswith(mark)), ""):
        return kind, ""
    if _XML.match(start):
        return "xml", ""
    if re.match(rb'\{\s*"|\[\s*[{\]]', start):
        first, _, rest = data.partition(b"\n")
        lines = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
        return "jsonl" if lines else "json", ""
    return "", ""


def _zipped(data: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    return "docx" if b"word/document.xml" in data else ""
