"""An article's blocks joined by line ends, so that an expression runs once over all of them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslint.model.document import Block, Document, Span


class JoinedText(NamedTuple):
    """The blocks' texts, one line each: a line end is always the end of a block. Code is left out.

    text    the lines
    blocks  the block on each line
    starts  where each line begins in `text`
    """

    text: str
    blocks: tuple[Block, ...]
    starts: Sequence[int]

    def line(self, offset: int) -> int:
        """The number, from 0, of the line that holds `offset`."""
        return bisect_right(self.starts, offset) - 1

    def source(self, start: int, end: int) -> Span:
        """Map text[start:end], start < end and within one line, to the file."""
        number = self.line(start)
        first = self.starts[number]
        block = self.blocks[number]
        return block.source(start - first, min(end - first, len(block.text)))

    def in_code(self, start: int, end: int) -> bool:
        """Whether text[start:end] touches inline code or characters that the writer escaped."""
        number = self.line(start)
        first, block = self.starts[number], self.blocks[number]
        if any(one < end - first and start - first < other for one, other in block.code):
            return True
        return self.text[start - 1 : start] == "\\" or self.text[start] == "\\"


def joined_text(document: Document) -> JoinedText:
    """A document's blocks in one text."""
    blocks = tuple(block for block in document.blocks if block.kind != "code" and block.text)
    lines = [_one_line(block.text) for block in blocks]
    starts = []
    length = 0
    for line in lines:
        starts.append(length)
        length += len(line) + 1
    return JoinedText("\n".join(lines), blocks, starts)


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        return text.replace("\n", " ").replace("\r", " ")
    return text
