"""Builds blocks from tags and text. A block-level tag ends the block before it; inline tags do not."""

from collections.abc import Callable
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import ListItem, Span, TableCell
from newslint.readers.block_builder import Builder
from newslint.readers.html_nesting import Nesting
from newslint.readers.html_tags import INLINE_CODE, LISTS, RAW, VOID, Attributes, Tag, tag
from newslint.readers.structure import OpenList, OpenTable

MAX_DEPTH = 10_000
SPACE = " \t\r\n\f"
_SPACES = lazy(r"[ \t\r\n\f]+")
_NEEDS_CARE = lazy(r"[\t\r\n\f]|  ")
_ITEMS = frozenset(("li", "dt"))
_ARTICLE = frozenset(("article", "main"))
_ONCE = frozenset(("html", "body", "select"))
_MARKS = 30  # open links, quotations and code that are followed at a time


class _Context(NamedTuple):
    """What the open elements say of the text in them; see Block. `article` is whether one is an article."""

    kind: str = "paragraph"
    role: str = ""
    language: str = ""
    level: int = 0
    template: str = ""
    article: bool = False
    list: OpenList | None = None
    item: ListItem | None = None
    table: OpenTable | None = None
    cell: TableCell | None = None


class _Open(NamedTuple):
    """An open element."""

    name: str
    block: bool
    hidden: bool
    mark: bool
    context: _Context


_NOTHING = _Open("", False, False, False, _Context())


class BlockReader:
    """Takes tags and pieces of text in the order of the file; `built` holds the blocks that are finished."""

    def __init__(self, is_closed_later: Callable[[str], bool]) -> None:
        self.built: list[Builder] = []
        self.now = Builder()
        self.hidden = 0  # how many open elements hide their text
        self.too_deep = -1
        self._stack: list[_Open] = [_NOTHING]
        self._nesting = Nesting(is_closed_later)
        self._marks: list[
            tuple[str, int, str]
        ] = []  # open links etc.: name, where in the block they began, target
        self._breaks = 0
        self._lists = self._tables = 0  # how many were opened

    def start(self, name: str, attributes: Attributes = (), closed: bool = False) -> None:
        """A start tag; `closed` when it is written <name/>."""
        nesting = self._nesting
        if name in _ONCE and nesting.is_open(name):
            if name == "select":  # as browsers do: the second start tag only ends the first
                self.end(name)
            return
        for place in nesting.ended_by_start(name, self._stack[-1].name, self.hidden > 0):
            self._close(place)
        found = tag(name, () if self.hidden else attributes)
        if name in VOID or (closed and not found.block and name not in RAW):
            if found.block:
                self.flush()
            return
        if name == "frameset":
            found = found._replace(hidden=not self.built and not self.now.parts)
        self._open(found, attributes)

    def _open(self, tag: Tag, attributes: Attributes) -> None:
        stack = self._stack
        if tag.block:
            self.flush()
        above = stack[-1].context
        self._nesting.push(tag.name, len(stack))
        stack.append(
            _Open(
                tag.name, tag.block, tag.hidden, tag.mark, above if tag.plain else self._context(tag, above)
            )
        )
        self.hidden += tag.hidden
        if len(stack) > MAX_DEPTH and self.too_deep < 0:
            self.too_deep = self.now.segments[-1].end if self.now.segments else 0
        if tag.mark:
            target = ""
            if tag.name == "a":  # links do not nest
                self._end_mark("a")
                target = next((value or "" for key, value in attributes if key == "href"), "")
            if len(self._marks) < _MARKS:
                self._marks.append((tag.name, self.now.length, target))

    def _context(self, tag: Tag, above: _Context) -> _Context:
        """What an element means for the text in it, by its tag and the elements above it."""
        name, lists, table = tag.name, above.list, above.table
        item, cell = above.item, above.cell
        if name in LISTS:
            lists = OpenList(self._lists, 0 if lists is None else lists.depth + 1, name == "ol")
            self._lists += 1
        elif name in _ITEMS and lists:
            item = lists.next_item()
        elif name == "dd" and lists:
            item = lists.same_item()
        elif name == "table":
            table = OpenTable(self._tables)
            self._tables += 1
        elif name == "tr" and table:
            table.next_row()
        elif (name == "td" or name == "th") and table:
            cell = table.next_cell(name == "th" or self._nesting.is_open("thead"), tag.columns)
        return _Context(
            tag.kind or above.kind,
            "" if name == "main" else tag.role or above.role,
            tag.language or above.language,
            tag.level or above.level,
            _template(tag, above),
            above.article or name in _ARTICLE,
            lists,
            item,
            table,
            cell,
        )

    def inside(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return self._nesting.is_open(name)

    def end(self, name: str) -> None:
        """An end tag."""
        nesting = self._nesting
        place = nesting.ended_by_end(name, len(self._stack) - 1)
        if place >= 0 and nesting.crosses_blocks(name, place):
            self._end_mark(name)
        elif place >= 0:
            self._close(place)
        elif name == "p":
            self.flush()

    def _close(self, place: int) -> None:
        """Close the element at a place of the stack and all those in it."""
        while len(self._stack) > place:
            element = self._stack.pop()
            self._nesting.pop(element.name)
            self.hidden -= element.hidden
            if element.block:
                self.flush()
            if element.mark:
                self._end_mark(element.name)

    def _end_mark(self, name: str) -> None:
        for index in range(len(self._marks) - 1, -1, -1):
            kind, start, target = self._marks[index]
            if kind == name:
                del self._marks[index]
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

    def line_break(self, start: int, end: int) -> None:
        """One line break is a space, two in a row end the block."""
        self._breaks += 1
        if self._breaks > 1:
            self.flush()
        elif not self.now.space and not self.hidden:
            self.now.add(" ", start, end)

    def flush(self) -> None:
        """End the block that is being read."""
        self._breaks = 0
        if not self.now.parts:
            return
        if self._marks:
            for kind, start, target in self._marks:
                self._mark(kind, start, target)
            self._marks = [(kind, 0, target) for kind, _, target in self._marks]
        self.built.append(self.now)
        self.now = Builder()

    def add(self, text: str, start: int, end: int) -> None:
        """A piece of text, not empty, that stands for source[start:end]; white space at its ends is collapsed."""
        if text.isspace() and text[0] in SPACE:
            text = " "
        if self._ready(text) and not (text == " " and self.now.space):
            self.now.add(text, start, end)

    def add_collapsed(self, text: str, start: int) -> None:
        """Text, not empty, that is at `start` as it is, but for white space, of which a run counts as one."""
        if not self._ready(text):
            return
        now, last = self.now, 0
        if not _NEEDS_CARE.search(text):
            if now.space and text[0] == " ":
                start, text = start + 1, text[1:]
            if text:
                now.add(text, start, start + len(text))
            return
        for match in _SPACES.finditer(text):
            at, end = match.span()
            if match[0] == " " and at > last:
                continue  # an ordinary space inside a run of plain text
            if at > last:
                now.add(text[last:at], start + last, start + at)
            last = end
            if not now.space:
                now.add(" ", start + at, start + end)
        if last < len(text):
            now.add(text[last:], start + last, start + len(text))

    def _ready(self, text: str) -> bool:
        """Whether text is to be read here; the first of a block tells what the block is."""
        blank = text.isspace() and not text.strip(SPACE)
        if self._stack[-1].name == "head" and not blank:
            self._close(len(self._stack) - 1)
        if self.hidden or (blank and not self.now.parts):
            return False
        now = self.now
        if not now.parts:
            above = self._stack[-1].context
            now.kind, now.role, now.language, now.level = above.kind, above.role, above.language, above.level
            now.item, now.cell, now.template = above.item, above.cell, above.template
            if now.role == "byline" and now.kind == "paragraph":
                now.kind = "byline"
        if not blank:
            self._breaks = 0
        return True


def _template(tag: Tag, above: _Context) -> str:
    """The part of the page's frame that an element's text is in. An article's own header and footer are no part of
    it; main ends what is above it, an article ends a form (some sites put the whole page in one)."""
    if tag.name == "main" or (tag.name == "article" and above.template == "form"):
        return ""
    if tag.template in ("header", "footer") and above.article:
        return above.template
    return tag.template or above.template
