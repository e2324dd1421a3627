"""Where the text of code in Markdown stands: its lines may have marks of quotes and lists between them."""

from collections.abc import Iterator

from newslint.fast.lazy_regex import lazy

_LINE = lazy(r"[^\r\n]+")
_LINES = lazy(r"\r\n|\r|\n")
_MARKS = lazy(r"[ \t>]*")


def code_lines(text: str, source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The lines of a code block, without indents, and where each stands; `text` is read from source[start:end]."""
    at = start
    for match in _LINE.finditer(text):
        line = match[0].strip(" \t")
        found = source.find(line, at, end)
        if line and found >= 0:
            yield line, found
            at = found + len(line)


def code_span(code: str, source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The pieces of inline code; source[start:end] is the span with its backticks."""
    fence = 0
    while start + fence < end - fence - 1 and source[start + fence] == "`" == source[end - fence - 1]:
        fence += 1
    begin, stop = start + fence, end - fence
    for skip in (0, 1):
        if source[begin + skip : begin + skip + len(code)] == code:
            yield code, begin + skip, begin + skip + len(code)
            return
    yield from _lines(code, source, begin, stop)


def _lines(code: str, source: str, begin: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Inline code over several lines, or with "\\|" in a table: a character after the other."""
    read = 0
    while begin < stop and read < len(code):
        if match := _LINES.match(source, begin, stop):
            marks = _MARKS.match(source, match.end(), stop)
            after = marks.end() if marks else match.end()
            if code[read] == " ":
                yield " ", begin, after
                read += 1
            begin = after
        elif source[begin] == code[read]:
            length = 1
            while (
                begin + length < stop
                and read + length < len(code)
                and source[begin + length] == code[read + length]
            ):
                length += 1
            yield code[read : read + length], begin, begin + length
            begin, read = begin + length, read + length
        else:
            begin += 1  # a space that code spans lose, or a backslash
