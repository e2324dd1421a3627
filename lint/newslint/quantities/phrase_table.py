"""Tables of phrases, normalized for lookup."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from newslint.fast.lazy_regex import lazy
from newslint.text.normalize import normalize
from newslint.text.scripts import Characters

# Vowel signs and accents of their own, which \w leaves out and words are written with.
MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
MARKED_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
# No longer than any word: what goes on is no text, and is looked at from each of its places.
WORD = lazy(rf"(?:[^\W\d_]|[{MARKS}]){{1,64}}")
_HEAD = lazy(r"[^\W\d_]{1,64}|[^\s\w]")
_LATIN_HEAD = lazy(r"[a-zA-Zµμ]{1,64}|[^\W\d_]{1,64}|[^\s\w]")  # "10km以上"
_MARKED_HEAD = lazy(rf"(?:[^\W\d_]|[{MARKS}]){{1,64}}|[^\s\w]")
MARK = lazy(f"[{MARKS}]")
_UNSPACED = Characters("\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3")
SUFFIX = 5  # letters of an ending that a unit may have in a language of many cases
Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """A table of phrases, of which the longest that begins at a place is found. `endings`: words may be inflected."""

    def __init__(self, table: Mapping[str, Value], endings: bool = False, spaced: bool = True) -> None:
        self._endings, self._spaced = endings, spaced
        self._values = {normalize(phrase): value for phrase, value in table.items()}
        self._heads: dict[str, list[str]] = {}
        plain = _HEAD if spaced else _LATIN_HEAD
        self._first = (_MARKED_HEAD if any(map(MARK.search, self._values)) else plain).match
        for phrase in sorted(self._values, key=len, reverse=True):
            if head := self._head(phrase, 0):
                self._heads.setdefault(head, []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._values)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def get(self, phrase: str) -> Value | None:
        return self._values.get(phrase)

    def _head(self, text: str, position: int) -> str:
        if not self._spaced and text[position : position + 1] in _UNSPACED:
            return text[position]
        match = self._first(text, position)
        return match[0] if match else ""

    def at(self, text: str, position: int) -> tuple[Value, int] | None:
        """(value, end) of the longest phrase at a position of a folded text."""
        head = self._head(text, position)
        for phrase in self._heads.get(head, ()):
            end = position + len(phrase)
            if text.startswith(phrase, position) and self._ends(text, end):
                return self._values[phrase], end
        if self._endings and len(head) > 4:
            for length in range(len(head) - 1, max(2, len(head) - SUFFIX - 1), -1):
                if head[:length] in self._values:
                    return self._values[head[:length]], position + len(head)
        return None

    def _ends(self, text: str, end: int) -> bool:
        """Whether a phrase may end here: not inside a word, where words have spaces between them."""
        if end >= len(text) or not WORD.match(text, end):
            return True
        last = text[end - 1]
        if not last.isalpha():
            return not (last.isascii() and last in "./")
        return not self._spaced and bool(last[:1] in _UNSPACED or text[end : end + 1] in _UNSPACED)


def by_first(words: Iterable[str]) -> str:
    """An expression for any of the words, longest first, in which words of one first letter share a branch."""
    grouped: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        grouped.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(grouped.items()))
    return f"(?:{'|'.join(branches)})"
