"""The words that go with Chinese, Japanese and Korean numbers (分之, 成, 多), from a language file's [numbers.numerals]."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language
from newslint.quantities.cjk_digits import HAN, HANGUL, LARGE, PLAIN, SCALES


class CjkWords:
    """Expressions for what is inside a numeral or right behind it.

    of        between denominator and numerator: 三分之一
    tenths    after a number of tenths, with what may follow: 三成五, 3割8分7厘
    discount  words among these for what is paid of a price
    point     the decimal point, with the digits after it
    plus      between a whole number and a fraction: 二又二分之一
    several   an unknown digit: 数十万
    part      what makes a part of a larger number of the characters that follow
    more      after a numeral: more than it
    further   between the parts of a numeral that is written with spaces
    exempt    words that begin like a magnitude: 千米
    """

    def __init__(self, language: Language) -> None:
        data: Mapping[str, Any] = language.numbers.get("numerals", {})
        self.hangul = language.code == "ko"
        self.japanese = language.code == "ja"
        self.plus = tuple(data.get("plus", ()))
        self.several = tuple(data.get("several", ()))
        self.discount = frozenset(data.get("discount", ()))
        self.of = lazy(f" ?{_either(data.get('parts_of', ()), ' {0,2}')} ?")
        self.point = lazy(
            rf" ?{_either(data.get('point', ()))} ?([{HAN}\d]+)"
            rf"|・([{HAN}]+)(?={_either(data.get('dot_next', ()))})"
        )
        self.exempt = lazy(_either(data.get("exempt", ())))
        self.part = lazy(rf"(?:{_either(self.several)}|\d ?)$")
        large = "".join((*SCALES, *LARGE))
        self.more = lazy(rf" ?{_either(data.get('more', ()))} ?(?=([{large}])|)")
        self.tenths = lazy(self._tenths(data, language.numbers.get("half", ())))
        # 4억 2천만, 1만 2345명, 3 億 7,500 万, 12 万 5,000 人
        date = _either(language.numbers.get("calendar", ()))
        self.further = lazy(
            rf" (?=\d{{1,4}}[{HAN}{HANGUL}]|\d{{3,4}} ?(?!{date})[가-힣]|\d{{1,4}} [{''.join(SCALES)}]"
            rf"|\d,\d{{3}}(?![.,]?\d) ?(?!{date})[\u3041-\u9fff가-힣])"
        )

    def _tenths(self, data: Mapping[str, Any], half: Iterable[str]) -> str:
        words: Mapping[str, str] = data.get("tenths", {})
        word = "|".join(f"{re.escape(each)}(?![{re.escape(others)}])" for each, others in words.items())
        digit = rf"([{PLAIN}])(?!{_either([*HAN, *data.get('not_after_tenths', ())])})"
        finer = rf"(\d){_either(data.get('hundredths', ()))}(?:(\d){_either(data.get('thousandths', ()))})?"
        return rf" ?({word or '(?!)'})(?:({_either(half)})|{digit}|{finer})?"


def _either(words: Iterable[str], gap: str = "") -> str:
    """An expression for one of the words, the longest that fits, with a gap between its letters; for none of none."""
    listed = (gap.join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(listed) or '(?!)'})"
