"""What the quantity reader makes of sentences, language by language."""

from decimal import Decimal
from fractions import Fraction

import pytest

from newslint.article import Analysers
from newslint.ruleset import compiled

# (language, text, [(quantity as written, value or (low, high), unit, approximator)])
READ = [
    ("en", "The bid of £308m was rejected.", [("£308m", 308_000_000, "GBP", "")]),
    ("en", "The firm lost US$21 million.", [("US$21 million", 21_000_000, "USD", "")]),
    ("zh", "该公司亏损2100万美元。", [("2100万美元", 21_000_000, "USD", "")]),
    ("en", "It rose by about 70% in June.", [("70%", 70, "%", "about")]),
    ("en", "Rents of £40m-£50m are likely.", [("£40m-£50m", (40_000_000, 50_000_000), "GBP", "range")]),
    ("en", "Between 30 and 43 percent agreed.", [("30 and 43 percent", (30, 43), "%", "range")]),
    ("en", "One in four ferries was late.", [("One in four", Fraction(1, 4), "ratio", "")]),
    ("en", "Nearly a third stayed.", [("a third", Fraction(1, 3), "ratio", "nearly")]),
    ("en", "Delegates of 50+ islands came.", [("50+", 50, "", "at_least")]),
    ("en", "One hundred and twenty thousand voters", [("One hundred and twenty thousand", 120_000, "", "")]),
    ("en", "Two and a half million euros", [("Two and a half million euros", 2_500_000, "EUR", "")]),
    ("en", "some 7 lakh rupees", [("7 lakh rupees", 700_000, "INR", "about")]),
    ("en", "a 100m sprint", [("100m", 100, "metre", "")]),
    ("en", "a 110m-euro plan", [("110m-euro", 110_000_000, "EUR", "")]),
    ("en", "in a US $5.4 billion deal", [("US $5.4 billion", 5_400_000_000, "USD", "")]),
    ("en", "It cost 15 dollars and 20 cents.", [("15 dollars and 20 cents", Decimal("15.2"), "USD", "")]),
    ("en", "minus 12 degrees Celsius", [("minus 12 degrees Celsius", -12, "degC", "")]),
    ("de", "ein Milliardenkredit über 310 Millionen Euro", [("310 Millionen Euro", 310_000_000, "EUR", "")]),
    (
        "de",
        "Der Kredit stieg auf über 310 Millionen Euro",
        [("310 Millionen Euro", 310_000_000, "EUR", "over")],
    ),
    ("de", "Darlehen über rund 20 Prozent", [("20 Prozent", 20, "%", "about")]),
    ("sv", "Drygt 1,4 miljarder kronor", [("1,4 miljarder kronor", 1_400_000_000, "SEK", "over")]),
    ("sv", "Minst tvåhundra bilar", [("tvåhundra", 200, "", "at_least")]),
    ("sv", "mellan fem och tio procent", [("fem och tio procent", (5, 10), "%", "range")]),
    ("de", "Knapp 3,8 Mrd. Euro", [("3,8 Mrd. Euro", 3_800_000_000, "EUR", "nearly")]),
    ("de", "dreihundertfünfundvierzig Boote", [("dreihundertfünfundvierzig", 345, "", "")]),
    ("de", "550 bis 600 Kisten", [("550 bis 600", (550, 600), "", "range")]),
    ("fr", "plus de 41 000 euros", [("41\u202f000 euros".replace("\u202f", " "), 41_000, "EUR", "over")]),
    ("fr", "quatre-vingt-dix-huit navires", [("quatre-vingt-dix-huit", 98, "", "")]),
    ("fr", "un tiers des élèves", [("un tiers", Fraction(1, 3), "ratio", "")]),
    ("es", "dos mil doscientos pesos", [("dos mil doscientos pesos", 2_200, "MXN", "")]),
    ("es", "3,5 millones de euros", [("3,5 millones de euros", 3_500_000, "EUR", "")]),
    ("zh", "近三分之一的岛民", [("三分之一", Fraction(1, 3), "ratio", "nearly")]),
    ("zh", "30多名渔民", [("30多", 30, "", "over")]),
    ("zh", "共有4万6584人", [("4万6584", 46_584, "", "")]),
    ("zh", "百分之五的选民", [("百分之五", 5, "%", "")]),
    ("zh", "超过16万例和15万例", [("16万", 160_000, "", "over"), ("15万", 150_000, "", "over")]),
    ("zh", "一千二百三十四万", [("一千二百三十四万", 12_340_000, "", "")]),
    ("zh", "涨了三成半", [("三成半", 35, "%", "")]),
    ("zh", "运了２．５千克", [("２．５千克", Decimal("2.5"), "kilogram", "")]),
    ("ja", "約3億5000万円", [("3億5000万円", 350_000_000, "JPY", "about")]),
    ("ja", "3分の1が残る", [("3分の1", Fraction(1, 3), "ratio", "")]),
    ("ko", "약 3억 5000만 원", [("3억 5000만 원", 350_000_000, "KRW", "about")]),
    ("ko", "배 50척 이상", [("50", 50, "", "at_least")]),
    ("it", "circa 2,5 milioni di euro", [("2,5 milioni di euro", 2_500_000, "EUR", "about")]),
    ("it", "duecentotrentacinque barche", [("duecentotrentacinque", 235, "", "")]),
    ("pt", "um em cada quatro barcos", [("um em cada quatro", Fraction(1, 4), "ratio", "")]),
    ("nl", "tussen de 10 en 20 procent", [("10 en 20 procent", (10, 20), "%", "range")]),
    ("nl", "tweehonderdvijfendertig boten", [("tweehonderdvijfendertig", 235, "", "")]),
    ("da", "knap 2,5 mio. kr.", [("2,5 mio. kr.", 2_500_000, "DKK", "nearly")]),
    ("nb", "over 1500 kroner", [("1500 kroner", 1_500, "NOK", "over")]),
    ("fi", "yli kaksituhatta euroa", [("kaksituhatta euroa", 2_000, "EUR", "over")]),
    ("pl", "ponad 15 tys. zł", [("15 tys. zł", 15_000, "PLN", "over")]),
    ("cs", "téměř 2,5 milionu korun", [("2,5 milionu korun", 2_500_000, "CZK", "nearly")]),
    ("ru", "от 10 до 20 процентов", [("10 до 20 процентов", (10, 20), "%", "range")]),
    ("ru", "более двух тысяч рублей", [("двух тысяч рублей", 2_000, "RUB", "over")]),
    ("uk", "п'ятдесят відсотків", [("п'ятдесят відсотків", 50, "%", "")]),
    ("tr", "yüzde 20'si, %35,7", [("yüzde 20", 20, "%", ""), ("%35,7", Decimal("35.7"), "%", "")]),
    ("ar", "حوالي ٢٫٥ مليون دولار", [("٢٫٥ مليون دولار", 2_500_000, "USD", "about")]),
    ("hi", "करीब 5 लाख रुपये", [("5 लाख रुपये", 500_000, "INR", "about")]),
    ("id", "lebih dari Rp 2,5 triliun", [("Rp 2,5 triliun", 2_500_000_000_000, "IDR", "over")]),
    ("bg", "около 3 млн. лева", [("3 млн. лева", 3_000_000, "BGN", "about")]),
    ("hr", "više od 20 posto", [("20 posto", 20, "%", "over")]),
    ("ca", "gairebé un terç", [("un terç", Fraction(1, 3), "ratio", "nearly")]),
    ("sk", "najmenej 5 miliónov eur", [("5 miliónov eur", 5_000_000, "EUR", "at_least")]),
    ("fr", "au moins quatre-vingts marins", [("quatre-vingts", 80, "", "at_least")]),
    ("es", "al menos ochenta marinos", [("ochenta", 80, "", "at_least")]),
    ("es", "menos cinco grados", [("menos cinco grados", -5, "degree", "")]),
    ("fr", "Un marin sur cinq reste.", [("Un marin sur cinq", Fraction(1, 5), "ratio", "")]),
    ("en", "One person in five agreed.", [("One person in five", Fraction(1, 5), "ratio", "")]),
    ("sv", "Bron kostar 4,5 mdkr.", [("4,5 mdkr", 4_500_000_000, "SEK", "")]),
    ("zh", "上升三至四个百分点", [("三至四个百分点", (3, 4), "pp", "range")]),
    ("zh", "零下5度", [("零下5度", -5, "degree", "")]),
    ("zh", "来了两三百人", []),
    ("zh", "用了三年半", [("三年半", Decimal("3.5"), "year", "")]),
    ("zh", "两美元又三美分", [("两美元又三美分", Decimal("2.03"), "USD", "")]),
    ("de", "zwei- bis dreitausend Gäste", [("zwei- bis dreitausend", (2_000, 3_000), "", "range")]),
]
# (language, text, kinds of its figures)
KINDS = [
    ("en", "She was born on 3 May 1970 and is 54 years old.", ["date", "date", "age"]),
    ("en", "They met on 2024-05-17 at 14:30.", ["date", "time"]),
    ("en", "The team won 3-2 on Sunday.", ["score", "score"]),
    ("en", "A Boeing 737 landed at gate B12.", ["identifier", "identifier"]),
    ("en", "Dozens fled: on Monday 12 people, in Gaza 45.", ["statistic", "identifier"]),
    ("en", "It took 3 days to reach the 2nd island, 12 km away.", ["duration", "ordinal", "measure"]),
    ("en", "Call 555-010-2299 or see https://a.example/7%25.", ["identifier"]),
    ("en", "Rows " + "1,2 " * 30 + "end, said 50 men.", ["identifier", "statistic"]),
    ("en", "The draw: 4 8 15 16 23 42", ["narrative"] * 6),
    ("sv", "Det ena laget bestod av sex roddare och det andra av 17.", ["narrative", "narrative"]),
    ("de", "Am 3. Mai kamen 1300 Gäste.", ["date", "statistic"]),
    ("en", "In 2016, emissions of 2005 fell by half.", ["date", "date", "statistic"]),
    ("en", "It was a third meeting before half-time.", ["idiom", "idiom"]),
    ("en", "In the twenty-first century two-thirds voted.", ["ordinal", "statistic"]),
    ("es", "El 14 de febrero de 2019 hubo 300 barcos.", ["date", "date", "statistic"]),
    ("en", "There are 1,800 homes, of 1801.", ["statistic", "date"]),
    ("fr", "Depuis fin août 82 cas ont été recensés.", ["statistic"]),
    ("ko", "사망자는 1790명으로 집계됐다. 2024년", ["statistic", "date"]),
    ("pl", "od 1 stycznia 2021 do 30 kwietnia", ["date", "date", "date"]),
    ("zh", "7月26日，21世纪", ["date", "date", "date"]),
    ("zh", "下午2点30分，二〇二四年，90年代", ["time", "date", "date"]),
    ("de", "Um 14.30 Uhr waren es 14,30 Euro.", ["time", "statistic"]),
]


@pytest.fixture(scope="module")
def reader():
    rules = compiled.load()
    return Analysers(rules.languages, rules.data).extractor


@pytest.mark.parametrize(("language", "text", "expected"), READ, ids=[case[1] for case in READ])
def test_read(reader, language, text, expected):
    found = [
        (text[slice(*quantity.span)], quantity.value, quantity.unit, quantity.approximator)
        for quantity in reader.read_text(text, language)
    ]
    assert found == [
        (written, _pair(value), unit, approximator) for written, value, unit, approximator in expected
    ]


@pytest.mark.parametrize(("language", "text", "kinds"), KINDS, ids=[case[1] for case in KINDS])
def test_kinds(reader, language, text, kinds):
    assert [quantity.kind for quantity in reader.read_text(text, language)] == kinds


def test_a_change_is_two_figures_with_roles(reader):
    first, second = reader.read_text("The tariff fell from 25% to 18% in May.", "en")
    assert (first.role, first.value[0], second.role, second.value[0]) == ("from", 25, "to", 18)


def _pair(value):
    ends = value if isinstance(value, tuple) else (value, value)
    return tuple(
        Decimal(end.numerator) / end.denominator if isinstance(end, Fraction) else Decimal(end)
        for end in ends
    )


def test_a_falling_pair_is_two_figures_and_a_rising_one_a_range(reader):
    falling = reader.read_text("It fell from $44 million to $41 million in a year.", "en")
    assert [(quantity.value[0], quantity.approximator) for quantity in falling] == [
        (44_000_000, ""),
        (41_000_000, ""),
    ]
    (rising,) = reader.read_text("It takes 41 to 44 workers.", "en")
    assert (rising.value, rising.approximator) == ((41, 44), "range")
