"""Edits that several checks offer."""

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Span
from newslint.model.finding import Edit

_TAG = lazy(r"<(/?)([a-zA-Z][\w-]*)(?:[^>]*?)(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LINE_END = lazy(r"[ \t]*(?:\r\n|\r|\n)")
_BLANK_LINES = lazy(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*")


def remove_blocks(document: Document, first: int, last: int) -> Edit | None:
    """Delete blocks `first` to `last`, with the blank lines that follow them (text, Markdown) or as they are (HTML).

    Blank lines stay where a line comes right before the blocks: without them it would go on in the text after the blocks.

    None where one of them is a cell: what is left of the row would not be a table any more. None in HTML, too, where the
    blocks begin inside other elements than they end in: a list would stay open.
    At the end of a file the blank lines before the block go instead, so that one line end stays.
    """
    if any(block.cell for block in document.blocks[first : last + 1]):
        return None
    start = document.blocks[first].span.start
    end = document.blocks[last].span.end
    source = document.source
    if document.format == "html" and not _leaves_elements_whole(source[start:end]):
        return None
    if document.fields:
        return _remove_from_record(document, first, last)
    if document.format == "html":
        return Edit(Span(start, end), "")
    start = _line_start(source, start)
    after = _BLANK_LINES.match(source, end)
    if after and after.end() < len(source):
        end_of_line = _LINE_END.match(source, end) if _line_before(source, start).strip() else None
        return Edit(Span(start, (end_of_line or after).end()), "")
    kept = source[:start].rstrip("\r\n")
    line_end = "\r\n" if source.startswith("\r\n", len(kept)) else source[len(kept) : len(kept) + 1]
    return Edit(Span(len(kept) + len(line_end), after.end() if after else end), "")


def _line_start(source: str, position: int) -> int:
    newline = source.rfind("\n", 0, position)
    return max(newline, source.rfind("\r", newline + 1, position)) + 1


def _line_before(source: str, start: int) -> str:
    """The line before the one that begins at `start`; empty for the first one."""
    end = start - 2 if source.endswith("\r\n", 0, start) else start - 1
    return source[_line_start(source, end) : end] if end > 0 else ""


def _leaves_elements_whole(removed: str) -> bool:
    """Whether the elements that a piece of HTML ends are those that it begins: "a</li><li>b", but not "a</li></ul><p>b"."""
    ended: list[str] = []
    begun: list[str] = []
    for match in _TAG.finditer(removed):
        name = match[2].lower()
        if name in _VOID or match[3]:
            continue
        if not match[1]:
            begun.append(name)
        elif begun and begun[-1] == name:
            begun.pop()
        else:
            ended.append(name)
    return ended == begun[::-1]


def _remove_from_record(document: Document, first: int, last: int) -> Edit | None:
    """The same inside of one field of a record. Of plain text the line ends before the next block go with the blocks, or
    at the end of the field those after the block before."""
    blocks = document.blocks
    start, end = blocks[first].span.start, blocks[last].span.end
    field = document.field_at(start)
    if field is None or end > field.span.end or document.format == "markdown":
        return None
    if document.format == "text":
        following = blocks[last + 1].span.start if last + 1 < len(blocks) else field.span.end
        before = blocks[first - 1].span.end if first else 0
        if end < following < field.span.end:
            end = following
        elif field.span.start <= before < start:
            start = before
    return Edit(Span(start, end), "")
