"""ODT (OpenDocument): the paragraphs of the text, without tracked deletions and comments."""

from collections.abc import Iterator

from newslint.model.document import ListItem, Meta, TableCell
from newslint.readers.containers.documents import Paragraph, Refused, members, problem, record
from newslint.readers.containers.reading import Item, Reading
from newslint.readers.xml_tree import Element, Piece, parse

_TEXT, _META = "content.xml", "meta.xml"
_SKIPPED = frozenset(("tracked-changes", "annotation", "sequence-decls", "forms", "note-citation"))
_METADATA = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "creation-date": "date",
    "date": "modified",
    "language": "lang",
    "description": "description",
}


def records(data: bytes, reading: Reading) -> Iterator[Item]:
    """The one article of a document."""
    try:
        files = members(data, (_TEXT, _META), reading.max_size)
    except Refused as error:
        yield problem(error.find, error.reason)
        return
    if _TEXT not in files:
        yield problem("unreadable", "a zip archive without content.xml")
        return
    tree, wrong = parse(files[_TEXT])
    for find, reason, _ in wrong:
        yield problem(find, reason)
    yield record(list(_paragraphs(tree)), dict(_metadata(files.get(_META, ""))))


def _paragraphs(tree: Element) -> Iterator[Paragraph]:
    waiting: list[tuple[Element, TableCell | None, bool]] = [(tree, None, False)]
    tables = 0
    while waiting:
        element, cell, item = waiting.pop()
        if element.name == "h":
            level = element.attributes.get("outline-level", "1")
            yield Paragraph(_text(element), "heading", min(6, int(level) + 1) if level.isdecimal() else 2)
        elif element.name == "p":
            title = element.attributes.get("style-name", "").lower() == "title"
            kind = "headline" if title else "cell" if cell else "item" if item else "paragraph"
            yield Paragraph(
                _text(element),
                kind,
                int(title),
                ListItem(0, 0) if kind == "item" else None,
                cell if kind == "cell" else None,
            )
            waiting.extend(
                (note, None, False) for note in reversed(list(element.all("note-body", "text-box")))
            )
        elif element.name in _SKIPPED:
            continue
        elif element.name == "table":
            tables += 1
            rows = list(element.all("table-row"))
            cells = [
                (one, row, column)
                for row, line in enumerate(rows)
                for column, one in enumerate(line.all("table-cell"))
            ]
            waiting.extend(
                (one, TableCell(tables - 1, row, column, row == 0), False)
                for one, row, column in reversed(cells)
            )
        else:
            waiting.extend(
                (child, cell, item or element.name == "list-item") for child in reversed(element.elements)
            )


def _text(paragraph: Element) -> str:
    parts: list[str] = []
    waiting: list[Element | Piece] = list(reversed(paragraph.children))
    while waiting:
        now = waiting.pop()
        if isinstance(now, Piece):
            parts.append(now.text)
        elif now.name in ("s", "tab", "line-break"):
            count = now.attributes.get("c", "1")
            parts.append(" " * (min(int(count), 1000) if now.name == "s" and count.isdecimal() else 1))
        elif now.name not in _SKIPPED and now.name not in ("note-body", "text-box"):
            waiting.extend(reversed(now.children))
    return "".join(parts).replace("\n", " ").replace("\r", " ")


def _metadata(meta: str) -> Iterator[tuple[str, Meta]]:
    root = next(parse(meta)[0].all("meta"), None) if meta else None
    for child in root.elements if root else ():
        if child.name in _METADATA and child.text:
            yield _METADATA[child.name], Meta(child.text)
