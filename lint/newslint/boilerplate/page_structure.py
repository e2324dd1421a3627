"""Where the story begins and ends among the blocks of an article: before it is the head, after it the tail."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block
from newslint.text.scripts import Characters

# Sizes in characters of a script with spaces; one of Han, kana, Hangul or Thai says as much as two and a half.
PARAGRAPH = 140
SENTENCE = 45
SHORT = 30
WIDTH = 2.5
NEAR = 3  # blocks on either side that count as company

_WIDE = Characters("\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af")
_END = lazy("[.!?。！？…؟।۔][\"'”’“»«)\\]」』■]*\\s*$")
_LETTER = lazy(r"[^\W\d_]")


class PageStructure(NamedTuple):
    """Which blocks are prose, and the first and the last of these (none: both lie outside)."""

    prose: tuple[bool, ...]
    first: int
    last: int

    def edge(self, index: int) -> bool:
        """Whether a block is in the head or the tail of a story."""
        return index < self.first or index > self.last

    def tail(self, index: int) -> bool:
        return index > self.last

    def between(self, index: int) -> int:
        """How many of a block's two neighbours are prose."""
        return sum(self.prose[index - 1 : index]) + sum(self.prose[index + 1 : index + 2])

    def near(self, index: int) -> Iterator[int]:
        """The blocks within NEAR of a block."""
        for other in range(max(0, index - NEAR), min(len(self.prose), index + NEAR + 1)):
            if other != index:
                yield other


def size(text: str) -> float:
    """How much a text says, in characters of a script with spaces."""
    return len(text) + (WIDTH - 1) * _WIDE.count(text)


def sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_END.search(text))


def short(text: str) -> bool:
    """Whether a text is a few words that make no sentence."""
    return size(text) <= SHORT and bool(_LETTER.search(text)) and not sentence(text)


def page_structure(blocks: Sequence[Block], known: Sequence[bool]) -> PageStructure:
    """The layout of blocks of which some are `known` to be interface text, and so are no prose."""
    prose = tuple(
        not boilerplate and _prose(block.text) for block, boilerplate in zip(blocks, known, strict=True)
    )
    told = [index for index, is_prose in enumerate(prose) if is_prose]
    if not told:
        return PageStructure(prose, 0, len(prose))
    return PageStructure(prose, told[0], told[-1])


def _prose(text: str) -> bool:
    amount = size(text)
    return amount >= PARAGRAPH or (amount >= SENTENCE and sentence(text))
