"""Which amounts of money are small enough to be the price of a thing, a fee or a fine."""

from decimal import Decimal

from newslint.quantities.quantity import Quantity

CODE = 3  # letters of an ISO 4217 code
PRICE = Decimal(
    10_000
)  # dollars, euros, ...: what shops, offices and courts ask of one person is mostly less
PRICES = Decimal(1_000_000)  # no single thing in the news is dearer without being news itself
# Currencies whose unit buys about a hundredth of a dollar's worth, or less (ISO 4217).
CHEAP = frozenset(
    "AMD CLP COP CRC HUF IDR IQD IRR ISK JPY KHR KRW KZT LAK LBP LKR MMK MNT NGN PKR PYG RSD TZS UGX UZS VND XAF XOF".split()
)
CHEAPER = 100


def is_money(quantity: Quantity) -> bool:
    """Whether a quantity is a sum of money with a known currency."""
    return len(quantity.unit) == CODE and quantity.unit.isupper()


def is_price_sized(quantity: Quantity) -> bool:
    """Whether a sum of money is as small as a price in a shop or a fee at an office."""
    return is_money(quantity) and quantity.value[1] < PRICE * _scale(quantity)


def may_be_price(quantity: Quantity) -> bool:
    """Whether a sum may be what one thing costs, a house or a penalty; the cost of absence to an economy may not."""
    return quantity.value[1] < PRICES * _scale(quantity)


def _scale(quantity: Quantity) -> int:
    return CHEAPER if quantity.unit in CHEAP else 1
