"""The kind of a number: a statistic, or something that needs no source (a date, an age, a score, a model name, ...)."""

from decimal import Decimal

from newslint.fast.lazy_regex import lazy
from newslint.quantities.hedges import prefix
from newslint.quantities.identifiers import is_year
from newslint.quantities.number_reader import Number
from newslint.quantities.prices import may_be_price
from newslint.quantities.quantity import Quantity
from newslint.quantities.vocabulary import Source, Vocabulary

TIMES = frozenset(
    ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "millisecond")
)
SHARES = frozenset(("%", "pp", "points", "basis point", "ratio", "per mille"))
COUNTS = frozenset(("", "times", "dozen"))
REACH = 24  # characters on either side that tell what a number is
SPELLED_YEAR = 5  # 二〇二四年
MODELS = 10_000  # no model is numbered higher
SMALL = Decimal(10)
DAYS = 31

_SCORE = lazy(r"\s?[-–:]\s?\d{1,3}(?![\d%])")
_AFTER_SCORE = lazy(r"\d\s?[-–:]\s?$")
_NAME = lazy(r"[A-Z][\w]*[- ]$")
_LATIN_NAME = lazy(r"(?<![A-Za-z])(?:[A-Z][A-Za-z]+|[a-z]{1,2}[A-Z]\w*)[- ]?$")
_JOINED = lazy(r"[^\W\d_]\-?$|(?:[#№§/]|\b[Nn][°º]\.?)\s?$")
_LAST = lazy(r"(\w+)[\s-]*$")
_FOLLOWING = lazy(r"\s+(\w+)")
_SLUG = lazy(r"-[a-z]+-[a-z]")  # "121225-a-file-name"
_DOT = lazy(r"\. ([^\W\d_])")


def kind(quantity: Quantity, source: Source, number: Number) -> str:
    """The figure's kind, from its unit and what is right before and after it; `number` is its last number."""
    text, _, vocabulary = source
    start, end = quantity.span
    digits = number.digits
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if quantity.unit in SHARES:
        share = quantity.unit != "ratio" or _is_share(quantity, text, vocabulary)
        return "statistic" if share else "idiom"
    if quantity.unit in vocabulary.codes:
        price = may_be_price(quantity) and vocabulary.context["rule_before"].search(before)
        return "rule" if price else "statistic"
    if _is_age(before, after, text[number.end : number.end + REACH], vocabulary):
        return "age"
    if quantity.unit == "year" and (
        is_year(digits)
        or vocabulary.calendar.decade.match(text, number.end)
        or (vocabulary.eastasian and not digits and end - start == SPELLED_YEAR)
    ):
        return "date"
    if quantity.unit in TIMES:
        return "duration"
    if quantity.unit not in COUNTS:
        return "measure"
    if not quantity.unit:
        if _is_date(quantity, before, after, digits, vocabulary):
            return "date"
        if digits and (
            vocabulary.calendar.ordinal_after.match(after)
            or before.endswith(vocabulary.calendar.ordinal_before)
            or _dotted(before, after, digits, vocabulary)
        ):
            return "ordinal"
        if (
            quantity.approximator != "range"
            and quantity.value[1] < 200
            and (_SCORE.match(after) or _AFTER_SCORE.search(before))
        ):
            return "score"
        if vocabulary.ordinal_after and f"{after} ".startswith(vocabulary.ordinal_after):
            return "ordinal"
        if digits and _is_version(quantity, before, text[start:end], vocabulary):
            return "identifier"
        if not vocabulary.eastasian and digits and _is_joined(quantity, before, after, vocabulary):
            return "identifier"
    if quantity.value[0] == quantity.value[1] <= SMALL:
        return "narrative"
    return "statistic" if quantity.noun or quantity.value[1] >= 1000 else "narrative"


def _is_joined(quantity: Quantity, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a number is part of a name or a code: "G7", "Boeing 737", "No. 14", "5G", "12-A"."""
    if vocabulary.prefixed and prefix(before, vocabulary):
        return False
    glued = (
        after[:1].isalpha()
        or (quantity.value[0] >= MODELS and _SLUG.match(after) is not None)
        or (after[:1] == "-" and after[1:2].isupper())
    )
    word = before.rstrip().rpartition(" ")[2].lower() if before.endswith((" ", ".")) else ""
    return (
        glued
        or word.lstrip("(") in vocabulary.numbered
        or bool(_JOINED.search(before))
        or _is_name(quantity, before, vocabulary)
    )


def _is_version(quantity: Quantity, before: str, written: str, vocabulary: Vocabulary) -> bool:
    """ "Python 3.12", "GPT-5.5 の", "iOS 19发布": a bare number right after a Latin name, written as versions are."""
    if quantity.approximator or quantity.value[0] >= MODELS or not _LATIN_NAME.search(before):
        return False
    return "." in written or (vocabulary.eastasian and not quantity.noun)


def _is_name(quantity: Quantity, before: str, vocabulary: Vocabulary) -> bool:
    """ "Boeing 737": a number after a capitalised word. In German that is any noun, so a counted noun speaks for it; in
    "On Monday 12 people" and "in Gaza 45 houses" the word before the name does."""
    match = _NAME.search(before)
    if match is None or quantity.approximator or quantity.value[0] >= MODELS:
        return False
    earlier = before[: match.start()].rstrip()
    if earlier[-1:] in ("", ".", "!", "?"):
        return False
    place = earlier.rpartition(" ")[2].lower() in vocabulary.place_before
    return not (quantity.noun and (place or vocabulary.code == "de"))


def _is_age(before: str, after: str, bare: str, vocabulary: Vocabulary) -> bool:
    """ "aged 34", "34 years old", and the bare "Anna Holt, 34, ..."."""
    context = vocabulary.context
    if context["age_after"].match(bare.lstrip(" -")):
        return True
    if after[:1] == "," and before.endswith(", "):
        return before[-3:-2].isalpha()
    match = context["age_before"].search(before)
    return match is not None and match.end() >= len(before.rstrip())


def _is_date(quantity: Quantity, before: str, after: str, digits: str, vocabulary: Vocabulary) -> bool:
    """Years, days next to a month's name, and 年月日 in Chinese and Japanese."""
    if vocabulary.calendar.date.match(after):
        return True
    year = is_year(digits) and quantity.span.end - quantity.span.start == len(digits)  # "1,800" is not a year
    if not (year or (digits.isdigit() and len(digits) <= 2 and int(digits) <= DAYS)):
        return False
    earlier = [word.lower().strip(".,(") for word in before.split()[-2:]]
    later = [word.lower().strip(".,") for word in after.lstrip(". ").split()[:2]]
    if not year and later[:1] and later[0] not in vocabulary.calendar.month_of:
        later = later[:1]
    if any(word in vocabulary.months or f"{word}." in vocabulary.months for word in (*earlier, *later)):
        return True
    if not year or quantity.approximator or (quantity.noun and (vocabulary.hangul or vocabulary.eastasian)):
        return False
    if vocabulary.calendar.decade.match(after) or (earlier and earlier[-1] in vocabulary.year_before):
        return True
    plural = quantity.noun.endswith(("s", "en", "er")) and quantity.noun not in vocabulary.fillers
    if vocabulary.code == "en":
        return not (plural and digits.endswith("00"))
    return not plural or (vocabulary.code == "de" and not after.strip()[:1].isupper())


def _is_share(quantity: Quantity, text: str, vocabulary: Vocabulary) -> bool:
    """Whether "a third" or "half" is a share: of something, or before a stop. A "third meeting", the "first half" and
    "half-time" are not."""
    start, end = quantity.span
    before = _LAST.search(text[max(0, start - REACH) : start].lower())
    if before and before[1] in vocabulary.parts:
        return False
    phrase = vocabulary.fractions.get(text[start:end].lower())
    if not vocabulary.share_next or phrase is None or quantity.approximator:
        return True
    if text.startswith("-", end):
        return False
    if following := _FOLLOWING.match(text, end):
        return following[1].lower() in vocabulary.share_next
    return text[start:end].lower() != "half" or quantity.role == "by"


def _dotted(before: str, after: str, digits: str, vocabulary: Vocabulary) -> bool:
    """ "am 3. Platz": in many languages a point makes an ordinal, when the sentence goes on after it."""
    match = _DOT.match(after) if vocabulary.ordinal_dot and len(digits) <= 2 else None
    return match is not None and (
        match[1].islower()
        or before.rpartition(" ")[0].rpartition(" ")[2] in vocabulary.calendar.ordinal_articles
    )
