"""Numbers written in digits: a chain of digits and separators -> its value."""

import unicodedata
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy

MAX_DIGITS = 40
SPACES = " \u00a0\u202f\u2009"
SIGNS = ".,'’٫٬．，"
# A first piece, then pieces that a separator joins. What of it is one number is for `read` to say.
CHAIN = lazy(rf"\d{{1,{MAX_DIGITS + 1}}}(?:[{SIGNS}{SPACES}]\d{{1,{MAX_DIGITS + 1}}}){{0,12}}")

VULGAR = {
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
    "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅐": "1/7", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
_PIECES = lazy(rf"[{SIGNS}{SPACES}]|\d+")
_PLAIN = {"，": ",", "．": ".", "’": "'", "٬": "'", "\u202f": "\u00a0", "\u2009": "\u00a0"}
_LEADING = lazy(r"[.,](\d+)(?![.,]?\d)")


class Digits(NamedTuple):
    """`plain` as Decimal takes it ("1234.5"), and how many characters of the chain it is written with."""

    plain: str
    length: int


def read(
    chain: str, decimal: str, spaces: bool, alone: bool = True, dollars: bool = False, grouped: bool = False
) -> Digits | None:
    """The longest number that a chain begins with, or None when there are too many digits for one.

    decimal  the language's decimal sign. With a decimal comma "4.800" is 4800 and "4,800" 4.8; a sign that occurs
             twice groups whatever it is ("1.234.567"), and one that cannot group is a decimal sign ("12.2").
    alone    whether no separator is before; in a list ("22,24,26") no comma is a decimal sign
    spaces   whether a plain space groups; no-break and thin spaces always do, and so does one before "000".
    dollars  whether a dollar sign is before: "$4,800" is no $4.80, whatever the language.
    grouped  whether what follows tells that one group of three digits is no fraction: "1,250 habitants".

    The other sign after a group tells that it was one: "1,234.56" in German, "1.234,56" in English.
    """
    if chain.isascii() and chain.isdigit():
        return Digits(chain, len(chain)) if len(chain) <= MAX_DIGITS else None
    pieces: list[str] = _PIECES.findall(chain)
    first, parts = pieces[0], pieces[2::2]
    signs = [_PLAIN.get(sign, sign) for sign in pieces[1::2]]
    groups = _groups(first, signs, parts, decimal, spaces, dollars or grouped)
    whole, used = first + "".join(parts[:groups]), groups
    fraction = ""
    if used < len(signs) and _is_decimal(signs, parts, used, groups, decimal, first, alone):
        fraction = parts[used]
        used += 1
    length = len(first) + sum(1 + len(part) for part in parts[:used])
    plain = _western(f"{whole}.{fraction}" if fraction else whole)
    return Digits(plain, length) if len(plain) <= MAX_DIGITS else None


def leading(text: str, position: int) -> tuple[str, int] | None:
    """A number without a whole part (".25", ",08") that begins at a position: (plain, end)."""
    match = _LEADING.match(text, position)
    return (f"0.{_western(match[1])}", match.end()) if match and len(match[1]) < MAX_DIGITS else None


def _groups(first: str, signs: list[str], parts: list[str], decimal: str, spaces: bool, dollars: bool) -> int:
    """How many pieces after the first are groups of thousands."""
    if not signs or len(first) > 3 or first == "0":
        return 0
    sign, count = signs[0], 0
    while count < len(signs) and signs[count] == sign and len(parts[count]) == 3:
        count += 1
    if sign == " " and not spaces and count < 2 and not parts[0].startswith("0"):
        return 0
    if sign in (decimal, "٫") and count < 2 and not _regrouped(signs, parts, decimal, dollars):
        return 0
    if sign in ".," and count < len(signs) and signs[count] == sign:
        return _indian(signs, parts, sign)
    return count


def _regrouped(signs: list[str], parts: list[str], decimal: str, dollars: bool) -> bool:
    """Whether what looks like a decimal sign groups: the other sign and one or two digits follow, or it is ",000"."""
    if len(parts[0]) != 3 or decimal not in ".,":
        return False
    other = "," if decimal == "." else "."
    closed = len(signs) > 1 and signs[1] == other and len(parts[1]) < 3
    return closed or (decimal == "," and (dollars or parts[0] == "000"))


def _indian(signs: list[str], parts: list[str], sign: str) -> int:
    """Groups of two before the last of three, as in 1,50,00,000."""
    count = 0
    while count < len(signs) and signs[count] == sign and len(parts[count]) == 2:
        count += 1
    if sign == "," and 0 < count < len(signs) and signs[count] == sign and len(parts[count]) == 3:
        return count + 1
    return 0


def _is_decimal(
    signs: list[str], parts: list[str], used: int, groups: int, decimal: str, first: str, alone: bool
) -> bool:
    sign = signs[used]
    if sign not in ".,٫" or (groups and sign == signs[0]):
        return False
    if used + 1 < len(signs) and signs[used + 1] == sign:
        return False
    if sign in (decimal, "٫") or (groups and signs[0] == decimal):
        return True
    return alone and not groups and (len(parts[used]) != 3 or first == "0" or len(first) > 3)


def _western(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
