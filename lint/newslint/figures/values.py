"""Digits and number words -> Decimal."""

import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from newslint.figures.vocabulary import MAX_DIGITS

_HAN = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_SCALE = {"十": 10, "百": 100, "千": 1000}
_GROUPS = frozenset(",.'’ \u00a0\u202f\u2009")


def digits(text: str, decimal: str) -> str:
    """The number's digits in plain form, "." for the decimal sign; "" when it is no one number.

    Groups of three after any sign but the decimal one are one number. In a language with a decimal comma "4.800" is
    4800 and "4,800" 4.8; a sign that occurs twice groups whatever it is ("1.234.567").
    """
    if text.isascii() and text.isdigit():
        return text if len(text) <= MAX_DIGITS else ""
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    if sum(char.isdigit() for char in plain) > MAX_DIGITS:
        return ""
    head, sign, tail = plain.rpartition(decimal)
    if not sign or plain.count(decimal) > 1:
        head, tail = plain, ""
    parts = _split(head)
    if len(parts) > 1 and not all(len(part) in (2, 3) for part in parts[1:]):
        return ""
    if tail and not tail.isdigit():
        return ""
    whole = "".join(parts)
    return f"{whole}.{tail}" if tail else whole


def _split(text: str) -> list[str]:
    parts = [""]
    for char in text:
        if char in _GROUPS:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def words(text: str, known: Mapping[str, int]) -> Decimal | None:
    """The value of number words ("twenty-one", "two hundred"), or None when they are no number together."""
    if text[0] in _HAN or text[0] in _HAN_SCALE:
        return _han(text)
    total = current = 0
    for word in text.lower().replace("-", " ").split():
        for value in _parts(word, known):
            if value in (100, 1000):
                current = max(1, current) * value
                if value == 1000:
                    total, current = total + current, 0
            else:
                current += value
    return Decimal(total + current)


def _parts(word: str, known: Mapping[str, int]) -> list[int]:
    """A word's values: its own, or those of the words it is written together from ("einundzwanzig")."""
    if word in known:
        return [known[word]]
    for end in range(len(word) - 1, 1, -1):
        if word[:end] in known:
            return [known[word[:end]], *_parts(word[end:].removeprefix("und"), known)]
    return []


def _han(text: str) -> Decimal | None:
    total = current = 0
    for char in text:
        if char in _HAN:
            current = current * 10 + _HAN[char] if current and "十" not in text else _HAN[char]
        else:
            total += max(1, current) * _HAN_SCALE[char]
            current = 0
    return Decimal(total + current)
