"""Impossible dates: a wrong weekday, an article changed before it was published.

No rule looks at a clock: the same file gives the same findings on every day.
Option `find`: "weekday" or "order". Weekdays and months are those of the language's file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule

# A date without a year belongs to the year of publication only when it is at most this far from it.
NEAR = timedelta(days=120)
SECTIONS = ("dates",)  # what a language's file must tell, for `rules --missing`
WEEKDAY, ORDER = "weekday", "order"


class _Names(NamedTuple):
    """A language's names: `shown` are weekdays as in messages, the others in small letters; patterns of dates."""

    weekdays: list[str]
    shown: list[str]
    months: list[str]
    patterns: tuple[re.Pattern[str], ...]


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["weekday", "order"]]


class Check:
    """All rules of this kind."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._analysers = analysers
        self._wanted = {rule.find for rule in rules}
        self._names: dict[str, _Names | None] = {}

    def check(self, article: Article) -> Iterator[Hit]:
        if WEEKDAY in self._wanted:
            yield from self._weekdays(article)
        if ORDER in self._wanted:
            yield from _order(article.document)

    def _weekdays(self, article: Article) -> Iterator[Hit]:
        document, text = article.document, article.joined_text
        names = self._names_of(article.language) if text.blocks else None
        if names is None:
            return
        published = _date(document.published)
        for match in _matches(names, text.text.lower()):
            stated = names.weekdays.index(match["weekday"])
            day = _stated(match, names.months, published)
            if day and day.weekday() != stated:
                words = {"date": day.isoformat(), "weekday": names.shown[day.weekday()]}
                yield Hit(WEEKDAY, text.source(*match.span()), words=words, language=article.language)

    def _names_of(self, language: str) -> _Names | None:
        if language not in self._names:
            known = self._analysers.languages.get(language)
            self._names[language] = _compile(known.dates) if known and known.dates else None
        return self._names[language]


def _matches(names: _Names, low: str) -> Iterator[re.Match[str]]:
    """Weekdays with a date, in a text of small letters. Where they come first, `find` gets to them sooner than `re`."""
    if not names.months:
        for pattern in names.patterns:
            yield from pattern.finditer(low)
        return
    for at in sorted({at for weekday in names.weekdays for at in _places(weekday, low)}):
        yield from filter(None, (pattern.match(low, at) for pattern in names.patterns))


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _compile(dates: Mapping[str, Any]) -> _Names:
    """The patterns of a language's dates, from the [dates] section of its file."""
    weekdays, months = dates["weekdays"], dates.get("months", [])
    before, after = dates.get("before_weekday", []), dates.get("after_weekday", [])
    shown = ["".join((*before[:1], weekday, *after[:1])) for weekday in weekdays]
    patterns = _named_months(dates) if months else _numbered_months(dates)
    return _Names(weekdays, shown, months, patterns)


def _either(words: Sequence[str]) -> str:
    """An expression for one of the words, the longest that fits."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True))) or '(?!)'})"


def _named_months(dates: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    """ "Tuesday, the 4th of February 2026" and "Tuesday, February 4, 2026"."""
    weekday = rf"\b(?P<weekday>{_either(dates['weekdays'])})"
    month = "(?P<month>" + "|".join(map(_shortened, dates["months"])) + r")(?![^\W_])\.?"
    between, of, year_of, day_endings, endings = (
        _either(dates.get(name, ()))
        for name in ("between", "before_month", "before_year", "day_endings", "weekday_endings")
    )
    day = rf"(?P<day>\d{{1,2}})(?:\.|{day_endings}|º|°)?"
    year = rf"(?:,? (?:{year_of} )?(?P<year>(?:19|20)\d\d)(?!\d))?"
    return (
        lazy(rf"{weekday}{endings}?[,.،]? (?:{between} )?{day} (?:{of} )?{month}{year}"),
        lazy(rf"{weekday},? {month} {day}\b{year}"),
    )


def _numbered_months(dates: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    """2026年2月4日星期三, 2026年2月4日（水）: a weekday is one with a word for it, or alone in brackets."""
    year, month, day = map(re.escape, dates["marks"])
    weekday, before, after = (
        _either(dates.get(name, ())) for name in ("weekdays", "before_weekday", "after_weekday")
    )
    date = rf"(?P<year>(?:19|20)\d\d){year} ?(?P<month>\d{{1,2}}){month} ?(?P<day>\d{{1,2}}){day}"
    sure = rf"[（(]?{before}|[（(]?{weekday}{after}|[（(]{weekday}[)）]"
    named = rf"[（(]?{before}?(?P<weekday>{weekday}){after}?[)）]?"
    return (lazy(rf"{date}[ ，,]?(?={sure}){named}"),)


def _shortened(month: str) -> str:
    """The month's name or its beginning, as in "Oct. 22"; of three letters at least."""
    endings = "|".join(re.escape(month[3:end]) for end in range(len(month), 3, -1))
    return re.escape(month[:3]) + (f"(?:{endings})?" if endings else "")


def _stated(match: re.Match[str], months: list[str], published: date | None) -> date | None:
    """The date of a match; the year is the stated one, else that of publication when the date is near it."""
    month = int(match["month"]) if match["month"].isdigit() else _number(match["month"], months)
    day = int(match["day"])
    if match["year"]:
        return _calendar(int(match["year"]), month, day)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    near = [
        found for year in years if (found := _calendar(year, month, day)) and abs(found - published) <= NEAR
    ]
    return near[0] if near else None


def _number(month: str, months: list[str]) -> int:
    """A month's number; a beginning that two months share is the first of them that fits it whole ("juin")."""
    exact = [number for number, name in enumerate(months, 1) if name == month]
    return exact[0] if exact else next(n for n, name in enumerate(months, 1) if name.startswith(month))


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _order(document: Document) -> Iterator[Hit]:
    """The article says that it was changed on a day before it was published."""
    modified = document.metadata.get("modified")
    if modified is None or not document.published:
        return
    first, last = _date(document.published), _date(modified.value)
    if first and last and last < first:
        span = modified.span or Span(0, 0)
        yield Hit(ORDER, span, words={"published": document.published, "modified": modified.value})


def _date(text: str) -> date | None:
    """The day of an ISO 8601 date or date-time as written, or None when it is neither."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
