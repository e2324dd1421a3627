"""Whether the figures of a headline are in the story below it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from newslint.comparison.masked_sentence import spread
from newslint.quantities import Quantity

LEFT_OUT = frozenset(("date", "time", "ordinal", "score", "idiom", "identifier"))
ROUNDED = Decimal("0.1")  # a rounder figure in the headline may be off by so much
SMALL = 3  # smaller numbers count what the story names
COUNTED = 12  # up to here a headline may count what the story names one by one
WHOLE = 800  # characters of a story that repeats what its headline says
STEM = 6  # letters that the forms of a noun share
MAX_FIGURES = 80  # figures of a story that are added up with each other


def untold(
    headline: Sequence[Quantity], story: Sequence[Quantity], length: int, endings: Sequence[str]
) -> Iterator[tuple[Quantity, Quantity | None]]:
    """(figure of the headline, the story's figure for the same thing if there is one) where no figure of the story fits.

    `length` is that of the story in characters: a short one may not tell all that its headline does.
    `endings` are those without which two forms of a noun are alike.
    A figure that can be had by rounding, adding or subtracting figures of the story fits.
    """
    for quantity in headline:
        if quantity.kind not in LEFT_OUT and quantity.value[1] >= SMALL and not _told(quantity, story):
            conflicting = next((other for other in story if _same_thing(quantity, other, endings)), None)
            if conflicting or (quantity.value[0] > COUNTED and length >= WHOLE):
                yield quantity, conflicting


def _told(quantity: Quantity, story: Sequence[Quantity]) -> bool:
    if any(_fits(quantity, other) for other in story):
        return True
    low, high = spread(quantity)
    some = [other for other in story[:MAX_FIGURES] if other.unit == quantity.unit or other.kind == "date"]
    return any(
        low <= value <= high
        for index, one in enumerate(some)
        for other in some[index + 1 :]
        for value in (one.value[0] + other.value[0], abs(one.value[0] - other.value[0]))
        if one.unit == other.unit and (one.noun == other.noun or "date" in (one.kind, other.kind))
    )


def _fits(quantity: Quantity, other: Quantity) -> bool:
    """Equal, one within the other's approximator, or one the other rounded."""
    low, high = quantity.value
    if low <= other.value[1] and other.value[0] <= high:
        return True
    if quantity.approximator or other.approximator:
        (low, high), (other_low, other_high) = spread(quantity), spread(other)
        if low <= other_high and other_low <= high:
            return True
    if len(_digits(quantity.value[0])) == len(_digits(other.value[0])):
        return False
    one, two = quantity.value[0], other.value[0]
    return abs(one - two) <= ROUNDED * max(one, two)


def _digits(value: Decimal) -> tuple[int, ...]:
    """The digits that are not rounded away."""
    return value.normalize().as_tuple().digits


def _same_thing(quantity: Quantity, other: Quantity, endings: Sequence[str]) -> bool:
    if other.kind in LEFT_OUT or quantity.unit != other.unit:
        return False
    if quantity.kind == "age" or other.kind == "age":
        return quantity.kind == other.kind
    one, two = (_stem(each.noun, endings) for each in (quantity, other))
    return bool(quantity.unit) or (len(quantity.noun) > 2 and one == two)


def _stem(noun: str, endings: Sequence[str]) -> str:
    """The beginning of a noun without its longest ending."""
    ending = max((ending for ending in endings if noun.endswith(ending)), key=len, default="")
    return noun.removesuffix(ending)[:STEM]
