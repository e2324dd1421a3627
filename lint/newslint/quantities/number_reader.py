"""Reads the number at one position of a text: digits, words, a mix of both, fractions, number characters."""

import re
from decimal import Decimal
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.quantities import cjk_numbers, digits, number_word_search
from newslint.quantities.digits import VULGAR
from newslint.quantities.number_word_search import SYMBOL, WHOLE, fraction
from newslint.quantities.number_word_values import HUNDRED, Accumulator
from newslint.quantities.phrase_table import WORD
from newslint.quantities.quantity import rounding
from newslint.quantities.vocabulary import Source

_SLASH = lazy(r" ?[/⁄] ?(\d{1,4}(?:\.\d{1,4})?)(?![\d/.:,]{0,32}\d)")
_MIXED = lazy(r" {1,2}(\d{1,3})[/⁄](\d{1,3})(?![\d/])")
_POWER = lazy(r"e([+-]?\d{1,3})(?![^\W_])")
# "1.99×10³⁰", "×10−8": the power must be marked as one, so that "3 × 10-12 m" has none.
_ONE_GROUP = lazy(r"\d{1,3}([ .,])\d{3}")
_LOWER_WORD = lazy(r"[ \u00a0]([^\W\d_A-Z][^\W\d_]*)")
_NOUN = lazy(r"[ \u00a0]([^\W\d_]+)")
NAME = 24  # characters before a number that may hold a name or a month
_TENTH_POWER = lazy(
    r" ?[×·x*] ?10(?:(?:\^|\*\*)([-−+]?\d{1,2})|(−\d{1,2})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?![\d.,]*\d)"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_RAISED = lazy(r"\^([+-]{0,2})(\d{1,2})(?!\d)")
_PLURAL = lazy(r" [^\W\d_]+s\b")
MARKS = frozenset(" /⁄")  # a fraction may follow
LARGEST_POWER = 30
LARGEST_BASE = 10_000
MOST_PARTS = 10_000
TWENTY = 20
LOOSE = ("", "times", "points")  # units of which no fraction is taken: "a third of the points"
ROUND = Decimal(20)  # the part of a fraction that its rounding may reach: "a third" is 0.32 to 0.35


class Number(NamedTuple):
    """A number as read.

    value, slack  and how far its rounding reaches
    start, end    in the text, without sign and unit
    digits        as written, in plain form; "" when spelled out
    scale         what a magnitude word at its end multiplied it with, else 1
    unit          "ratio" for a share of something ("a third"), "%" for 百分之, "ordinal" for "twenty-first", else ""
    more          whether 多 or 余 is in it ("6000多")
    """

    value: Decimal
    slack: Decimal
    start: int
    end: int
    digits: str = ""
    scale: Decimal = Decimal(1)
    unit: str = ""
    more: bool = False


def read(source: Source, start: int, money: str = "") -> Number | None:
    """The number that begins at `start`; `money`: the currency whose sign is before it, or ""."""
    text, plain, vocabulary = source
    char = text[start]
    if char in VULGAR:
        return _share(source, VULGAR[char], start, start + 1)
    if vocabulary.eastasian and (found := cjk_numbers.read(plain, start, vocabulary.cjk_words)):
        slack = Decimal(10) ** found.power / 2 if found.power else Decimal(0)
        written = "" if found.spelled else str(found.value)
        number = Number(found.value, slack, start, found.end, written, found.scale, found.unit, found.more)
        return number if number.unit else _extended(source, number, bool(money))
    if char.isdecimal() or char in ".,":
        return _written(source, start, money)
    if vocabulary.added and (added := vocabulary.added.at(plain, start)):
        return _added(source, start, added[1], fraction(added[0]))
    if whole := vocabulary.fractions.at(plain, start):
        return _share(source, whole[0], start, whole[1])
    return _spelled(source, start)


def _written(source: Source, start: int, money: str) -> Number | None:
    """A number that begins with digits."""
    text, plain, vocabulary = source
    if text[start] in ".,":
        found = digits.leading(text, start)
    else:
        match = digits.CHAIN.match(text, start)
        alone = text[start - 1 : start] not in (",", ".")
        grouped = match is not None and _counts(source, match)
        spaces = vocabulary.space_groups or (grouped and _stands_alone(source, start))
        signs = (vocabulary.decimal, spaces, alone, money == "USD", grouped)
        chain = digits.read(match[0], *signs) if match else None
        found = (chain.plain, start + chain.length) if chain else None
    if found is None:
        return None
    written, end = found
    value = Decimal(written)
    mark = plain[end : end + 1]
    if mark == "e" and (power := _POWER.match(plain, end)) and abs(int(power[1])) <= LARGEST_POWER:
        value, end = value.scaleb(int(power[1])), power.end()
    elif (
        "10" in text[end : end + 5]
        and (power := _TENTH_POWER.match(text, end))
        and abs(places := _places(power)) <= LARGEST_POWER
    ):
        slack = rounding(value, written, 0).scaleb(places)
        return Number(value.scaleb(places), slack, start, power.end(), written, Decimal(10) ** places)
    elif mark == "^" and (raised := _RAISED.match(plain, end)) and 0 < value < LARGEST_BASE:
        exponent = int(raised[2]) * (-1 if raised[1].count("-") % 2 else 1)
        return Number(value**exponent, Decimal(0), start, raised.end(), written)
    if mark in MARKS and (slash := _SLASH.match(plain, end)) and "." not in written and Decimal(slash[1]):
        return _share(source, f"{written}/{slash[1]}", start, slash.end())
    if mark == " " and (mixed := _MIXED.match(plain, end)) and int(mixed[2]):
        value, end = value + Decimal(int(mixed[1])) / int(mixed[2]), mixed.end()
    elif text[end : end + 1] in VULGAR:
        value, end = value + fraction(VULGAR[text[end]]), end + 1
    number = Number(value, rounding(value, written, 0), start, end, written)
    return _out_of(source, number) or _extended(source, number, bool(money))


def _counts(source: Source, match: "re.Match[str]") -> bool:
    """Whether one group of three digits is the last of a number that counts something: "12 350 people", and in French
    "1,250 habitants" and "183,767", which are no decimals; "3,375 kg" and "1,085 dollar" may be."""
    written = _ONE_GROUP.fullmatch(match[0])
    if not written:
        return False
    _, plain, vocabulary = source
    if written[1] != " " and match.start(0) + 3 + 4 == match.end():
        return True
    word = (_NOUN if vocabulary.code == "de" else _LOWER_WORD).match(source.text, match.end())
    after = match.end() + 1
    if not word or word[1] in vocabulary.implied:
        return word is not None
    if written[1] == " ":
        return word[1] not in vocabulary.ands
    return (
        not (vocabulary.units.at(plain, after) or vocabulary.magnitudes.at(plain, after)) and len(word[1]) > 3
    )


def _stands_alone(source: Source, start: int) -> bool:
    """Whether the first of two groups of digits cannot be a day, a number of a thing or the end of a list."""
    before = source.text[max(0, start - NAME) : start].rstrip()
    word = before.rpartition(" ")[2]
    named = word[:1].isupper() and word.lower() not in source.vocabulary.before
    named = named or word.lower() in source.vocabulary.numbered
    return not (named or word[-1:].isdecimal() or word[-1:] in tuple(",:;.#"))


def _added(source: Source, start: int, end: int, part: Decimal) -> Number | None:
    """A number before which is what is added to it: "साढ़े तीन लाख"; alone it is added to one: "सवा लाख"."""
    position = number_word_search.gap(source, end)
    written = WHOLE.match(source.plain, position)
    said = (Decimal(written[0]), written.end()) if written else number_word_search.small(source, position)
    alone = said is None or source.vocabulary.magnitudes.at(source.plain, position) is not None
    value, end = (Decimal(1), end) if said is None or alone else said
    larger = _extended(source, Number(value + part, 1 / ROUND, start, end), False)
    return None if alone and larger.end == end else larger


def _places(power: "re.Match[str]") -> int:
    return int((power[1] or power[2] or power[3]).translate(_SUPERSCRIPTS))


def _spelled(source: Source, start: int) -> Number | None:
    """A number that begins with a number word, or with an article before a magnitude word ("a hundred")."""
    accumulator = Accumulator()
    end = number_word_search.add(source, start, accumulator)
    if end == start:
        return None
    if ordinal := _ordinal(source, start, end):
        return Number(accumulator.total, Decimal(0), start, ordinal, unit="ordinal")
    scale = Decimal(accumulator.last_scale)
    slack = scale / 2 if scale > HUNDRED else Decimal(0)
    number = Number(accumulator.total, slack, start, end, scale=scale)
    if share := _denominator(source, number) or _out_of(source, number):
        return share
    tailed = _tailed(source, number, accumulator)
    return tailed if tailed.end > end else _point(source, number) or number


def _share(source: Source, written: str, start: int, end: int) -> Number:
    """A fraction; of a magnitude or a measure ("half a million", "a tenth of a percent") it is a number like any other."""
    value = fraction(written)
    number = Number(value, value / ROUND, start, end, unit="ratio")
    vocabulary = source.vocabulary
    link = vocabulary.share_of.at(source.plain, end + 1) if source.plain.startswith(" ", end) else None
    whole = link[1] if link else end
    larger = _extended(source, number._replace(end=whole), False)
    if larger.end > whole:
        return larger._replace(unit="", slack=larger.scale / ROUND)
    measure = vocabulary.units.at(source.plain, whole + 1) if link else None
    loose = measure is None or measure[0] in LOOSE or measure[1] - whole <= SYMBOL
    return number if loose else number._replace(end=whole, unit="")


def _extended(source: Source, number: Number, money: bool) -> Number:
    """With the number words that follow: "5 hundred thousand", "2.5 million", "3 hundred and 21", "2 1/2 million"."""
    accumulator = Accumulator(number.value)
    end = number_word_search.add(source, number.end, accumulator, money, counted=True)
    if end > number.end:
        total = accumulator.total
        scale = total / number.value if number.value and accumulator.ends_in_scale else Decimal(1)
        places = len(number.digits.partition(".")[2])
        slack = scale / 10**places / 2 if scale > HUNDRED else Decimal(0)
        if scale == 1 and accumulator.last_scale > HUNDRED:
            slack = Decimal(accumulator.last_scale) / 2  # "5 million 200 thousand"
        number = number._replace(value=total, end=end, scale=scale, slack=slack)
    return _tailed(source, number, accumulator)


def _tailed(source: Source, number: Number, accumulator: Accumulator) -> Number:
    """ "Einhalb", "con un cuarto" and the like after a number, and a magnitude after that."""
    if number.unit:
        return number
    _, plain, vocabulary = source
    found = vocabulary.tails.at(plain, number_word_search.gap(source, number.end))
    if not found or not accumulator.add(fraction(found[0])):
        return number
    number = number._replace(value=accumulator.total, end=found[1], slack=number.slack or 1 / ROUND)
    scale = vocabulary.magnitudes.at(plain, number_word_search.gap(source, number.end))
    if scale and scale[1] - number.end > 2 and accumulator.scale(scale[0]):
        factor = Decimal(scale[0])
        return number._replace(value=accumulator.total, end=scale[1], scale=factor, slack=factor / ROUND)
    return number


def _ordinal(source: Source, start: int, end: int) -> int:
    """Where an ordinal ends whose last word follows tens or hundreds ("twenty-first", "двадцать первый"), or 0."""
    plain, vocabulary = source.plain, source.vocabulary
    found = vocabulary.ordinals.match(plain, end) if vocabulary.ordinals else None
    if not found:
        return 0
    tens = vocabulary.small.get(plain[start:end].replace("-", " ").rpartition(" ")[2], 0)
    return found.end() if tens >= TWENTY and tens % 10 == 0 else 0


def _denominator(source: Source, number: Number) -> Number | None:
    """ "three fifths"."""
    found = source.vocabulary.denominators.at(source.plain, number_word_search.gap(source, number.end))
    if not found or not 0 < number.value < MOST_PARTS:
        return None
    return _share(source, f"{number.value}/{found[0]}", number.start, found[1])


def _out_of(source: Source, number: Number) -> Number | None:
    """ "one in four", "nine out of ten"; not "one of 17 players" nor "two in 10 minutes"."""
    _, plain, vocabulary = source
    if not plain.startswith(" ", number.end) or not 0 < number.value < HUNDRED:
        return None
    strict = vocabulary.part_of.at(plain, number.end + 1)
    found = vocabulary.out_of.at(plain, number.end + 1) or strict
    apart = vocabulary.one_in.match(plain, number.end) if vocabulary.one_in and not found else None
    if apart:  # "un Français sur cinq"
        found = True, apart.end() - 1
    if not found or not plain.startswith(" ", found[1]):
        return None
    accumulator = Accumulator()
    written = WHOLE.match(plain, found[1] + 1)
    end = written.end() if written else number_word_search.add(source, found[1] + 1, accumulator)
    total = Decimal(written[0]) if written else accumulator.total
    if not number.value < total or (strict and total > 10 and total % 5) or 1500 <= total <= 2100:
        return None
    if apart and (number.value > 3 or _PLURAL.match(plain, end)):
        return None  # "one man in three cars"
    if vocabulary.units.at(plain, end + 1) or vocabulary.magnitudes.at(plain, end + 1):
        return None
    return _share(source, f"{number.value}/{total}", number.start, end)


def _point(source: Source, number: Number) -> Number | None:
    """ "two hundred point zero three"."""
    _, plain, vocabulary = source
    match = WORD.match(plain, number.end + 1)
    if not match or match[0] not in vocabulary.point or number.scale > HUNDRED:
        return None
    said, end = "", match.end()
    while (found := vocabulary.words.at(plain, end + 1)) and plain[end] == " ":
        said, end = said + str(found[0]), found[1]
    if not said:
        return None
    value = Decimal(f"{int(number.value)}.{said}")
    spelled = number._replace(value=value, end=end, digits=str(value), slack=rounding(value, str(value), 0))
    return _extended(source, spelled, False)
