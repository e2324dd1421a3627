"""Exchange rates to the US dollar since 2000, precise enough for the order of magnitude."""

from decimal import Decimal

# Currency -> (lowest, highest) units of it for one US dollar in those years: wide bounds, to tell a slip of magnitude and
# nothing finer. Currencies that lost their value several times over are left out.
_RATES = {
    "USD": ("1", "1"), "EUR": ("0.66", "1.13"), "GBP": ("0.49", "0.83"), "JPY": ("79", "158"), "CNY": ("6.1", "8.3"),
    "INR": ("41", "92"), "KRW": ("920", "1480"), "CHF": ("0.79", "1.7"), "CAD": ("0.98", "1.58"), "AUD": ("0.96", "1.94"),
    "NZD": ("1.2", "2.4"), "SEK": ("6.5", "11"), "NOK": ("5.5", "11"), "DKK": ("5", "8.5"), "PLN": ("2.4", "4.5"),
    "CZK": ("17", "39"), "HUF": ("170", "375"), "BRL": ("1.6", "6"), "MXN": ("9", "22"), "ZAR": ("6.3", "19"),
    "HKD": ("7.7", "7.9"), "SGD": ("1.2", "1.8"), "TWD": ("28", "35"), "THB": ("30", "45"), "IDR": ("8400", "17000"),
    "PHP": ("40", "59"), "MYR": ("3", "4.7"), "VND": ("14000", "27000"), "ILS": ("3.2", "4.8"), "SAR": ("3.7", "3.8"),
    "AED": ("3.6", "3.7"), "RUB": ("24", "97"), "KES": ("62", "141"), "CLP": ("470", "960"), "COP": ("1740", "4400"),
}  # fmt: skip
RATES = {code: (Decimal(low), Decimal(high)) for code, (low, high) in _RATES.items()}
SLACK = Decimal("1.5")  # factor: rates of a day, rounded sums


def possible(one: str, value: Decimal, other: str, further: Decimal) -> bool:
    """Whether a sum in one currency may be the other sum in another one; True for currencies that are not known."""
    if one not in RATES or other not in RATES or value <= 0 or further <= 0:
        return True
    low = value / RATES[one][1] * RATES[other][0] / SLACK
    high = value / RATES[one][0] * RATES[other][1] * SLACK
    return low <= further <= high
