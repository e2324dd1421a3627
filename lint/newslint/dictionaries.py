"""Spelling dictionaries (pyspellchecker): word frequencies in a dozen languages.

A whole one takes a fifth of a second to load. Its common words are compiled with the rules: nearly all questions are
about those.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

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


def known(words: Sequence[str], language: str) -> bool:
    """Whether a dictionary has every one of the words. False without a dictionary."""
    found = checker(language)
    return found is not None and all(word.lower() in found for word in words)


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
