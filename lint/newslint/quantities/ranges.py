"""Ranges: two numbers that a dash, "to" or "between ... and" joins."""

from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.quantities import identifiers, number_reader, units
from newslint.quantities.currency import sign_before
from newslint.quantities.hedges import Before
from newslint.quantities.units import Measured
from newslint.quantities.vocabulary import Source

_NEXT = lazy(r"[、，,](?=\d)")  # 2、3万人
_PREFIX = lazy(r"(?:[^\W\d_]{0,3}[^\w\s]{1,2}|[A-Z]{3}) ?(?=\d)|")
TEN = 10
SCORE = 30  # two numbers below it around a dash may be a score


class Range(NamedTuple):
    """The two ends of a range, or, when `years`, of a span of years, which is a date."""

    first: Measured
    second: Measured
    years: bool = False


def read(source: Source, first: Measured, before: Before) -> Range | None:
    """The range that begins with `first`, before which is `before`."""
    start, word = _second(source, first, before)
    if not start or first.number.unit:
        return None
    prefix = _PREFIX.match(source.text, start)
    begin = prefix.end() if prefix else start
    if begin >= len(source.text):
        return None
    sign = sign_before(source, begin, start)
    if begin > start and not sign.unit:
        return None
    number = number_reader.read(source, begin, sign.unit or (first.unit if first.signed else ""))
    if number is None or (word and number.digits == "" and first.number.digits):
        return None
    second = units.measured(source, number, sign)
    listed = source.plain[begin - 1] in "、，,"
    if listed and not (number.scale > 1 and number.value == (first.value + 1) * number.scale):
        return None
    if identifiers.years(source, first, second) and not (word and second.unit):
        return Range(first, second, years=True)
    return _joined(first, second, word)


def _second(source: Source, first: Measured, before: Before) -> tuple[int, bool]:
    """(where a second number may begin, whether a word joins it), or (0, False)."""
    _, plain, vocabulary = source
    dash = vocabulary.dash.match(plain, first.end)
    if dash and not (dash[0] == "- " and plain[dash.end()].isalpha()):
        return dash.end(), False
    if not vocabulary.spaced and first.value < TEN and (following := _NEXT.match(plain, first.end)):
        return following.end(), False
    end = first.end + plain.startswith("- ", first.end)  # "zwei- bis dreitausend"
    if not plain.startswith(" ", end):
        return 0, False
    joint = vocabulary.between.get(before.word, "")
    if joint and plain.startswith(f"{joint} ", end + 1):
        return end + len(joint) + 2, True
    found = vocabulary.range.at(plain, end + 1)
    if not found or not plain.startswith(" ", found[1]):
        return 0, False
    if first.unit and before.role == "from":
        return 0, False  # "from 25% to 18%" is a change, not a range
    return found[1] + 1, True


def _joined(first: Measured, second: Measured, word: bool) -> Range | None:
    """The two ends, with the unit and magnitude that only the second one names, or None for two numbers."""
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if word and first.unit and not second.unit and not first.signed:
        return None  # "rose 64 points to 4,577"
    if second.number.unit == "ratio" or (not word and _is_score(first, second)):
        return None
    low, scale = first.value, second.number.scale
    if scale > 1 and first.number.scale == 1 and low * scale <= second.value:
        low *= scale
        first = first._replace(number=first.number._replace(slack=second.number.slack))
    if not low < second.value:
        return None
    return Range(first._replace(value=low), second._replace(unit=second.unit or first.unit))


def _is_score(first: Measured, second: Measured) -> bool:
    """Whether two small numbers around a bare dash may be a score; a range counts or measures something."""
    bare = not (first.unit or second.unit) and second.start - first.end == 1
    return bare and second.value < SCORE and second.unnamed
