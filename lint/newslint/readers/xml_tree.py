"""Parses XML with expat into a tree with the position of its text. Nothing outside the file is read; entities are not expanded."""

from collections.abc import Iterator
from html import unescape
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

from newslint.model.document import Field, SourceSegment, Span

MAX_DEPTH = 300
_CDATA = "<![CDATA["


class Piece(NamedTuple):
    """Text that is at source[start:end]; the same text there when both have one length."""

    text: str
    start: int
    end: int
    cdata: bool = False


class Element:
    """An element: its name without the prefix, attributes without theirs, children, and where it is."""

    __slots__ = ("attributes", "children", "end", "name", "parent", "start", "uri")

    def __init__(self, name: str, attributes: dict[str, str], start: int, parent: "Element | None") -> None:
        self.uri, _, self.name = name.rpartition(" ")
        self.attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.start, self.end = start, start
        self.parent = parent
        self.children: list[Element | Piece] = []

    @property
    def elements(self) -> "list[Element]":
        return [child for child in self.children if isinstance(child, Element)]

    def find(self, *names: str) -> "Element | None":
        """The first child of that name, its child of the next name, and so on."""
        now: Element | None = self
        for name in names:
            now = next((child for child in now.elements if child.name == name), None) if now else None
        return now

    def all(self, *names: str) -> "Iterator[Element]":
        """The elements of these names below this one, in order, not inside of each other."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            if element is not self and element.name in names:
                yield element
            else:
                waiting.extend(reversed(element.elements))

    def pieces(self) -> "Iterator[Piece]":
        """The text in the element and in those in it."""
        waiting: list[Element | Piece] = [self]
        while waiting:
            now = waiting.pop()
            if isinstance(now, Piece):
                yield now
            else:
                waiting.extend(reversed(now.children))

    @property
    def text(self) -> str:
        return " ".join("".join(piece.text for piece in self.pieces()).split())

    @property
    def language(self) -> str:
        """The language that is stated on the element or above it."""
        now: Element | None = self
        while now:
            if "lang" in now.attributes:
                return now.attributes["lang"]
            now = now.parent
        return ""


class Wrong(NamedTuple):
    """What is wrong with the XML, as the `find` of a problem, and where."""

    find: str
    reason: str
    offset: int


Parsed: TypeAlias = tuple[Element, list[Wrong]]


class _Stop(Exception):
    pass


class _Builder:
    """Builds the tree from expat's events. Offsets count code points of the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = self.now = Element("", {}, 0, None)
        self.wrong: list[Wrong] = []
        self.depth = 0
        self._byte = self._char = 0
        self._ascii = source.isascii()
        self._data = b"" if self._ascii else source.encode("utf-8", "surrogatepass")
        self._cdata = False
        self.parser = expat.ParserCreate("utf-8", " ")
        parser = self.parser
        parser.buffer_text = False
        parser.ordered_attributes = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.DefaultHandler = self._other  # with it expat expands no entity, it passes on the reference
        parser.SkippedEntityHandler = self._entity
        parser.ExternalEntityRefHandler = lambda *_: 1  # never read
        parser.UseForeignDTD(True)  # so that &nbsp; without a declaration is no error

    @property
    def offset(self) -> int:
        """Where the parser is, in code points."""
        byte = self.parser.CurrentByteIndex
        if self._ascii:
            return byte
        if byte < self._byte:
            self._byte = self._char = 0
        self._char += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._char

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        start = self.offset
        if self.depth > MAX_DEPTH:
            self.wrong.append(
                Wrong(
                    "limit",
                    f"elements are nested more than {MAX_DEPTH} deep; what comes before was linted",
                    start,
                )
            )
            raise _Stop
        element = Element(name, attributes, start, self.now)
        self.now.children.append(element)
        self.now = element

    def _end(self, name: str) -> None:
        del name
        self.depth -= 1
        at = self.offset
        # Of <a/> expat tells where it ends, of </a> where it begins.
        self.now.end = self.source.find(">", at) + 1 if self.source.startswith("</", at) else at
        self.now = self.now.parent or self.root

    def _start_cdata(self) -> None:
        self._cdata = True

    def _end_cdata(self) -> None:
        self._cdata = False

    def _text(self, text: str) -> None:
        start = self.offset
        source, children = self.source, self.now.children
        if self._cdata and source.startswith(_CDATA, start):
            start += len(_CDATA)
        if not self._cdata and source.startswith("&", start):
            end = source.find(";", start) + 1
        elif text == "\n" and source.startswith("\r\n", start):
            end = start + 2
        else:
            end = start + len(text)
        last = children[-1] if children and isinstance(children[-1], Piece) else None
        plain = end - start == len(text) and not source.startswith("&", start)
        if (
            last
            and plain
            and last.end == start
            and last.cdata == self._cdata
            and last.end - last.start == len(last.text)
        ):
            children[-1] = Piece(last.text + text, last.start, end, self._cdata)
        else:
            children.append(Piece(text, start, end, self._cdata))

    def _entity(self, name: str, parameter: bool) -> None:
        if parameter:
            return
        start = self.offset
        char = unescape(f"&{name};")
        if char == f"&{name};":
            self.wrong.append(Wrong("unreadable", f"the entity &{name}; was not expanded", start))
        elif self.source.startswith("&", start):
            self.now.children.append(Piece(char, start, start + len(name) + 2))

    def _other(self, data: str) -> None:
        if data.startswith("&") and data.endswith(";"):
            self._entity(data[1:-1], False)


def parse(source: str) -> Parsed:
    """The tree of a document, as far as it can be read, and what is wrong. Elements that were not closed end nowhere."""
    builder = _Builder(source)
    try:
        builder.parser.Parse(source.encode("utf-8", "replace"), True)
    except _Stop:
        pass
    except expat.ExpatError as error:
        builder.wrong.append(
            Wrong("unreadable", f"XML: {expat.ErrorString(error.code)}", min(_at(source, error), len(source)))
        )
    while builder.now is not builder.root:
        builder.now.end = len(source)
        builder.now = builder.now.parent or builder.root
    return builder.root, builder.wrong


def _at(source: str, error: expat.ExpatError) -> int:
    """Where expat stopped: its lines end at LF, CRLF and CR, its columns count from 0."""
    from newslint.model.document import Lines

    lines = Lines(source)
    line = min(max(error.lineno, 1), len(lines))
    text = lines.text(line).encode("utf-8", "replace")[: error.offset].decode("utf-8", "ignore")
    return lines.start(line) + len(text)


def field_of(name: str, element: Element) -> Field | None:
    """The text of an element as one field, None when it has none."""
    pieces = list(element.pieces())
    if not pieces:
        return None
    segments: list[SourceSegment] = []
    length = 0
    for piece in pieces:
        segments.append(SourceSegment(length, piece.start, piece.end))
        length += len(piece.text)
    kinds = {piece.cdata for piece in pieces if piece.text.strip()}
    escaping = "none" if len(kinds) > 1 else "cdata" if True in kinds else "xml"
    text = "".join(piece.text for piece in pieces)
    return Field(name, Span(pieces[0].start, pieces[-1].end), text, tuple(segments), escaping)


def moved(field: Field, offset: int) -> Field:
    """A field of a file as one of a record that begins at `offset`."""
    segments = tuple(SourceSegment(text, start - offset, end - offset) for text, start, end in field.segments)
    return field._replace(span=Span(field.span.start - offset, field.span.end - offset), segments=segments)
