"""The unit of a number: a currency sign or code on either side, a unit's name or symbol after it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from newslint.figures import numerals
from newslint.figures.numerals import Number
from newslint.figures.signs import BEFORE, CODE, LOWER, SIGNS, SMALLER, UPPER
from newslint.figures.vocabulary import Vocabulary

_UNIT_GAP = re.compile(r" ?[-(\[{] ?| {0,2}")
_CLOSE = {"(": ")", "[": "]", "{": "}"}
_MINUS = re.compile(r"(?:^|[\s(\[:=])([-−–])$|^\s*([-−] )$")
_COUNTED = re.compile(r" [^\W\d_]{4,}")
MILLION = 1_000_000
SCORE = 30  # two numbers below it around a dash may be a score
MEASURED_SHARES = ("", "times")


class Sign(NamedTuple):
    """What stands right before a number: a currency (or "") that begins at `start`; million: "MEUR 5"."""

    unit: str
    start: int
    negative: bool = False
    million: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit. `value` has its sign; `start` and `end` take in currency and unit."""

    number: Number
    value: Decimal
    start: int
    end: int
    unit: str
    signed: bool = False
    unnamed: bool = False  # whether no word that could be counted follows


def sign_before(text: str, start: int, reached: int, vocabulary: Vocabulary) -> Sign:
    """The currency sign or code and the minus before a number."""
    unit, begin, million = "", start, False
    before = text[max(reached, start - 8) : start]
    last = before.rstrip(" \u00a0\u202f")[-1:]
    if (
        last
        and not last.isdigit()
        and (last in "./$" or not last.isascii() or last.isalpha())
        and (found := BEFORE.search(before))
    ):
        unit, million = _currency(found, vocabulary)
        if unit:
            begin = start - len(before) + found.start()
    minus = (
        _MINUS.search(text[max(0, begin - 3) : begin])
        if text[begin - 1 : begin] in ("-", "−", "–", " ")
        else None
    )
    if minus and not text[start].isalpha() and (begin <= 3 or minus[1]):
        return Sign(unit, begin - len(minus[1] or minus[2]), True, million)
    if vocabulary.prefixes and (named := _prefix(text[max(reached, begin - 12) : begin].lower(), vocabulary)):
        return Sign(named[0], begin - named[1], False, False)
    word = text[max(reached, begin - 14) : begin].rstrip().rpartition(" ")[2].lower().lstrip(",;(")
    if vocabulary.spaced and word in vocabulary.minus and word != "-":
        gap = len(text[:begin]) - len(text[:begin].rstrip())
        return Sign(unit, begin - gap - len(word), True, million)
    if not vocabulary.spaced and text[begin - 1 : begin] in tuple(vocabulary.minus) and begin > reached:
        return Sign(unit, begin - 1, True, million)
    return Sign(unit, begin, False, million)


def _prefix(before: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """(unit, length) of a unit that some languages say before its number: yüzde 20, %20, 華氏98度."""
    bare = before.rstrip()
    for word, unit in vocabulary.prefixes.items():
        if bare.endswith(word):
            return unit, len(before) - len(bare) + len(word)
    return None


def _currency(found: "re.Match[str]", vocabulary: Vocabulary) -> tuple[str, bool]:
    letters, sign, code = (found[1] or "").strip().lower(), found[2] or "", found[3] or ""
    if sign:
        whole = f"{letters}{sign.lower()}"
        known = SIGNS.get(whole) or SIGNS.get(f"{letters[:2]}{sign}" if len(letters) == 3 else whole)
        if letters.upper() in vocabulary.codes:
            return letters.upper(), False
        return known or SIGNS.get(sign.lower()) or SIGNS.get(sign[:1], ""), False
    if code.lower().startswith("kr"):
        return vocabulary.krone, False
    if len(code) == 4 and code[1:] in vocabulary.codes:
        return code[1:], True
    return (code if code in vocabulary.codes else SIGNS.get(code.lower(), "")), False


def measured(text: str, plain: str, number: Number, sign: Sign, vocabulary: Vocabulary) -> Measured:
    """A number with the unit on either side of it. A currency sign before wins over a letter after: £308m."""
    unit, end = _after(text, plain, number, vocabulary)
    if sign.million:
        number = replace(number, value=number.value * MILLION, scale=Decimal(MILLION))
    if sign.unit:
        end = end if unit in (sign.unit, "degree") else number.end
        unit = sign.unit
    elif unit in vocabulary.codes:
        number, end = _late_scale(plain, number, end, vocabulary)
        if text[end - 4 : end - 3] == "M" and text[end - 3 : end] == unit and number.scale == 1:
            number = replace(number, value=number.value * MILLION, scale=Decimal(MILLION))
    if number.unit and not (unit and number.unit == "ratio" and unit not in MEASURED_SHARES):
        unit, end = number.unit, max(number.end, end if unit == "%" else 0)
    value = -number.value if sign.negative else number.value
    unnamed = not unit and not _COUNTED.match(plain, end)
    whole = Measured(number, value, sign.start, end, unit, bool(sign.unit), unnamed)
    return _smaller(text, plain, whole, vocabulary)


def _after(text: str, plain: str, number: Number, vocabulary: Vocabulary) -> tuple[str, int]:
    """(unit, end) of what follows a number."""
    end = number.end
    if (code := CODE.match(text, end)) and code[2] in vocabulary.codes:
        return code[2], code.end()
    gap = _UNIT_GAP.match(plain, end)
    positions = [end, gap.end()] if gap and gap.end() > end else [end]
    for position in positions:
        if found := vocabulary.units.at(plain, position):
            unit, after = found
            if not _is_unit(text, plain, position, after, end, vocabulary):
                continue
            opened = gap[0].strip() if gap else ""
            if opened in _CLOSE and position > end:
                if plain[after : after + 1] != _CLOSE[opened]:
                    continue
                after += 1
            return (vocabulary.krone if unit == "kr" else unit), after
    if number.scale > 1 or number.value >= MILLION:
        for word in vocabulary.of:
            start = end + 1 + len(word)
            if plain.startswith(f" {word}", end) and (found := vocabulary.units.at(plain, start)):
                return found
    return "", end


def _is_unit(text: str, plain: str, start: int, after: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether what looks like a unit from `start` to `after` is one; the number ends at `end`."""
    if not plain[start].isalnum() and plain[start] not in "%°":
        further = after + (start > end and plain[after : after + 1] == " ")
        return (
            not plain[further : further + 1].isdecimal() and "-" not in plain[end:start]
        )  # the next number's sign
    if not vocabulary.spaced and start > end and not plain[start].isascii():
        return False
    if after - start == 1 and plain[start].isalpha():
        letter, following = text[start], text[after : after + 2]
        if (letter.lower() in LOWER and letter.isupper()) or (letter.upper() in UPPER and letter.islower()):
            return False
        return not following.startswith(("-", "'")) and not (following[:1] == "." and following[1:].isalpha())
    return True


def _late_scale(plain: str, number: Number, end: int, vocabulary: Vocabulary) -> tuple[Number, int]:
    """ "75 USD million"."""
    found = vocabulary.magnitudes.at(plain, end + 1) if plain[end : end + 1] == " " else None
    if not found or number.scale > 1 or found[1] - end < 3:
        return number, end
    scale = Decimal(found[0])
    return replace(number, value=number.value * scale, scale=scale, slack=number.slack * scale), found[1]


def _smaller(text: str, plain: str, whole: Measured, vocabulary: Vocabulary) -> Measured:
    """With the smaller unit that follows: "15 dollars and 15 cents", "5 feet 2 inches", "$20 43"."""
    money = whole.unit in vocabulary.codes
    if not (money or any(whole.unit == larger for larger, _ in SMALLER)):
        return whole
    position = whole.end + 1 if plain[whole.end : whole.end + 1] == " " else whole.end
    word = plain[position : position + 5].partition(" ")[0]
    if word in vocabulary.ands:
        position += len(word) + 1
    if position >= len(text) or (position == whole.end and vocabulary.spaced):
        return whole
    number = numerals.read(text, plain, position, vocabulary) if _opens(plain, position, vocabulary) else None
    if number is None or number.unit or number.value != int(number.value) or number.scale > 1:
        return whole
    unit, end = _after(text, plain, number, vocabulary)
    bare = money and not unit and len(number.digits) == 2 and not plain[end : end + 2].strip()[:1].isalnum()
    parts = 100 if bare or (money and unit in ("cent", "pence")) else SMALLER.get((whole.unit, unit), 0)
    if parts and number.value < parts and whole.number.scale == 1 and whole.value == int(whole.value):
        part = number.value / parts
        return replace(whole, value=whole.value + (part if whole.value >= 0 else -part), end=end)
    return whole


def _opens(plain: str, position: int, vocabulary: Vocabulary) -> bool:
    if plain[position].isdecimal() or not vocabulary.spaced:
        return True
    return numerals.small(plain, position, vocabulary) is not None


def joined(first: Measured, second: Measured, word: bool) -> tuple[Measured, Measured] | None:
    """The two ends of a range, with the unit and magnitude that only the second one names, or None for two numbers."""
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if word and first.unit and not second.unit and not first.signed:
        return None  # "rose 64 points to 4,577"
    if second.number.unit == "ratio" or (not word and _is_score(first, second)):
        return None
    low, scale = first.value, second.number.scale
    if scale > 1 and first.number.scale == 1 and low * scale <= second.value:
        low *= scale
    if not low < second.value:
        return None
    return replace(first, value=low), replace(second, unit=second.unit or first.unit)


def _is_score(first: Measured, second: Measured) -> bool:
    """Whether two small numbers around a bare dash may be a score; a range counts or measures something."""
    return (
        not (first.unit or second.unit)
        and second.start - first.end == 1
        and second.value < SCORE
        and second.unnamed
    )
