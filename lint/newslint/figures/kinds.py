"""What a number is: a statistic, or one of the things that need no source (dates, ages, scores, model names, ...)."""

import re
from decimal import Decimal

from newslint.figures.figure import Figure
from newslint.figures.vocabulary import SIGNS, Vocabulary

TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "second", "decade", "century"))
MEASURES = frozenset(
    "kilometre metre centimetre millimetre kilogram gram km2 m2 hectare degC degF degree km/h mph mile foot inch acre "
    "litre tonne pound ounce gallon yard mi2 ft2 MW GW kWh MWh GWh TWh".split()
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
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|ème|º|ª|\.)(?:\s|$)")
_CALENDAR = re.compile(r"\s?(?:年(?!间)|月(?!间)|日(?!元)|号|號|년|월|일)")
_DECADE = re.compile(r"s\b")
SHARES = frozenset(("%", "pp", "ratio"))
REACH = 24  # characters on either side that tell what a number is
_YEAR = range(1500, 2101)
SMALL = Decimal(10)


def kind(figure: Figure, text: str, digits: str, vocabulary: Vocabulary) -> str:
    """The figure's kind, from its unit and what stands right before and after it."""
    start, end = figure.span
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if figure.unit in SHARES:
        return "statistic"
    if figure.unit in MONEY:
        return "rule" if vocabulary.context["rule_before"].search(before) else "statistic"
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
    if _CLOCK.match(after):
        return "time"
    if _ORDINAL.match(after) or before.endswith("第"):
        return "ordinal"
    if figure.value[1] < 200 and (_SCORE.match(after) or _AFTER_SCORE.search(before)):
        return "score"
    if vocabulary.spaced and digits[:1].isdigit() and _is_joined(figure, before, after, vocabulary):
        return "identifier"
    if figure.value[0] == figure.value[1] <= SMALL:
        return "narrative"
    return "statistic" if figure.noun or figure.value[1] >= 1000 or not vocabulary.spaced else "narrative"


def _is_joined(figure: Figure, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a number is part of a name or a code: "G7", "Boeing 737", "No. 14", "5G", "12-A"."""
    glued = after[:1].isalpha() or (after[:1] == "-" and after[1:2].isupper())
    return glued or bool(_JOINED.search(before)) or _is_name(figure, before, vocabulary)


def _is_name(figure: Figure, before: str, vocabulary: Vocabulary) -> bool:
    """ "Boeing 737": a number after a capitalised word. In German that is any noun, so a counted noun speaks for it."""
    return bool(_NAME.search(before)) and not (vocabulary.code == "de" and figure.noun)


def _is_age(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """ "aged 34", "34 years old", and the bare "Anna Holt, 34, ..."."""
    context = vocabulary.context
    if context["age_after"].match(after.lstrip(" -")):
        return True
    if after[:1] == "," and before.endswith(", "):
        return before[-3:-2].isalpha()
    match = context["age_before"].search(before)
    return match is not None and match.end() >= len(before.rstrip())


def _is_date(figure: Figure, before: str, after: str, digits: str, vocabulary: Vocabulary) -> bool:
    """Years, days beside a month's name, and 年月日 in Chinese and Japanese."""
    if _CALENDAR.match(after):
        return True
    near = [word.lower().strip(".,") for word in (*before.split()[-2:], *after.split()[:2])]
    if any(word in vocabulary.months for word in near) and figure.value[1] <= 2100:
        return True
    plain = digits.isdigit() and len(digits) == 4
    return (plain and figure.value[0] in _YEAR and not figure.noun.endswith(("s", "en", "er"))) or (
        plain and bool(_DECADE.match(after))
    )
