"""The unit after a number (a name, a symbol, a currency sign or code), and a second, smaller unit after it."""

from decimal import Decimal
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.quantities import number_reader, number_word_search
from newslint.quantities.currency import Sign
from newslint.quantities.number_reader import Number
from newslint.quantities.phrase_table import WORD
from newslint.quantities.symbols import CODE, LOWER, SMALLER, UPPER
from newslint.quantities.vocabulary import Source

_UNIT_GAP = lazy(r" ?[-(\[{] ?| {0,2}")
_CLOSE = {"(": ")", "[": "]", "{": "}"}
_COUNTED = lazy(r" [^\W\d_]{4,}")
_DEGREES = lazy(r"[CF](?![^\W_])")  # 35C (95F)
_MASS = lazy(r" ?[(\[][^()\[\]]{0,16}\d ?(?:kg|kilo|kilos|kilograms?|g|grams?|tons?|tonnes?)\b")
REACH = 24  # characters before a number that may say that it weighs something
MILLION = 1_000_000
HOTTEST = 150  # degrees of weather and fever
TEN = 10
HALF = Decimal("0.5")
SPEED = "km/h"
HOURLY = {"kilometre": SPEED, "mile": "mph"}
COLD = ("", "degree", "degC", "degF")
MEASURED_SHARES = ("", "times")


class Measured(NamedTuple):
    """A number with its unit. `value` has its sign; `start` and `end` take in currency and unit."""

    number: Number
    value: Decimal
    start: int
    end: int
    unit: str
    signed: bool = False
    unnamed: bool = False  # whether no word that could be counted follows


def measured(source: Source, number: Number, sign: Sign) -> Measured:
    """A number with the unit on either side of it. A currency sign before wins over a letter after: £308m."""
    text, plain, vocabulary = source
    unit, end = _after(source, number)
    if unit in vocabulary.weight and not sign.unit and _weighs(source, number, end):
        unit = vocabulary.weight[unit]
    if not unit and vocabulary.implied and number.scale > 1:
        unit = vocabulary.implied.get(plain[number.start : number.end].rpartition(" ")[2], "")
    if unit in HOURLY or sign.unit == SPEED:
        unit, end, sign = _hourly(source, unit, end, number.start, sign)
    if sign.million:
        number = number._replace(value=number.value * MILLION, scale=Decimal(MILLION))
    if sign.unit:
        end = end if unit in (sign.unit, "degree") else number.end
        unit = sign.unit
    elif unit in vocabulary.codes:
        number, end = _late_scale(source, number, end)
        if text[end - 4 : end - 3] == "M" and text[end - 3 : end] == unit and number.scale == 1:
            number = number._replace(value=number.value * MILLION, scale=Decimal(MILLION))
    if number.unit and not (unit and number.unit == "ratio" and unit not in MEASURED_SHARES):
        unit, end = number.unit, max(number.end, end if unit == "%" else 0)
    cold = unit in COLD and plain[end + 1 : end + 2] in vocabulary.below_first
    below = vocabulary.below.at(plain, end + 1) if cold else None
    if below:  # "10 degrees below zero", "20 minusgrader"
        sign, unit, end = sign._replace(negative=True), unit or below[0], below[1]
    if (
        unit
        and not vocabulary.spaced
        and plain.startswith(vocabulary.half, end)
        and number.value == int(number.value)
    ):
        number, end = number._replace(value=number.value + HALF), end + 1  # 一年半
    value = -number.value if sign.negative else number.value
    unnamed = not unit and not _COUNTED.match(plain, end)
    whole = Measured(number, value, sign.start, end, unit, bool(sign.unit), unnamed)
    return _smaller(source, whole)


def _weighs(source: Source, number: Number, end: int) -> bool:
    """Whether a name of money and of a mass is the mass here: "440 pounds of cocaine", "a 12-pound baby"."""
    _, plain, vocabulary = source
    after = end + plain.startswith(" ", end)
    if vocabulary.money_after.at(plain, after):
        return False
    hyphened = plain.startswith("-", number.end) and number.scale == 1
    if hyphened or vocabulary.weight_after.at(plain, after) or _MASS.match(plain, end):
        return True
    words = plain[max(0, number.start - REACH) : number.start].split()[-3:]
    return not vocabulary.weight_before.isdisjoint(words)


def _after(source: Source, number: Number) -> tuple[str, int]:
    """(unit, end) of what follows a number."""
    text, plain, vocabulary = source
    end = number.end
    if (code := CODE.match(text, end)) and code[2] in vocabulary.codes:
        return code[2], code.end()
    if (degrees := _DEGREES.match(text, end)) and number.value < HOTTEST:
        return f"deg{degrees[0]}", end + 1
    gap = _UNIT_GAP.match(plain, end)
    positions = [end, gap.end()] if gap and gap.end() > end else [end]
    for position in positions:
        if found := vocabulary.units.at(plain, position):
            unit, after = found
            letter = after - position == 1 and vocabulary.spaced and plain[position].isalpha()
            if (letter and plain[number.start].isalpha()) or not _is_unit(source, position, after, end):
                continue  # "a P2-million bridge" costs no penny
            opened = gap[0].strip() if gap else ""
            if opened in _CLOSE and position > end:
                if plain[after : after + 1] != _CLOSE[opened]:
                    continue
                after += 1
            if unit == "times" and vocabulary.times_next and not _multiplies(source, after):
                return "", end
            return (vocabulary.krone if unit == "kr" else unit), after
    if number.scale > 1 or number.value >= MILLION:
        for word in vocabulary.of:
            start = end + 1 + len(word)
            if plain.startswith(f" {word}", end) and (found := vocabulary.units.at(plain, start)):
                return found
    return "", end


def _hourly(source: Source, unit: str, end: int, start: int, sign: Sign) -> tuple[str, int, Sign]:
    """A distance an hour is a speed: "120 miles an hour", 時速120キロ. "15 dollars an hour" is not one."""
    plain = source.plain
    if unit not in HOURLY:
        return unit, end, sign._replace(unit="", start=start)
    hourly = source.vocabulary.per_hour.at(plain, end + plain.startswith((" ", "-"), end))
    if hourly:
        return HOURLY[unit], hourly[1], sign
    return (HOURLY[unit], end, sign._replace(unit="")) if sign.unit == SPEED else (unit, end, sign)


def _is_unit(source: Source, start: int, after: int, end: int) -> bool:
    """Whether what looks like a unit from `start` to `after` is one; the number ends at `end`."""
    text, plain, vocabulary = source
    if not plain[after - 1].isalnum() and plain[start] not in "%°":
        further = after + (start > end and plain.startswith(" ", after))  # the next number's sign
        return not plain[further : further + 1].isdecimal() and "-" not in plain[end:start]
    if not vocabulary.spaced and start > end and not plain[start].isascii():
        return after - start > 1 or vocabulary.units.get(plain[start:after]) in vocabulary.codes  # "2 週間"
    if after - start == 1 and plain[start].isalpha():
        letter, following = text[start], text[after : after + 2]
        if (letter.lower() in LOWER and letter.isupper()) or (letter.upper() in UPPER and letter.islower()):
            return False
        if following[:1] == "-" and (letter == "t" or not following[1:].islower()):
            return False  # "12 t-shirts"
        return following[:1] != "'" and not (following[:1] == "." and following[1:].isalpha())
    return True


def _multiplies(source: Source, after: int) -> bool:
    """Whether "times" compares ("three times as many") and does not count ("three times already")."""
    following = WORD.match(source.plain, after + 1)
    return following is not None and following[0] in source.vocabulary.times_next


def _late_scale(source: Source, number: Number, end: int) -> tuple[Number, int]:
    """ "75 USD million"."""
    spaced = source.plain.startswith(" ", end)
    found = source.vocabulary.magnitudes.at(source.plain, end + 1) if spaced else None
    if not found or number.scale > 1 or found[1] - end < 3:
        return number, end
    scale = Decimal(found[0])
    return number._replace(value=number.value * scale, scale=scale, slack=number.slack * scale), found[1]


def _smaller(source: Source, whole: Measured) -> Measured:
    """With the smaller unit that follows: "15 dollars and 15 cents", "5 feet 2 inches", "$20 43"."""
    text, plain, vocabulary = source
    money = whole.unit in vocabulary.codes
    if not (money or any(whole.unit == larger for larger, _ in SMALLER)):
        return whole
    position = whole.end + plain.startswith(" ", whole.end)
    for joint in vocabulary.ands | vocabulary.partly:
        if plain.startswith(f"{joint} " if vocabulary.spaced else joint, position):
            position += len(joint) + vocabulary.spaced
            break
    if position >= len(text) or (position == whole.end and vocabulary.spaced):
        return whole
    number = number_reader.read(source, position) if _opens(source, position) else None
    if number is None or number.unit or number.value != int(number.value) or number.scale > 1:
        return whole
    unit, end = _after(source, number)
    two = len(number.digits) == 2 or (not number.digits and number.value >= TEN)  # "fünf Euro fünfzig"
    bare = money and not unit and two and not plain[end : end + 2].strip()[:1].isalnum()
    parts = 100 if bare or (money and unit in ("cent", "pence")) else SMALLER.get((whole.unit, unit), 0)
    if parts and number.value < parts and whole.number.scale == 1 and whole.value == int(whole.value):
        part = number.value / parts
        return whole._replace(value=whole.value + (part if whole.value >= 0 else -part), end=end)
    return whole


def _opens(source: Source, position: int) -> bool:
    if source.plain[position].isdecimal() or not source.vocabulary.spaced:
        return True
    return number_word_search.small(source, position) is not None
