"""Words of any script, with their positions: vowel signs belong to words, and unspaced scripts give groups of characters."""

from collections.abc import Iterator
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy

# \w holds no combining marks. Of each Indic block (128 code points, U+0900 to U+0DFF) all but danda and digits are letters
# or marks of a word; the rest are accents, Hebrew points and Arabic vowels.
_INDIC = "".join(
    f"{chr(base)}-{chr(base + 0x63)}{chr(base + 0x70)}-{chr(base + 0x7F)}"
    for base in range(0x900, 0xE00, 0x80)
)
_LETTER = f"(?:[^\\W\\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670{_INDIC}\u0e30-\u0e4e\u0eb0-\u0ece])"
_WORD = lazy(rf"{_LETTER}+(?:['’]{_LETTER}+)?")
_ASCII_WORD = lazy(r"[A-Za-z]+(?:'[A-Za-z]+)?")
_PAIRED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々"  # Han and Kana
_LONG = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_UNSPACED = lazy(f"[{_PAIRED}]+|[{_LONG}]+|[^{_PAIRED}{_LONG}]+")
_ANY_UNSPACED = lazy(f"[{_PAIRED}{_LONG}]")
PAIR, GROUP = 2, 4  # characters that say as much as a word


class Word(NamedTuple):
    """A word as written, or a group of characters of an unspaced script. share: how much of a word it is."""

    start: int
    end: int
    text: str
    share: float = 1.0


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a part of a text, in order."""
    stop = len(text) if end is None else end
    if text.isascii():
        for match in _ASCII_WORD.finditer(text, start, stop):
            yield Word(match.start(), match.end(), match[0])
        return
    for match in _WORD.finditer(text, start, stop):
        if not _ANY_UNSPACED.search(match[0]):
            yield Word(match.start(), match.end(), match[0])
            continue
        for part in _UNSPACED.finditer(match[0]):
            yield from _groups(part[0], match.start() + part.start())


def _groups(run: str, offset: int) -> Iterator[Word]:
    """The overlapping groups of a run of an unspaced script; any other run is a word."""
    if not _ANY_UNSPACED.match(run):
        yield Word(offset, offset + len(run), run)
        return
    size = GROUP if "\u0e00" <= run[0] <= "\u17ff" else PAIR
    for index in range(max(1, len(run) - size + 1)):
        yield Word(
            offset + index, min(offset + index + size, offset + len(run)), run[index : index + size], 1 / size
        )


def unspaced(text: str) -> bool:
    """Whether a text holds a script that is written without spaces between words."""
    return not text.isascii() and bool(_ANY_UNSPACED.search(text))
