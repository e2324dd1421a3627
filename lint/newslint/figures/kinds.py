"""What a number is: a statistic, or one of the things that need no source (dates, ages, scores, model names, ...)."""

import re
from decimal import Decimal

from newslint.figures.figure import Figure
from newslint.figures.numerals import Number
from newslint.figures.units import Measured
from newslint.figures.vocabulary import Vocabulary

TIMES = frozenset(
    ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "millisecond")
)
SHARES = frozenset(("%", "pp", "points", "basis point", "ratio", "per mille"))
COUNTS = frozenset(("", "times", "dozen"))
REACH = 24  # characters on either side that tell what a number is
SMALL = Decimal(10)
_YEARS = ("1500", "2100")

_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1(?:\d{4}|\d{1,2})(?![\d/]|[.-]\d)")
_CLOCK = re.compile(r"\d{1,2}[:h][0-5]\d(?::[0-5]\d)?(?!\d|[:.]\d)(?: ?[ap]\.?m\b\.?)?")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b)")
_CODE = re.compile(
    r"(?!\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![.\d]))\d+(?:\.\d+){3,}|\d+(?:-\d{2,}){2,}(?![\w])|\d+[./-]?(?=[A-Z]{1,3}-?\d)[A-Z\d-]+"
)
_SCORE = re.compile(r"\s?[-–:]\s?\d{1,3}(?![\d%])")
_AFTER_SCORE = re.compile(r"\d\s?[-–:]\s?$")
_NAME = re.compile(r"[A-Z][\w]*[- ]$")
_JOINED = re.compile(
    r"[^\W\d_]\-?$|[#№§/]\s?$|\b(?:[Nn]o|[Nn]r|[Aa]rt|[Nn]umber|[Nn]ummer|[Nn]uméro|[Nn]úmero|[Aa]rtículo|[Aa]rticle|[Nn][°º])\.?\s?$"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|ème|eme|º|ª|:a|:e|-й|-я|-го|-ма|-ші)(?![^\W_])")
_CALENDAR = re.compile(r"\s?(?:年(?!间)|月(?!间)|日(?!元|圆)|号|號|년|월|일|世[纪紀])")
_DECADE = re.compile(r"s\b|er[nr]?\b|-talet|-tal\b|年代|-х\b")
_WORDLIKE = re.compile(r"\w+")
_HYPHENED = re.compile(r"[A-Za-z]+-$")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\w{1,64}\.\S+")
_OF = ("of", "de", "di", "do", "del", "d")
_DOT = re.compile(r"\. ([^\W\d_])")


def code(text: str, start: int, reached: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """(end, kind) when the digits at `start` are a numeric date, a clock time or a code; they are no number then."""
    if match := _DATE.match(text, start):
        return match.end(), "date"
    if match := _CLOCK.match(text, start) or _HOUR.match(text, start):
        return match.end(), "time"
    if match := _CODE.match(text, start):
        return match.end(), "identifier"
    if text[start - 1 : start] == "-" and start - 1 > reached and vocabulary.spaced:
        hyphened = _HYPHENED.search(text[max(0, start - 20) : start])
        if (
            hyphened
            and hyphened[0][:-1].lower() not in vocabulary.minus
            and not re.match(r"\d{4}s?\b|\d+\.", text[start:])
        ):
            return start + len(_WORDLIKE.findall(text[start : start + 40])[0]), "identifier"
    if (
        vocabulary.spaced
        and not vocabulary.hangul
        and start > reached
        and text[start - 1].isalpha()
        and text[start - 1].isascii()
    ):
        before = re.search(r"[^\W\d_]+$", text[max(0, start - 12) : start])
        if (
            before
            and len(before[0]) <= 3
            and before[0].upper() in (*vocabulary.codes, "RS", "RP", "RM", "KR")
        ):
            return None
        match = re.compile(r"\w+(?:-\w+)*").match(text, start)
        return (match.end() if match else start + 1), "identifier"
    return None


def ordinal(plain: str, number: Number, vocabulary: Vocabulary) -> int:
    """Where an ordinal ends whose last word was joined to a number ("twenty-first", "twenty-fifth"), or 0."""
    for end in (number.end, number.end - 1):
        hyphen = plain.rfind("-", number.start, end + 1)
        match = _WORDLIKE.match(plain, hyphen + 1) if hyphen > 0 and not number.digits else None
        if match and match[0] in vocabulary.ordinals and match.end() >= number.end:
            return match.end()
    return 0


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and _YEARS[0] <= digits <= _YEARS[1]


def links(text: str) -> list[tuple[int, int]]:
    """Where addresses stand, whose digits are no numbers."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _LINK.finditer(text)]


def years(text: str, first: Measured, second: Measured) -> bool:
    """Whether two numbers around a dash are a span of years: 2018-2020, 2018/19, 2018-19."""
    if first.unit or not _is_year(first.number.digits) or text[first.start] == "-":
        return False
    digits = second.number.digits
    if len(digits) == 4:
        return _is_year(digits) and second.value > first.value and second.unit in ("", "year")
    return len(digits) == 2 and second.value == (first.value + 1) % 100 and not second.unit


def kind(figure: Figure, text: str, number: Number, vocabulary: Vocabulary) -> str:
    """The figure's kind, from its unit and what stands right before and after it; `number` is its last number."""
    start, end = figure.span
    digits = number.digits
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if figure.unit in SHARES:
        part = figure.unit == "ratio" and bool(
            vocabulary.parts & set(re.split(r"[\s-]", before.lower().rstrip(" -"))[-1:])
        )
        return (
            "idiom"
            if part or (figure.unit == "ratio" and not _is_share(figure, text, vocabulary))
            else "statistic"
        )
    if figure.unit in vocabulary.codes:
        return "rule" if vocabulary.context["rule_before"].search(before) else "statistic"
    if _is_age(before, after, text[number.end : number.end + REACH], vocabulary):
        return "age"
    if figure.unit == "year" and _is_year(digits):
        return "date"
    if figure.unit in TIMES:
        return "duration"
    if figure.unit not in COUNTS:
        return "measure"
    if not figure.unit:
        if _is_date(figure, before, after, digits, vocabulary):
            return "date"
        if digits and (
            _ORDINAL.match(after) or before.endswith("第") or _dotted(before, after, digits, vocabulary)
        ):
            return "ordinal"
        if (
            figure.approximator != "range"
            and figure.value[1] < 200
            and (_SCORE.match(after) or _AFTER_SCORE.search(before))
        ):
            return "score"
        if vocabulary.spaced and digits and _is_joined(figure, before, after, vocabulary):
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
    if figure.approximator or figure.value[0] >= 10000:
        return False
    match = _NAME.search(before)
    first_word = match is not None and (
        match.start() == 0 or before[: match.start()].rstrip()[-1:] in ("", ".", "!", "?")
    )
    return match is not None and not first_word and not (vocabulary.code == "de" and figure.noun)


def _is_age(before: str, after: str, bare: str, vocabulary: Vocabulary) -> bool:
    """ "aged 34", "34 years old", and the bare "Anna Holt, 34, ..."."""
    context = vocabulary.context
    if context["age_after"].match(bare.lstrip(" -")):
        return True
    if after[:1] == "," and before.endswith(", "):
        return before[-3:-2].isalpha()
    match = context["age_before"].search(before)
    return match is not None and match.end() >= len(before.rstrip())


def _is_date(figure: Figure, before: str, after: str, digits: str, vocabulary: Vocabulary) -> bool:
    """Years, days beside a month's name, and 年月日 in Chinese and Japanese."""
    if _CALENDAR.match(after):
        return True
    year = _is_year(digits)
    if not (year or len(digits) <= 2) or not digits.isdigit() or figure.approximator:
        return False
    earlier = [word.lower().strip(".,(") for word in before.split()[-2:]]
    later = [word.lower().strip(".,") for word in after.lstrip(". ").split()[:2]]
    if not year and later[:1] and later[0] not in _OF:
        later = later[:1]
    if any(word in vocabulary.months or f"{word}." in vocabulary.months for word in (*earlier, *later)):
        return True
    if not year:
        return False
    if _DECADE.match(after) or (earlier and earlier[-1] in vocabulary.year_before):
        return True
    plural = figure.noun.endswith(("s", "en", "er")) and figure.noun not in vocabulary.fillers
    if vocabulary.code == "en":
        return not (plural and digits.endswith("00"))
    return not plural or (vocabulary.code == "de" and not after.strip()[:1].isupper())


def _is_share(figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """Whether "a third" or "half" is a share: of something, or before a stop. "A third meeting", "half-time" are none."""
    start, end = figure.span
    if not vocabulary.share_next or text[start].isdigit() or figure.approximator:
        return True
    following = text[end : end + REACH]
    word = _WORDLIKE.match(following.lstrip())
    if following[:1] == "-":
        return False
    if word and following[:1].isspace():
        return word[0].lower() in vocabulary.share_next
    return text[start:end].lower() != "half" or figure.role == "by"


def _dotted(before: str, after: str, digits: str, vocabulary: Vocabulary) -> bool:
    """ "am 3. Platz": in many languages a point makes an ordinal, when the sentence goes on after it."""
    match = _DOT.match(after) if vocabulary.ordinal_dot and len(digits) <= 2 else None
    return match is not None and (
        match[1].islower() or bool(re.search(r"\b(?:der|die|das|de[mns]|[ai]m|zum|vom) $", before))
    )
