"""Edits that several mechanisms offer."""

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Span
from newslint.model.finding import Edit

_BLANK_LINES = lazy(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*")


def remove_blocks(document: Document, first: int, last: int) -> Edit | None:
    """Delete blocks `first` to `last`, with the blank lines that follow them (text, Markdown) or as they stand (HTML).

    None where one of them is a cell: what is left of the row would not be a table any more.
    At the end of a file the blank lines before the block go instead, so that one line end stays.
    """
    if any(block.cell for block in document.blocks[first : last + 1]):
        return None
    start = document.blocks[first].span.start
    end = document.blocks[last].span.end
    source = document.source
    if document.format == "html":
        return Edit(Span(start, end), "")
    start = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    after = _BLANK_LINES.match(source, end)
    if after and after.end() < len(source):
        return Edit(Span(start, after.end()), "")
    kept = source[:start].rstrip("\r\n")
    line_end = "\r\n" if source.startswith("\r\n", len(kept)) else source[len(kept) : len(kept) + 1]
    return Edit(Span(len(kept) + len(line_end), after.end() if after else end), "")
