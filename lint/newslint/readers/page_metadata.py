"""The metadata in a page's head: meta elements, the title, and JSON-LD (schema.org NewsArticle)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Meta, Span

KEYS = {
    "author": "author",
    "article:author": "author",
    "description": "description",
    "og:description": "description",
    "og:title": "title",
    "article:published_time": "date",
    "date": "date",
    "dcterms.date": "date",
    "pubdate": "date",
    "article:modified_time": "modified",
    "last-modified": "modified",
    "content-language": "lang",
    "og:locale": "locale",
    "ai-disclosure": "ai_disclosure",
    "aigc": "aigc",
}
ATTRIBUTE = "ai-disclosure"  # of any element, says how its text was made
_ARTICLE_KEYS = {
    "headline": "title",
    "datePublished": "date",
    "dateModified": "modified",
    "inLanguage": "lang",
    "description": "description",
    "author": "author",
}
_LANG = lazy(r"(?<![\w:-])lang\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_CONTENT = lazy(r"(?<![^\s\"'/])content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_WRAPPED = ("<!--", "//", "/*")  # so that old browsers pass over a script: no JSON, but many readers take it
MAX_NODES = 2000  # of a JSON-LD graph


class Head:
    """Collects metadata while a page is read. The page's own words win over the first tag's, JSON-LD comes last."""

    def __init__(self) -> None:
        self._found: dict[str, Meta] = {}
        self._title: Meta | None = None
        self._linked: dict[str, Meta] = {}
        self.address = ""  # of the page itself, by link rel=canonical or og:url

    def tag(self, name: str, attributes: Mapping[str, str], offset: int, text: str) -> None:
        """Take in an html or meta element; `text` is its attributes as written, from `offset` in the source."""
        if name == "html" and attributes.get("lang"):
            match = _LANG.search(text)
            span = Span(offset + match.start(1), offset + match.end(1)) if match and match[1] else None
            self._found["lang"] = Meta(attributes["lang"], span)
        elif name == "link" and attributes.get("rel", "").lower() == "canonical":
            self.address = attributes.get("href", "")
        elif name == "meta" and attributes.get("content"):
            key = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or ""
            if key.lower() == "og:url":
                self.address = self.address or attributes["content"]
            if target := KEYS.get(key.lower()):
                self._found.setdefault(target, Meta(attributes["content"], _content(text, offset)))

    def attribute(
        self, attributes: Sequence[tuple[str, str | None]], source: str, start: int, end: int
    ) -> None:
        """Take in the attribute "ai-disclosure" of the element at source[start:end]; the first one counts."""
        for key, value in attributes:
            if key == ATTRIBUTE and value:
                at = source.find(value, source.find(key, start, end), end)
                span = Span(at, at + len(value)) if at >= 0 else None
                self._found.setdefault("ai_disclosure_attribute", Meta(value, span))

    def title(self, text: str, span: Span) -> None:
        if self._title is None and text.strip():
            self._title = Meta(" ".join(text.split()), span)

    def json_ld(self, text: str, offset: int) -> None:
        """Take in a JSON-LD script that begins at an offset; of broken ones the first is kept as "jsonld_error"."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            if text.strip() and not text.lstrip().startswith(_WRAPPED):
                at = offset + getattr(error, "pos", 0)
                reason = getattr(error, "msg", "nested too deep, or a number too long")
                self._found.setdefault(
                    "jsonld_error", Meta(reason, Span(at, min(at + 1, offset + len(text))))
                )
            return
        for node in _articles(data):
            for key, target in _ARTICLE_KEYS.items():
                if value := _plain(node.get(key)):
                    self._linked.setdefault(target, Meta(value))
            for target, key, value in _making(node):
                self._linked.setdefault(target, Meta(value, _place(text, offset, key, value)))

    def metadata(self) -> dict[str, Meta]:
        """Everything found, by newslint's own keys."""
        found = dict(self._found)
        if self._title:
            found.setdefault("title", self._title)
        for key, meta in self._linked.items():
            found.setdefault(key, meta)
        return found


def _articles(data: Any) -> Iterator[Mapping[str, Any]]:
    """The article objects of a JSON-LD value: alone, in a list, or in an @graph."""
    waiting, seen = [data], 0
    while waiting and seen < MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in named):
                yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity") if key in node)


def _making(node: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(metadata key, JSON key, value) of what an article's object says of how it was made, and by whom."""
    kind = node.get("digitalSourceType")
    if value := kind.get("@id", "") if isinstance(kind, dict) else _plain(kind):
        yield "jsonld_digitalsourcetype", "digitalSourceType", value
    author = node.get("author")
    for person in author if isinstance(author, list) else [author]:
        if isinstance(person, dict) and person.get("@type") == "SoftwareApplication":
            yield "jsonld_author_software", "author", _plain(person) or "SoftwareApplication"
    for key in ("editor", "reviewedBy"):
        if value := _plain(node.get(key)):
            yield "editor", key, value


def _content(text: str, offset: int) -> Span | None:
    """Where the value of the attribute "content" is written, with its character references."""
    match = _CONTENT.search(text)
    if not match or not match[match.lastindex or 0]:
        return None
    start, end = match.span(match.lastindex or 0)
    return Span(offset + start, offset + end)


def _place(text: str, offset: int, key: str, value: str) -> Span | None:
    """Where a JSON value is written, after its key; None when it is written with escapes."""
    at = text.find(f'"{value}"', max(0, text.find(f'"{key}"')))
    return Span(offset + at + 1, offset + at + 1 + len(value)) if at >= 0 else None


def _plain(value: Any) -> str:
    """A string, a named object, or the first of a list, as text."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName")
    return value if isinstance(value, str) else ""
