"""Translations of one article: blocks in the same order, with the same numbers in them.

Numbers are read from their digits alone, in every way their separators allow, so that languages without a file of their
own can be compared: "7,1" and "7.1" may be one number, "7,1" and "9,0" cannot.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, Span
from newslint.model.finding import Place
from newslint.quantities import Quantity

LEAST_BLOCKS = 3
MATCHING = 0.6  # share of the numbers that two translations must have in common
STRETCH = 3.0  # how much longer than in the whole article a block may be in the other language
LONGEST = 3  # blocks whose places make an article's shape
MOST_NUMBERS = 200  # numbers of an article that are looked at
HALF_DAY = 12
# Kilometres and miles, metres and feet, kilograms and pounds, inches and centimetres; and how far they are rounded.
FACTORS, CONVERTED = (Decimal("1.609"), Decimal("3.281"), Decimal("2.205"), Decimal("2.54")), Decimal("0.06")
MAGNITUDES = tuple(Decimal(10) ** power for power in (3, 4, 6, 8, 9, 12))

_NUMBER = lazy(r"\d+(?:[.,'’ \u00a0\u202f\u2009]\d+)*")
_GROUPED = lazy(r"\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+")
_SPACE = lazy(r"[ '’\u00a0\u202f\u2009]")


class Number(NamedTuple):
    """One number of a block.

    readings  all values that it may stand for
    value     with its magnitude, in a language that is known
    digits    as the article writes it, without magnitude and unit
    shown     with them, for messages: "310 million euros"
    """

    readings: frozenset[Decimal]
    value: Decimal | None
    digits: str
    shown: str
    place: Place


def has_many(blocks: Iterable[Block]) -> bool:
    """Whether more than MOST_NUMBERS numbers are in blocks: such an article is not looked at."""
    found = (match for block in blocks for match in _NUMBER.finditer(block.text))
    return next(islice(found, MOST_NUMBERS, None), None) is not None


def numbers(document: Document, block: Block, quantities: Sequence[Quantity], month: str) -> list[Number]:
    """The numbers of a block, in digits or, where the reader knows the language, in words; in order.

    `month` is what follows a month where months are numbers, or "": other languages name them.
    """
    text, found = block.text, list[tuple[Span, frozenset[Decimal], Decimal | None, Span]]()
    digits = [
        Span(*match.span())
        for match in _NUMBER.finditer(text)
        if not (month and text[match.end() : match.end() + 2].lstrip().startswith(month))
    ]
    for span in digits:
        quantity = next(
            (f for f in quantities if f.span.start <= span.start and span.end <= f.span.end), None
        )
        value = quantity.value[0] if quantity and quantity.approximator != "range" else None
        readings = _readings(text[slice(*span)])
        whole = quantity.with_noun(text) if quantity else span
        found.append((span, frozenset(readings if value is None else readings | {value}), value, whole))
    for quantity in quantities:
        if not any(span.start < quantity.span.end and quantity.span.start < span.end for span in digits):
            whole = quantity.with_noun(text)
            found.append((quantity.span, frozenset(quantity.value), quantity.value[0], whole))
    return [
        Number(
            readings, value, text[slice(*span)], text[slice(*whole)], Place.of(document, block.source(*span))
        )
        for span, readings, value, whole in sorted(found, key=lambda item: item[0])
    ]


def pack(number: Number) -> list[Any]:
    """A number as JSON-serialisable values."""
    value = None if number.value is None else f"{number.value:f}"
    readings = sorted(f"{reading:f}" for reading in number.readings)
    return [readings, value, number.digits, number.shown, number.place]


def unpack(item: Sequence[Any]) -> Number:
    """The number that `pack` wrote."""
    readings, value, digits, shown, place = item
    return Number(frozenset(map(Decimal, readings)), value and Decimal(value), digits, shown, Place(*place))


def _readings(digits: str) -> set[Decimal]:
    """What a number in digits may stand for: its separators group or part the decimals."""
    if digits.isascii() and digits.isdigit():
        return {Decimal(digits)}
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in digits)[:40]
    if plain.isdigit():
        return {Decimal(plain)}
    found: set[Decimal] = set()
    if _GROUPED.fullmatch(plain):
        found.add(Decimal("".join(char for char in plain if char.isdigit())))
    head, sign, tail = _SPACE.sub("", plain).rpartition(
        max(plain, key=lambda char: (char in ".,", plain.rfind(char)))
    )
    whole = "".join(char for char in head if char.isdigit())
    if sign and whole and tail.isdigit():
        found.add(Decimal(f"{whole}.{tail}"))
    return found or {Decimal(part) for part in re.findall(r"\d+", plain)}


def shape(blocks: Sequence[Block]) -> str:
    """The number of blocks and the places of the longest: what a translation keeps."""
    order = sorted(range(len(blocks)), key=lambda index: (-len(blocks[index].text), index))
    return f"{len(blocks)}:{':'.join(map(str, sorted(order[:LONGEST])))}"


def signature(found: Sequence[Number]) -> str:
    """The digits of a block's numbers, whatever their order and magnitude."""
    digits = {"".join(map(str, max(number.readings).normalize().as_tuple().digits)) for number in found}
    return ",".join(sorted(digits))


def aligned(lengths: Sequence[int], other_lengths: Sequence[int]) -> bool:
    """Whether the blocks of two articles correspond, going by their lengths."""
    if len(lengths) != len(other_lengths) or len(lengths) < LEAST_BLOCKS:
        return False
    ratio = sum(other_lengths) / max(1, sum(lengths))
    odd = sum(
        not 1 / STRETCH <= (there + 10) / ((here + 10) * ratio) <= STRETCH
        for here, there in zip(lengths, other_lengths, strict=True)
    )
    return odd * 5 <= len(lengths)


def differences(
    own: Sequence[Sequence[Number]], other: Sequence[Sequence[Number]]
) -> Iterator[tuple[Number, Number, bool]]:
    """(number, its counterpart, whether they are a power of ten apart) where two translations differ.

    Nothing when they have too little in common to be translations of each other.
    """
    total = common = 0
    found: list[tuple[Number, Number, bool]] = []
    for here, there in zip(own, other, strict=True):
        pairs, left, right = _matched(here, there)
        total, common = total + min(len(here), len(there)), common + len(pairs)
        found += [(one, two, True) for one, two in pairs if _slipped(one, two)]
        if len(left) == len(right) == 1 and not _incidental(left[0], right[0]):
            found.append((left[0], right[0], False))
    if common >= 1 and common >= MATCHING * total:
        yield from found


def _matched(
    here: Sequence[Number], there: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """The numbers that two blocks share, and the rest of either."""
    pairs: list[tuple[Number, Number]] = []
    left, right = [], list(there)
    for number in here:
        twin = next((other for other in right if number.readings & other.readings), None)
        if twin is None:
            left.append(number)
        else:
            pairs.append((number, twin))
            right.remove(twin)
    return pairs, left, right


def _slipped(one: Number, two: Number) -> bool:
    """Whether the same digits are read as values a power of ten apart, in two languages that are known."""
    if one.value is None or two.value is None or not one.value or not two.value:
        return False
    ratio = max(one.value, two.value) / min(one.value, two.value)
    return ratio > 1 and ratio == Decimal(10) ** ratio.adjusted()


def _incidental(one: Number, two: Number) -> bool:
    """Differences that translations have: the clock of twelve hours, other units, numbers in words or with a magnitude."""
    if not (one.digits[:1].isdecimal() and two.digits[:1].isdecimal()):
        return True
    low, high = sorted((min(one.readings), min(two.readings)))
    if (high - low == HALF_DAY and high <= 2 * HALF_DAY) or not low:
        return True
    if any(abs(high / low / factor - 1) <= CONVERTED for factor in FACTORS):
        return True
    unknown = one.value is None or two.value is None
    return unknown and any(
        a / b in MAGNITUDES or b / a in MAGNITUDES for a in one.readings for b in two.readings
    )
