"""A language's words that make a number a date, a time of day or an ordinal."""

import re
from collections.abc import Iterable, Mapping

from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language


class CalendarWords:
    """Expressions for what is right before or after the digits of such a number.

    date             after a number of a date: 年, 号
    decade           after the first year of a decade: 1990s, 1990-talet
    clock            a time of day in figures and words: 3点20分
    time_before      before a time with a dot: kl. 14.30
    time_after       after it: 14.30 Uhr
    ordinal_after    endings of ordinals: 3rd
    ordinal_before   what makes an ordinal of the number after it: 第
    ordinal_articles  articles that show a number with a dot to be an ordinal where the next word is no small one
    month_of         words between day and month: 4 de mayo
    dated            characters after which a hyphen is no minus: 5月1日-5日
    """

    def __init__(self, language: Language) -> None:
        data = language.numbers
        calendar: Mapping[str, str] = data.get("calendar", {})
        hours: Mapping[str, str] = data.get("hours", {})
        minutes = _either(data.get("minutes", ()))
        self.date = lazy(rf"\s?{_marks(calendar)}")
        self.clock = lazy(rf"\d{{1,2}} ?{_marks(hours)}(?: ?\d{{1,2}} ?{minutes})?")
        end = r"(?!\w)" if data.get("spaced", True) else ""
        self.decade = lazy(rf"{_either(data.get('decade_endings', ()))}{end}")
        self.time_before = lazy(rf"\b{_either(data.get('time_before', ()))}\.? $", re.IGNORECASE)
        self.time_after = lazy(rf" ?(?:{_either(data.get('time_after', ()))}|h\b)", re.IGNORECASE)
        self.ordinal_after = lazy(rf"(?:\.?[ºª]|{_either(data.get('ordinal_endings', ()))})(?![^\W_])")
        self.ordinal_before = tuple(data.get("ordinal_before", ()))
        self.ordinal_articles = frozenset(data.get("ordinal_articles", ()))
        self.month_of = frozenset(language.dates.get("before_month", ()))
        self.dated = frozenset("".join((*calendar, *hours)))


def _either(words: Iterable[str]) -> str:
    """An expression for one of the words, the longest that fits; for none of none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True))) or '(?!)'})"


def _marks(table: Mapping[str, str]) -> str:
    """An expression for one of the words, each not before the characters that it is given with."""
    listed = (
        re.escape(word) + (f"(?![{re.escape(others)}])" if others else "") for word, others in table.items()
    )
    return f"(?:{'|'.join(listed) or '(?!)'})"
