"""Sentences of a block, as spans. One linear pass; no library we found keeps offsets at this speed."""

from collections.abc import Iterator
from functools import lru_cache

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span

_END = lazy("[.!?…]+[\"'”’»)\\]]*(?=\\s|$)|[।。！？；؟]+[”’」』）]*")
# A full stop after one of these, an initial, or before a small letter or a digit ends no sentence.
_ABBREVIATION = lazy(
    r"(?:^|[\s(«„“\"'’])(?:[^\W\d_a-z]|M[rM]|Mrs|Ms|Mme|Mlle|Dra?|Prof|St|Ste|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Jr|Sra?|vs"
    r"|No|Inc|Ltd|Co|Corp|Bros|approx|ca|bzw|[Nn]r|z\.B|Mio|Mrd|Mld|Tsd|u\.a|d\.h|t\.ex|bl\.a|f\.d|s\.k|kl|ung|resp|EE|UU|[Aa]v"
    r"|etc|Jan|Feb|Aug|Sept?|O[ck]t|Nov|De[cz]|U\.S|U\.K|U\.N|inż|mgr|prof|tys|mln|mld|mlrd|млн|млрд|тыс|тис|гг|ул|им|руб"
    r"|долл|грн|проф|т\.д|т\.е|т\.п|[Kk]č|např|dott|mevr|esim|δισ|εκατ|δηλ|π\.χ)\.$"
)


# Longer than any sentence of prose: what goes on is a table or no text, and is cut so that work on sentences stays bounded.
LONGEST = 2000


@lru_cache(maxsize=512)  # several mechanisms ask for the same blocks, one after the other
def split(text: str) -> tuple[Span, ...]:
    """The sentences of a text, without the white space around them."""
    return tuple(part for span in _spans(text) for part in _cut(text, span))


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0][0] == "." and _goes_on(text, match.start(), end):
            continue
        if trimmed := _trim(text, start, end):
            yield trimmed
        start = end
    if trimmed := _trim(text, start, len(text)):
        yield trimmed


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


def _goes_on(text: str, stop: int, end: int) -> bool:
    following = text[end : end + 3].lstrip()[:1]
    if following and (following.islower() or (following.isdigit() and text[stop - 1 : stop].isdigit())):
        return True
    return bool(_ABBREVIATION.search(text[max(0, stop - 8) : stop + 1]))


def _trim(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if right > left else None
