"""Text that loops: a generator repeats a phrase, a sentence or a list entry many times in a row.

Poems and chants repeat themselves, too, so a phrase must recur at least four times and be of some length; a long one three
times. Quotations, cells, headings and code are left out.
"""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from newslint.article import Analysers, Article
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule

KINDS = frozenset(("paragraph", "item"))
TIMES = 4  # repetitions in a row, the first one included
LONGEST = 24  # words, or clauses where words are not separated, of a phrase
LONG = 8  # words of a phrase for which three times are enough
LETTERS = 50  # characters of all repetitions together
ENTRIES, ENTRY = 3, 20  # equal list entries or paragraphs in a row, and their characters
UNSPACED = 15  # characters between spaces, on average, from which clauses are compared and not words

_WORD = lazy(r"\S+")
_CLAUSE = lazy(r"[^\s，。、；：！？]+[，。、；：！？\s]*")


class Check:
    """Every rule of this kind reports the same places."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._rules = rules
        self._analysers = analysers

    def check(self, article: Article) -> Iterator[Hit]:
        blocks = article.document.blocks
        for span, count in (*_entries(blocks), *(place for block in blocks for place in _phrases(block))):
            for rule in self._rules:
                yield Hit(rule.name, span, {"count": str(count)}, language=article.language)


def _entries(blocks: Sequence[Block]) -> Iterator[tuple[Span, int]]:
    """Equal paragraphs or list entries in a row: from the second to the last, and how many there are."""
    first = 0
    for number in range(1, len(blocks) + 1):
        if number < len(blocks) and _same(blocks[first], blocks[number]):
            continue
        if number - first >= ENTRIES:
            yield Span(blocks[first + 1].span.start, blocks[number - 1].span.end), number - first
        first = number


def _same(one: Block, other: Block) -> bool:
    return one.kind in KINDS and one.text == other.text and len(one.text) >= ENTRY


def _phrases(block: Block) -> Iterator[tuple[Span, int]]:
    """Phrases of a block that repeat at once: from the second time to the last, and how often each occurs."""
    text = block.text
    if block.kind not in KINDS or len(text) < LETTERS:
        return
    units = list(_units(text))
    words = [unit[0].strip("，。、；：！？ ").lower() for unit in units]
    done = 0
    for start, period, times in sorted(_runs(words)):
        end = start + period * times
        place = Span(units[start + period].start(), units[end - 1].end())
        if start >= done and units[end - 1].end() - units[start].start() >= LETTERS:
            yield block.source(place.start, place.start + len(text[slice(*place)].rstrip())), times
            done = end


def _units(text: str) -> Iterator["re.Match[str]"]:
    spaced = (text.count(" ") + 1) * UNSPACED > len(text)
    return (_WORD if spaced else _CLAUSE).finditer(text)


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(start, period, times) of each piece that repeats itself: words[i] == words[i + period] all along."""
    for period in range(1, min(LONGEST, len(words) // 3) + 1):
        times = 3 if period >= LONG else TIMES
        equal = bytes(map(eq, words[period:], words))
        need = period * (times - 1)
        at = equal.find(b"\1" * need)
        while at >= 0:
            stop = equal.find(b"\0", at)
            length = (stop if stop >= 0 else len(equal)) - at
            yield at, period, length // period + 1
            at = equal.find(b"\1" * need, at + length)
