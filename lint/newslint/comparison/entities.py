"""Names in a text: what a figure may be about."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint.fast.lazy_regex import lazy

# A run of capitalised words, or one word of capitals; the first word of a sentence alone says nothing.
_NAME = lazy(
    r"(?<![\w])[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*(?:[ ](?:of|de|du|la|von|van|der|and|&)?[ ]?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*)*"
)
_START = lazy(r"(?:^|[.!?…:][\s\"'”“»«]*|[\"“„«])$")
_HAN = lazy("[\u3400-\u9fff]")
_LATIN_IN_HAN = lazy(r"[A-Za-z][A-Za-z-]{2,}")
# Words of Hangul, Hebrew and Arabic, the scripts of India, Thai and Georgian: long ones, the rest are seldom names.
_UNCASED = lazy(
    r"[\uac00-\ud7a3]{3,}|[\u0590-\u06ff]{5,}|[\u0900-\u0dff]{5,}|[\u0e00-\u0e7f]{5,}|[\u10d0-\u10ff]{5,}"
)
_COMMON = frozenset(
    "the a an in on at by for from he she it they we i this that these those but and or as after before when while if "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december der die das ein eine im am und en ett det den la le les el los las un une "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag president minister mr mrs".split()
)

SYLLABLES = 3  # of a Korean name; particles follow it


@lru_cache(maxsize=256)  # each figure of a sentence asks for the same names
def names(text: str) -> Mapping[str, bool]:
    """The words of names in a text, folded ("nordfar", "skarholmen"); Latin names in Chinese text count too.

    The value is whether it is surely a name: a capital that only begins a sentence is not.
    """
    found: dict[str, bool] = {}
    if not text.isascii() and _HAN.search(text):
        return {normalize(match[0]): True for match in _LATIN_IN_HAN.finditer(text)}
    for match in _NAME.finditer(text):
        words = [normalize(word) for word in match[0].replace("-", " ").split()]
        sure = len(words) > 1 or not _START.search(text[max(0, match.start() - 4) : match.start()])
        for word in words:
            if len(word) > 2 and word not in _COMMON:
                found[word] = found.get(word, False) or sure
    return found


def uncased(text: str) -> Iterator[str]:
    """Long words of scripts without capitals, where a name looks like any other word; Korean ones without endings."""
    for match in _UNCASED.finditer(text):
        yield match[0][:SYLLABLES] if "\uac00" <= match[0][0] <= "\ud7a3" else match[0]


@lru_cache(maxsize=4096)
def normalize(word: str) -> str:
    """Lower case, without accents and possessives."""
    if word.isascii():
        return word.lower().removesuffix("'s")
    plain = unicodedata.normalize("NFKD", word)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    letters = unicodedata.normalize("NFC", bare)  # Hangul is put together again
    return letters.removesuffix("'s").removesuffix("’s")
