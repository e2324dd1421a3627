"""Numerals of Chinese, Japanese and Korean: 一千二百三十四万, 4万6584, 三分之一, 七成, 삼십오만."""

import re
from decimal import Decimal
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.quantities.cjk_digits import FIRST_HANGUL, LARGE, ONES, SCALES, TENS
from newslint.quantities.cjk_words import CjkWords

_WRITTEN = lazy(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SPACED = lazy(rf" {{1,2}}(?=[{''.join(SCALES)}](?![가-힣]))")
_ONE_NUMBER = lazy(
    rf"(?:(\d+(?:,\d{{3}})*(?:\.\d+)?)|([{''.join(ONES)}])) ?[{''.join(TENS)}]*[{''.join(SCALES)}]+"
)

TEN = 10
LONGEST = 60  # characters of a numeral


class Numeral(NamedTuple):
    """value, where it ends, and the power of ten of its last character (for what is rounded).

    unit     "%" for 百分之 and 成, "ratio" for another fraction, else ""
    more     whether 多 or 余 says that it is more
    spelled  whether it is written with numeral characters alone
    scale    what the characters at its end multiply its first number with: 3千万 is 3 times ten million; else 1
    """

    value: Decimal
    end: int
    power: int = 0
    unit: str = ""
    more: bool = False
    spelled: bool = False
    scale: Decimal = Decimal(1)


def read(text: str, start: int, words: CjkWords) -> Numeral | None:
    """The numeral, of digits and numeral characters, that begins at `start` of a folded text."""
    if text[start] not in ONES and not text[start].isdecimal() and text[start - 1 : start] in words.several:
        return None
    first = _decimal(text, start, words)
    if first is None:
        return None
    if (of := words.of.match(text, first.end)) and first.value:
        second = _decimal(text, of.end(), words)
        if second and not words.hangul and _bare(text[start : first.end]):
            return second._replace(value=second.value * 100 / first.value, unit="%")
        if second:
            return Numeral(second.value / first.value, second.end, 0, "ratio", spelled=first.spelled)
        return None
    if tenths := words.tenths.match(text, first.end):
        if tenths[1] in words.discount and first.value == 10:
            return None
        if tenths[1] in words.discount and first.value >= 10:  # 75折: what is paid, in percent
            return Numeral(first.value, tenths.end(), 0, "%")
        return Numeral(first.value * 10 + _rest(tenths), tenths.end(), 0, "%")
    if (
        text.startswith(words.plus, first.end)
        and (part := read(text, first.end + 1, words))
        and part.unit == "ratio"
    ):
        return Numeral(first.value + part.value, part.end)
    if (
        not any(char in ONES or char in TENS or char in SCALES for char in text[start : first.end])
        and not first.more
    ):
        return None  # digits alone are read as everywhere
    if first.spelled and text[start] in SCALES:
        return None  # 万一
    own = words.japanese and not words.part.search(text, max(0, start - 2), start)
    if text[start] in LARGE and not (first.more or own):
        return None  # 千万, 百货: no number of its own; 百万円 is one, 数百万円 is not
    return first


def _bare(denominator: str) -> bool:
    """Whether a fraction is one of percent: 百分之, 千分之, 百万分之; not 十分之 nor 五百分之."""
    return TENS.get(denominator[0]) != TEN and all(char in TENS or char in SCALES for char in denominator)


def _rest(tenths: "re.Match[str]") -> Decimal:
    """What follows the tenths, in percent: 三成半, 三成五, 3割8分7厘."""
    if tenths[2]:
        return Decimal(5)
    whole = ONES[tenths[3]] if tenths[3] else int(tenths[4] or 0)
    return whole + Decimal(int(tenths[5] or 0)) / 10


def _decimal(text: str, start: int, words: CjkWords) -> Numeral | None:
    whole = _whole(text, start, words)
    point = whole and whole.spelled and words.point.match(text, whole.end)
    said = (point[1] or point[2]) if point else ""
    if whole and point and all(char in ONES or char.isdecimal() for char in said):
        fraction = "".join(str(ONES.get(char, char)) for char in said)
        return whole._replace(
            value=whole.value + Decimal(f"0.{fraction}"), end=point.end(), power=-len(fraction)
        )
    return whole


def _whole(text: str, start: int, words: CjkWords) -> Numeral | None:
    groups: list[tuple[Decimal, int]] = []
    section, number = Decimal(0), None
    position, power, last, more, spelled = start, 0, "", False, True
    while position < min(len(text), start + LONGEST):
        if text[position] == " " and last and (scale := _SPACED.match(text, position)):
            position = scale.end()
        elif last in SCALES or last in TENS:
            position = further.end() if (further := words.further.match(text, position)) else position
        if last and words.exempt.match(text, position):
            break
        char = text[position]
        if char.isdecimal():
            written = _WRITTEN.match(text, position)
            if written is None or number is not None:
                break
            number = Decimal(written[0].replace(",", ""))
            power, spelled = -len(written[0].partition(".")[2]), False
            char, position = "", written.end()
            last = "0"
            continue
        if (char >= FIRST_HANGUL and not words.hangul) or (
            char not in ONES and char not in TENS and char not in SCALES
        ):
            added = words.more.match(text, position)
            if not added or not last or last in ONES or more:
                break  # 参数 is no number
            more, position = True, added.end()
            if not added[1]:
                break
            continue
        if char in ONES:
            if number is not None and last not in ONES:
                break
            number = (number or Decimal(0)) * 10 + ONES[char]
            power = 0
        elif number is not None and number > 9 and spelled and last in ONES:
            return None  # 两三百: two or three hundred
        elif char in TENS:
            section += (number or Decimal(1)) * TENS[char]
            number, power = None, len(str(TENS[char])) - 1
        else:
            power = SCALES[char]
            said = section + (number or 0)
            while groups and groups[-1][1] < power:
                said += groups.pop()[0]
            if groups and groups[-1][1] == power:
                if last not in SCALES or last == char:
                    break
                groups[-1] = (groups[-1][0].scaleb(power), power)
                last, position = char, position + 1
                continue
            groups.append(((said or Decimal(1)).scaleb(power), power))
            section, number = Decimal(0), None
        last, position = char, position + 1
    if not last:
        return None
    numeral = text[start:position].strip()
    total = _sum(groups, section, number, numeral if spelled and not more else "")
    return Numeral(total, position, power, more=more, spelled=spelled, scale=_scale(numeral, total))


def _scale(said: str, total: Decimal) -> Decimal:
    """What the magnitudes that a numeral ends in multiply its one number with, or 1 when it has more numbers."""
    match = _ONE_NUMBER.fullmatch(said)
    if not match:
        return Decimal(1)
    first = Decimal(match[1].replace(",", "")) if match[1] else Decimal(ONES[match[2]])
    return total / first if first else Decimal(1)


def _sum(groups: list[tuple[Decimal, int]], section: Decimal, number: Decimal | None, said: str) -> Decimal:
    """A last single digit after 百, 千 or 万 counts the next lower unit: 四百五 is 450, 九万四 94,000."""
    total = sum((value for value, _ in groups), section)
    if number is None:
        return total
    before = said[-2:-1]
    if number and before in TENS and TENS[before] > 10:
        return total + number * TENS[before] / 10
    if number and before in SCALES:
        return total + number.scaleb(SCALES[before] - 1)
    return total + number
