"""DOCX (ECMA-376): paragraphs as they read after all tracked changes; deleted text is left out."""

import re
from collections.abc import Iterator

from newslint.model.document import ListItem, Meta, TableCell
from newslint.readers.containers.documents import Paragraph, Refused, members, problem, record
from newslint.readers.containers.reading import Item, Reading
from newslint.readers.xml_tree import Element, Piece, parse

_TEXT, _STYLES, _CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sdtPr", "sectPr"))
_METADATA = {
    "title": "title",
    "creator": "author",
    "created": "date",
    "modified": "modified",
    "language": "lang",
    "description": "description",
}


def records(data: bytes, reading: Reading) -> Iterator[Item]:
    """The one article of a document."""
    try:
        files = members(data, (_TEXT, _STYLES, _CORE, *_NOTES), reading.max_size)
    except Refused as error:
        yield problem(error.find, error.reason)
        return
    if _TEXT not in files:
        yield problem("unreadable", "a zip archive without word/document.xml")
        return
    styles = _styles(files.get(_STYLES, ""))
    paragraphs: list[Paragraph] = []
    for name in (_TEXT, *_NOTES):
        tree, wrong = parse(files[name]) if name in files else (None, [])
        for find, reason, _ in wrong:
            yield problem(find, f"{name}: {reason}")
        paragraphs += _paragraphs(tree, styles) if tree else ()
    yield record(paragraphs, dict(_metadata(files.get(_CORE, ""))))


def _styles(text: str) -> dict[str, int]:
    """Style -> level of heading: 1 for a title, 2 and up for headings by their outline level."""
    found: dict[str, int] = {}
    for style in parse(text)[0].all("style") if text else ():
        name = style.find("name")
        called = name.attributes.get("val", "").lower() if name else ""
        level = style.find("pPr", "outlineLvl")
        if called == "title":
            found[style.attributes.get("styleId", "")] = 1
        elif level and level.attributes.get("val", "").isdecimal():
            found[style.attributes.get("styleId", "")] = min(6, int(level.attributes["val"]) + 2)
        elif match := re.fullmatch(r"heading (\d)", called):
            found[style.attributes.get("styleId", "")] = min(6, int(match[1]) + 1)
    return found


def _paragraphs(tree: Element, styles: dict[str, int]) -> Iterator[Paragraph]:
    """The paragraphs in reading order, with the cells they are in."""
    waiting: list[tuple[Element, TableCell | None]] = [(tree, None)]
    tables = 0
    while waiting:
        element, cell = waiting.pop()
        if element.name == "p":
            yield _paragraph(element, styles, cell)
            waiting.extend(
                (box, cell) for box in reversed(list(element.all("txbxContent"))) if not _in_fallback(box)
            )
            continue
        if element.name in _SKIPPED:
            continue
        if element.name == "tbl":
            tables += 1
            rows = [row for row in element.elements if row.name == "tr"]
            cells = [
                (one, row, column)
                for row, line in enumerate(rows)
                for column, one in enumerate(line.all("tc"))
            ]
            waiting.extend(
                (one, TableCell(tables - 1, row, column, row == 0)) for one, row, column in reversed(cells)
            )
        else:
            waiting.extend((child, cell) for child in reversed(element.elements))


def _paragraph(element: Element, styles: dict[str, int], cell: TableCell | None) -> Paragraph:
    properties = element.find("pPr")
    style = element.find("pPr", "pStyle")
    level = styles.get(style.attributes.get("val", ""), 0) if style else 0
    text = _text(element)
    if level:
        return Paragraph(text, "headline" if level == 1 else "heading", level)
    if cell:
        return Paragraph(text, "cell", cell=cell)
    if properties and properties.find("numPr"):
        return Paragraph(text, "item", item=ListItem(0, 0))
    return Paragraph(text)


def _text(paragraph: Element) -> str:
    parts: list[str] = []
    waiting: list[Element | Piece] = [paragraph]
    while waiting:
        now = waiting.pop()
        if isinstance(now, Piece):
            continue
        if now.name == "t":
            parts.append("".join(piece.text for piece in now.pieces()))
        elif now.name == "noBreakHyphen":
            parts.append("\u2011")
        elif now.name in ("tab", "br", "cr"):
            parts.append(" ")
        elif now.name not in _SKIPPED and now.name != "txbxContent":
            waiting.extend(reversed(now.children))
    return "".join(parts).replace("\n", " ").replace("\r", " ")


def _in_fallback(element: Element) -> bool:
    now: Element | None = element
    while now and now.name != "p":
        if now.name == "Fallback":
            return True
        now = now.parent
    return False


def _metadata(core: str) -> Iterator[tuple[str, Meta]]:
    root = next(iter(parse(core)[0].elements), None) if core else None
    for child in root.elements if root else ():
        if child.name in _METADATA and child.text:
            yield _METADATA[child.name], Meta(child.text)
