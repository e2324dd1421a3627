"""A short sketch of a text that near copies share most of: one-permutation MinHash (Li, Owen and Zhang, NIPS 2012)."""

import zlib
from collections.abc import Sequence

from newslint.lazy import lazy
from newslint.scripts import UNSPACED

BINS = 32
BANDS = (
    8  # of BINS / BANDS values each: two texts that are 80 percent alike share two bands nine times in ten
)
SHINGLE = 4  # words, or characters where words are not separated
ALIKE = 0.75  # share of equal values from which two texts are copies
LEAST = 60  # shingles of a text long enough to tell

_WORD = lazy(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """BINS numbers, or () for a text that is too short."""
    words = _WORD.findall(text.casefold())
    if UNSPACED.count(text) * 2 > len(text):
        words = list("".join(words))
    pieces = [word.encode("utf-8", "surrogatepass") for word in words]
    count = len(pieces) - SHINGLE + 1
    if count < LEAST:
        return ()
    least: list[int | None] = [None] * BINS
    for start in range(count):
        value, index = divmod(zlib.crc32(b" ".join(pieces[start : start + SHINGLE])), BINS)
        found = least[index]
        if found is None or value < found:
            least[index] = value
    return tuple(_filled(least, index) for index in range(BINS))


def _filled(least: Sequence[int | None], index: int) -> int:
    """The value of a bin; an empty one takes that of the next one that is not (densification by rotation)."""
    for step in range(BINS):
        value = least[(index + step) % BINS]
        if value is not None:
            return value + step
    return 0


def bands(values: Sequence[int]) -> list[str]:
    """The keys under which near copies meet."""
    rows = BINS // BANDS
    return [f"{band}:{values[band * rows : (band + 1) * rows]!r}" for band in range(BANDS)]


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of shingles that two texts have in common, as far as their sketches tell."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / BINS
