"""The currency sign or code, the unit and the minus that are before a number."""

import re
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.quantities.symbols import BEFORE, SIGNS
from newslint.quantities.vocabulary import Source, Vocabulary

_MINUS = lazy(r"(?:^|[\s(\[:=])([-−–])$|^\s*([-−] )$|[^\d\s](−)$")
_UNSPACED_MINUS = lazy(r"(?:^|[^\x00-\x7f])[-－−]$")  # 同比-5%
_MINUSES = frozenset("-−–－ ")
_SPACE = " \u00a0\u202f"
_LETTERS = lazy(r"(?<![^\W_])[A-Z][A-Za-z]{0,2}$")
_AMOUNT = lazy(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?")
THOUSANDS = 1000
REACH = 14  # characters before a number that may hold a sign, a unit or a word for minus


class Sign(NamedTuple):
    """What is right before a number: a currency (or "") that begins at `start`; million: "MEUR 5"."""

    unit: str
    start: int
    negative: bool = False
    million: bool = False


def sign_before(source: Source, start: int, reached: int) -> Sign:
    """The sign of the number at `start`; `reached` is where the figure before ended."""
    text, _, vocabulary = source
    unit, begin, million = _currency(source, start, reached)
    if text[begin - 1 : begin] in _MINUSES and (
        signed := _minus_sign(source, Sign(unit, begin, True, million), start, reached)
    ):
        return signed
    before = text[max(reached, begin - REACH) : begin].lower()
    bare = before.rstrip()
    for word, named in vocabulary.prefixes.items():
        if bare.endswith(word):  # yüzde 20, %20, 華氏98度
            return Sign(named, begin - len(before) + len(bare) - len(word))
    word = _minus(bare, vocabulary)
    return Sign(unit, begin - len(before) + len(bare) - len(word) if word else begin, bool(word), million)


def _minus_sign(source: Source, sign: Sign, start: int, reached: int) -> Sign | None:
    """The sign with the minus that is before it, or between it and the number at `start`."""
    text, begin = source.text, sign.start
    if not sign.unit and text[begin - 1] not in "– ":
        unit, first, million = _currency(source, begin - 1, reached)
        if unit:  # "€ -12"
            return Sign(unit, first, True, million)
    minus = _MINUS.search(text[max(0, begin - 3) : begin])
    if minus and not text[start].isalpha() and (begin <= 3 or not minus[2]):
        return sign._replace(start=begin - len(minus[1] or minus[2] or minus[3]))
    apart = begin == 1 or begin - 1 > reached  # from the figure before
    unspaced = apart and not source.vocabulary.spaced
    minus = _UNSPACED_MINUS.search(text, max(0, begin - 2), begin) if unspaced else None
    if minus and minus[0][0] not in source.vocabulary.calendar.dated:
        return sign._replace(start=begin - 1)
    return None


def _minus(before: str, vocabulary: Vocabulary) -> str:
    """The word for minus that a text ends with, or ""; "al menos", "au moins" are not."""
    if not vocabulary.spaced:
        return next((word for word in vocabulary.minus if word != "-" and before.endswith(word)), "")
    words = before.split()
    word = words[-1].lstrip(",;(").removesuffix("-") if words else ""
    if word in ("", "-") or word not in vocabulary.minus:
        return ""
    hedged = any(vocabulary.before.get(" ".join(words[-count:])) for count in (2, 3))
    return "" if hedged else word


def letter_sign(source: Source, start: int) -> tuple[str, int]:
    """(currency, where it begins) of letters written on to a sum: R1.2bn, P1,500, KSh300; ("", start) for others.

    One letter alone is in front of many codes (N95, R2), so it takes a magnitude or groups of thousands.
    """
    text, plain, vocabulary = source
    if not vocabulary.letter_signs or not text[start - 1 : start].isalpha():
        return "", start
    letters = _LETTERS.search(text, max(0, start - 4), start)
    unit = vocabulary.letter_signs.get(letters[0], "") if letters else ""
    amount = _AMOUNT.match(text, start) if unit else None
    if not letters or not amount:
        return "", start
    end = amount.end()
    magnitude = vocabulary.magnitudes.at(plain, end + plain.startswith((" ", "-"), end))
    sure = len(letters[0]) > 1 or "," in amount[0] or (magnitude and magnitude[0] >= THOUSANDS)
    return (unit, letters.start()) if sure else ("", start)


def _currency(source: Source, start: int, reached: int) -> tuple[str, int, bool]:
    """(currency or "", where it begins, whether it says millions) of the sign or code before a number."""
    text, _, vocabulary = source
    unit, begin = letter_sign(source, start)
    if unit and begin >= reached:
        return unit, begin, False
    before = text[max(reached, start - 8) : start]
    last = before.rstrip(_SPACE)[-1:]
    if not last or last.isdigit() or not (last in "./$" or not last.isascii() or last.isalpha()):
        return "", start, False
    found = BEFORE.search(before)
    unit, million = _named(found, vocabulary) if found else ("", False)
    begin = start - len(before) + found.start() if found and unit else start
    return unit, begin, million


def _named(found: "re.Match[str]", vocabulary: Vocabulary) -> tuple[str, bool]:
    """(currency or "", whether it says millions) of what `BEFORE` found."""
    letters, sign, code = (found[1] or "").strip(), (found[2] or "").lower(), found[3] or ""
    if sign:
        if letters.upper() in vocabulary.codes:
            return letters.upper(), False
        return SIGNS.get(f"{letters.lower()}{sign}") or SIGNS.get(sign) or SIGNS.get(sign[:1], ""), False
    if code.lower().startswith("kr"):
        return vocabulary.krone, False
    if len(code) == 4 and code[1:] in vocabulary.codes:
        return code[1:], True
    return (code if code in vocabulary.codes else SIGNS.get(code.lower(), "")), False
