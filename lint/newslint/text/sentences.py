"""Splits a block into sentences, as spans, in one linear pass. No library we found keeps offsets at this speed."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span

_END = lazy("[.!?…]+[\"'”’»)\\]]*(?=\\s|$)|[।。！？；؟]+[”’」』）]*")

# Longer than any sentence of prose: what goes on is a table or no text, and is cut so that work on sentences stays bounded.
LONGEST = 2000
REACH = 8  # characters before a full stop that may hold an abbreviation


class SentenceSplitter:
    """Splits texts into sentences. A full stop after an abbreviation, an initial, or before a small letter or a digit ends
    none.

    split          gives the sentences of a text, without the white space around them
    abbreviations  without their full stop
    """

    def __init__(self, abbreviations: Iterable[str] = ()) -> None:
        listed = "|".join(map(re.escape, sorted(abbreviations, key=len, reverse=True))) or "(?!)"
        self._abbreviation = lazy(rf"(?:^|[\s(«„“\"'’])(?:[^\W\d_a-z]|{listed})\.$")
        # Several checks ask for the same blocks, one after the other.
        self.split: Callable[[str], tuple[Span, ...]] = lru_cache(maxsize=512)(self._split)

    def _split(self, text: str) -> tuple[Span, ...]:
        return tuple(part for span in self._spans(text) for part in _cut(text, span))

    def _spans(self, text: str) -> Iterator[Span]:
        start = 0
        for match in _END.finditer(text):
            end = match.end()
            if match[0][0] == "." and self._goes_on(text, match.start(), end):
                continue
            if trimmed := _trim(text, start, end):
                yield trimmed
            start = end
        if trimmed := _trim(text, start, len(text)):
            yield trimmed

    def _goes_on(self, text: str, stop: int, end: int) -> bool:
        following = text[end : end + 3].lstrip()[:1]
        if following and (following.islower() or (following.isdigit() and text[stop - 1 : stop].isdigit())):
            return True
        return bool(self._abbreviation.search(text[max(0, stop - REACH) : stop + 1]))


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A sentence whole, or one that is too long in pieces that end at white space where there is some."""
    start, end = span
    while end - start > LONGEST:
        last = max(text.rfind(mark, start + 1, start + LONGEST) for mark in " \n\t\u00a0")
        stop = last if last > start else start + LONGEST
        if trimmed := _trim(text, start, stop):
            yield trimmed
        start = stop
    if trimmed := _trim(text, start, end):
        yield trimmed


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if right > left else None
