"""XML formats for news: feeds, NITF, NewsML, TEI and others, told apart by the root element."""

from collections.abc import Iterator
from importlib import import_module

from newslint.model.document import Lines
from newslint.readers.containers.reading import Item, Reading, trouble
from newslint.readers.record import Record
from newslint.readers.xml_tree import Element, parse

# Root element -> the module that reads it: articles(root, source) yields its records.
_READERS = {
    **dict.fromkeys(("rss", "feed", "RDF"), "feed"),
    **dict.fromkeys(
        ("nitf", "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem"), "news_xml"
    ),
    **dict.fromkeys(("NewsML", "TEI", "teiCorpus", "doc", "documents", "corpus", "html"), "news_xml"),
}


def records(source: str, reading: Reading) -> Iterator[Item]:
    """The articles of an XML text, as far as it is well formed."""
    lines = Lines(source)
    tree, wrong = parse(source)
    for find, reason, offset in wrong:
        yield trouble(find, reason, offset, lines)
    root = next(iter(tree.elements), None)
    if root is None:
        if not wrong:
            yield trouble("empty", "an XML file without elements", 0, lines)
        return
    if root.name not in _READERS:
        yield trouble(
            "unreadable",
            f"XML of a kind that newslint does not read (root element {root.name})",
            root.start,
            lines,
        )
        return
    found = 0
    for record in import_module(f"newslint.readers.containers.{_READERS[root.name]}").articles(
        root, source, lines
    ):
        found += 1
        yield from _checked(record, root, reading, lines)
    if not found:
        yield trouble("empty", f"{root.name} without an article", root.start, lines)


def _checked(record: Record, root: Element, reading: Reading, lines: Lines) -> Iterator[Item]:
    if len(record.source) > reading.max_size:
        reason = f"a record of more than {reading.max_size:,} characters; nothing of it was linted"
        yield trouble("limit", reason, record.base.offset, lines)
    elif not record.texts and not record.blocks:
        yield trouble("empty", f"an article without text in {root.name}", record.base.offset, lines)
    else:
        yield record
