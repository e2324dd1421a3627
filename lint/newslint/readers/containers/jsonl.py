"""JSON Lines: one record per line. A line that is not a JSON object is one problem, and reading continues."""

from collections.abc import Iterator

from newslint.model.document import Base
from newslint.readers.containers.json import article
from newslint.readers.containers.reading import Item, Reading
from newslint.readers.json_scanner import Malformed
from newslint.readers.problem import Problem


def records(data: bytes, reading: Reading) -> Iterator[Item]:
    """The articles of a file's bytes, line by line: a line that is not UTF-8 costs that line only."""
    offset, start, number = 0, 3 if data.startswith(b"\xef\xbb\xbf") else 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end + 1
        number += 1
        raw = data[start:end]
        start = end
        if len(raw) > reading.max_size:
            reason = f"a line of more than {reading.max_size:,} bytes; nothing of it was linted"
            yield Problem("limit", reason, offset, offset, number, 1)
            offset += len(raw.decode("utf-8", "replace"))
            continue
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            yield Problem(
                "encoding",
                f"not UTF-8 at byte {error.start} of the line: {error.reason}",
                offset,
                offset,
                number,
                1,
            )
            offset += len(raw.decode("utf-8", "replace"))
            continue
        text = line.rstrip("\r\n")
        if text.strip():
            yield _record(text, reading, Base(offset, number, 1))
        offset += len(line)


def _record(text: str, reading: Reading, base: Base) -> Item:
    try:
        found = article(text, reading.fields, base) if text.lstrip()[0] == "{" else None
    except Malformed as error:
        at = error.offset
        return Problem(
            "unreadable", f"JSON: {error.reason}", base.offset + at, base.offset + at, base.line, at + 1
        )
    if found is None:
        empty = text.lstrip()[0] == "{"
        find, reason = ("empty", "a record without text") if empty else ("unreadable", "not a JSON object")
        return Problem(find, reason, base.offset, base.offset, base.line, 1)
    return found
