"""Digits that are not quantities: dates, times of day, codes, addresses, year ranges."""

from newslint.fast.lazy_regex import lazy
from newslint.quantities.currency import letter_sign
from newslint.quantities.digits import SIGNS, SPACES
from newslint.quantities.units import Measured
from newslint.quantities.vocabulary import Source

_YEARS = ("1500", "2100")

_DATE = lazy(r"\d{1,4}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d/]|[.-]\d)|\d{4}([./-])\d{1,2}\2\d(?![\d/]|[.-]\d)")
_CLOCK = lazy(r"\d{1,2}[:h][0-5]\d(?::[0-5]\d)?(?!\d|[:.]\d)(?: ?[ap]\.?m\b\.?)?")
_DOTTED = lazy(r"(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d%]|[.,]\d)")
_HOUR = lazy(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b)")
_GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![.\d])"
# Addresses of machines and versions (10.0.3.1, 2.5.1), telephone numbers, serial numbers (12A-4).
_CODE = lazy(
    rf"(?!{_GROUPED})\d+(?:\.\d+){{2,}}|\d+(?:-\d{{2,}}){{2,}}(?!\w)|\d+[./-]?(?=[A-Z]{{1,3}}-?\d)[A-Z\d-]+"
)
# A table or a file's innards on one line: no news story joins so many numbers by single signs.
_LISTING = lazy(rf"\d+(?:[{SIGNS}{SPACES}]\d+){{40,}}")
_LINK = lazy(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\w{1,64}\.\S+")
_LETTERS = lazy(r"[^\W\d_]+$")
_HYPHENED = lazy(r"([A-Za-z]+)-$")
_AMOUNT = lazy(r"\d{4}s?\b|\d+\.")  # "mid-1990s", "sub-2.5"
_NAME = lazy(r"\w+(?:-\w+|\.\d+)*")
_RATING = lazy(r"(?:\d{1,2}[.,]\d/(?:5|6|10|20|100)|\d{1,3}/(?:20|100))(?![\d/]|[.,]\d)")


def code(source: Source, start: int, reached: int) -> tuple[int, str] | None:
    """(end, kind) when the digits at `start` are a numeric date, a clock time or a code; they are no number then."""
    text = source.text
    if match := _DATE.match(text, start):
        return match.end(), "date"
    if match := _RATING.match(text, start):
        return match.end(), "score"
    if match := _CLOCK.match(text, start) or _HOUR.match(text, start):
        return match.end(), "time"
    if source.vocabulary.eastasian and (match := source.vocabulary.calendar.clock.match(text, start)):
        return match.end(), "time"
    calendar = source.vocabulary.calendar
    dotted = _DOTTED.match(text, start)
    if dotted and (
        calendar.time_after.match(text, dotted.end())
        or calendar.time_before.search(text, max(0, start - 12), start)
    ):
        return dotted.end(), "time"
    match = _CODE.match(text, start) or _LISTING.match(text, start)
    if not match and start > reached and source.vocabulary.spaced and _is_named(source, start):
        match = _NAME.match(text, start)
    return (match.end(), "identifier") if match else None


def _is_named(source: Source, start: int) -> bool:
    """Whether letters right before the digits make a name with them: G7, covid-19, B12. "Rs20" and "minus-4" are not."""
    text, _, vocabulary = source
    if text[start - 1] == "-":
        hyphened = _HYPHENED.search(text, max(0, start - 20), start)
        if hyphened is None or _AMOUNT.match(text, start):
            return False
        return hyphened[1].lower() not in vocabulary.minus
    if vocabulary.hangul or not (text[start - 1].isalpha() and text[start - 1].isascii()):
        return False
    letters = _LETTERS.search(text, max(0, start - 12), start)
    if letter_sign(source, start)[0]:
        return False
    return not letters or letters[0].upper() not in (*vocabulary.codes, "RS", "RP", "RM", "KR")


def links(text: str) -> list[tuple[int, int]]:
    """Where addresses are, whose digits are no numbers."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _LINK.finditer(text)]


def is_year(digits: str) -> bool:
    """Whether digits as written may be a year."""
    return len(digits) == 4 and digits.isdigit() and _YEARS[0] <= digits <= _YEARS[1]


def years(source: Source, first: Measured, second: Measured) -> bool:
    """Whether two numbers around a dash are a span of years: 2018-2020, 2018/19, 2018-19."""
    if first.unit or not is_year(first.number.digits) or source.text[first.start] == "-":
        return False
    digits = second.number.digits
    if len(digits) == 4:
        return is_year(digits) and second.value > first.value and second.unit in ("", "year")
    return len(digits) == 2 and second.value == (first.value + 1) % 100 and not second.unit
