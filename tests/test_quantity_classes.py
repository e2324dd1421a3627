"""Classes of numbers, each in the languages that write them: value and unit of every figure of a text."""

from decimal import Decimal
from fractions import Fraction

import pytest

from newslint.article import Analysers
from newslint.ruleset import compiled

# class: [(language, text, [(value or (low, high), unit)])]
CLASSES = {
    "groups": [
        ("en", "The harbour cost 10 000 dollars.", [(10_000, "USD")]),
        ("en", "room 12 345 rowers", [(12, ""), (345, "")]),
        ("en", "1.234,56 euros", [(Decimal("1234.56"), "EUR")]),
        ("de", "1,234.56 Dollar", [(Decimal("1234.56"), "USD")]),
        ("de", "Der Liter kostet 1,859 Euro.", [(Decimal("1.859"), "EUR")]),
        ("sv", "Notan blev 375,000 kronor.", [(375_000, "SEK")]),
        ("es", "Pagó US$ 15,250 por el bote.", [(15_250, "USD")]),
        ("es", "Pagó $ 15.250 por el bote.", [(15_250, "USD")]),
    ],
    "a magnitude after a word": [
        ("ro", "21 de milioane de lei", [(21_000_000, "RON")]),
        ("ro", "douăzeci de mii de euro", [(20_000, "EUR")]),
    ],
    "digits go on after a magnitude": [
        ("en", "5 million 200 thousand dollars", [(5_200_000, "USD")]),
        ("en", "Of 5 million 20 percent left.", [(5_000_000, ""), (20, "%")]),
        ("tr", "10 bin 500 lira", [(10_500, "TRY")]),
        ("ru", "5 млн 200 тыс. рублей", [(5_200_000, "RUB")]),
        ("ar", "3 آلاف و500 دولار", [(3_500, "USD")]),
        ("ko", "1만 2345명이 왔다", [(12_345, "")]),
        ("ko", "5만 2024년", [(50_000, ""), (2024, "year")]),
    ],
    "a million without one": [
        ("ru", "миллион рублей", [(1_000_000, "RUB")]),
        ("pl", "miliard złotych", [(1_000_000_000, "PLN")]),
        ("ar", "مليون دولار", [(1_000_000, "USD")]),
        ("ru", "миллион причин", []),
    ],
    "a part of a magnitude or measure": [
        ("en", "three quarters of a million homes", [(750_000, "")]),
        ("en", "It rose by two tenths of a percentage point.", [(Decimal("0.2"), "pp")]),
        ("en", "half of one percent", [(Decimal("0.5"), "%")]),
        ("en", "a third of a country", [(Fraction(1, 3), "ratio")]),
        ("fr", "un quart de million d'euros", [(250_000, "EUR")]),
        ("fr", "un tiers de l'année", [(Fraction(1, 3), "ratio")]),
        ("es", "tres cuartas partes de un millón", [(750_000, "")]),
        ("en", "one hundred and thirty fifths", [(26, "ratio")]),
    ],
    "ordinals": [
        ("fr", "le vingt et unième jour, vingt et un marins", [(0, ""), (21, "")]),
        ("ru", "двадцать первого века, двадцать один год", [(0, ""), (21, "year")]),
        ("tr", "yirmi beşinci gün", [(0, "")]),
    ],
    "a part added to the number after it": [
        ("hi", "साढ़े तीन लाख रुपये", [(350_000, "INR")]),
        ("hi", "सवा लाख लोग, पौने 2 करोड़", [(125_000, ""), (17_500_000, "")]),
    ],
    "words for magnitudes": [
        ("el", "60 εκατομμυρίων δολαρίων", [(60_000_000, "USD")]),
        ("el", "5 χιλιάδες ευρώ", [(5_000, "EUR")]),
        ("ar", "ملياري دولار", [(2_000_000_000, "USD")]),
        ("ar", "خمس سنوات", [(5, "year")]),
        ("hu", "másfél millió forint, két hajó", [(1_500_000, "HUF"), (2, "")]),
        ("th", "5 พันบาท", [(5_000, "THB")]),
        ("id", "Rp 20 M", [(20_000_000_000, "IDR")]),
        ("ro", "un milion de euro", [(1_000_000, "EUR")]),
    ],
    "letters with two spellings": [
        ("hi", "5 करो\u095c रुपये, 10 ह\u095bार", [(50_000_000, "INR"), (10_000, "")]),
        ("ro", "șapte milioane de lei", [(7_000_000, "RON")]),
        ("fa", "5 ميليون دلار", [(5_000_000, "USD")]),
    ],
    "small parts": [
        (
            "en",
            "a hundredth of a second, three millionths",
            [(Decimal("0.01"), "second"), (Decimal("3e-6"), "ratio")],
        ),
        ("sv", "en tjugondel", [(Fraction(1, 20), "ratio")]),
        ("de", "ein Zwanzigstel", [(Fraction(1, 20), "ratio")]),
        ("fr", "trois centièmes", [(Fraction(3, 100), "ratio")]),
    ],
    "speeds": [
        ("en", "winds of 120 miles an hour", [(120, "mph")]),
        ("de", "120 Stundenkilometer", [(120, "km/h")]),
        ("it", "120 chilometri all'ora", [(120, "km/h")]),
        ("nb", "120 kilometer i timen, 5 kilometer", [(120, "km/h"), (5, "kilometre")]),
        ("ja", "時速120キロ", [(120, "km/h")]),
        ("zh", "时速120公里", [(120, "km/h")]),
        ("zh", "每小时15美元", [(15, "USD")]),
    ],
    "powers of ten": [
        ("en", "1.99×10³⁰ kg", [(Decimal("1.99e30"), "kilogram")]),
        ("en", "3.5 × 10^-8 m", [(Decimal("3.5e-8"), "metre")]),
        ("en", "3 x 10-12 metres", [(3, ""), ((10, 12), "metre")]),
        ("en", "The deficit is $2.1T.", [(2_100_000_000_000, "USD")]),
    ],
    "below nought": [
        ("en", "10 degrees below zero", [(-10, "degree")]),
        ("sv", "20 minusgrader", [(-20, "degree")]),
        ("ru", "20 градусов мороза", [(-20, "degree")]),
        ("en", "10C below normal", [(10, "degC")]),
        ("en", "The firm lost €-12 million, minus-4 percent.", [(-12_000_000, "EUR"), (-4, "%")]),
        ("en", "It fell to −5 percent.", [(-5, "%")]),
        ("zh", "同比-5.2%", [(Decimal("-5.2"), "%")]),
        ("ja", "－3％だった", [(-3, "%")]),
        ("zh", "主队以3-1获胜", [(3, ""), (1, "")]),
        ("ja", "10日-15日", [(10, ""), (15, "")]),
    ],
    "units": [
        ("en", "12 metres (40ft) wide", [(12, "metre"), (40, "foot")]),
        ("hu", "5000 Ft", [(5_000, "HUF")]),
        ("en", "2,300 t of coal on 450 sq ft", [(2_300, "tonne"), (450, "ft2")]),
        ("en", "12 t-shirts", [(12, "")]),
        ("zh", "10km以上", [(10, "kilometre")]),
        ("ko", "파도는 6m에 이른다", [(6, "metre")]),
    ],
    "smaller money": [
        ("es", "3 euros con 99 céntimos", [(Decimal("3.99"), "EUR")]),
        ("nl", "vijf euro vijftig", [(Decimal("5.5"), "EUR")]),
        ("en", "15 dollars and fifty rowers", [(15, "USD"), (50, "")]),
        ("zh", "10元5角", [(Decimal("10.5"), "CNY")]),
        ("ro", "10 lei și 50 de bani", [(Decimal("10.5"), "RON")]),
        ("ru", "между 10 долларами и 20 долларами, 5 центов", [((10, 20), "USD"), (5, "cent")]),
    ],
    "numerals of Chinese, Japanese, Korean": [
        ("zh", "三成五的岛民", [(35, "%")]),
        ("zh", "两成一个人", [(20, "%"), (1, "")]),
        ("ja", "打率3割8分7厘", [(Decimal("38.7"), "%")]),
        ("ja", "五・五％増", [(Decimal("5.5"), "%")]),
        ("ja", "百万円と千三百人", [(1_000_000, "JPY"), (1_300, "")]),
        ("ja", "数百万円を百貨店で", []),
        ("ja", "百二十五分の一", [(Fraction(1, 125), "ratio")]),
        ("ko", "팔분의 일", [(Fraction(1, 8), "ratio")]),
        ("ko", "십 퍼센트", [(10, "%")]),
    ],
}


@pytest.fixture(scope="module")
def reader():
    rules = compiled.load()
    return Analysers(rules.languages, rules.data).extractor


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [pytest.param(*case, id=f"{name}: {case[1]}") for name, cases in CLASSES.items() for case in cases],
)
def test_class(reader, language, text, expected):
    found = [(quantity.value, quantity.unit) for quantity in reader.read_text(text, language)]
    assert found == [(_pair(value), unit) for value, unit in expected]


def _pair(value):
    low, high = value if isinstance(value, tuple) else (value, value)
    return tuple(
        Decimal(end.numerator) / end.denominator if isinstance(end, Fraction) else Decimal(end)
        for end in (low, high)
    )


def test_a_decimal_is_no_year(reader):
    kinds = [
        quantity.kind for quantity in reader.read_text("It rose from 16.5 to 18.2 and then to 2.14.", "en")
    ]
    assert "date" not in kinds
