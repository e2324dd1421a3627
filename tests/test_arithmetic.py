"""Sentences that calculate: what does not add up is found, what does is left alone, in many languages."""

import pytest

from newslint.config.config_file import Config
from newslint.engine.linter import Linter
from newslint.ruleset import compiled

# (language, text, the rule that finds it)
WRONG = [
    ("en", "Fares rose 40 percent from 1,210 to 1,512, the firm said.", "figures/percent-change"),
    ("en", "The rate rose from 5 percent to 6 percent, an increase of 1 percent.", "statistics/percent-or-points"),
    ("en", "The number of ferries doubled from 1,100 to 1,600, the port said.", "figures/percent-change"),
    ("en", "Thefts halved from 2,400 to 1,900, police said.", "figures/percent-change"),
    ("en", "Of the 80 seats, 45 went to the greens and 42 to the reds.", "figures/total"),
    ("en", "The port has 40,000 residents and a debt of 8 million euros, or 2,000 euros per resident.", "figures/total"),
    ("en", "The grant of 90 million euros goes to docks (50 million), quays (30 million) and cranes (20 million).", "figures/total"),
    ("en", "The yard lost Rs 1.8 trillion ($21.6 million) in a year.", "figures/conversion"),
    ("de", "Die Zahl der Boote hat sich verdreifacht, von 1.100 auf 2.300.", "figures/percent-change"),
    ("de", "Die Liste kommt auf 48 Prozent, die Grünen auf 39 Prozent und die Mitte auf 21 Prozent der Stimmen.", "figures/shares"),
    ("fr", "Le nombre de bateaux a doublé, passant de 1 100 à 1 600.", "figures/percent-change"),
    ("es", "El paro subió un 1%, del 8% al 9%.", "statistics/percent-or-points"),
    ("it", "Le vendite sono salite del 40 per cento, da 1.200 a 1.500.", "figures/percent-change"),
    ("pl", "Liczba statków wzrosła o 40 proc., z 1200 do 1500.", "figures/percent-change"),
    ("cs", "Cena vzrostla z 1200 na 1500 korun, tedy o 40 procent.", "figures/percent-change"),
    ("tr", "Fiyatlar yüzde 40 artarak 1.200'den 1.500'e çıktı.", "figures/percent-change"),
    ("ar", "ارتفع السعر من 1200 إلى 1500 دولار، أي بنسبة 40 في المئة.", "figures/percent-change"),
    ("hi", "कीमत 1,200 से 40 प्रतिशत बढ़कर 1,500 हो गई।", "figures/percent-change"),
    ("id", "Harga naik dari 1.200 menjadi 1.500 rupiah, atau 40 persen.", "figures/percent-change"),
    ("vi", "Giá tăng từ 1.200 lên 1.500 đồng, tức 40%.", "figures/percent-change"),
    ("ko", "가격은 1200원에서 1500원으로 40% 올랐다.", "figures/percent-change"),
    ("ja", "乗客は1100人から1600人へと2倍に増えた。", "figures/percent-change"),
    ("ja", "乗客は1600人から1100人に増加した。", "figures/direction"),
    ("ro", "Prețul a crescut de la 1.500 la 1.200 de lei.", "figures/direction"),
    ("el", "Η τιμή αυξήθηκε από 1.500 σε 1.200 ευρώ.", "figures/direction"),
]  # fmt: skip
RIGHT = [
    ("en", "Growth slowed to 1.4 percent from 2.6 percent while rents rose."),
    ("en", "The humidity rose to 70 percent as temperatures fell from 29 to 22 degrees."),
    ("en", "Tasks are done 45% faster, review time fell from 9 days to 3 days."),
    ("en", "It won 11 of 19 races in wind or rain — up to 30% more than before."),
    ("en", "Delays fell from 20 hours to 2 hours, and bookings increased by 35%."),
    ("en", "Profits more than doubled from 130 to 320 million dollars."),
    ("en", "Of the 90 yards, 70 sell to Norway and 60 to Spain."),
    ("en", "The hull is 1/64.5 inch (0.394 mm) thick."),
    ("en", "Four ways lead there: (1) road, (2) rail, (3) air and (4) sea."),
    ("de", "Das Wachstum verlangsamte sich von 2,6 auf 1,4 Prozent."),
    ("fr", "La mesure réduit les coûts de 20-40 % en un an."),
    ("fr", "Les prix ont augmenté de 20 à 40 % en deux ans."),
    ("ja", "作業時間を約8時間から約3時間に短縮した。"),
    ("ja", "売上高は倍増し、110億円から220億円になった。"),
    ("ko", "지수는 57.2로 6월의 60.4에서 하락했다."),
    ("ko", "어린이 4명 포함 15명이 다쳤다."),
    ("zh", "可从 30 多种模型中选择，包含 80 多个数据库。"),
    ("zh", "气温升高0.5华氏度（约0.28摄氏度）。"),
    ("zh", "静态版达到 85.1，自我进化后提升至 86.4。"),
    ("pl", "Liczba statków wzrosła o 25 proc., z 1200 do 1500."),
    ("tr", "Fiyatlar yüzde 25 artarak 1.200'den 1.500'e çıktı."),
    ("hi", "कीमत 1,200 से 25 प्रतिशत बढ़कर 1,500 हो गई।"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    linter = Linter(compiled.load((), {}), Config(tmp_path_factory.mktemp("arithmetic")))

    def rules(language, text):
        source = f"---\ntitle: Report\nlang: {language}\n---\n\n# Report\n\n{text}\n"
        findings = linter.lint("a.md", source.encode()).findings
        wanted = ("figures/", "statistics/percent-or-points")
        return [finding for finding in findings if finding.rule.startswith(wanted)]

    return rules


@pytest.mark.parametrize(("language", "text", "rule"), WRONG)
def test_what_does_not_add_up_is_found(found, language, text, rule):
    assert [finding.rule for finding in found(language, text)] == [rule]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_adds_up_is_left_alone(found, language, text):
    assert found(language, text) == []


def test_a_message_prints_the_quantities_as_the_article_writes_them(found):
    (finding,) = found("en", "Sales rose 40 percent to $1.5 million from $1.2 million, the firm said.")
    assert "“40 percent” does not follow from “$1.5 million” and “$1.2 million”" in finding.message
