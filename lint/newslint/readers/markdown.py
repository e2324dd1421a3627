"""Markdown: front matter, then blocks by line (CommonMark's containers and leaf blocks, GFM tables)."""

from collections.abc import Iterator

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, ListItem, Span
from newslint.readers import front_matter, markdown_inline
from newslint.readers.structure import OpenList, OpenTable, with_lists

_LINE = lazy(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTE = lazy(r"[ ]{0,3}>[ ]?")
_ITEM = lazy(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_HEADING = lazy(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_RULE = lazy(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = lazy(r"[ ]{0,3}(=+|-+)[ \t]*$")
_FENCE = lazy(r"[ ]{0,3}(`{3,}|~{3,})")
_TABLE_RULE = lazy(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = lazy(r"[ ]{0,3}\[[^\]]{1,200}\]:[ \t]")
_COMMENT = lazy(r"[ ]{0,3}<!--")
_IMPORT = lazy(r"(?:import|export)\b[^\n]*(?:from|=)")


def parse(path: str, source: str) -> tuple[Document, list[tuple[str, str, int]]]:
    """The article in a Markdown file, and what went wrong as (rule, reason, offset)."""
    front = front_matter.parse(source)
    blocks = with_lists(list(_Blocks(source, front.body).read()), "")
    wrong = [("unreadable", *front.wrong)] if front.wrong else []
    meta = front.metadata
    listed = tuple(code.strip() for code in meta["languages"].value.split(",")) if "languages" in meta else ()
    declared = meta["lang"].value if "lang" in meta else (listed[0] if listed else "")
    published = meta["date"].value if "date" in meta else ""
    return Document(path, source, blocks, "markdown", "", declared, listed, published, meta), wrong


class _Blocks:
    """Reads lines into blocks; a block is a list of the spans of its lines, without marks of quotes and lists."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.start = start
        self.lines: list[Span] = []
        self.kind = "paragraph"
        self.headline = False
        self.level = 0
        self.table: OpenTable | None = None
        self.open_lists: list[tuple[int, OpenList]] = []  # with their indents
        self.item: ListItem | None = None
        self.tables = self.lists = 0

    def read(self) -> Iterator[Block]:
        source, position = self.source, self.start
        fence, comment, blank = "", False, True
        while position < len(source):
            match = _LINE.match(source, position)
            assert match is not None
            start, end, position = match.start(1), match.end(1), match.end()
            if fence:
                if source.startswith(fence, start + _indent(source, start, end)):
                    fence = ""
                    yield from self._code()
                else:
                    self.lines.append(Span(start, end))
                continue
            if comment:
                comment = source.find("-->", start, end) < 0
                continue
            start, quoted = self._unquote(start, end)
            text = source[start:end]
            if not text.strip(" \t"):
                yield from self._flush()
                blank = True
            elif opened := _FENCE.match(text):
                yield from self._flush()
                fence = opened[1]
            elif _COMMENT.match(text):
                yield from self._flush()
                comment = "-->" not in text
            elif blank and text.startswith(("    ", "\t")) and not self.lines and not _ITEM.match(text):
                yield from self._one(Span(start, end), "code")
            else:
                yield from self._line(start, end, text, quoted)
                blank = False
        yield from self._code() if fence else self._flush()

    def _unquote(self, start: int, end: int) -> tuple[int, bool]:
        quoted = False
        while match := _QUOTE.match(self.source, start, end):
            start, quoted = match.end(), True
        return start, quoted

    def _line(self, start: int, end: int, text: str, quoted: bool) -> Iterator[Block]:
        """A line with text: a leaf block of its own, the beginning of a block, or more of the one before."""
        if self.lines and (match := _SETEXT.match(text)):
            self.kind = self._level(1 if match[1][0] == "=" else 2)
            yield from self._flush()
        elif _RULE.match(text):
            yield from self._flush()
        elif match := _HEADING.match(text):
            yield from self._flush()
            title = Span(start + match.end(), start + max(match.end(), _without_marks(text)))
            yield from self._one(title, self._level(len(match[1])))
        elif match := _ITEM.match(text):
            yield from self._flush()
            self.kind = "item"
            self._next_item(text)
            self.lines.append(Span(start + match.end(), end))
        elif _TABLE_RULE.match(text) and "|" in text:
            heads, self.lines = self.lines, []
            self.table = OpenTable(self.tables)
            self.tables += 1
            for head in heads:
                yield from self._row(head, True)
            self.kind = "table"
        elif (self.kind == "table" and "|" in text) or text.lstrip().startswith("|"):
            yield from self._flush()
            self.kind = "table"
            yield from self._row(Span(start, end))
        elif (_DEFINITION.match(text) or _IMPORT.match(text)) and not self.lines:
            return
        else:
            if not self.lines:
                self.kind = "quote" if quoted else "paragraph"
            indent = _indent(self.source, start, end)
            self.lines.append(Span(start + indent, end))

    def _next_item(self, text: str) -> None:
        indent = len(text) - len(text.lstrip(" \t"))
        while self.open_lists and self.open_lists[-1][0] > indent + 1:
            self.open_lists.pop()
        if not self.open_lists or self.open_lists[-1][0] < indent - 1:
            self.open_lists.append(
                (indent, OpenList(self.lists, len(self.open_lists), text.lstrip()[0].isdigit()))
            )
            self.lists += 1
        self.item = self.open_lists[-1][1].next_item()

    def _row(self, span: Span, head: bool = False) -> Iterator[Block]:
        if self.table is None:
            self.table = OpenTable(self.tables)
            self.tables += 1
        self.table.next_row()
        start = span.start + (self.source[span.start] == "|")
        for at in range(start, span.end + 1):
            if at == span.end or (self.source[at] == "|" and self.source[at - 1 : at] != "\\"):
                cell = self.table.next_cell(head)
                if found := markdown_inline.block(self.source, [Span(start, at)], "cell"):
                    yield found._replace(cell=cell)
                start = at + 1

    def _level(self, level: int) -> str:
        self.level = level
        if level == 1 and not self.headline:
            self.headline = True
            return "headline"
        return "heading"

    def _one(self, span: Span, kind: str) -> Iterator[Block]:
        made = (markdown_inline.plain if kind == "code" else markdown_inline.block)(self.source, [span], kind)
        level, self.level = self.level, 0
        if made:
            yield made._replace(level=level)

    def _code(self) -> Iterator[Block]:
        made = markdown_inline.plain(self.source, self.lines, "code") if self.lines else None
        self.lines = []
        if made:
            yield made

    def _flush(self) -> Iterator[Block]:
        kind, lines, level = self.kind, self.lines, self.level
        self.kind, self.lines, self.level = "paragraph", [], 0
        if kind != "table":
            self.table = None
        if lines and (made := markdown_inline.block(self.source, lines, kind)):
            if kind != "item":
                self.open_lists, self.item = [], None
            yield made._replace(level=level, item=self.item if kind == "item" else None)


def _without_marks(text: str) -> int:
    """Where a heading's text ends: the number signs that may close it stand apart, and are no part of it."""
    kept = text.rstrip(" \t")
    bare = kept.rstrip("#")
    return len(bare.rstrip(" \t") if bare.endswith((" ", "\t")) else kept)


def _indent(source: str, start: int, end: int) -> int:
    text = source[start:end]
    return len(text) - len(text.lstrip(" \t"))
