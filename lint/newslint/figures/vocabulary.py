"""A language's number vocabulary, compiled from its file into one expression."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from newslint.language import Language

# Currency signs that stand before or after a number, in every language. A bare $ is taken for US dollars.
SIGNS = {
    "us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "₫": "VND", "฿": "THB", "₴": "UAH", "₦": "NGN", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "r$": "BRL", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "rmb": "CNY",
    "chf": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "inr": "INR", "aud": "AUD", "cad": "CAD", "krw": "KRW",
    "rs": "INR", "rs.": "INR", "rp": "IDR", "nt$": "TWD", "mx$": "MXN",
}  # fmt: skip
SYMBOLS = {
    "ft": "foot", "mi": "mile", "lb": "pound", "lbs": "pound", "oz": "ounce",
    "%": "%", "％": "%", "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram",
    "g": "gram", "km²": "km2", "m²": "m2", "km2": "km2", "m2": "m2", "ha": "hectare", "°c": "degC", "°f": "degF",
    "℃": "degC", "mw": "MW", "gw": "GW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "km/h": "km/h",
    "mph": "mph", "°": "degree",
}  # fmt: skip

SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = r"\d(?:[\d]|[.,'’ \u00a0\u202f\u2009](?=\d))*+"
MAX_DIGITS = 40
_LETTERS = re.compile(r"[^\W\d_]+")


class Vocabulary:
    """What a language file's [numbers] section says, ready for matching. All keys are lower case."""

    def __init__(self, language: Language) -> None:
        data = language.numbers
        self.code = language.code
        self.decimal: str = data.get("decimal", ".")
        self.spaced: bool = data.get("spaced", True)
        self.magnitudes: dict[str, int] = {
            word: int(power) for word, power in data.get("magnitudes", {}).items()
        }
        self.units: dict[str, str] = {**SYMBOLS, **SIGNS, **data.get("units", {})}
        self.words: dict[str, int] = data.get("words", {})
        self.fractions: dict[str, str] = data.get("fractions", {})
        self.months = frozenset(word.lower() for word in data.get("months", ()))
        self.before = _phrases(data.get("approximators", {}))
        self.after = _phrases(data.get("after", {}))
        self.nouns: dict[str, str] = data.get("nouns", {})
        self._data = data
        signs = _words(SIGNS, bounded=False)
        self.sign_before = re.compile(rf"(?<![^\W_])(?:{signs}){SPACE}?$", re.IGNORECASE)
        # Words without which a text of this language can hold no quantity but those written in digits. "One" is not
        # among them: it stands everywhere, and a quantity only beside another of these.
        self.tellers = frozenset(
            word
            for phrase in (
                *self.fractions,
                *self.magnitudes,
                *(w for w, value in self.words.items() if value > 1),
            )
            for word in _LETTERS.findall(phrase)
            if len(word) > 2 or phrase in self.words
        )
        spaces = r"\s*$" if self.spaced else "$"
        self.approximator = _alternation(self.before, end=spaces, bounded=self.spaced)
        self.context = {
            name: _alternation(data.get(name, ())) for name in ("age_before", "age_after", "rule_before")
        }

    @cached_property
    def figure(self) -> "re.Pattern[str]":
        """Any quantity, in digits or words."""
        return self._compile(self._data, worded=True)

    @cached_property
    def digits(self) -> "re.Pattern[str]":
        """A quantity in digits: much cheaper, since only places with a digit are looked at."""
        return self._compile(self._data, worded=False)

    def worded(self, text: str) -> bool:
        """Whether a text may hold a quantity in words."""
        return not self.spaced or not self.tellers.isdisjoint(_LETTERS.findall(text.lower()))

    def _compile(self, data: Mapping[str, Any], worded: bool) -> "re.Pattern[str]":
        signs = _words(SIGNS, bounded=False)
        magnitude = _words(self.magnitudes, bounded=False)
        unit = _words(self.units, bounded=False)
        to = "|".join(
            [r"[ ]?[-–—~〜至到][ ]?", *(f"{SPACE}{re.escape(word)}{SPACE}" for word in data.get("range", ()))]
        )
        number = _DIGITS
        if worded and self.words:
            words = _words(self.words, bounded=False)
            number = (
                rf"(?:{_DIGITS}|(?<![^\W_])(?:{words})(?:(?:[- ]|{SPACE}?(?:and|und|och|y|et){SPACE}?)?(?:{words}))*+(?![^\W_]))"
                if self.spaced
                else rf"(?:{_DIGITS}|[零一二三四五六七八九十百千两〇]+)"
            )
        gap = f"{SPACE}?"
        end = r"(?![^\W\d_])" if self.spaced else ""
        scale = rf"(?:{gap}-?(?P<{{0}}>{magnitude}){end})?" if magnitude else "(?P<{0}>)?"
        fraction = (worded and _words(self.fractions, bounded=False)) or "(?!)"
        left = r"(?<![^\W_])" if self.spaced else ""
        return re.compile(
            rf"{left}(?P<fraction>{fraction}){end}"
            rf"|(?:(?<![^\W_])(?P<sign>{signs}){gap})?(?<![\d])(?P<first>{number}){scale.format('scale')}"
            rf"(?:(?P<to>{to})(?:(?:{signs}){gap})?(?P<second>{number}){scale.format('scale2')})?"
            rf"(?P<plus>\+|多|余|餘)?(?P<late>{magnitude if not self.spaced and magnitude else '(?!)'})?"
            rf"(?:(?:{gap}|-)(?P<unit>{unit}){end})?",
            re.IGNORECASE,
        )


def _phrases(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {phrase.lower(): name for name, phrases in table.items() for phrase in phrases}


def _words(words: Iterable[str], bounded: bool) -> str:
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return rf"(?<![^\W_])(?:{pattern})(?![^\W_])" if bounded and pattern else pattern


def _alternation(words: Iterable[str], end: str = "", bounded: bool = True) -> "re.Pattern[str]":
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    left = r"(?<![^\W_])" if bounded else ""
    return re.compile(f"{left}({pattern}){end}", re.IGNORECASE)
