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

from newslint.fast.file_cache import Make, kept, store

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
    data = _kept(folder, f"dictionary-{language}", lambda: {"words.u4": _summed(language).tobytes()})
    return memoryview(data["words.u4"]).cast("I")


def _summed(language: str) -> "array[int]":
    found = checker(language)
    return array("I", sorted(map(_checksum, found.word_frequency.words()) if found else ()))


def common(folder: Path | None = None) -> dict[str, bytes]:
    """The common words of every language that has a dictionary, in lower case, a line each: for the compilation.

    `folder` is where they are kept for the next compilation; None keeps nothing.
    """

    def make() -> Mapping[str, bytes]:
        return {language: _common(language) for language in sorted(LANGUAGES) if checker(language)}

    data = _kept(folder, "dictionary-common", make)
    return {language: data[language] for language in sorted(LANGUAGES) if language in data}


def _common(language: str) -> bytes:
    frequencies = checker(language).word_frequency
    least = COMMON * frequencies.total_words
    return "\n".join(sorted(word for word, count in frequencies.items() if count >= least)).encode()


def _kept(folder: Path | None, name: str, make: Make) -> Mapping[str, bytes]:
    """What `make` gives, kept in a folder for this version of the dictionaries."""
    from importlib.util import find_spec

    package = find_spec("spellchecker")
    if folder is None or package is None or package.origin is None:
        return make()
    place = folder / f"{name}-{Path(package.origin).parent.stat().st_mtime_ns}"
    if data := kept(place, make):
        return data
    made = make()
    store(place, made)
    return made
