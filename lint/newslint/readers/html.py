"""HTML: visible text by block, every character with its place in the file.

A forward scan of our own: lxml tells only lines and drops text below a depth of 256 in silence, selectolax tells no
offsets, justhtml tells them but reads 5 MB a second. Blocks need no tree: a block-level tag ends the block before it,
inline tags are transparent. tests/test_read_laws.py holds the result against lxml's tree.
"""

import re
from collections import Counter
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, ListItem, Span, TableCell
from newslint.readers.block_builder import Builder
from newslint.readers.html_tags import INLINE_CODE, LISTS, RAW, Tag, tag
from newslint.readers.html_tags import parse as attributes
from newslint.readers.page_metadata import Head
from newslint.readers.structure import OpenList, OpenTable, host_of, with_lists

MAX_DEPTH = 10_000

_COMMENT = r"<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
_QUOTED_TAG = r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
_PLAIN_TAG = r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>[^>]*+)>"
_OTHER = r"<[/!?a-zA-Z][^>]*+>"
_TOKEN = lazy(f"{_COMMENT}|{_QUOTED_TAG}|{_OTHER}")
# For pages full of unclosed quotes, each of which costs a look to the end of the page.
_CRUDE_TOKEN = lazy(f"{_COMMENT}|{_PLAIN_TAG}|{_OTHER}")
_PATIENCE = 16

_ODD = lazy(r"[ \t\r\n\f]+|&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_NEEDS_CARE = lazy(r"[\t\r\n\f&]|  ")
_SPACE = " \t\r\n\f"
_RAW_END = {name: lazy(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in RAW}
_ITEMS = frozenset(("li", "dt"))
_ARTICLE = frozenset(("article", "main"))
_MARKS = 30  # open links and emphases that are followed at a time


class _Open(NamedTuple):
    """An open element and what it means for the text in it."""

    name: str
    block: bool
    kind: str
    role: str
    language: str
    hidden: bool
    mark: bool
    level: int = 0
    template: str = ""
    article: bool = False
    list: OpenList | None = None
    item: ListItem | None = None
    table: OpenTable | None = None
    cell: TableCell | None = None


_NOTHING = _Open("", False, "paragraph", "", "", False, False)


class _Reader:
    """One pass over a page."""

    def __init__(self, source: str) -> None:
        from html import unescape

        self.source = source
        self.unescape = unescape
        self.head = Head()
        self.built: list[Builder] = []
        self.stack: list[_Open] = [_NOTHING]
        self.open_names: Counter[str] = Counter()
        self.hidden = 0
        self.now = Builder()
        self.marks: list[
            tuple[str, int, str]
        ] = []  # open a, em, i, cite, q with where they began in the block
        self.breaks = 0
        self.too_deep = -1
        self.lists = self.tables = 0  # how many were opened

    def run(self) -> None:
        source, position, failed = self.source, 0, 0
        search, last = _TOKEN.search, source.rfind(">") + 1
        while match := search(source, position, last):
            start, end = match.span()
            if start > position and not self.hidden:
                self._text(position, start)
            position = end
            name = match["name"]
            if name is None:
                failed += source[start + 1].isalpha()
                if failed > _PATIENCE:
                    search = _CRUDE_TOKEN.search
                elif (
                    end == last and source.startswith("<!--", start) and not source.endswith(">", start, end)
                ):
                    return self._flush()  # an unclosed comment hides the rest
            elif match["end"]:
                self._close(name.lower())
            else:
                position = self._tag(tag(name, "" if self.hidden else match["attributes"]), match)
        end = source.find("<!--", position)
        self._text(position, end if end >= 0 else len(source))
        return self._flush()

    def _tag(self, tag: Tag, match: "re.Match[str]") -> int:
        """Handle an opening tag; returns where to go on (raw-text elements are passed over whole)."""
        name = tag.name
        if name in RAW:
            return self._raw(name, match)
        if name in ("meta", "html", "link"):
            text = match["attributes"]
            self.head.tag(name, attributes(text), self.source, match.start("attributes"), text)
        if name == "br":
            self._break(*match.span())
        elif not tag.void:
            self._open(tag)
        elif tag.block:
            self._flush()
        return match.end()

    def _raw(self, name: str, match: "re.Match[str]") -> int:
        """Pass over an element whose content is no markup; titles and JSON-LD go to the head."""
        start = match.end()
        close = _RAW_END[name].search(self.source, start)
        end = close.start() if close else len(self.source)
        if name == "title" and not self.open_names["svg"]:
            self.head.title(self.unescape(self.source[start:end]), Span(start, end))
        elif name == "script" and "ld+json" in match["attributes"]:
            self.head.json_ld(self.source[start:end], start)
        return end

    def _open(self, tag: Tag) -> None:
        stack = self.stack
        if tag.block:
            self._flush()
            if stack[-1].name in tag.end:
                self._close(stack[-1].name)
        stack.append(self._element(tag, stack[-1]))
        self.open_names[tag.name] += 1
        self.hidden += tag.hidden
        if len(stack) > MAX_DEPTH and self.too_deep < 0:
            self.too_deep = self.now.segments[-1].end if self.now.segments else 0
        if tag.mark:
            if tag.name == "a":  # links do not nest
                self._end_mark("a")
            if len(self.marks) < _MARKS:
                self.marks.append((tag.name, self.now.length, tag.target))

    def _element(self, tag: Tag, above: _Open) -> _Open:
        """What an element means for the text in it, by its tag and the element above it."""
        name, lists, table = tag.name, above.list, above.table
        item, cell = above.item, above.cell
        if name in LISTS:
            lists = OpenList(self.lists, 0 if lists is None else lists.depth + 1, name == "ol")
            self.lists += 1
        elif name in _ITEMS and lists:
            item = lists.next_item()
        elif name == "table":
            table = OpenTable(self.tables)
            self.tables += 1
        elif name == "tr" and table:
            table.next_row()
        elif name in ("td", "th") and table:
            cell = table.next_cell(name == "th" or self.open_names["thead"] > 0, tag.columns)
        return _Open(
            name=name,
            block=tag.block,
            kind=tag.kind or above.kind,
            role="" if name == "main" else tag.role or above.role,
            language=tag.language or above.language,
            hidden=tag.hidden,
            mark=tag.mark,
            level=tag.level or above.level,
            template=_template(tag, above),
            article=above.article or name in _ARTICLE,
            list=lists,
            item=item,
            table=table,
            cell=cell,
        )

    def _close(self, name: str) -> None:
        """Close the innermost open element of that name and those inside it."""
        if not self.open_names[name]:
            return
        while True:
            element = self.stack.pop()
            self.open_names[element.name] -= 1
            self.hidden -= element.hidden
            if element.block:
                self._flush()
            if element.mark:
                self._end_mark(element.name)
            if element.name == name:
                return

    def _end_mark(self, name: str) -> None:
        for index in range(len(self.marks) - 1, -1, -1):
            kind, start, target = self.marks[index]
            if kind == name:
                del self.marks[index]
                self._mark(kind, start, target)
                return

    def _mark(self, kind: str, start: int, target: str) -> None:
        if start < self.now.length:
            span = Span(start, self.now.length)
            if kind == "a":
                self.now.links.append((span, target))
            elif kind in INLINE_CODE:
                self.now.code.append(span)
            else:
                self.now.quoted.append(span)

    def _break(self, start: int, end: int) -> None:
        """One line break is a space, two in a row end the block."""
        self.breaks += 1
        if self.breaks > 1:
            self._flush()
        elif not self.now.space and not self.hidden:
            self.now.add(" ", start, end)

    def _flush(self) -> None:
        self.breaks = 0
        if not self.now.parts:
            return
        if self.marks:
            for kind, start, target in self.marks:
                self._mark(kind, start, target)
            self.marks = [(kind, 0, target) for kind, _, target in self.marks]
        self.built.append(self.now)
        self.now = Builder()

    def _text(self, start: int, end: int) -> None:
        if self.hidden:
            return
        text, now = self.source[start:end], self.now
        if not now.parts:
            bare = text.lstrip(_SPACE)
            if not bare:
                return
            start, text = end - len(bare), bare
            above = self.stack[-1]
            now.kind, now.role, now.language, now.level = above.kind, above.role, above.language, above.level
            now.item, now.cell, now.template = above.item, above.cell, above.template
            if now.role == "byline" and now.kind == "paragraph":
                now.kind = "byline"
        if self.breaks and not text.isspace():
            self.breaks = 0
        if _NEEDS_CARE.search(text):
            self._careful(text, start)
        elif text != " " or not now.space:
            if now.space and text[:1] == " ":
                start, text = start + 1, text[1:]
            if text:
                now.add(text, start, end)

    def _careful(self, text: str, start: int) -> None:
        """Text with entities, line ends or runs of spaces: piece by piece."""
        now, last = self.now, 0
        for match in _ODD.finditer(text):
            piece = match[0]
            at, end = match.span()
            if piece == " " and at > last:
                continue  # an ordinary space inside a run of plain text
            if at > last:
                now.add(text[last:at], start + last, start + at)
            last = end
            clean = self.unescape(piece) if piece[0] == "&" else "" if now.space else " "
            if clean:
                now.add(clean, start + at, start + end)
        if last < len(text):
            now.add(text[last:], start + last, start + len(text))


def _template(tag: Tag, above: _Open) -> str:
    """The part of the page's frame that an element's text stands in. An article's own header and footer are no part of
    it; main ends what stands above it, an article ends a form (some sites put the whole page in one)."""
    if tag.name == "main" or (tag.name == "article" and above.template == "form"):
        return ""
    if tag.template in ("header", "footer") and above.article:
        return above.template
    return tag.template or above.template


def parse(path: str, source: str) -> tuple[Document, list[tuple[str, str, int]]]:
    """The article in a page, and what went wrong as (rule, reason, offset)."""
    reader = _Reader(source)
    reader.run()
    metadata = reader.head.metadata()
    language = metadata["lang"].value if "lang" in metadata else ""
    blocks = with_lists(
        [block for built in reader.built if (block := built.block(language))], host_of(reader.head.address)
    )
    problems = []
    if reader.too_deep >= 0:
        reason = f"elements are nested more than {MAX_DEPTH:,} deep; all of the text was linted"
        problems.append(("limit", reason, reader.too_deep))
    published = metadata["date"].value if "date" in metadata else ""
    return Document(path, source, blocks, "html", "", language, (), published, metadata), problems
