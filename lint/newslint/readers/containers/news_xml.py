"""NITF, NewsML-G2, NewsML 1.2, TEI and trafilatura's XML. Catalogs, schemas and DTDs are never fetched."""

from collections.abc import Iterator, Sequence

from newslint.model.document import Base, Lines, Meta, Span
from newslint.readers.containers.xml_blocks import blocks_of
from newslint.readers.record import Record, Text
from newslint.readers.xml_tree import Element, field_of, moved

_ITEMS = ("newsItem", "NewsItem", "nitf", "TEI", "doc", "html")
# Where each kind keeps what: paths of element names, the first that is there.
_TITLES = (
    ("contentMeta", "headline"), ("itemMeta", "title"), ("NewsComponent", "NewsLines", "HeadLine"),
    ("body", "body.head", "hedline", "hl1"), ("head", "title"), ("teiHeader", "fileDesc", "titleStmt", "title"),
)  # fmt: skip
_PATHS = {
    "date": (
        ("itemMeta", "versionCreated"), ("itemMeta", "firstCreated"), ("NewsManagement", "ThisRevisionCreated"),
        ("teiHeader", "fileDesc", "publicationStmt", "date"), ("teiHeader", "fileDesc", "sourceDesc", "biblFull", "publicationStmt", "date"),
        ("teiHeader", "profileDesc", "creation", "date"),
    ),
    "author": (
        ("contentMeta", "by"), ("NewsComponent", "NewsLines", "ByLine"), ("body", "body.head", "byline"),
        ("teiHeader", "fileDesc", "titleStmt", "author"),
    ),
    "description": (("contentMeta", "description"), ("teiHeader", "profileDesc", "abstract")),
    "url": (("teiHeader", "fileDesc", "publicationStmt", "idno"),),
}  # fmt: skip
_IDS = (("Identification", "NewsIdentifier", "PublicIdentifier"), ("head", "docdata", "doc-id"))


def articles(root: Element, source: str, lines: Lines) -> Iterator[Record]:
    """The records of a file, one for each item with text; items in a package are its articles."""
    items = [root] if root.name in _ITEMS else list(root.all(*_ITEMS))
    for item in items or [root]:
        yield from _versions(item, source, lines)


def _versions(item: Element, source: str, lines: Lines) -> Iterator[Record]:
    """An item's article. A NewsML 1.2 item with several components has one for each."""
    nested = list(item.all("nitf", "html")) if item.name == "NewsItem" else []
    if len(nested) > 1:
        for inner in nested:
            yield _record(inner, source, lines, item)
    else:
        yield _record(item, source, lines, item)


def _record(item: Element, source: str, lines: Lines, outer: Element) -> Record:
    base = Base(item.start, *lines.position(item.start))
    title = next((found for path in _TITLES if (found := item.find(*path)) and found.text), None)
    if title is None and item is not outer:
        title = next(iter(outer.all("HeadLine")), None)
        title = title if title and item.start <= title.start < item.end else None
    record = Record(
        source[item.start : item.end],
        base,
        (),
        _id(item) or (_id(outer) if item is outer else ""),
        _metadata(item, title),
    )
    bodies, plain = _bodies(item)
    if plain:
        fields = [
            Text(moved(field, item.start), "", True)
            for field in [field_of("headline", title) if title else None]
            if field
        ]
        inner = field_of(plain.name, plain)
        kind = plain.attributes.get("contenttype", plain.attributes.get("contentType", ""))
        form = "html" if "html" in kind else "text" if "plain" in kind else ""
        return record._replace(texts=[*fields, *([Text(moved(inner, item.start), form)] if inner else [])])
    blocks = blocks_of(bodies, item.start, title) if bodies or title else ()
    return record._replace(blocks=tuple(sorted(blocks, key=_headline_first)), format="html")


def _headline_first(block: object) -> bool:
    return getattr(block, "kind", "") != "headline" or getattr(block, "level", 0) != 1


def _bodies(item: Element) -> tuple[Sequence[Element], Element | None]:
    """The elements with the text; or the one that holds it as plain text or escaped HTML."""
    if item.name == "doc":
        return [child for child in item.elements if child.name in ("main", "comments")], None
    if item.name == "TEI":
        return list(item.all("body")), None
    content = list(item.all("inlineXML", "DataContent", "inlineData")) or [item]
    found: list[Element] = []
    for element in content:
        inner = list(element.all("body.content", "body"))
        found += [child for body in inner for child in (list(body.all("body.content")) or [body])][:1]
        if not inner and element is not item:
            if not element.elements and element.text and not found:
                return [], element
            found.append(element)
    if not found and (description := item.find("contentMeta", "description")):
        found = [description]
    heads = [
        line
        for body in item.all("body.head")
        for line in body.elements
        if line.name in ("byline", "dateline", "abstract")
    ]
    heads += [line for head in item.all("hedline") for line in head.all("hl2")]
    return [*sorted(heads, key=lambda one: one.start), *found], None


def _id(item: Element) -> str:
    found = item.attributes.get("guid") or item.attributes.get("id") or item.attributes.get("source", "")
    if found:
        return found
    for path in _IDS:
        if element := item.find(*path):
            return element.text or element.attributes.get("id-string", "")
    return ""


def _metadata(item: Element, title: Element | None) -> dict[str, Meta]:
    found: dict[str, Meta] = {}
    if title is not None:
        found["title"] = _meta(title, item)
    for key, paths in _PATHS.items():
        element = next(
            (one for path in paths if (one := item.find(*path)) and (one.text or one.attributes.get("when"))),
            None,
        )
        if element:
            found[key] = _meta(element, item)
    if item.name == "doc":
        names = {
            "title": "title",
            "author": "author",
            "date": "date",
            "description": "excerpt",
            "url": "source",
            "lang": "language",
        }
        found |= {
            key: Meta(item.attributes[name]) for key, name in names.items() if item.attributes.get(name)
        }
    if issue := item.find("head", "docdata", "date.issue"):
        found["date"] = Meta(_iso(issue.attributes.get("norm", "")))
    language = item.find("contentMeta", "language") or item.find(
        "NewsComponent", "DescriptiveMetadata", "Language"
    )
    tag = (language.attributes.get("tag") or language.attributes.get("FormalName", "")) if language else ""
    if tag := tag or item.language:
        found.setdefault("lang", Meta(tag))
    if made := item.find("contentMeta", "digitalSourceType"):
        found["source_type"] = _attribute(made, item, "uri") or _attribute(made, item, "qcode") or Meta("")
    return {key: meta for key, meta in found.items() if meta.value}


def _attribute(element: Element, item: Element, name: str) -> Meta | None:
    """An attribute's value. Its place is its element's."""
    value = element.attributes.get(name, "")
    return Meta(value, Span(element.start - item.start, element.end - item.start)) if value else None


def _iso(date: str) -> str:
    """20261201T081500Z as 2026-12-01T081500Z."""
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if date[:8].isdecimal() else date


def _meta(element: Element, item: Element) -> Meta:
    pieces = list(element.pieces())
    value = element.text or element.attributes.get("when", "")
    if element.name.startswith("ThisRevision"):
        value = _iso(value)
    span = Span(pieces[0].start - item.start, pieces[0].end - item.start) if len(pieces) == 1 else None
    return Meta(value, span)
