"""Units of one dimension, for figures that state a quantity twice: "12 metres (40 feet)"."""

from decimal import Decimal

# Unit -> (dimension, how many of the dimension's base unit it is). Exact by definition: the international yard and pound
# agreement of 1959, the US liquid gallon, the oil barrel of 42 such gallons.
_LINEAR = {
    "kilometre": ("length", "1000"), "metre": ("length", "1"), "centimetre": ("length", "0.01"),
    "millimetre": ("length", "0.001"), "mile": ("length", "1609.344"), "yard": ("length", "0.9144"),
    "foot": ("length", "0.3048"), "inch": ("length", "0.0254"),
    "km2": ("area", "1000000"), "m2": ("area", "1"), "hectare": ("area", "10000"), "acre": ("area", "4046.8564224"),
    "mi2": ("area", "2589988.110336"), "ft2": ("area", "0.09290304"),
    "kilogram": ("mass", "1"), "gram": ("mass", "0.001"), "pound": ("mass", "0.45359237"),
    "ounce": ("mass", "0.028349523125"),
    "km/h": ("speed", "1"), "mph": ("speed", "1.609344"),
    "litre": ("volume", "1"), "gallon": ("volume", "3.785411784"), "barrel": ("volume", "158.987294928"),
}  # fmt: skip
FACTORS = {unit: (dimension, Decimal(factor)) for unit, (dimension, factor) in _LINEAR.items()}
ROUNDED = Decimal("0.1")  # no converted value is rounded by more
BELOW = Decimal("0.999")  # 5.5 rounds to six: it is no five
FIVES = 5  # a converted value is often rounded to a multiple of five
_CELSIUS = {"degC": (Decimal(1), Decimal(0)), "degF": (Decimal(5) / 9, Decimal(-160) / 9)}


def in_base(unit: str, value: Decimal) -> tuple[str, Decimal] | None:
    """(dimension, value in its base unit), or None for a unit that cannot be converted."""
    if unit in _CELSIUS:
        factor, offset = _CELSIUS[unit]
        return "temperature", value * factor + offset
    if unit in FACTORS:
        dimension, factor = FACTORS[unit]
        return dimension, value * factor
    return None


def rounded(value: Decimal) -> tuple[Decimal, Decimal]:
    """The values that a converted one may stand for: half a unit of its last digit that is not nought, either way."""
    digits = value.normalize().as_tuple()
    half = Decimal(10) ** int(digits.exponent) / 2
    if digits.digits[-1] == FIVES and len(digits.digits) > 1:
        half *= FIVES
    if int(digits.exponent) > 0:
        half = min(half, value * ROUNDED)
    return value - half, value + half * BELOW
