"""Signs and symbols of money and measures that are the same in every language. Names are in rules/languages."""

from newslint.fast.lazy_regex import lazy

# A bare $ is taken for US dollars, a bare ¥ for yen; kr is told by the language.
SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "₫": "VND", "฿": "THB", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₡": "CRC", "₾": "GEL", "₸": "KZT",
    "₮": "MNT", "₲": "PYG", "₵": "GHS", "֏": "AMD", "₼": "AZN", "₭": "LAK", "៛": "KHR", "৳": "BDT", "﷼": "IRR",
    "us$": "USD", "us $": "USD", "u$s": "USD", "u$d": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "c $": "CAD",
    "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN",
    "mex$": "MXN", "rd$": "DOP", "j$": "JMD", "$ca": "CAD", "$cad": "CAD", "$usd": "USD", "$aud": "AUD", "$us": "USD", "$ us": "USD", "$ c": "CAD", "cn¥": "CNY",
    "rs": "INR", "rs.": "INR", "rp": "IDR", "rp.": "IDR", "rm": "MYR", "tk": "BDT", "tk.": "BDT", "kč": "CZK", "zł": "PLN",
    "rmb": "CNY", "s/": "PEN", "fr.": "CHF", "₨": "INR",
}  # fmt: skip
SYMBOLS = {
    "%": "%", "٪": "%", "﹪": "%", "‰": "per mille", "km": "kilometre", "m": "metre", "dm": "decimetre",
    "cm": "centimetre", "mm": "millimetre", "μm": "micrometre", "µm": "micrometre", "nm": "nanometre",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "μg": "microgram", "ug": "microgram",
    "lb": "pound", "lbs": "pound", "oz": "ounce", "km²": "km2", "m²": "m2", "cm²": "cm2", "km2": "km2", "m2": "m2",
    "m^2": "m2", "km^2": "km2", "cm2": "cm2", "m³": "m3", "m3": "m3", "ha": "hectare", "l": "litre", "dl": "decilitre",
    "cl": "centilitre", "ml": "millilitre", "hl": "hectolitre", "cc": "cubic centimetre", "°c": "degC", "° c": "degC",
    "ºc": "degC", "º c": "degC", "°f": "degF", "° f": "degF", "ºf": "degF", "℃": "degC", "℉": "degF", "°": "degree",
    "deg": "degree", "deg.": "degree", "kw": "kW", "mw": "MW", "gw": "GW", "tw": "TW", "kwh": "kWh", "mwh": "MWh",
    "gwh": "GWh", "twh": "TWh", "km/h": "km/h", "kmh": "km/h", "kph": "km/h", "mph": "mph", "m/s": "m/s", "hz": "hertz",
    "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte",
    "bps": "basis point", "rad": "radian",
    "ppm": "ppm", "hpa": "hPa", "rpm": "rpm", "hp": "horsepower",
    "kr": "kr", "kr.": "kr", "w": "W", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "chf": "CHF",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "inr": "INR", "aud": "AUD", "nzd": "NZD", "mxn": "MXN", "pln": "PLN",
    "t": "tonne", "ft": "foot", "sq mi": "mi2",
    "sq km": "km2", "sq m": "m2", "sq ft": "ft2", "sq. km": "km2", "sq. m": "m2", "sq. ft": "ft2", "wh": "Wh",
}  # fmt: skip

# Whole units and the smaller ones that may follow them: (larger, smaller) -> how many make one.
SMALLER = {("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("CNY", "jiao"): 10}

MONEY_SIGN = "[$€£¥￥₹₩₽₺₪₫฿₴₦₱₡₾₸₮₲₵֏₼₭៛৳₨]"
# A sign or a code right before a number: "US$ ", "C$", "usd$", "SEK ", "Rs.", "kr ".
BEFORE = lazy(
    rf"(?:((?<![^\W\d_])(?:[A-Za-z]{{1,3}}|(?:US|AU|NZ|HK|C|c) ))?({MONEY_SIGN}(?:[A-Z]{{1,3}}\b)?)"
    r"|(?<![^\W\d_])(M?[A-Z]{3}|[Rr]s\.?|Rp\.?|RM|Tk\.?|[Kk]r\.?|[Kk]č|[Zz]ł|S/|Fr\.))[ \u00a0\u202f]?$"
)
# Symbols that are another thing in the other case: 3G is no gram.
LOWER, UPPER = frozenset("gmt"), frozenset("W")
CODE = lazy(r"[ \u00a0\u202f]?(M?)([A-Z]{3})(?![^\W_])\$?")
