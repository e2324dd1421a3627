"""RSS 0.9 to 2.0, Atom and WordPress exports (WXR): one article per item."""

from collections.abc import Iterator

from newslint.model.document import Base, Lines, Meta, Span
from newslint.readers.containers.xml_blocks import blocks_of
from newslint.readers.record import Record, Text
from newslint.readers.xml_tree import Element, field_of, moved

# What holds the text, the fullest first; and what holds metadata.
_TEXTS = ("encoded", "content", "description", "summary")
_METADATA = {
    "title": ("title",),
    "date": ("pubDate", "published", "issued", "date", "created"),
    "modified": ("updated", "modified"),
    "author": ("creator", "author"),
    "lang": ("language",),
    "url": ("link", "origLink"),
}
_IDS = ("guid", "id", "post_id", "link")
_NO_ARTICLES = ("attachment", "nav_menu_item", "revision", "wp_navigation", "wp_global_styles", "custom_css")
_XHTML = ("xhtml", "application/xhtml+xml")


def articles(root: Element, source: str, lines: Lines) -> Iterator[Record]:
    """The records of a feed."""
    channel = root.find("channel") or root
    stated = channel.find("language")
    language = stated.text if stated else root.language
    for item in root.all("item", "entry"):
        kind = item.find("post_type")
        if kind is None or kind.text not in _NO_ARTICLES:
            yield _record(item, source, lines, language)


def _record(item: Element, source: str, lines: Lines, language: str) -> Record:
    base = Base(item.start, *lines.position(item.start))
    metadata = dict(_metadata(item))
    if "lang" not in metadata and (tag := item.language or language):
        metadata["lang"] = Meta(tag)
    ids = (
        child.text or child.attributes.get("href", "")
        for name in _IDS
        for child in item.elements
        if child.name == name
    )
    record = Record(source[item.start : item.end], base, (), next(filter(None, ids), ""), metadata)
    for name in _TEXTS:
        for child in item.elements:
            if child.name == name and child.text:
                if child.attributes.get("type") in _XHTML or child.elements:
                    return record._replace(
                        blocks=tuple(blocks_of([child], item.start, _title(item))), format="html"
                    )
                return record._replace(texts=_texts(item, child))
    return record


def _texts(item: Element, body: Element) -> list[Text]:
    texts = []
    for element, headline in ((item.find("title"), True), (body, False)):
        field = field_of(element.name, element) if element else None
        if field:
            texts.append(Text(moved(field, item.start), "", headline))
    return texts


def _title(item: Element) -> Element | None:
    title = item.find("title")
    return title if title and title.text else None


def _metadata(item: Element) -> Iterator[tuple[str, Meta]]:
    for key, names in _METADATA.items():
        for name in names:
            child = next((child for child in item.elements if child.name == name), None)
            if child is None:
                continue
            inner = child.find("name") or child
            value = inner.text or child.attributes.get("href", "")
            if value:
                pieces = list(inner.pieces())
                span = (
                    Span(pieces[0].start - item.start, pieces[-1].end - item.start)
                    if len(pieces) == 1
                    else None
                )
                yield key, Meta(value, span)
                break
