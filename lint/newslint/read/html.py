"""HTML: visible text by block, every character with its place in the file.

A forward scan of our own: lxml tells only lines and drops text below a depth of 256 in silence, selectolax tells no
offsets, justhtml tells them but reads 5 MB a second. Blocks need no tree: a block-level tag ends the block before it,
inline tags are transparent. tests/test_read_html.py holds the result against lxml's tree.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from newslint.document import Block, Document, Run, Span
from newslint.read.metadata import Head

MAX_DEPTH = 10_000

# Possessive quantifiers: an unclosed quote costs one look ahead, never a search back.
_TOKEN = re.compile(
    r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[^>\"']++|\"[^\"]{0,65536}+\"|'[^']{0,65536}+')*+)>"
    r"|<[/!?a-zA-Z][^>]*+>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_ODD = re.compile(r"[ \t\r\n\f]+|&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_NEEDS_CARE = re.compile(r"[\t\r\n\f&]|  ")

_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = frozenset("head template noscript svg math object canvas audio video datalist select".split())
_KINDS = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "summary"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quote",
    "pre": "code",
    "button": "button",
}
_BLOCKS = frozenset(
    "address article aside body center details dialog dir div dl fieldset figure footer form frameset header hgroup hr "
    "html legend main menu nav ol optgroup option p section table tbody tfoot thead tr ul".split()
) | frozenset(_KINDS)
_QUOTING = frozenset(("em", "i", "cite", "q"))
_CLOSES_ITSELF = frozenset(("p", "li", "td", "th", "tr", "dt", "dd", "option"))
_ROLES = {"nav": "nav", "aside": "aside", "footer": "footer", "header": "header", "form": "form", "figure": "figure", "dialog": "dialog", "button": "button"}  # fmt: skip
_NAMED = (
    ("cookie", "cookie"), ("consent", "cookie"), ("gdpr", "cookie"), ("newsletter", "newsletter"), ("subscri", "newsletter"),
    ("share", "share"), ("social", "share"), ("related", "related"), ("recommend", "related"), ("comment", "comments"),
    ("breadcrumb", "nav"), ("navigation", "nav"), ("byline", "byline"), ("author", "byline"),
)  # fmt: skip
_NAMING = re.compile(r"\b(?:class|id|role|rel)\s*=\s*[\"']?([^\"'>]*)", re.IGNORECASE)
_MAYBE_HIDDEN = re.compile(r"\bhidden\b|display\s*:\s*none", re.IGNORECASE)
_LANG = re.compile(r"(?<![\w:-])(?:xml:)?lang\s*=", re.IGNORECASE)


def attributes(text: str) -> dict[str, str]:
    """A tag's attributes by lower-case name, entities resolved; the first of a name wins, as in browsers."""
    from html import unescape

    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    return found


@dataclass
class _Open:
    """An open element and what it means for the text in it."""

    name: str
    role: str
    language: str
    hidden: bool


@dataclass
class _Builder:
    """The block that is being read."""

    runs: list[Run] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    space: bool = True  # whether the text so far ends in a space (or is empty)
    kind: str = ""
    role: str = ""
    language: str = ""
    quoted: list[Span] = field(default_factory=list)
    links: list[tuple[Span, str]] = field(default_factory=list)

    def add(self, text: str, start: int, end: int) -> None:
        """Append text that stands for source[start:end]."""
        self.runs.append(Run(self.length, start, end))
        self.parts.append(text)
        self.length += len(text)
        self.space = text[-1] == " "

    def block(self) -> Block | None:
        """The finished block, without a space at its end; None when it has no text."""
        if self.space and self.parts:
            self.length -= 1
            self.parts[-1] = self.parts[-1][:-1]
            if not self.parts[-1]:
                self.parts.pop()
                self.runs.pop()
            else:
                last = self.runs[-1]
                self.runs[-1] = Run(last.text, last.start, last.end - 1)
        if not self.parts:
            return None
        links = tuple((_cut(span, self.length), target) for span, target in self.links if span.start < self.length)
        linked = sum(span.end - span.start for span, _ in links) / self.length
        quoted = tuple(_cut(span, self.length) for span in self.quoted if span.start < self.length)
        text = "".join(self.parts)
        return Block(text, self.kind, tuple(self.runs), self.language, self.role, min(1.0, linked), quoted, links)


def _cut(span: Span, length: int) -> Span:
    return Span(span.start, min(span.end, length))


class _Reader:
    """One pass over a page."""

    def __init__(self, source: str) -> None:
        from html import unescape

        self.source = source
        self.unescape: Callable[[str], str] = unescape
        self.head = Head()
        self.blocks: list[Block] = []
        self.stack: list[_Open] = []
        self.open_names: Counter[str] = Counter()
        self.hidden = 0
        self.now = _Builder()
        self.marks: list[tuple[str, int, str]] = []  # open a, em, i, cite, q with where they began in the block
        self.breaks = 0
        self.too_deep = -1

    def run(self) -> None:
        source, position = self.source, 0
        search = _TOKEN.search
        while match := search(source, position):
            if match.start() > position:
                self._text(position, match.start())
            position = match.end()
            if name := match["name"]:
                position = self._tag(name.lower(), match, position)
        if position < len(source):
            self._text(position, len(source))
        self._flush()

    def _tag(self, name: str, match: "re.Match[str]", position: int) -> int:
        """Handle a tag; returns where to go on (raw-text elements are passed over whole)."""
        if match["end"]:
            self._close(name)
            return position
        if name == "br":
            self._break(match.start(), match.end())
            return position
        if name == "meta" or name == "html" or name == "link":
            self.head.tag(name, attributes(match["attributes"]), self.source, match.start("attributes"), match["attributes"])
        if name in _RAW:
            return self._raw(name, match, position)
        if name in _VOID:
            if name == "hr":
                self._flush()
            return position
        self._open(name, match["attributes"])
        if match["attributes"].endswith("/") and name not in _BLOCKS:
            self._close(name)
        return position

    def _raw(self, name: str, match: "re.Match[str]", position: int) -> int:
        """Pass over an element whose content is no markup; titles and JSON-LD go to the head."""
        close = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self.source, position)
        end = close.start() if close else len(self.source)
        if name == "title" and not self.hidden_svg:
            self.head.title(self.unescape(self.source[position:end]), Span(position, end))
        elif name == "script" and "ld+json" in match["attributes"]:
            self.head.json_ld(self.source[position:end])
        return end

    @property
    def hidden_svg(self) -> bool:
        return self.open_names["svg"] > 0

    def _open(self, name: str, text: str) -> None:
        if name in _BLOCKS:
            self._flush()
            if name in _CLOSES_ITSELF and self.stack and self.stack[-1].name == name:
                self._close(name)
            elif self.stack and self.stack[-1].name == "p":
                self._close("p")
        above = self.stack[-1] if self.stack else _Open("", "", "", False)
        role, language = _role(name, text) or above.role, above.language
        if _LANG.search(text):
            found = attributes(text)
            language = found.get("lang") or found.get("xml:lang") or language
        hidden = name in _HIDDEN or bool(_MAYBE_HIDDEN.search(text) and _is_hidden(attributes(text)))
        self.stack.append(_Open(name, role, language, hidden))
        self.open_names[name] += 1
        self.hidden += hidden
        if len(self.stack) > MAX_DEPTH and self.too_deep < 0:
            self.too_deep = self.now.runs[-1].end if self.now.runs else 0
        if name == "a" or name in _QUOTING:
            target = attributes(text).get("href", "") if name == "a" else ""
            self.marks.append((name, self.now.length, target))

    def _close(self, name: str) -> None:
        """Close the innermost open element of that name and those inside it."""
        if not self.open_names[name]:
            return
        if name in _BLOCKS:
            self._flush()
        self._end_mark(name)
        while True:
            element = self.stack.pop()
            self.open_names[element.name] -= 1
            self.hidden -= element.hidden
            if element.name == name:
                return

    def _end_mark(self, name: str) -> None:
        for index in range(len(self.marks) - 1, max(-1, len(self.marks) - 20), -1):
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
        for kind, start, target in self.marks:
            self._mark(kind, start, target)
        if block := self.now.block():
            self.blocks.append(block)
        self.now = _Builder()
        self.marks = [(kind, 0, target) for kind, _, target in self.marks]

    def _text(self, start: int, end: int) -> None:
        if self.hidden:
            return
        text = self.source[start:end]
        now = self.now
        if not now.parts:
            bare = text.lstrip(" \t\r\n\f")
            if not bare:
                return
            start += len(text) - len(bare)
            text = bare
            self._begin()
        if not text.isspace():
            self.breaks = 0
        if not _NEEDS_CARE.search(text):
            if now.space and text[0] == " ":
                start, text = start + 1, text[1:]
            if text:
                now.add(text, start, end)
            return
        self._careful(text, start)

    def _careful(self, text: str, start: int) -> None:
        """Text with entities, line ends or runs of spaces: piece by piece."""
        now, last = self.now, 0
        for match in _ODD.finditer(text):
            piece = match[0]
            if piece == " " and not now.space and match.start() > last:
                continue  # an ordinary space inside a run of plain text
            if match.start() > last:
                now.add(text[last : match.start()], start + last, start + match.start())
            last = match.end()
            clean = self.unescape(piece) if piece[0] == "&" else "" if now.space else " "
            if clean:
                now.add(clean, start + match.start(), start + match.end())
        if last < len(text):
            now.add(text[last:], start + last, start + len(text))

    def _begin(self) -> None:
        """Note what the block's surroundings say of it, at its first character."""
        self.now.space = True
        if self.stack:
            self.now.role, self.now.language = self.stack[-1].role, self.stack[-1].language
        kinds = (_KINDS[element.name] for element in reversed(self.stack[-12:]) if element.name in _KINDS)
        self.now.kind = next(kinds, "paragraph")
        if self.now.kind == "button":
            self.now.kind, self.now.role = "paragraph", "button"
        if self.now.role == "byline":
            self.now.kind = "byline" if self.now.kind == "paragraph" else self.now.kind


def _role(name: str, text: str) -> str:
    if name in ("body", "html", "main", "article"):
        return ""
    if name in _ROLES:
        return _ROLES[name]
    for match in _NAMING.finditer(text):
        told = match[1].lower()
        for word, role in _NAMED:
            if word in told:
                return role
    return ""


def _is_hidden(found: dict[str, str]) -> bool:
    style = found.get("style", "").replace(" ", "").lower()
    return "hidden" in found or "display:none" in style


def parse(path: str, source: str) -> tuple[Document, list[tuple[str, str, int]]]:
    """The article in a page, and what went wrong as (rule, reason, offset)."""
    reader = _Reader(source)
    reader.run()
    head = reader.head
    metadata = head.metadata()
    language = metadata["lang"].value if "lang" in metadata else ""
    blocks = tuple(_own_language(reader.blocks, language))
    problems = []
    if reader.too_deep >= 0:
        reason = f"elements are nested more than {MAX_DEPTH:,} deep; all of the text was linted"
        problems.append(("read/limit", reason, reader.too_deep))
    published = metadata["date"].value if "date" in metadata else ""
    document = Document(path, source, blocks, "html", "", language, (), published, metadata)
    return document, problems


def _own_language(blocks: list[Block], language: str) -> Iterator[Block]:
    """Blocks state a language only where it is not the page's."""
    from dataclasses import replace

    for block in blocks:
        yield replace(block, language="") if block.language and block.language == language else block


