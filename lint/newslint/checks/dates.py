"""Dates that cannot be: a weekday that the date did not fall on, an article changed before it was published.

No rule looks at a clock: the same file gives the same findings on every day.
Options: `weekdays` and `months`, tables by language, Monday and January first; or `order = true`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import ByLanguage
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule

# A date without a year belongs to the year of publication only when it is at most this far from it.
NEAR = timedelta(days=120)
# Words between weekday, day, month and year: the, of, den, le, de, il, dnia.
_LINK = r"[,.]? (?:the |den |d\. |dem |de |le |el |il |dnia |o dia )?"
_DAY = r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?"
_YEAR = r"(?:,? (?:de |del |do )?(?P<year>(?:19|20)\d\d)(?!\d))?"
NEEDS = (("order",), ("weekdays", "months"))


class _Names(NamedTuple):
    weekdays: list[str]
    months: list[str]
    patterns: tuple[re.Pattern[str], ...]


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    order: bool
    weekdays: ByLanguage
    months: ByLanguage


class Check:
    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._analysers = analysers
        self._rules = rules
        told = [rule for rule in rules if not rule.options.get("order")]
        self._tables = {rule.name: (rule.options["weekdays"], rule.options["months"]) for rule in told}
        self._names: dict[str, _Names] = {}

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        for rule in self._rules:
            if rule.options.get("order"):
                yield from _order(rule, document)
            else:
                yield from self._weekdays(rule, article)

    def _weekdays(self, rule: Rule, article: Article) -> Iterator[Hit]:
        document, text = article.document, article.joined_text
        if not text.blocks:
            return
        language = article.language
        weekdays, months = self._tables[rule.name]
        if language not in weekdays:
            return
        if language not in self._names:
            self._names[language] = _compile(weekdays[language], months.get(language, []))
        names = self._names[language]
        published = _date(document.published)
        for match in _matches(names, text.text.lower()):
            told = names.weekdays.index(match["weekday"])
            day = _stated(match, names.months, published)
            if day and day.weekday() != told:
                words = {"date": day.isoformat(), "weekday": names.weekdays[day.weekday()]}
                yield Hit(rule.name, text.source(*match.span()), words=words, language=language)


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


def _compile(weekdays: list[str], months: list[str]) -> _Names:
    named = "(?P<weekday>" + "|".join(map(re.escape, weekdays)) + ")"
    if not months:
        east = rf"(?P<year>(?:19|20)\d\d)年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日[ ，,]?[（(]?(?:星期|周|週)?{named}(?:曜日?)?[)）]?"
        return _Names(weekdays, months, (lazy(east),))
    month = "(?P<month>" + "|".join(_shortened(name) for name in months) + r")(?![^\W_])\.?"
    return _Names(
        weekdays,
        months,
        (
            lazy(rf"\b{named}(?:en)?{_LINK}{_DAY} (?:de |of |d')?{month}{_YEAR}"),
            lazy(rf"\b{named},? {month} {_DAY}\b{_YEAR}"),
        ),
    )


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


def _order(rule: Rule, document: Document) -> Iterator[Hit]:
    """The article says that it was changed on a day before it was published."""
    modified = document.metadata.get("modified")
    if modified is None or not document.published:
        return
    first, last = _date(document.published), _date(modified.value)
    if first and last and last < first:
        span = modified.span or Span(0, 0)
        yield Hit(rule.name, span, words={"published": document.published, "modified": modified.value})


def _date(text: str) -> date | None:
    """The day of an ISO 8601 date or date-time as written, or None when it is neither."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None
