"""Builds blocks of text from the elements of NITF, NewsML, TEI and XHTML, whose names follow HTML."""

from collections.abc import Sequence

from newslint.model.document import Block
from newslint.readers.html_blocks import BlockReader
from newslint.readers.html_tags import BLOCKS
from newslint.readers.structure import with_lists
from newslint.readers.xml_tree import Element, Piece

# An element's name -> HTML's.
_NAMES = {
    "hl1": "h1", "hl2": "h2", "HeadLine": "h1", "SubHeadLine": "h2", "headline": "h1",
    "media-caption": "figcaption", "media": "figure", "figDesc": "figcaption", "bq": "blockquote", "quote": "blockquote",
    "cit": "blockquote", "block": "div", "note": "aside", "lb": "br", "row": "tr", "cell": "td",
    "item": "li", "hi": "b", "ref": "a", "xref": "a", "emph": "em", "title": "cite", "fn": "aside", "lg": "div", "l": "div", "pre": "pre",
}  # fmt: skip
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var "
    "alt-code chron city classifier copyrite country currency denom event frac function location money name.given name.family "
    "num numer object.title org person postaddr pronounce region state story.date sublocation virtloc "
    "name persName placeName orgName date num term seg w pc c choice orig reg abbr expan foreign said soCalled mentioned gi hi ref "
    "del lb xref emph title".split()
)
_BYLINES = frozenset(("byline", "distributor", "dateline", "ByLine", "DateLine", "docAuthor", "credit"))
_SKIPPED = frozenset(
    "script style head teiHeader docdata media-metadata media-reference media-object graphic revision-history keyword-list "
    "rights copyright-holder".split()
)


def blocks_of(elements: Sequence[Element], offset: int, title: Element | None = None) -> tuple[Block, ...]:
    """The blocks of elements of a record that begins at `offset` of the file; `title` becomes the headline."""
    reader = BlockReader(lambda _: True)
    if title is not None:
        _read(reader, title, "h1", offset)
    for element in elements:
        _read(reader, element, "div", offset)
    reader.flush()
    blocks = [block for built in reader.built if (block := built.block(""))]
    if len(blocks) > 1 and blocks[0].kind == "headline" and title is not None:
        again = [block for block in blocks[1:] if block.kind == "headline" and block.text == blocks[0].text]
        blocks = [block for block in blocks if block not in again]
    return with_lists(blocks, "")


def _read(reader: BlockReader, top: Element, as_name: str, offset: int) -> None:
    """Pass an element's tags and text to a reader, without recursion."""
    waiting: list[tuple[Element | Piece | str, str]] = [(top, as_name)]
    while waiting:
        now, name = waiting.pop()
        if isinstance(now, str):
            reader.end(now)
        elif isinstance(now, Piece):
            _text(reader, now, offset)
        elif now.name not in _SKIPPED:
            name = name or _name(now)
            if name == "br":
                reader.line_break(now.start - offset, now.end - offset)
                continue
            reader.start(name, _attributes(now), False)
            waiting.append((name, ""))
            waiting.extend((child, "") for child in reversed(now.children))


def _text(reader: BlockReader, piece: Piece, offset: int) -> None:
    start, end = piece.start - offset, piece.end - offset
    if end - start == len(piece.text):
        reader.add_collapsed(piece.text, start)
    else:
        reader.add(" " if piece.text == "\n" else piece.text, start, end)


def _name(element: Element) -> str:
    """What HTML calls an element of this name."""
    name = element.name
    if name in _BYLINES:
        return "address"
    if name == "head":
        return "h2"
    if name == "list":
        return "ol" if "ol" in element.attributes.get("rend", element.attributes.get("type", "")) else "ul"
    if name in ("ab", "fw", "head") and element.attributes.get("type") == "header":
        return "h2"
    name = _NAMES.get(name, name)
    if name in BLOCKS or name in _INLINE:
        return name
    return "span" if element.name in _INLINE else "div"


def _attributes(element: Element) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    if element.name in _BYLINES:
        found.append(("class", "byline"))
    for key, value in element.attributes.items():
        if key in ("lang", "href", "class", "colspan"):
            found.append((key, value))
        elif key in ("target",):
            found.append(("href", value))
    return found
