"""A language's number vocabulary, ready for look-up."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from newslint.figures.digits import VULGAR
from newslint.figures.eastasian import HAN, HANGUL
from newslint.figures.signs import SIGNS, SYMBOLS
from newslint.language import Language

# Vowel signs and accents of their own, which \w leaves out and words are written with.
MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+")
_HEAD = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+|[^\s\w]")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_FOLDS = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u3000": " ",
    "’": "'",
    "ʼ": "'",
    "−": "-",
    "‑": "-",
    "İ": "i",
}
_FOLDS.update({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_FOLD = str.maketrans(_FOLDS)
_COMMON = tuple((odd, _FOLDS[odd]) for odd in ("’", "\u00a0", "\u202f"))
_RARE = re.compile(f"[{''.join(set(_FOLDS) - {odd for odd, _ in _COMMON})}]")
DIGIT = rf"(?<!\d)\d|[{''.join(VULGAR)}]|(?<![\w.,])[.,](?=\d)"
SUFFIX = 5  # letters of an ending that a unit may have in a language of many cases
Value = TypeVar("Value")


def fold(text: str) -> str:
    """Lower case, plain spaces, full-width forms; every offset stays what it was."""
    if text.isascii():
        return text.lower()
    plain = text
    for odd, common in _COMMON:
        plain = plain.replace(odd, common)
    if _RARE.search(plain):
        plain = plain.translate(_FOLD)
    lower = plain.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    )


class Phrases(Generic[Value]):
    """A table of phrases, of which the longest that begins at a place is found. `endings`: words may be inflected."""

    def __init__(self, table: Mapping[str, Value], endings: bool = False, spaced: bool = True) -> None:
        self._endings, self._spaced = endings, spaced
        self._values = {fold(phrase): value for phrase, value in table.items()}
        self._heads: dict[str, list[str]] = {}
        for phrase in sorted(self._values, key=len, reverse=True):
            if head := self._head(phrase, 0):
                self._heads.setdefault(head, []).append(phrase)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def get(self, phrase: str) -> Value | None:
        return self._values.get(phrase)

    def _head(self, text: str, position: int) -> str:
        if not self._spaced and _UNSPACED.match(text, position):
            return text[position]
        match = _HEAD.match(text, position)
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
        return not self._spaced and bool(_UNSPACED.match(last) or _UNSPACED.match(text, end))


class Vocabulary:
    """What a language's number tables say (see tables.py), for the reader."""

    def __init__(self, language: Language) -> None:
        data = language.numbers
        self.code = language.code
        self.decimal: str = data.get("decimal", ".")
        self.spaced: bool = data.get("spaced", True)
        self.space_groups: bool = data.get("space_groups", self.decimal == ",")
        self.hangul = self.code == "ko"
        self.eastasian = not self.spaced or self.hangul
        self.compounds: bool = data.get("compound", False)
        self.inverted: bool = data.get("inverted", False)
        endings: bool = data.get("endings", False)
        spaced = self.spaced and not self.hangul

        units = {**SIGNS, **SYMBOLS, **data.get("units", {})}
        for degree in [phrase for phrase, unit in units.items() if unit == "degree" and len(phrase) > 1]:
            for name, unit in (
                ("c", "degC"),
                ("celsius", "degC"),
                ("centigrade", "degC"),
                ("f", "degF"),
                ("fahrenheit", "degF"),
            ):
                units.setdefault(f"{degree} {name}", unit)
        self.units = Phrases(units, endings, spaced)
        self.codes = frozenset(unit for unit in units.values() if len(unit) == 3 and unit.isupper())
        powers = {fold(word): int(power) for word, power in data.get("magnitudes", {}).items()}
        self.scales: dict[str, int] = {word: 10**power for word, power in powers.items()}
        self.scales.update({fold(word): int(n) for word, n in data.get("multiples", {}).items()})
        self.magnitudes = Phrases(self.scales, endings, spaced)
        self.small: dict[str, int] = {fold(word): int(n) for word, n in data.get("words", {}).items()}
        self.articles = frozenset(word for word, n in self.small.items() if n == 1) | set(
            data.get("articles", ())
        )
        self.small.update({fold(word): 1 for word in data.get("articles", ())})
        self.words = Phrases(self.small, False, spaced)
        self.joints = frozenset(data.get("joints", ()))
        self.ands = frozenset(data.get("and", ()))
        self.partly = frozenset(data.get("with", ()))  # joins a fraction only: "cinco con un cuarto"
        self.spelled_only = frozenset(data.get("spelled_only", ()))  # "cents" after digits is money
        self.prefixes: dict[str, str] = {fold(word): unit for word, unit in data.get("prefixes", {}).items()}
        self.point = frozenset(data.get("point", ()))
        self.minus = frozenset(("-", "−", *data.get("minus", ())))
        self.of = tuple(data.get("of", ()))
        self.fractions = Phrases(data.get("fractions", {}), False, spaced)
        self.ordinals = frozenset(data.get("ordinals", ()))
        self.denominators = Phrases(
            {k: int(n) for k, n in data.get("denominators", {}).items()}, False, spaced
        )
        self.tails = Phrases(data.get("tails", {}), False, spaced)
        self.out_of = Phrases(dict.fromkeys(data.get("out_of", ()), True), False, spaced)
        self.part_of = Phrases(dict.fromkeys(data.get("part_of", ()), True), False, spaced)
        self.letters = frozenset(data.get("articles", ()))
        self.parts = frozenset(data.get("parts", ()))
        self.share_next = frozenset(data.get("share_next", ()))
        self.year_before = frozenset(data.get("year_before", ()))
        self.unsure = frozenset(data.get("unsure", ()))
        self.range = Phrases(dict.fromkeys(data.get("range", ()), True), False, spaced)
        self.between: dict[str, str] = data.get("between", {})
        self.krone: str = data.get("krone", "SEK")
        self.months = frozenset(data.get("months", ()))
        self.before = Phrases(inverse(data.get("approximators", {})), False, spaced)
        self.after = Phrases(inverse(data.get("after", {})), False, spaced)
        self.fillers = frozenset(data.get("fillers", ()))
        self.roles: dict[str, str] = {
            fold(word): role for role, words in data.get("roles", {}).items() for word in words
        }
        self.nouns: dict[str, str] = data.get("nouns", {})
        self.counters = Phrases(dict.fromkeys(data.get("counters", ()), True), False, False)
        self.tellers = self._tellers()
        self.stems = frozenset(word[:3] for word in self.small if self.compounds and len(word) > 2)
        self.indefinite = frozenset(data.get("indefinite", ()))
        named = [
            *self.scales,
            *data.get("denominators", {}),
            *data.get("tails", {}),
            *data.get("out_of", ()),
            *data.get("part_of", ()),
        ]
        named += [phrase for phrase, unit in units.items() if phrase[0].isalpha() and len(phrase) > 2]
        seconds = [phrase.partition(" ")[2] for phrase in data.get("fractions", {}) if " " in phrase]
        named += seconds
        self.follows_one = {match[0] for phrase in named if (match := WORD.match(fold(phrase)))} | self.ands
        self.ordinal_dot: bool = data.get("ordinal_dot", False)
        self.context = {
            name: _alternation(data.get(name, ()), self.spaced)
            for name in ("age_before", "age_after", "rule_before")
        }

    @cached_property
    def places(self) -> "re.Pattern[str]":
        """Where a quantity may begin in a folded text: a digit, or a word that numbers are said with."""
        if self.hangul or not self.spaced:
            return re.compile(rf"{DIGIT}|[{HAN}]+|(?<![가-힣])[{HANGUL}]{{2,}}")
        words = self.tellers | self.articles
        stems = "|".join(f"{by_first(self.stems)}{_LETTER}{{2,}}" for _ in (1,) if self.stems)
        pattern = "|".join(filter(None, (f"{by_first(words)}(?!{_LETTER})", stems)))
        return re.compile(rf"{DIGIT}|(?<!{_LETTER})(?<![\d_{MARKS}])(?:{pattern})" if words else DIGIT)

    def opens(self, found: str, plain: str, end: int) -> bool:
        """Whether what `places` found may be a number: an article is one only before certain words, or after a minus."""
        if found not in self.articles:
            return True
        following = WORD.match(plain, end + 1)
        if following and following[0] in self.follows_one:
            return True
        return (
            plain[max(0, end - len(found) - 12) : end - len(found)].rstrip().rpartition(" ")[2] in self.minus
        )

    def sure(self, plain: str, start: int, end: int, unit: str, negative: bool = False) -> bool:
        """Whether what was read as a number is one: not an article, not a common word that only looks like one."""
        word = plain[start:end]
        if not word[0].isalpha():
            return True
        if self.eastasian:
            counted = bool(unit) or self.counters.at(plain, end) is not None
            return counted or len(word) > (2 if self.hangul else 1)
        if word in self.articles:
            return (
                negative
                or unit in self.codes
                or unit in ("%", "cent", "pence")
                or (bool(unit) and word not in self.indefinite)
            )
        return word not in self.unsure or unit not in ("", "ratio")

    def _tellers(self) -> frozenset[str]:
        """The words that a quantity in words can begin with. "One" is not among them: it stands everywhere."""
        words = {match[0] for phrase in self.small if (match := WORD.match(phrase))} - self.articles
        words |= {match[0] for phrase in (*self.fractions, *self.scales) if (match := WORD.match(phrase))}
        return frozenset(words - {word for word in words if len(word) < 2 and word.isascii()} - self.articles)


def by_first(words: Iterable[str]) -> str:
    """An expression for any of the words, longest first, in which words of one first letter share a branch."""
    grouped: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        grouped.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(grouped.items()))
    return f"(?:{'|'.join(branches)})"


def inverse(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {phrase: name for name, phrases in table.items() for phrase in phrases}


def _alternation(words: Iterable[str], bounded: bool) -> "re.Pattern[str]":
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    left = r"(?<![^\W_])" if bounded else ""
    return re.compile(f"{left}(?:{pattern})", re.IGNORECASE)
