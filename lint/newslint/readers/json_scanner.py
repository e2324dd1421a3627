"""Parses JSON into a tree with the position of every value (RFC 8259; NaN and Infinity as Python writes them)."""

from collections.abc import Iterator
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Field, SourceSegment, Span

_TOKEN = lazy(
    r'[ \t\n\r]*+(?:([{}\[\],:])|("(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")'
    r"|(-?+(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][+-]?+\d++)?+(?![\w.+-])|(?:true|false|null|NaN|-?Infinity)(?!\w)))"
)
_SPACE = lazy(r"[ \t\n\r]*+")
_ESCAPE = lazy(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\(.)")
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
MAX_DEPTH = 500


class Node(NamedTuple):
    """A value: "object" with `entries`, "array" with `items`, "string" or "other"; source[start:end] is what is written."""

    kind: str
    start: int
    end: int
    entries: dict[str, "Node"]
    items: list["Node"]


class Malformed(Exception):
    """Text that is not JSON: why, and where."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


class _Open:
    """A container that is being read. state: what may come next."""

    __slots__ = ("entries", "items", "key", "kind", "start", "state")

    def __init__(self, kind: str, start: int) -> None:
        self.kind, self.start = kind, start
        self.entries: dict[str, Node] = {}
        self.items: list[Node] = []
        self.key: str | None = None
        self.state = "first"


def scan(source: str, start: int = 0) -> Node:
    """The value that fills source[start:]. Of keys that occur twice the last one counts. Raises Malformed."""
    node = value_at(source, start)
    rest = _SPACE.match(source, node.end)
    if rest and rest.end() < len(source):
        raise Malformed("something follows the value", rest.end())
    return node


def value_at(source: str, start: int) -> Node:
    """The value that begins at `start`, white space before it passed over. Raises Malformed."""
    stack: list[_Open] = []
    at = start
    while True:
        match = _TOKEN.match(source, at)
        if match is None:
            space = _SPACE.match(source, at)
            where = space.end() if space else at
            raise Malformed("cut off" if where >= len(source) else "not JSON", where)
        at = match.end()
        number = match.lastindex or 1
        begin = match.start(number)
        if number == 1:
            node = _punctuation(match[1], begin, at, stack)
            if node is None:
                continue
        else:
            node = Node("string" if number == 2 else "other", begin, at, {}, [])
        if not stack:
            return node
        _add(stack[-1], node, source)


def _punctuation(mark: str, begin: int, end: int, stack: list[_Open]) -> Node | None:
    """Open, go on in, or close a container; the finished one when it is closed."""
    if mark in "{[":
        if len(stack) >= MAX_DEPTH:
            raise Malformed(f"nested more than {MAX_DEPTH} deep", begin)
        if stack and not _takes_value(stack[-1]):
            raise Malformed("a value where none can be", begin)
        stack.append(_Open(mark, begin))
        return None
    if not stack:
        raise Malformed("not JSON", begin)
    now = stack[-1]
    if mark == ":" and now.kind == "{" and now.state == "key":
        now.state = "value"
    elif mark == "," and now.state == "after":
        now.state = "next"
    elif mark in "}]" and now.state in ("first", "after") and now.kind + mark in ("{}", "[]"):
        stack.pop()
        return Node("object" if mark == "}" else "array", now.start, end, now.entries, now.items)
    else:
        raise Malformed(f"{mark} where it cannot be", begin)
    return None


def _takes_value(now: _Open) -> bool:
    return now.state == "value" if now.kind == "{" else now.state in ("first", "next")


def _add(now: _Open, node: Node, source: str) -> None:
    if now.kind == "[" and _takes_value(now):
        now.items.append(node)
        now.state = "after"
    elif now.kind == "{" and now.state == "value":
        now.entries[now.key or ""] = node
        now.state = "after"
    elif now.kind == "{" and now.state in ("first", "next") and node.kind == "string":
        now.key = decoded("", source, node).text
        now.state = "key"
    else:
        raise Malformed("a value where none can be", node.start)


def decoded(name: str, source: str, node: Node) -> Field:
    """A string's text and where each piece of it is."""
    first, last = node.start + 1, node.end - 1
    if source.find("\\", first, last) < 0:
        return Field(name, Span(first, last), source[first:last], (SourceSegment(0, first, last),), "json")
    parts: list[str] = []
    segments: list[SourceSegment] = []
    length = 0
    for text, start, end in _runs(source, first, last):
        segments.append(SourceSegment(length, start, end))
        parts.append(text)
        length += len(text)
    return Field(name, Span(first, last), "".join(parts), tuple(segments), "json")


def _runs(source: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """Plain text and escapes in turns. Half a surrogate pair, which is no character, becomes U+FFFD."""
    at = first
    for match in _ESCAPE.finditer(source, first, last):
        if match.start() > at:
            yield source[at : match.start()], at, match.start()
        at = match.end()
        high, low, code, letter = match.groups()
        if high:
            char = chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
        elif code:
            char = chr(int(code, 16))
            char = "\ufffd" if "\ud800" <= char <= "\udfff" else char
        else:
            char = _SIMPLE.get(letter, letter)
        yield char, match.start(), at
    if at < last:
        yield source[at:last], at, last
