"""Markdown: front matter, then the events of pyromark (CommonMark and GFM), read as the HTML they stand for."""

from collections.abc import Iterator
from html import unescape
from typing import Any

import pyromark
from pyromark import Options

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, Span
from newslint.readers import front_matter
from newslint.readers.html_blocks import BlockReader
from newslint.readers.markdown_code import code_lines, code_span
from newslint.readers.markdown_masks import mask
from newslint.readers.page_metadata import Head
from newslint.readers.structure import closed_later, host_of, with_lists

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
)
_TAGS = {
    "Paragraph": "p", "Item": "li", "TableHead": "tr", "TableRow": "tr", "Emphasis": "em", "Strong": "strong",
    "Strikethrough": "del", "BlockQuote": "blockquote", "CodeBlock": "pre", "Table": "table", "Link": "a",
    "DefinitionList": "dl", "DefinitionListTitle": "dt", "DefinitionListDefinition": "dd", "FootnoteDefinition": "li",
}  # fmt: skip
_INLINE_TAG = lazy(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = lazy(r"([^\s\"'<>/=]+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_URL = lazy(r"https?://[^\s<>\"'`|()\[\]{}，。、；！？）】」》]+")
_URL_END = ".,:;!?*_~"


def parse(path: str, source: str) -> tuple[Document, list[tuple[str, str, int]]]:
    """The article in a Markdown file, and what went wrong as (rule, reason, offset)."""
    front = front_matter.parse(source, pelican=True)
    meta = front.metadata
    reader = _Reader(source, front.body, path.lower().endswith(".mdx"))
    reader.read()
    own_host = host_of(meta["url"].value) if "url" in meta else ""
    blocks = with_lists(list(_finished(reader.blocks)), own_host)
    wrong = [("unreadable", *front.wrong)] if front.wrong else []
    listed = tuple(code.strip() for code in meta["languages"].value.split(",")) if "languages" in meta else ()
    declared = meta["lang"].value if "lang" in meta else (listed[0] if listed else "")
    published = meta["date"].value if "date" in meta else ""
    return Document(path, source, blocks, "markdown", "", declared, listed, published, meta), wrong


def _finished(reader: BlockReader) -> Iterator[Block]:
    """The blocks; of several headings of the first level only the first is the headline."""
    seen = False
    for built in reader.built:
        if built.kind == "headline":
            built.kind, seen = ("heading" if seen else "headline"), True
        if block := built.block(""):
            yield _with_bare_links(block) if "://" in block.text and block.kind != "code" else block


def _with_bare_links(block: Block) -> Block:
    """The block with its addresses as links, which most sites make of them."""
    links = list(block.links)
    for match in _URL.finditer(block.text):
        span = Span(match.start(), match.start() + len(match[0].rstrip(_URL_END)))
        if not any(link.start < span.end and span.start < link.end for link, _ in block.links[:100]):
            links.append((span, match[0].rstrip(_URL_END)))
    linked = sum(span.end - span.start for span, _ in links) / len(block.text)
    return block._replace(links=tuple(sorted(links)), linked=min(1.0, linked))


class _Reader:
    """Reads source[body:] into blocks."""

    def __init__(self, source: str, body: int, mdx: bool) -> None:
        self.source = source
        self.body = body
        self.text, self.filler = mask(source, body, mdx)
        self.blocks = BlockReader(closed_later(source))
        self.offsets = _Offsets(self.text, body)
        self.images = 0  # open ones, whose text is not shown
        self.code = False
        self.cell = "td"
        self.notes = False  # whether the list of footnotes is open
        self.html: list[Span] = []  # the lines of an HTML block

    def read(self) -> None:
        for event, span in pyromark.events_with_range(self.text, options=OPTIONS):
            start, end = span["start"], span["end"]
            if isinstance(event, str):
                if event == "Rule":
                    self.blocks.flush()
                elif not self.images:
                    self.blocks.add(" ", *self.offsets.span(start, end))
                continue
            value: Any
            kind, value = next(iter(event.items()))
            if kind == "Text":
                if not self.images:
                    self._text(value, *self.offsets.span(start, end))
            elif kind == "Start":
                self._start(value, start)
            elif kind == "End":
                self._end(value, start, end)
            else:
                self._leaf(kind, value, *self.offsets.span(start, end))
        self.blocks.flush()

    def _start(self, tag: Any, start: int) -> None:
        name, value = _named(tag)
        blocks = self.blocks
        if self.notes and name != "FootnoteDefinition" and not blocks.inside("li"):
            self.notes = False
            blocks.end("ol")
        if name == "Image":
            self.images += 1
        elif name == "Link":
            target = "" if self.filler and self.filler in value["dest_url"] else value["dest_url"]
            blocks.start("a", [("href", target)])
        elif name == "Heading":
            blocks.start(value["level"].lower())
        elif name == "List":
            blocks.start("ul" if value is None else "ol")
        elif name == "TableCell":
            blocks.start(self.cell)
        elif name in _TAGS:
            if name == "FootnoteDefinition" and not self.notes:
                self.notes = True
                blocks.start("ol")
            blocks.start(_TAGS[name])
            self.cell = "th" if name == "TableHead" else "td" if name == "TableRow" else self.cell
            self.code = name == "CodeBlock"
            if name == "Strikethrough" and not self.source.startswith("~~", at := self.offsets.at(start)):
                blocks.add("~", at, at + 1)  # "10~20 and 30~40": no site strikes that through

    def _end(self, tag: Any, start: int, end: int) -> None:
        name, value = _named(tag)
        blocks = self.blocks
        if name == "Image":
            self.images -= 1
        elif name == "HtmlBlock":
            self._html_block()
        elif name == "Heading":
            blocks.end(value.lower())
        elif name == "List":
            blocks.end("ol" if value else "ul")
        elif name == "TableCell":
            blocks.end(self.cell)
        elif name in _TAGS:
            self.code = False
            if name == "Strikethrough":
                first, last = self.offsets.span(start, end)
                if not self.source.startswith("~~", first):
                    blocks.add("~", last - 1, last)
            blocks.end(_TAGS[name])

    def _text(self, text: str, start: int, end: int) -> None:
        if self.code:
            for at, stop in code_lines(text, self.text, start - self.body, end - self.body):
                if self.blocks.now.parts:
                    self.blocks.add(" ", self.blocks.now.segments[-1].end, self.body + at)
                self._own(self.body + at, self.body + stop)
        elif self.filler and self.filler in text:
            for part in text.split(self.filler):
                bare = part.lstrip(" ") if self.blocks.now.space else part
                if bare:
                    self.blocks.add(bare, start + len(part) - len(bare), start + len(part))
                start += len(part) + 1
        else:
            self.blocks.add(text, start, end)

    def _own(self, start: int, end: int) -> None:
        """Pass on source[start:end] as it is, marks included: in code they are text."""
        self.blocks.add(self.source[start:end], start, end)

    def _leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        blocks = self.blocks
        if kind == "Html":
            self.html.append(Span(start, end))
        elif self.images:
            return
        elif kind == "Code":
            blocks.start("code")
            for is_space, at, stop in code_span(value, self.text, start - self.body, end - self.body):
                if is_space:
                    blocks.add(" ", self.body + at, self.body + stop)
                else:
                    self._own(self.body + at, self.body + stop)
            blocks.end("code")
        elif kind == "InlineHtml":
            self._inline_html(start, end)
        elif kind == "FootnoteReference" and blocks.now.length and not blocks.hidden:
            blocks.now.links.append((Span(blocks.now.length - 1, blocks.now.length), self.source[start:end]))

    def _inline_html(self, start: int, end: int) -> None:
        tag = self.source[start:end]
        match = _INLINE_TAG.match(tag)
        if match is None:
            if not tag.startswith("<!--"):
                self._tokens(tag, start)  # a browser ends <![CDATA[ and <? at the first ">"
            return
        if match[1]:
            self.blocks.end(match[2].lower())
            return
        if match[2].lower() == "br":
            self.blocks.line_break(start, end)
            return
        attributes = [
            (name.lower(), unescape(double or single or bare))
            for name, double, single, bare in _ATTRIBUTE.findall(tag[match.end() : -1])
        ]
        self.blocks.start(match[2].lower(), attributes, tag.endswith("/>"))

    def _html_block(self) -> None:
        """Read the lines of an HTML block; what is between them are the marks of quotes and lists."""
        if not self.html:
            return
        text, last = "", self.html[0].start
        for span in self.html:
            text += " " * (span.start - last) + self.text[span.start - self.body : span.end - self.body]
            last = span.end
        self._tokens(text, self.html[0].start)
        self.html = []

    def _tokens(self, html: str, start: int) -> None:
        # Most articles hold no HTML that needs a tokenizer, whose import takes longer than they do.
        from newslint.readers.html_tokens import read_tokens

        html = html.replace(self.filler, " ") if self.filler else html
        read_tokens(self.blocks, html, start, self.source, Head())


def _named(tag: Any) -> tuple[str, Any]:
    """The name of a tag of pyromark, and what it says besides."""
    if isinstance(tag, str):
        return tag, None
    name, value = next(iter(tag.items()))
    return name, value


class _Offsets:
    """Offsets in the file for offsets in UTF-8, which mostly grow."""

    def __init__(self, text: str, base: int) -> None:
        self._data = b"" if text.isascii() else text.encode()
        self._base = base
        self._byte = self._character = 0

    def at(self, byte: int) -> int:
        data, last = self._data, self._byte
        if not data:
            return self._base + byte
        if byte >= last:
            self._character += len(data[last:byte].decode())
        else:
            self._character -= len(data[byte:last].decode())
        self._byte = byte
        return self._base + self._character

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.at(start), self.at(end)
