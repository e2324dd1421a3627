"""Spelling dictionaries (pyspellchecker): word frequencies in a dozen languages, loaded when a word is first looked up."""

from functools import cache
from typing import Any

# pyspellchecker's dictionaries; known here so that the package is not imported to find out.
LANGUAGES = frozenset("ar de en es eu fa fr it lv nl pt ru".split())


@cache
def checker(language: str) -> Any:
    """A language's spelling checker, or None where there is no dictionary. Loading one takes a tenth of a second."""
    if language not in LANGUAGES:
        return None
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1) if language in SpellChecker.languages() else None


def common(words: list[str], language: str, frequency: float) -> bool:
    """Whether every word is a dictionary's, and makes up that share of its texts or more. False without a dictionary."""
    found = checker(language)
    return found is not None and all(found.word_usage_frequency(word.lower()) >= frequency for word in words)
