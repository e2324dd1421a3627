"""Pairs of sentences of two articles: which figures are of one fact, and which contradict each other."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article
from newslint.comparison import article_claims, feature_matrices
from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.contradiction import one_digit
from newslint.comparison.features import Comparison
from newslint.comparison.name_matching import NameFinder, romanized, skeleton, spelled
from newslint.config.config_file import Config
from newslint.engine.linter import Linter
from newslint.ruleset import compiled
from newslint.text.script_words import words

STORY = "The council of Lindhamn met on Monday. The new line is 142 metres long and has 68 lamps, the mayor Ada Holm said."


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("The bridge costs 24.5 million euros.", "The bridge costs 2.45 million euros.", True),
        ("The bridge costs 24.5 million euros.", "The bridge costs 25 million euros.", False),
        ("The bridge costs 24.5 million euros.", "The bridge costs some 24 million euros.", False),
        ("The police counted 87 injured passengers.", "The police counted 78 injured passengers.", True),
        ("The police counted 87 injured passengers.", "The town has lent out 340 bicycles.", False),
        ("The work takes 26 months.", "The work takes two years and two months.", False),
        ("The work takes 26 months.", "The work takes 62 months.", True),
    ],
)
def test_a_pair_contradicts_itself_or_does_not(newslint, site, one, other, told):
    folder = site(
        {"a.txt": f"{STORY}\n\n{one}\n", "b.txt": f"{STORY}\n\nRain fell on the town again. {other}\n"}
    )
    options = ("--isolated", "--select", "figures/disagree-across,figures/magnitude", "--output", "json")
    found = newslint("check", *options, "--exit-zero", ".", cwd=folder).findings
    assert bool(found) == told
    assert len(found) <= 1  # told once, with both places


LEADS = {
    "bg": "Съветът на Линдхамн заседава в понеделник. Новата линия е дълга 142 метра и има 68 лампи, каза кметът Ада Холм.",
    "cs": "Rada města Lindhamn zasedala v pondělí. Nová linka měří 142 metrů a má 68 lamp, řekla starostka Ada Holmová.",
    "fi": "Lindhamnin valtuusto kokoontui maanantaina. Uusi linja on 142 metriä pitkä ja siinä on 68 lamppua, sanoi Ada Holm.",
    "nb": "Kommunestyret i Lindhamn møttes mandag. Den nye linjen er 142 meter lang og har 68 lamper, sa ordfører Ada Holm.",
}


@pytest.mark.parametrize(
    ("language", "one", "other", "told"),
    [
        ("bg", "При бурята загинаха 87 души.", "При бурята загинаха 78 души.", True),
        ("cs", "Při bouři zemřelo 87 lidí.", "Při bouři zemřelo 78 lidí.", True),
        ("cs", "Při bouři zemřelo 87 lidí.", "Radnice půjčila 340 kol.", False),
        ("fi", "Myrskyssä kuoli 87 ihmistä.", "Myrskyssä kuoli 78 ihmistä.", True),
        ("nb", "I stormen døde 87 mennesker.", "I stormen døde 78 mennesker.", True),
        ("nb", "I stormen døde 87 mennesker.", "I stormen døde nesten 90 mennesker.", False),
    ],
)
def test_languages_with_their_words_for_what_is_counted(newslint, site, language, one, other, told):
    folder = site({"a.txt": f"{LEADS[language]}\n\n{one}\n", "b.txt": f"{LEADS[language]}\n\n{other}\n"})
    options = ("--isolated", "--select", "figures/disagree-across", "--output", "json", "--exit-zero")
    assert bool(newslint("check", *options, ".", cwd=folder).findings) == told


def test_small_counts_with_a_factor_of_a_hundred_are_no_slip(newslint, site):
    one, other = "Three shells hit the school.", "More than 300 people sheltered in the school."
    folder = site({"a.txt": f"{STORY}\n\n{one}\n", "b.txt": f"{STORY}\n\n{other}\n"})
    options = ("--isolated", "--select", "figures/magnitude", "--output", "json", "--exit-zero")
    assert newslint("check", *options, ".", cwd=folder).findings == []


@pytest.mark.parametrize(
    ("first", "second"), [("Линдхамн", "Lindhamn"), ("Αθήνα", "Athina"), ("Москва", "Moskwa")]
)
def test_names_of_different_scripts_meet(first, second):
    assert skeleton(romanized(first)) == skeleton(romanized(second))


@pytest.mark.parametrize("text", ["عاصفة في مدينة ليندهامن", "סערה בעיר לינדהמן", "린드함 시에 폭풍"])
def test_a_latin_name_is_found_in_a_script_without_capitals(text):
    assert skeleton("lindham") in spelled(text)


def test_names_of_cased_scripts_are_seen():
    finder = NameFinder(["of"], ["monday"])
    assert "sobyanin" in finder.names("Мэр города Сергей Собянин открыл мост")
    assert finder.names("On Monday the Bank of Norrmark") == {"bank": True, "norrmark": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 लोगों की मौत", ["लोगों", "की", "मौत"]),
        ("地震が", ["地震", "震が"]),
        ("the harbour's 12", ["the", "harbour's"]),
    ],
)
def test_words_of_every_script(text, expected):
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((8, 7), (7, 8), True), ((8, 7), (8, 9), True), ((8, 7), (6, 9), False), ((4,), (7,), False)],
)
def test_a_digit_apart(first, second, expected):
    assert one_digit(first, second) == expected


LINTER = Linter(compiled.load(), Config(root=Path()))
SENTENCES = [
    STORY,
    "The bridge costs 24.5 million euros, 2 million more than in 2023, Ada Holm told the Lindhamn Gazette.",
    "Some 87 people were hurt and 12 killed when the storm hit Lindhamn; 340 bicycles were lent out.",
    "Sales rose by 12 percent to $3.1 billion last year, the firm said. About 9,000 people work there.",
    *LEADS.values(),
    "12 июня в Линдхамне погибли 87 человек, ущерб составил 24,5 миллиона евро.",
    "ブリッジの費用は2450万ユーロで、87人が負傷した。",
]


def claims_of(sentences):
    (document,) = LINTER.read("a.txt", "\n\n".join(sentences).encode()).documents
    article: Article = LINTER.analysers.article(document)
    passages = article_claims.passages(document, article.claims, LINTER.analysers.name_finder)
    return ArticleClaims(article.claims, article.language, passages)


articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(claims_of)


@given(articles, articles)
def test_features_of_all_pairs_at_once_are_those_of_each(own, other):
    comparison = Comparison(own, other)
    if pairs := comparison.pairs():
        each = np.array([comparison.same_fact(*pair) for pair in pairs])
        np.testing.assert_allclose(feature_matrices.same_fact(comparison, pairs), each, atol=1e-12)
