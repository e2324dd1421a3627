"""Conversion of units within one dimension, for a quantity that is stated twice: "12 metres (40 feet)"."""

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
# Units that articles give the same thing in, beyond exact conversion: a month is a twelfth of a mean Gregorian year.
_COMPARABLE = {
    "second": ("time", "1"), "minute": ("time", "60"), "hour": ("time", "3600"), "day": ("time", "86400"),
    "week": ("time", "604800"), "month": ("time", "2629746"), "year": ("time", "31556952"),
    "decade": ("time", "315569520"), "century": ("time", "3155695200"),
    "SEK": ("krona", "1"), "NOK": ("krona", "1"), "DKK": ("krona", "1"), "kr": ("krona", "1"),
    "MAD": ("dirham", "1"), "AED": ("dirham", "1"), "W": ("power", "1"), "TW": ("power", "1000000000000"), "kW": ("power", "1000"), "MW": ("power", "1000000"), "GW": ("power", "1000000000"),
    "ratio": ("%", "100"), "per mille": ("%", "0.1"), "basis point": ("pp", "0.01"),
    "kWh": ("energy", "1"), "MWh": ("energy", "1000"), "GWh": ("energy", "1000000"), "TWh": ("energy", "1000000000"),
    "degree": ("temperature", "1"), "jin": ("mass", "0.5"), "nautical mile": ("length", "1852"),
    "knot": ("speed", "1.852"), "megabyte": ("data", "1"), "gigabyte": ("data", "1000"), "terabyte": ("data", "1000000"),
    "mu": ("area", "666.6667"), "stremma": ("area", "1000"), "Scandinavian mile": ("length", "10000"),
    "tonne": ("mass", "1000"), "ton": ("mass", "1000"), "dozen": ("", "12"), "m3": ("volume", "1000"), "decare": ("area", "1000"),
    "feddan": ("area", "4200"),
    "tsubo": ("area", "3.305785"), "pyeong": ("area", "3.305785"), "rai": ("area", "1600"), "dunam": ("area", "1000"),
}  # fmt: skip
COMPARABLE = {unit: (dimension, Decimal(factor)) for unit, (dimension, factor) in _COMPARABLE.items()}
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


def in_comparable(unit: str, value: Decimal) -> tuple[str, Decimal]:
    """(dimension, value in its base unit) for comparison between articles; any other unit is its own dimension."""
    if unit in COMPARABLE:
        dimension, factor = COMPARABLE[unit]
        return dimension, value * factor
    return in_base(unit, value) or (unit, value)


def rounded(value: Decimal) -> tuple[Decimal, Decimal]:
    """The values that a converted one may stand for: half a unit of its last digit that is not zero, either way."""
    digits = value.normalize().as_tuple()
    half = Decimal(10) ** int(digits.exponent) / 2
    if digits.digits[-1] == FIVES and len(digits.digits) > 1:
        half *= FIVES
    if int(digits.exponent) > 0:
        half = min(half, value * ROUNDED)
    return value - half, value + half * BELOW
