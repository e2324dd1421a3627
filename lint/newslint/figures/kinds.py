"""What a number is: a statistic, or one of the things that need no source (dates, ages, scores, model names, ...)."""

import re
from decimal import Decimal

from newslint.figures.figure import Figure
from newslint.figures.vocabulary import SIGNS, Vocabulary

TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "decade", "century"))
MEASURES = frozenset(
    "kilometre metre centimetre millimetre kilogram gram km2 m2 hectare degC degF degree km/h mph mile foot inch acre "
    "litre tonne MW GW kWh MWh GWh TWh".split()
)
MONEY = frozenset(SIGNS.values()) | {
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "MXN",
    "ZAR",
    "TWD",
    "HKD",
    "ARS",
    "CLP",
    "COP",
}

_CLOCK = re.compile(r"[:.h]\d{2}(?!\d)")
_SCORE = re.compile(r"\s?[-–:]\s?\d{1,3}(?![\d%])")
_AFTER_SCORE = re.compile(r"\d\s?[-–:]\s?$")
_NAME = re.compile(r"[A-Z][\w]*[- ]$")
_JOINED = re.compile(
    r"[^\W_]\-?$|[#№§/]\s?$|\b(?:[Nn]o|[Nn]r|[Aa]rt|[Nn]umber|[Nn]ummer|[Nn]uméro|[Nn]úmero)\.?\s?$"
)
_YEAR = range(1500, 2101)
SMALL = Decimal(10)


def kind(figure: Figure, text: str, digits: str, vocabulary: Vocabulary) -> str:
    """The figure's kind, from its unit and what stands right before and after it."""
    start, end = figure.span
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if figure.unit in ("%", "pp", "ratio") or figure.unit in MONEY:
        return (
            "rule"
            if figure.unit in MONEY and vocabulary.context["rule_before"].search(before)
            else "statistic"
        )
    if _is_age(before, after, vocabulary):
        return "age"
    if figure.unit == "year" and len(digits) == 4 and figure.value[0] in _YEAR:
        return "date"
    if figure.unit in TIMES:
        return "duration"
    if figure.unit in MEASURES:
        return "measure"
    if _is_date(figure, before, after, digits, vocabulary):
        return "date"
    if _CLOCK.match(after) or (
        _CLOCK.match(text[start + 1 :]) and len(digits) <= 5 and ":" in text[start : end + 3]
    ):
        return "time"
    if re.match(r"(?:st|nd|rd|th|er|e|ème|º|ª|\.)(?:\s|$)", after) or before.endswith("第"):
        return "ordinal"
    if (_SCORE.match(after) or _AFTER_SCORE.search(before)) and figure.value[1] < 200:
        return "score"
    if digits[:1].isdigit() and (
        _JOINED.search(before)
        or _is_name(figure, before, vocabulary)
        or after[:1].isalpha()
        or (after[:1] == "-" and after[1:2].isupper())
    ):
        return "identifier" if vocabulary.spaced else "statistic"
    if figure.value[1] <= SMALL and figure.value[0] == figure.value[1]:
        return "narrative"
    return "statistic" if figure.noun or figure.value[1] >= 1000 or not vocabulary.spaced else "narrative"


def _is_name(figure: Figure, before: str, vocabulary: Vocabulary) -> bool:
    """ "Boeing 737": a number after a capitalised word. In German that is any noun, so a counted noun speaks for it."""
    return bool(_NAME.search(before)) and not (vocabulary.code == "de" and figure.noun)


def _is_age(before: str, after: str, vocabulary: Vocabulary) -> bool:
    context = vocabulary.context
    return bool(
        context["age_after"].match(after.lstrip(" -"))
        or (
            re.search(r"[^\W\d_],? \(?$", before)
            and re.match(r"\)?,", after)
            and before.rstrip(" (")[-1:] == ","
        )
        or (context["age_before"].search(before.rstrip() + " ") and before.rstrip()[-1:].isalpha())
    )


def _is_date(figure: Figure, before: str, after: str, digits: str, vocabulary: Vocabulary) -> bool:
    """Years, days beside a month's name, and 年月日 in Chinese and Japanese."""
    if re.match(r"\s?[年月日号號년월일]", after) and not re.match(r"\s?(?:年间|日元|月间)", after):
        return True
    near = [word.lower().strip(".,") for word in (*before.split()[-2:], *after.split()[:2])]
    if any(word in vocabulary.months for word in near) and figure.value[1] <= 2100:
        return True
    plain = digits.isdigit() and len(digits) == 4
    return (plain and figure.value[0] in _YEAR and not figure.noun.endswith(("s", "en", "er"))) or (
        bool(re.match(r"s\b", after)) and plain
    )
