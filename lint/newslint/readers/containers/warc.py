"""WARC archives: the HTML pages and texts in them. Places count from the page; each is named by its address."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from newslint.model.document import Base, Meta
from newslint.readers.containers.reading import Item, Reading
from newslint.readers.encoding import Unreadable, decode
from newslint.readers.problem import Problem
from newslint.readers.record import Record, Text, exact_field

_FORMS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


def records(data: bytes, reading: Reading) -> Iterator[Item]:
    """The articles of an archive, compressed or not."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield Problem("unreadable", "WARC, which needs newslint[warc]", 0, 0, 1, 1)
        return
    found = 0
    archive = iter(ArchiveIterator(io.BytesIO(data), arc2warc=True))
    while True:
        items: list[Item] = []
        try:
            with redirect_stderr(
                io.StringIO()
            ):  # where it prints what it thinks of odd addresses and lengths
                record = next(archive, None)
                if record is not None and record.rec_type in ("response", "resource", "conversion"):
                    items = list(_record(record, found + 1, reading))
        except (
            ArchiveLoadFailed,
            OSError,
            ValueError,
            EOFError,
            KeyError,
            AttributeError,
            TypeError,
        ) as error:
            reason = f"a damaged record; the rest of the archive was not linted: {str(error)[:100]}"
            yield Problem("unreadable", reason, 0, 0, found + 1, 1)
            return
        if record is None:
            break
        found += 1
        yield from items
    if not found:
        yield Problem("unreadable", "not a WARC archive", 0, 0, 1, 1)


def _record(record: Any, number: int, reading: Reading) -> Iterator[Item]:
    headers = record.http_headers or record.rec_headers
    form = _FORMS.get((headers.get_header("Content-Type") or "").partition(";")[0].strip().lower())
    if form is None:
        return
    if record.http_headers and not record.http_headers.get_statuscode().startswith("2"):
        return
    content = record.content_stream().read(reading.max_size + 1)
    if len(content) > reading.max_size:
        yield Problem(
            "limit",
            f"a page of more than {reading.max_size:,} bytes; nothing of it was linted",
            0,
            0,
            number,
            1,
        )
        return
    if not content.strip():
        return
    try:
        text = decode(content, html=form == "html").text
    except Unreadable as error:
        yield Problem("encoding", f"record {number}: {error.reason}", 0, 0, number, 1)
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = address or record.rec_headers.get_header("WARC-Record-ID") or ""
    field = exact_field("payload", text, 0, len(text), "none")
    metadata = {"url": Meta(address)} if address else {}
    yield Record(text, Base(), [Text(field._replace(line=number), form)], name, metadata, "field", False)
