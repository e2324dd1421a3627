"""Spelling dictionaries (pyspellchecker): word frequencies in a dozen languages.

A whole one takes a fifth of a second to load. Its common words are compiled with the rules: nearly all questions are
about those. For the rest the checksums of its words are kept in the cache.
"""

from array import array
from binascii import crc32
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from newslint.fast.file_cache import kept, store

# pyspellchecker's dictionaries; known here so that the package is not imported to find out.
LANGUAGES = frozenset("ar de en es eu fa fr it lv nl pt ru".split())
COMMON = 3e-6  # share of a dictionary's texts from which a word is no mere name; tuned on labels and bylines


@cache
def checker(language: str) -> Any:
    """A language's spelling checker, or None where there is no dictionary."""
    if language not in LANGUAGES:
        return None
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1) if language in SpellChecker.languages() else None


def known(words: Sequence[str], language: str, folder: Path | None = None) -> bool:
    """Whether a dictionary has every one of the words. False without a dictionary.

    `folder` is where the checksums of its words are kept (CRC-32: one word in ten thousand that is not in it passes for
    one that is); None keeps nothing.
    """
    sums = _checksums(language, folder) if language in LANGUAGES else ()
    return bool(sums) and all(_has(sums, word) for word in words)


def _has(sums: Sequence[int], word: str) -> bool:
    checksum = _checksum(word.lower())
    at = bisect_left(sums, checksum)
    return at < len(sums) and sums[at] == checksum


def _checksum(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


@cache
def _checksums(language: str, folder: Path | None) -> Sequence[int]:
    """The checksums of a dictionary's words, in order."""
    from importlib.util import find_spec

    package = find_spec("spellchecker")
    if folder is None or package is None or package.origin is None:
        return _summed(language)
    place = folder / f"dictionary-{language}-{Path(package.origin).parent.stat().st_mtime_ns}"

    def make() -> Mapping[str, bytes]:
        return {"words.u4": _summed(language).tobytes()}

    data: Mapping[str, bytes] | None = kept(place, make)
    if data is None:
        data = make()
        store(place, data)
    return memoryview(data["words.u4"]).cast("I")


def _summed(language: str) -> "array[int]":
    found = checker(language)
    return array("I", sorted(map(_checksum, found.word_frequency.words()) if found else ()))


@cache
def common() -> dict[str, frozenset[str]]:
    """The common words of every language that has a dictionary, in lower case: for the compilation."""
    found: dict[str, frozenset[str]] = {}
    for language in sorted(LANGUAGES):
        if checker(language):
            frequencies = checker(language).word_frequency
            least = COMMON * frequencies.total_words
            found[language] = frozenset(word for word, count in frequencies.items() if count >= least)
    return found
