"""A short signature of a text, nearly the same for near copies: one-permutation MinHash (Li, Owen and Zhang, NIPS 2012)."""

import zlib
from collections.abc import Mapping, Sequence

from newslint.fast.lazy_regex import lazy
from newslint.text.scripts import UNSPACED

BINS = 32
BANDS = (
    8  # of BINS / BANDS values each: two texts that are 80 percent alike share two bands nine times in ten
)
SHINGLE = 4  # words, or characters where words are not separated
ALIKE = 0.75  # share of equal values from which two texts are copies
LEAST = 60  # shingles of a text long enough to tell

_WORD = lazy(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, without case."""
    return _WORD.findall(text.casefold())


def sketch(text: str, words: Sequence[str]) -> tuple[int, ...]:
    """BINS numbers of a text with these words, or () for one that is too short."""
    if UNSPACED.count(text) * 2 > len(text):
        words = list("".join(words))
    pieces = [word.encode("utf-8", "surrogatepass") for word in words]
    if len(pieces) - SHINGLE + 1 < LEAST:
        return ()
    shingles = map(b" ".join, zip(*(pieces[start:] for start in range(SHINGLE)), strict=False))
    # From the highest down, so that the least of a bin comes last and stays.
    least = {value % BINS: value // BINS for value in sorted(map(zlib.crc32, shingles), reverse=True)}
    return tuple(_filled(least, index) for index in range(BINS))


def _filled(least: Mapping[int, int], index: int) -> int:
    """The value of a bin; an empty one takes that of the next one that is not (densification by rotation)."""
    steps = ((step, least.get((index + step) % BINS)) for step in range(BINS))
    return next((value + step for step, value in steps if value is not None), 0)


def bands(values: Sequence[int]) -> list[str]:
    """The keys under which near copies meet."""
    rows = BINS // BANDS
    return [f"{band}:{values[band * rows : (band + 1) * rows]!r}" for band in range(BANDS)]


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of shingles that two texts have in common, as far as their sketches tell."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / BINS
