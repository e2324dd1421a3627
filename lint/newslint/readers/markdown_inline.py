"""Markdown's inline markup -> plain text with places.

Our own scan: markdown-it and mistune tell the lines of a block, but not where its words stand. One pass with bounded
look-back, so that nested or unclosed emphasis costs linear time.
"""

from collections.abc import Sequence
from html import unescape

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, SourceSegment, Span

_TOKEN = lazy(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<drop></?[a-zA-Z][^<>]{0,2000}+>|\{\{[<%][^}]{0,2000}+\}\}|\{[:.#][^}\s]{0,80}\})"
    r"|<(?P<auto>https?://[^\s<>]{1,2000})>"
    r"|(?P<image>!\[[^\]]{0,1000}+\]\([^)\s]{0,2000}+(?:[ \t]+\"[^\"]{0,500}+\")?\))"
    r"|(?P<note>\[\^[^\]\s]{1,60}\])"
    r"|(?P<open>\[)"
    r"|\](?P<target>\([^()\s]{0,2000}+(?:\([^()\s]{0,500}+\)[^()\s]{0,2000}+)?(?:[ \t]+[\"'][^\"'\r\n]{0,500}+[\"'])?\)|\[[^\]]{0,200}+\])"
    r"|(?P<mark>\*+|_+|~~)"
    r"|(?P<entity>&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
)
_LOOK_BACK = 12


class _Text:
    """Pieces of text with their places; a piece can be taken back while it may turn out to be markup."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[tuple[str, int, int] | None] = []
        self.links: list[tuple[int, int, str]] = []  # from piece, to piece, target
        self.quoted: list[tuple[int, int]] = []
        self.code: list[int] = []

    def add(self, text: str, start: int, end: int) -> int:
        self.pieces.append((text, start, end))
        return len(self.pieces) - 1

    def block(self, kind: str, role: str = "") -> Block | None:
        """The text with runs of spaces collapsed, trimmed; None when nothing is left."""
        segments: list[SourceSegment] = []
        parts: list[str] = []
        offsets: list[int] = []
        length = 0
        for piece in self.pieces:
            offsets.append(length)
            if piece is None:
                continue
            text, start, end = piece
            if text == " " and (not parts or parts[-1].endswith(" ")):
                continue
            if not parts and len(text) == end - start:
                start += len(text) - len(text.lstrip(" \t"))
                text = text.lstrip(" \t")
            if text:
                segments.append(SourceSegment(length, start, end))
                parts.append(text)
                length += len(text)
        offsets.append(length)
        while parts and not parts[-1].rstrip(" \t"):
            length -= len(parts.pop())
            segments.pop()
        if not parts:
            return None
        kept = parts[-1].rstrip(" \t")
        if len(kept) < len(parts[-1]):
            last = segments[-1]
            segments[-1] = SourceSegment(last.text, last.start, last.end - len(parts[-1]) + len(kept))
            length -= len(parts[-1]) - len(kept)
            parts[-1] = kept
        links = tuple((Span(offsets[a], min(offsets[b], length)), target) for a, b, target in self.links)
        links = tuple(link for link in links if link[0].start < link[0].end)
        quoted = tuple(
            Span(offsets[a], min(offsets[b], length))
            for a, b in self.quoted
            if offsets[a] < min(offsets[b], length)
        )
        code = tuple(
            Span(offsets[a], min(offsets[a + 1], length))
            for a in self.code
            if offsets[a] < min(offsets[a + 1], length)
        )
        linked = sum(span.end - span.start for span, _ in links) / length
        return Block(
            "".join(parts),
            kind,
            tuple(segments),
            role=role,
            linked=min(1.0, linked),
            quoted=quoted,
            links=links,
            code=code,
        )


def block(source: str, spans: Sequence[Span], kind: str) -> Block | None:
    """The block whose lines are source[span] for every span (quote marks and indents already left out)."""
    text = _Text(source)
    for number, span in enumerate(spans):
        if number:
            text.add(" ", spans[number - 1].end, span.start)
        _scan(text, span)
    return text.block(kind)


def plain(source: str, spans: Sequence[Span], kind: str) -> Block | None:
    """The same without inline markup, for code."""
    text = _Text(source)
    for number, span in enumerate(spans):
        if number:
            text.add(" ", spans[number - 1].end, span.start)
        if span.start < span.end:
            text.add(source[span.start : span.end], *span)
    return text.block(kind)


def _scan(text: _Text, span: Span) -> None:
    source, position = text.source, span.start
    brackets: list[int] = []
    marks: list[tuple[str, int]] = []
    comments = source.rfind("-->", span.start, span.end)  # where the last one ends
    while match := _TOKEN.search(source, position, span.end):
        start, end = match.span()
        if start > position:
            text.add(source[position:start], position, start)
        position = end
        name = match.lastgroup
        if name == "escaped" or name == "entity":
            text.add(match["escaped"] or unescape(match[0]), start, end)
        elif name == "comment":
            if end <= comments:
                position = source.find("-->", end) + 3
            else:
                text.add(match[0], start, end)
        elif name == "auto":
            text.add(match["auto"], start + 1, end - 1)
        elif name == "code":
            position = _code(text, match["code"], start, end, span.end)
        elif name == "open":
            brackets.append(text.add("[", start, end))
        elif name == "target":
            _link(text, brackets, match["target"], start, end)
        elif name == "mark":
            _emphasis(text, marks, match["mark"], start, end, span)
        elif name == "note":
            at = len(text.pieces)
            text.links.append((max(0, at - 1), at, match[0]))
    if position < span.end:
        text.add(source[position : span.end], position, span.end)


def _code(text: _Text, fence: str, start: int, end: int, limit: int) -> int:
    """A code span's text, or the backticks themselves when they are never closed."""
    close = text.source.find(fence, end, limit)
    if close < 0 or close == end:
        text.add(fence, start, end)
        return end
    text.code.append(text.add(text.source[end:close], end, close))
    return close + len(fence)


def _link(text: _Text, brackets: list[int], target: str, start: int, end: int) -> None:
    if not brackets:
        text.add(text.source[start:end], start, end)
        return
    opened = brackets.pop()
    text.pieces[opened] = None
    text.links.append((opened, len(text.pieces), target[1:-1].split(" ")[0]))


def _emphasis(text: _Text, marks: list[tuple[str, int]], mark: str, start: int, end: int, span: Span) -> None:
    """Drop a pair of delimiters; a delimiter without its partner is text (CommonMark, flanking delimiter runs)."""
    before = text.source[start - 1] if start > span.start else " "
    after = text.source[end] if end < span.end else " "
    inside_word = before.isalnum() and after.isalnum()
    at = text.add(mark, start, end)
    if mark[0] == "_" and inside_word:
        return
    if not before.isspace():
        for index in range(len(marks) - 1, max(-1, len(marks) - _LOOK_BACK), -1):
            other, opened = marks[index]
            if other == mark:
                text.pieces[opened] = text.pieces[at] = None
                if len(mark) != 2:
                    text.quoted.append((opened, at))
                del marks[index:]
                return
    if not after.isspace():
        marks.append((mark, at))
