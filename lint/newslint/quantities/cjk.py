"""Numerals of Chinese, Japanese and Korean: 一千二百三十四万, 4万6584, 三分之一, 七成, 삼십오만."""

import re
from decimal import Decimal
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy

_ONES = {
    **dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖貳參陸弐壱参", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 6, 2, 1, 3), strict=True)),
    **dict(zip("两兩영일이삼사오육칠팔구", (2, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "십": 10, "백": 100, "천": 1000}
_SCALES = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, "만": 4, "억": 8, "조": 12}
HAN = "".join(char for char in (*_ONES, *_TENS, *_SCALES) if char < "가")
HANGUL = "".join(char for char in (*_ONES, *_TENS, *_SCALES) if char >= "가")
SCALED = frozenset((*_TENS, *_SCALES))
_WRITTEN = lazy(r"\d+(?:,\d{3})*(?:\.\d+)?")
# A middle dot is a decimal point in Japanese before what is counted or measured: 五・五%, not 五・一五事件.
_POINT = lazy(
    rf" ?[点點] ?([{HAN}\d]+)|・([{HAN}]+)(?=[%割倍度歳秒円兆億万]|ポイント|パーセント|ドル|キロ|メートル|トン|ヘクタール)"
)
_OF = lazy(r" ?分 {0,2}[之の] ?| ?분의 ?")
_TENTHS = lazy(
    rf" ?([成割折])(?![本员員功立熟交为為分合])"
    rf"(?:(半)|([一二三四五六七八九])(?![{HAN}个個名人位年月日家件点種种是])|(\d)分(?:(\d)厘)?)?"
)
_SPACED = lazy(r" {1,2}(?=[万萬亿億兆만억조](?![가-힣]))")
# 4억 2천만, 1만 2345명, 3 億 7,500 万, 12 万 5,000 人
_FURTHER = lazy(
    rf" (?=\d{{1,4}}[{HAN}{HANGUL}]|\d{{3,4}} ?(?!년)[가-힣]|\d{{1,4}} [万萬亿億만억]|\d,\d{{3}}(?![.,]?\d) ?(?![年月日년])[\u3041-\u9fff가-힣])"
)
_METRIC = lazy("千(?:米|克|瓦|卡|字节|赫|帕|伏)|兆(?:瓦|字|赫|帕)|百帕")
_PART = lazy(r"(?:[数何幾]|\d ?)$")
_SEVERAL = "数數几幾何"  # 数十万: some hundred thousands, no number
_MORE = lazy(r" ?([多余餘几幾数]) ?(?=([万萬亿億兆千百])|)")

_ONE_NUMBER = lazy(
    rf"(?:(\d+(?:,\d{{3}})*(?:\.\d+)?)|([{''.join(_ONES)}])) ?[{''.join(_TENS)}]*[{''.join(_SCALES)}]+"
)

LONGEST = 60  # characters of a numeral
LARGE = "百千佰仟"  # begin a number of their own in Japanese only


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


def read(text: str, start: int, language: str = "zh") -> Numeral | None:
    """The numeral, of digits and numeral characters, that begins at `start` of a folded text."""
    hangul = language == "ko"
    if (
        text[start] not in _ONES
        and not text[start].isdecimal()
        and text[start - 1 : start] in tuple(_SEVERAL)
    ):
        return None
    first = _decimal(text, start, hangul)
    if first is None:
        return None
    if (of := _OF.match(text, first.end)) and first.value:
        second = _decimal(text, of.end(), hangul)
        if second and not hangul and _bare(text[start : first.end]):
            return second._replace(value=second.value * 100 / first.value, unit="%")
        if second:
            return Numeral(second.value / first.value, second.end, 0, "ratio", spelled=first.spelled)
        return None
    if tenths := _TENTHS.match(text, first.end):
        if tenths[1] == "折" and first.value == 10:
            return None
        if tenths[1] == "折" and first.value >= 10:  # 75折: what is paid, in percent
            return Numeral(first.value, tenths.end(), 0, "%")
        return Numeral(first.value * 10 + _rest(tenths), tenths.end(), 0, "%")
    if (
        text[first.end : first.end + 1] == "又"
        and (part := read(text, first.end + 1, language))
        and part.unit == "ratio"
    ):
        return Numeral(first.value + part.value, part.end)
    if (
        not any(char in _ONES or char in _TENS or char in _SCALES for char in text[start : first.end])
        and not first.more
    ):
        return None  # digits alone are read as everywhere
    if first.spelled and text[start] in _SCALES:
        return None  # 万一
    own = language == "ja" and not _PART.search(text, max(0, start - 2), start)
    if text[start] in LARGE and not (first.more or own):
        return None  # 千万, 百货: no number of its own; 百万円 is one, 数百万円 is not
    return first


def _bare(denominator: str) -> bool:
    """Whether a fraction is one of percent: 百分之, 千分之, 百万分之; not 十分之 nor 五百分之."""
    return denominator[0] not in "十拾" and all(char in _TENS or char in _SCALES for char in denominator)


def _rest(tenths: "re.Match[str]") -> Decimal:
    """What follows the tenths, in percent: 三成半, 三成五, 3割8分7厘."""
    if tenths[2]:
        return Decimal(5)
    whole = _ONES[tenths[3]] if tenths[3] else int(tenths[4] or 0)
    return whole + Decimal(int(tenths[5] or 0)) / 10


def _decimal(text: str, start: int, hangul: bool) -> Numeral | None:
    whole = _whole(text, start, hangul)
    point = whole and whole.spelled and _POINT.match(text, whole.end)
    said = (point[1] or point[2]) if point else ""
    if whole and point and all(char in _ONES or char.isdecimal() for char in said):
        fraction = "".join(str(_ONES.get(char, char)) for char in said)
        return whole._replace(
            value=whole.value + Decimal(f"0.{fraction}"), end=point.end(), power=-len(fraction)
        )
    return whole


def _whole(text: str, start: int, hangul: bool) -> Numeral | None:
    groups: list[tuple[Decimal, int]] = []
    section, number = Decimal(0), None
    position, power, last, more, spelled = start, 0, "", False, True
    while position < min(len(text), start + LONGEST):
        if text[position] == " " and last and (scale := _SPACED.match(text, position)):
            position = scale.end()
        elif last in _SCALES or last in _TENS:
            position = further.end() if (further := _FURTHER.match(text, position)) else position
        if last and _METRIC.match(text, position):
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
        if (char >= "가" and not hangul) or (char not in _ONES and char not in _TENS and char not in _SCALES):
            added = _MORE.match(text, position)
            if not added or not last or last in _ONES or more:
                break  # 参数 is no number
            more, position = True, added.end()
            if not added[2]:
                break
            continue
        if char in _ONES:
            if number is not None and last not in _ONES:
                break
            number = (number or Decimal(0)) * 10 + _ONES[char]
            power = 0
        elif number is not None and number > 9 and spelled and last in _ONES:
            return None  # 两三百: two or three hundred
        elif char in _TENS:
            section += (number or Decimal(1)) * _TENS[char]
            number, power = None, len(str(_TENS[char])) - 1
        else:
            power = _SCALES[char]
            said = section + (number or 0)
            while groups and groups[-1][1] < power:
                said += groups.pop()[0]
            if groups and groups[-1][1] == power:
                if last not in _SCALES or last == char:
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
    first = Decimal(match[1].replace(",", "")) if match[1] else Decimal(_ONES[match[2]])
    return total / first if first else Decimal(1)


def _sum(groups: list[tuple[Decimal, int]], section: Decimal, number: Decimal | None, said: str) -> Decimal:
    """A last single digit after 百, 千 or 万 counts the next lower unit: 四百五 is 450, 九万四 94,000."""
    total = sum((value for value, _ in groups), section)
    if number is None:
        return total
    before = said[-2:-1]
    if number and before in _TENS and _TENS[before] > 10:
        return total + number * _TENS[before] / 10
    if number and before in _SCALES:
        return total + number.scaleb(_SCALES[before] - 1)
    return total + number
