import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.text import toml

STORIES = [
    ("Ferry sails again", "The ferry to the islands sails again on Monday, the company said after eleven days on strike."),
    ("Library stays open", "Readers raised the money for a new roof, and the parish council thanked them on Tuesday evening."),
    ("Bridge is closed", "The county closed the footbridge at the weir after the flood, and walkers take the long way round."),
    ("Choir goes abroad", "The choir of Upper Marsh sings in Lisbon in May; it has rehearsed a programme of old sea songs."),
    ("Bakery moves", "The last bakery on the market square moves to the old station, where the rent is half of what it was."),
]  # fmt: skip
PROMISE = (
    "Marsh Post Extra brings you every tide table, every planning notice and every match report of the parish, "
    "collected by the people who live here, and you find it at the harbour kiosk or in your letter box on Fridays."
)


@pytest.fixture
def marsh(site):
    """Articles of one site: prose of their own, and the same strip of the site's own words around it."""
    writers = ("Joan Pell", "Karin Lund", "Ali Reza", "Wen Li", "Eva Moreau")
    articles = {}
    for number, ((title, prose), writer) in enumerate(zip(STORIES, writers, strict=True)):
        articles[f"site/{number}.txt"] = (
            f"{title}\n\n{prose}\n\nHarbour kiosk\n\nMarsh Post desk: {writer}\n\n"
            f"Seen by {number * 7 + 12} neighbours\n\n{PROMISE}\n\nSubscribe now\n"
        )
    return site(articles)


def test_a_learned_pack_finds_the_sites_own_furniture(newslint, marsh):
    before = newslint("check", "site", "--isolated", "--select", "ui", "--output", "json", cwd=marsh)
    assert before.rules == ["ui/button"]  # it is in every file of the site
    assert before.findings[0]["severity"] == "info"
    assert "in 5 of 5 files" in before.findings[0]["message"]

    ran = newslint("learn", "site", "--isolated", "--output", "pack.toml", cwd=marsh)
    assert ran.code == 0
    assert "5 blocks are found already" in ran.err
    text = (marsh / "pack.toml").read_text("utf-8")
    pack = tomllib.loads(text)["phrases"]
    entries = [entry for rule in pack.values() for table in rule.values() for entry in table["en"]]
    assert sorted(entries) == [
        "harbour kiosk",
        "marsh post desk: {*}",
        "marsh post extra brings you every tide table, every planning",
        "seen by {n} neighbours",
    ]
    assert "# 5 of 5: site/0.txt:5" in text

    (marsh / ".newslint.toml").write_text(text, "utf-8")
    after = newslint("check", "site/1.txt", "--no-cache", "--select", "ui", "--output", "json", cwd=marsh)
    found = {finding["excerpt"][:15] for finding in after.findings}
    assert found == {
        "Harbour kiosk\n\n",  # with the line of the desk below it
        "Seen by 19 neig",
        "Marsh Post Extr",
        "Subscribe now",
    }


def test_what_stands_in_few_articles_is_not_proposed(newslint, marsh):
    ran = newslint("learn", "site", "--isolated", "--min-articles", "6", cwd=marsh)
    assert (ran.code, "at least 6 are needed" in ran.err) == (2, True)
    (marsh / "site" / "5.txt").write_text(
        "A new kiosk\n\nThe kiosk on the quay opened on Friday, as the council had said.\n\nHarbour kiosk\n",
        "utf-8",
    )
    ran = newslint("learn", "site", "--isolated", "--min-articles", "6", cwd=marsh)
    assert [line for line in ran.out.splitlines() if line.startswith("    ")] == [
        '    "harbour kiosk", # 6 of 6: site/0.txt:5, site/1.txt:5, site/2.txt:5'
    ]


def test_a_missing_folder_is_an_error(newslint, tmp_path):
    assert newslint("learn", "nowhere", "--isolated", cwd=tmp_path).code == 2


@given(st.text())
def test_any_text_comes_back_from_its_quotation(text):
    text = text.encode("utf-8", "replace").decode()
    assert tomllib.loads(f"a = {toml.string(text).as_string()}")["a"] == text
