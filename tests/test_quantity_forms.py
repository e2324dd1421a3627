"""Forms of numbers that news writes and that are easily misread: value and unit of every quantity of a text."""

from decimal import Decimal

import pytest

from newslint.quantities.extractor import QuantityExtractor
from newslint.ruleset import compiled

# kind: [(language, text, [(value or (low, high), unit)])]
FORMS = {
    "spaces inside a numeral": [
        ("ja", "工費は4 億 2,500 万円", [(425_000_000, "JPY")]),
        ("ja", "来場者は13 万 4,000 人", [(134_000, "")]),
        ("ja", "2 兆 300 億ドル", [(2_030_000_000_000, "USD")]),
        ("zh", "拨款 6 亿 3,200 万元", [(632_000_000, "CNY")]),
        ("zh", "约 8 万 5,000 人", [(85_000, "")]),
        ("ko", "예산 7억 4천만 원", [(740_000_000, "KRW")]),
        ("ko", "관객 3만 2,500 명", [(32_500, "")]),
        ("ja", "5 万 2024年", [(50_000, ""), (2024, "year")]),
        ("zh", "3 万 12月", [(30_000, ""), (12, "")]),
        ("ko", "1조 200억 원", [(1_020_000_000_000, "KRW")]),
    ],
    "a magnitude for both ends": [
        ("zh", "40-60亿元", [((4_000_000_000, 6_000_000_000), "CNY")]),
        ("zh", "15至25万人", [((150_000, 250_000), "")]),
        ("zh", "3~5千万元", [((30_000_000, 50_000_000), "CNY")]),
        ("ja", "70〜80億円", [((7_000_000_000, 8_000_000_000), "JPY")]),
        ("ja", "4、5万人が集まった", [((40_000, 50_000), "")]),
        ("ja", "5万〜8万人", [((50_000, 80_000), "")]),
        ("ko", "6∼7만 명", [((60_000, 70_000), "")]),
        ("ko", "4~5조원", [((4_000_000_000_000, 5_000_000_000_000), "KRW")]),
        ("ko", "50-70억 원", [((5_000_000_000, 7_000_000_000), "KRW")]),
        ("zh", "第4、5章", [(4, ""), (5, "")]),
        ("ja", "6、9万人", [(6, ""), (90_000, "")]),
    ],
    "letters that are a currency": [
        ("en", "a grant of R3.4 billion", [(3_400_000_000, "ZAR")]),
        ("en", "a P2.6-million bridge", [(2_600_000, "PHP")]),
        ("en", "Sh7.5 billion for roads", [(7_500_000_000, "KES")]),
        ("en", "KSh300 a bag", [(300, "KES")]),
        ("en", "a N320bn dam", [(320_000_000_000, "NGN")]),
        ("en", "fined P4,500 on the spot", [(4_500, "PHP")]),
        ("en", "RM7.2mil for the school", [(7_200_000, "MYR")]),
        ("en", "USh40,000 a head", [(40_000, "UGX")]),
        ("en", "an N95 mask", [(95, "")]),
        ("en", "the R61 road and R2", [(61, ""), (2, "")]),
    ],
    "magnitudes that are short": [
        ("en", "Rs 720 cr for the ring road", [(7_200_000_000, "INR")]),
        ("en", "Rs. 3,400 cr loan", [(34_000_000_000, "INR")]),
        ("en", "₹60L a year", [(6_000_000, "INR")]),
        ("en", "₹4,500Cr fund", [(45_000_000_000, "INR")]),
        ("en", "a tank of 60l", [(60, "litre")]),
        ("es", "620 mdp para el puerto", [(620_000_000, "MXN")]),
        ("es", "2,400 mdp de multa", [(2_400_000_000, "MXN")]),
        ("es", "35 mdd", [(35_000_000, "USD")]),
        ("es", "18 mde", [(18_000_000, "EUR")]),
        ("en", "30mm of rain", [(30, "millimetre")]),
        ("en", "a $30mm sale", [(30_000_000, "USD")]),
    ],
    "groups that the language does not write": [
        ("en", "About 14 250 people came", [(14_250, "")]),
        ("en", "the port moved 318 400 tonnes", [(318_400, "tonne")]),
        ("en", "On June 14 250 people came", [(14, ""), (250, "")]),
        ("en", "flight 14 250 passengers", [(14, ""), (250, "")]),
        ("fr", "192,655 visiteurs", [(192_655, "")]),
        ("fr", "1,450 bénévoles", [(1_450, "")]),
        ("fr", "un poids de 2,125 kg", [(Decimal("2.125"), "kilogram")]),
        ("es", "2,300 vecinos", [(2_300, "")]),
        ("de", "1,450 Helfer", [(1_450, "")]),
        ("de", "Kurs von 1,085 Dollar", [(Decimal("1.085"), "USD")]),
        ("pt", "3,200 moradores", [(3_200, "")]),
    ],
    "numbers of another script": [
        ("en", "Kestrel raised 7200 万美元 in May", [(72_000_000, "USD")]),
        ("fr", "une levée de 2.5亿美元", [(250_000_000, "USD")]),
        ("de", "Umsatz 4조원 im Jahr", [(4_000_000_000_000, "KRW")]),
        ("en", "sales of 3億円 in May", [(300_000_000, "JPY")]),
        ("zh", "raised $60 million from funds", [(60_000_000, "USD")]),
        ("ja", "$2.5B の資金", [(2_500_000_000, "USD")]),
        ("ko", "$45 million 투자", [(45_000_000, "USD")]),
        ("zh", "13B 参数", [(13_000_000_000, "")]),
        ("zh", "跑了 5 km", [(5, "kilometre")]),
        ("ja", "256K トークン", [(256_000, "")]),
    ],
    "no numbers": [
        ("ko", "민법 3조에 따르면", []),
        ("ko", "구조조정과 이사회", []),
        ("ko", "수십만 명이 모였다", []),
        ("ko", "3조 원", [(3_000_000_000_000, "KRW")]),
        ("ko", "1조 개의 별", [(1_000_000_000_000, "")]),
        ("ja", "数十万人が逃げた", []),
        ("zh", "几十万人", []),
        ("zh", "數百萬人", []),
        ("zh", "模型的参数", []),
        ("en", "see https://a.example/2026/03/04/x-77", []),
    ],
    "points and per mille": [
        ("ko", "2.5%포인트 올랐다", [(Decimal("2.5"), "pp")]),
        ("ko", "0.3%p 내렸다", [(Decimal("0.3"), "pp")]),
        ("ja", "1.5%ポイント低下", [(Decimal("1.5"), "pp")]),
        ("en", "up 2 % points", [(2, "pp")]),
        ("de", "ein Plus von 3 %-Punkten", [(3, "pp")]),
        ("en", "4.5 per mille", [(Decimal("4.5"), "per mille")]),
        ("de", "1,2 Promille", [(Decimal("1.2"), "per mille")]),
        ("fr", "4 pour mille", [(4, "per mille")]),
        ("es", "7 por mil", [(7, "per mille")]),
        ("tr", "binde 4", [(4, "per mille")]),
    ],
    "prefixes and case endings": [
        ("he", "ב-3.5 מיליון שקל", [(3_500_000, "ILS")]),
        ("he", "כ-14 אלף איש", [(14_000, "")]),
        ("he", "ל7 מיליון", [(7_000_000, "")]),
        ("ar", "ب60 مليون دولار", [(60_000_000, "USD")]),
        ("hu", "14 milliárd forintból", [(14_000_000_000, "HUF")]),
        ("hu", "4 millió euróért", [(4_000_000, "EUR")]),
        ("hu", "6 ezer dollárral", [(6_000, "USD")]),
        ("fi", "3 miljoonan euron", [(3_000_000, "EUR")]),
        ("en", "4 million reais", [(4_000_000, "BRL")]),
        ("en", "2.5 billion tomans", [(2_500_000_000, "toman")]),
    ],
    "pounds of weight": [
        ("en", "Police found 320 pounds of cannabis", [(320, "pound")]),
        ("en", "a 9-pound baby", [(9, "pound")]),
        ("en", "The bell weighs 700 pounds", [(700, "pound")]),
        ("en", "recalled 2 million pounds of beef", [(2_000_000, "pound")]),
        ("en", "90 pounds (41 kg) of copper", [(90, "pound"), (41, "kilogram")]),
        ("en", "a fare of 4 pounds", [(4, "GBP")]),
        ("en", "3 million pounds of debt", [(3_000_000, "GBP")]),
        ("en", "a 4-million-pound grant", [(4_000_000, "GBP")]),
        ("es", "pesa 200 libras", [(200, "pound")]),
        ("en", "£20 million", [(20_000_000, "GBP")]),
    ],
}
# (language, text): what bears these numbers is a version, a rating, a serial number, not a quantity
NAMED = [
    ("en", "Version 3.4.1 of the app"),
    ("en", "the v2.14 release"),
    ("en", "Python 3.12 runs faster"),
    ("en", "rated 4.5/5 by guests"),
    ("en", "serial AB-20417-9"),
    ("ja", "GPT-5.5 からの改善"),
    ("zh", "iOS 19 发布"),
    ("fr", "noté 7,5/10"),
    ("de", "Zimmer 412 brannte"),
    ("en", "in room 412 of the hotel"),
]


@pytest.fixture(scope="module")
def reader():
    return QuantityExtractor(compiled.load((), {}).languages)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [pytest.param(*item, id=f"{kind}: {item[1]}") for kind, items in FORMS.items() for item in items],
)
def test_form(reader, language, text, expected):
    found = [(quantity.value, quantity.unit) for quantity in reader.read_text(text, language)]
    assert found == [
        (value if isinstance(value, tuple) else (value, value), unit) for value, unit in expected
    ]


@pytest.mark.parametrize(("language", "text"), NAMED)
def test_named(reader, language, text):
    kinds = {quantity.kind for quantity in reader.read_text(text, language)}
    assert kinds
    assert kinds <= {"identifier", "score", "date", "ordinal"}
