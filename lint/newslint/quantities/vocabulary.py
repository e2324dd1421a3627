"""A language's number words and units, prepared for lookup."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language
from newslint.quantities.calendar_words import CalendarWords
from newslint.quantities.cjk_digits import HAN, HANGUL, LARGE, SCALED
from newslint.quantities.cjk_words import CjkWords
from newslint.quantities.digits import VULGAR
from newslint.quantities.phrase_table import MARK, MARKED_LETTER, MARKS, WORD, Phrases, by_first
from newslint.quantities.symbols import SIGNS, SYMBOLS
from newslint.text.normalize import normalize

Value = TypeVar("Value")
SCALES_OF_DEGREES = (
    ("c", "degC"),
    ("celsius", "degC"),
    ("centigrade", "degC"),
    ("f", "degF"),
    ("fahrenheit", "degF"),
)
DASHES = ("-", "–", "—", "~")  # between the ends of a range
DIGIT = rf"(?<!\d)\d|[{''.join(VULGAR)}]|(?<![\w.,])[.,](?=\d)"


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
        self.ordinal_dot: bool = data.get("ordinal_dot", False)
        self._read_units(data)
        self._read_number_words(data)
        self._read_fractions(data)
        self._read_hedges_and_roles(data)
        self._read_neighbours(data)
        self.calendar = CalendarWords(language)
        self._language = language
        self.list_and = frozenset(language.relations.get("and", ()))
        ends = "|".join(map(re.escape, language.words.get("noun_endings", ())))
        self.amount_of = {
            normalize(word): lazy(rf"(?:{'|'.join(map(re.escape, map(normalize, nouns)))})(?:{ends})?$")
            for word, nouns in data.get("amount_of", {}).items()
        }
        self.tellers = self._tellers()
        self.marked = any(map(MARK.search, self.small))
        self.stems = frozenset(word[:3] for word in self.small if self.compounds and len(word) > 2)
        self.follows_one = self._follows_one(data)

    def _read_units(self, data: Mapping[str, Any]) -> None:
        units = {**SIGNS, **SYMBOLS, **data.get("units", {})}
        for degree in [phrase for phrase, unit in units.items() if unit == "degree" and len(phrase) > 1]:
            for name, unit in SCALES_OF_DEGREES:
                units.setdefault(f"{degree} {name}", unit)
        self.units = self._phrases(units, endings=data.get("endings", False))
        self.codes = frozenset(unit for unit in units.values() if len(unit) == 3 and unit.isupper())
        self.prefixes: dict[str, str] = {
            normalize(word): unit for word, unit in data.get("prefixes", {}).items()
        }
        self.implied: dict[str, str] = data.get("implied", {})
        self.letter_signs: dict[str, str] = data.get("letter_signs", {})
        self.weight: dict[str, str] = data.get("weight", {})
        self.weight_before = frozenset(data.get("weight_before", ()))
        self.weight_after = self._marks(data.get("weight_after", ()))
        self.money_after = self._marks(data.get("money_after", ()))
        self.krone: str = data.get("krone", "SEK")
        self.per_hour = self._marks(data.get("per_hour", ()))
        self.spelled_only = frozenset(data.get("spelled_only", ()))  # "cents" after digits is money
        self.after_sign = frozenset(data.get("after_sign", ()))
        self.money_only = frozenset(data.get("money_only", ()))

    def _read_number_words(self, data: Mapping[str, Any]) -> None:
        powers = {"k": 3, **_numbers(data.get("magnitudes", {}))}
        self.scales: dict[str, int] = {word: 10**power for word, power in powers.items()}
        self.scales.update(_numbers(data.get("multiples", {})))
        self.magnitudes = self._phrases(self.scales, endings=data.get("endings", False))
        self.small: dict[str, int] = _numbers(data.get("words", {}))
        self.letters = frozenset(data.get("articles", ()))
        self.articles = frozenset(word for word, n in self.small.items() if n == 1) | self.letters
        self.small.update({normalize(word): 1 for word in self.letters})
        self.words = self._phrases(self.small)
        self.joints = frozenset(data.get("joints", ()))
        self.ands = frozenset(data.get("and", ()))
        self.links = frozenset(data.get("links", ()))  # between number and magnitude: "20 de milioane"
        self.lone = frozenset(data.get("lone", ()))  # a million without "one": "миллион рублей"
        self.then: str | None = data.get("then")  # joins digits to thousands: "10 bin 500", "3 آلاف و500"
        self.point = frozenset(data.get("point", ()))
        self.minus = frozenset(("-", "−", *data.get("minus", ())))
        ordinals = "|".join(map(re.escape, sorted(data.get("ordinals", ()), key=len, reverse=True)))
        self.ordinals = lazy(rf"(?:{ordinals})(?!\w)") if ordinals else None
        self.ordinal_after: tuple[str, ...] = tuple(data.get("ordinal_after", ()))
        self.unsure = frozenset(data.get("unsure", ()))
        self.indefinite = frozenset(data.get("indefinite", ()))
        self.counters = Phrases(dict.fromkeys(data.get("counters", ()), True), False, False)

    def _read_fractions(self, data: Mapping[str, Any]) -> None:
        self.partly = frozenset(data.get("with", ()))  # joins a fraction only: "cinco con un cuarto"
        self.of = tuple(data.get("of", ()))
        self.fractions = self._phrases(data.get("fractions", {}))
        self.denominators = self._phrases({k: int(n) for k, n in data.get("denominators", {}).items()})
        self.tails = self._phrases(data.get("tails", {}))
        self.added: Phrases[str] = self._phrases(data.get("added", {}))  # "साढ़े तीन": a half and three
        self.below: Phrases[str] = self._phrases(data.get("below", {}))
        self.below_first = frozenset(phrase[0] for phrase in self.below)
        self.share_of = self._marks(data.get("share_of", ()))
        self.out_of = self._marks(data.get("out_of", ()))
        self.part_of = self._marks(data.get("part_of", ()))
        one_in = "|".join(map(re.escape, data.get("one_in", ())))
        self.one_in = lazy(rf" [^\W\d_]+ (?:{one_in}) (?=\w)") if one_in else None
        self.parts = frozenset(data.get("parts", ()))
        self.half = tuple(data.get("half", ()))  # after a unit: 一年半
        self.after_numeral = tuple(data.get("after_numeral", ()))

    def _read_hedges_and_roles(self, data: Mapping[str, Any]) -> None:
        self.range = self._marks(data.get("range", ()))
        marks = tuple(data.get("range_marks", ()))
        self.dashes = (*DASHES, *marks)
        self.dash = lazy(
            rf" ?(?:{'|'.join(map(re.escape, (*DASHES, '〜', '∼', *marks)))}) ?(?=[^\s\w]{{0,4}}[\w½⅓¼])"
        )
        self.between: dict[str, str] = data.get("between", {})
        self.before = self._phrases(inverse(data.get("approximators", {})))
        self.after = self._phrases(inverse(data.get("after", {})))
        roles = inverse(data.get("roles", {}))
        self.roles = {normalize(word): role for word, role in roles.items() if role != "total"}
        self.totals = {normalize(word): role for word, role in roles.items() if role == "total"}

    def _read_neighbours(self, data: Mapping[str, Any]) -> None:
        self.numbered = frozenset(data.get("numbered", ()))
        self.prefixed = frozenset(data.get("prefixed", ()))
        self.share_next = frozenset(data.get("share_next", ()))
        self.times_next = frozenset(data.get("times_next", ()))
        self.place_before = frozenset(data.get("place_before", ()))
        self.year_before = frozenset(data.get("year_before", ()))
        self.months = frozenset(data.get("months", ()))
        self.fillers = frozenset(data.get("fillers", ()))
        self.nouns: dict[str, str] = data.get("nouns", {})
        self.context = {
            name: _alternation(data.get(name, ()), self.spaced)
            for name in ("age_before", "age_after", "rule_before")
        }

    def _phrases(self, table: Mapping[str, Value], *, endings: bool = False) -> Phrases[Value]:
        return Phrases(dict(table), endings, self.spaced and not self.hangul)

    def _marks(self, words: Iterable[str]) -> Phrases[bool]:
        return self._phrases(dict.fromkeys(words, True))

    def _follows_one(self, data: Mapping[str, Any]) -> set[str]:
        """The words before which an article is the number one: "a million", "a third", "a kilometre"."""
        named = [*self.scales, *data.get("denominators", {}), *data.get("tails", {})]
        named += [*data.get("out_of", ()), *data.get("part_of", ())]
        named += [phrase for phrase in self.units if phrase[0].isalpha() and len(phrase) > 2]
        named += [phrase.partition(" ")[2] for phrase in data.get("fractions", {}) if " " in phrase]
        return {match[0] for phrase in named if (match := WORD.match(normalize(phrase)))} | self.ands

    @cached_property
    def cjk_words(self) -> CjkWords:
        """Words around numerals of Han and Hangul."""
        return CjkWords(self._language)

    @cached_property
    def places(self) -> "re.Pattern[str]":
        """Where a quantity may begin in a folded text: a digit, or a word that numbers are said with."""
        if self.hangul or not self.spaced:
            spelled = f"(?:{'|'.join(map(re.escape, self.after_numeral)) or '(?!)'})"
            return re.compile(rf"{DIGIT}|[{HAN}]+|(?<![가-힣])[{HANGUL}](?:[{HANGUL}]| ?{spelled})")
        words = self.tellers | self.articles
        if not words:
            return re.compile(DIGIT)
        marked = any(map(MARK.search, words))
        letter = MARKED_LETTER if marked else r"[^\W\d_]"
        left = rf"(?<![\w{MARKS}])" if marked else r"(?<!\w)"
        stems = f"|{by_first(self.stems)}{letter}{{2,}}" if self.stems else ""
        return re.compile(rf"{DIGIT}|{left}(?:{by_first(words)}(?!{letter}){stems})")

    def opens(self, found: str, plain: str, end: int) -> bool:
        """Whether what `places` found may be a number: an article is one only before certain words, or after a minus."""
        if found not in self.articles:
            return True
        following = WORD.match(plain, end + 1)
        if following and (following[0] in self.follows_one or self._joined(following[0])):
            return True
        if self.one_in and self.one_in.match(plain, end):
            return True
        return (
            plain[max(0, end - len(found) - 12) : end - len(found)].rstrip().rpartition(" ")[2] in self.minus
        )

    def _joined(self, word: str) -> bool:
        """Whether "and" is written together with a number word: واحد وعشرون."""
        return word[0] in self.ands and word[1:] in self.small

    def sure(self, plain: str, start: int, end: int, unit: str, negative: bool = False) -> bool:
        """Whether what was read as a number is one: not an article, not a common word that only looks like one."""
        word = plain[start:end]
        if word[-1] in self.money_only and unit not in self.codes and not self._goes_on(plain, end):
            return False
        if not word[0].isalpha():
            return True
        if self.eastasian:
            counted = (
                bool(unit) or self.counters.at(plain, end) is not None or plain[end : end + 1] in self.dashes
            )
            if self.hangul and not unit and len(word) > 1 and not any(char in SCALED for char in word):
                return False  # 이사회
            if self.hangul and "가" <= plain[end : end + 1] <= "힣":
                return counted  # 구조조정, 이사회
            return counted or (len(word) > (2 if self.hangul else 1) and word[0] not in LARGE)
        if word in self.lone and word not in self.small:
            return unit in self.codes
        if word in self.articles:
            return (
                negative
                or unit in self.codes
                or unit in ("%", "cent", "pence")
                or (bool(unit) and word not in self.indefinite)
            )
        if word not in self.unsure or unit not in ("", "ratio"):
            return True
        following = WORD.match(plain, end + 1)
        return following is not None and plain[end] == " " and following[0] not in self.fillers and not unit

    def _goes_on(self, plain: str, end: int) -> bool:
        """Whether what is counted, or another number, follows a magnitude that money is said in."""
        after = end + plain.startswith(" ", end)
        return (
            self.counters.at(plain, after) is not None
            or self.after.at(plain, after) is not None
            or plain[after : after + 1].isdecimal()
            or plain[end : end + 1] in ("~", "∼", "-", "–")
        )

    def _tellers(self) -> frozenset[str]:
        """The words that a quantity in words can begin with. "One" is not among them: it is everywhere."""
        words = {match[0] for phrase in self.small if (match := WORD.match(phrase))} - self.articles
        words |= {
            match[0]
            for phrase in (*self.fractions, *self.scales, *self.added)
            if (match := WORD.match(phrase))
        }
        return frozenset(words - {word for word in words if len(word) < 2 and word.isascii()} - self.articles)


class Source(NamedTuple):
    """A text that is read: as it is, folded (see phrases.fold; offsets are the same), and in which language."""

    text: str
    plain: str
    vocabulary: Vocabulary


def _numbers(table: Mapping[str, str | int]) -> dict[str, int]:
    return {normalize(word): int(number) for word, number in table.items()}


def inverse(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {phrase: name for name, phrases in table.items() for phrase in phrases}


def _alternation(words: Iterable[str], bounded: bool) -> "re.Pattern[str]":
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    left = r"(?<![^\W_])" if bounded else ""
    return re.compile(f"{left}(?:{pattern})", re.IGNORECASE)
