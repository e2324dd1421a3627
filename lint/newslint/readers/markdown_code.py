"""Where the text of code is in Markdown: marks of quotes and lists may come between its lines."""

from collections.abc import Iterator

from newslint.fast.lazy_regex import lazy

_LINE = lazy(r"[^\r\n]+")
_LINE_END = lazy(r"\r\n|\r|\n")
_MARKS = lazy(r"[ \t>]*")


def code_lines(code: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each line of a code block is, without its indent; `code` was read from text[start:end]."""
    at = start
    for match in _LINE.finditer(code):
        line = match[0].strip(" \t")
        found = text.find(line, at, end)
        if line and found >= 0:
            at = found + len(line)
            yield found, at


def code_span(code: str, text: str, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
    """The pieces of inline code, which text[start:end] is with its backticks: (is a space for a line end, from, to)."""
    fence = 0
    while start + fence < end - fence - 1 and text[start + fence] == "`" == text[end - fence - 1]:
        fence += 1
    begin, stop = start + fence, end - fence
    for skip in (0, 1):
        if text.startswith(code, begin + skip):
            yield False, begin + skip, begin + skip + len(code)
            return
    yield from _pieces(code, text, begin, stop)


def _pieces(code: str, text: str, begin: int, stop: int) -> Iterator[tuple[bool, int, int]]:
    """Inline code over several lines, or with "\\|" in a table."""
    read = 0
    while begin < stop and read < len(code):
        length = 0
        if match := _LINE_END.match(text, begin, stop):
            marks = _MARKS.match(text, match.end(), stop)
            after = marks.end() if marks else match.end()
            if code[read] == " ":
                yield True, begin, after
                read += 1
            begin = after
            continue
        while (
            begin + length < stop
            and read + length < len(code)
            and text[begin + length] == code[read + length]
        ):
            if text[begin + length] in "\r\n":
                break
            length += 1
        if length:
            yield False, begin, begin + length
        read += length
        begin += length or 1  # one that code spans lose: a space at the end, or a backslash
