"""The length of a text in a measure that is the same for every script."""

from newslint.text.scripts import UNSPACED

WIDE = 2.5  # characters of a script with spaces that one of Han, kana or Thai is worth


def length(text: str) -> float:
    """The length of a text in characters of a script with spaces."""
    return len(text) + (WIDE - 1) * UNSPACED.count(text)
