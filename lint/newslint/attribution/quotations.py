"""Where an article quotes somebody at length: text in quotation marks, across paragraphs if it continues."""

from bisect import bisect_right
from collections.abc import Sequence

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document

SCARE = 25  # characters up to which quotation marks hold a word or a title
GOES_ON = 6  # paragraphs over which a quotation may stay open

# What opens in one language closes in another (“ and » in German, ” in Swedish): the state decides, then the spaces.
_MARK = lazy("[“”„«»「」『』\"]|''")
_OPENS, _CLOSES = "„「『", "」』"

Spans = tuple[tuple[int, int], ...]


def quotations(document: Document) -> tuple[Spans, ...]:
    """For every block, the spans of its text that are somebody's words, in order."""
    result: list[list[tuple[int, int]]] = []
    pending = -1  # the block in which a quotation was opened and not closed
    for index, block in enumerate(document.blocks):
        spans, closes, opens = _marks(block.text)
        goes_on = pending >= 0 and index - pending <= GOES_ON
        if closes and (goes_on or closes >= len(block.text.rstrip())):
            spans.insert(0, (0, closes))
        if goes_on and (closes or (spans and spans[0][0] == 0)):
            for between in range(pending + 1, index):
                result[between] = [(0, len(document.blocks[between].text))]
        if closes or spans or not goes_on:
            pending = -1
        if opens >= 0:
            spans.append((opens, len(block.text)))
            pending = index
        result.append(spans)
    return tuple(tuple(span for span in spans if span[1] - span[0] > SCARE) for spans in result)


def _marks(text: str) -> tuple[list[tuple[int, int]], int, int]:
    """(quotations, the end of one that was opened before or 0, the start of one that is not closed or -1)."""
    spans: list[tuple[int, int]] = []
    closes, opened = 0, -1
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        end = match.end()
        glued = text[at - 1 : at].isalnum(), text[end : end + 1].isalnum()
        if glued == (True, True):
            continue
        if opened >= 0:
            if mark not in _OPENS and not (at and text[at - 1].isspace() and glued[1] and mark == '"'):
                spans.append((opened, end))
                opened = -1
        elif mark in _OPENS or (
            mark not in _CLOSES and (at == 0 or not text[at - 1].isalnum()) and _begins(text, at, end)
        ):
            opened = at
        elif not spans:
            closes = end
    return spans, closes, opened


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a mark is where words begin: at the start, or after a space, bracket or colon."""
    return (
        at == 0
        or (text[at - 1] in " \u00a0(:：,，—–-、" and not text[end : end + 1].isspace())
        or text[at] == "«"
    )


def inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies inside one of the spans, which are in order."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]
