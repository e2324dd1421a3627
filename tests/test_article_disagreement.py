"""Which of two articles is blamed for a figure on which they disagree, and how the figures are named."""

import pytest

SAID = "The operator Nordfar said {} departures were cancelled in Lindhamn because of the strike.\n"
OPENING = (
    "The strike at Nordfar in Lindhamn began on 4 May. Its 12 ferries stayed in the harbour for 9 days.\n\n"
)
DATED = "---\ndate: {}\n---\n\n" + SAID


@pytest.mark.parametrize(
    ("articles", "blamed"),
    [
        ({"a.txt": SAID.format(64), "b.txt": SAID.format(46)}, "b.txt"),
        ({"a.md": DATED.format("2026-02-04", 64), "b.md": DATED.format("2026-02-03", 46)}, "a.md"),
        ({"a.md": DATED.format("2026-02-04", 64), "b.txt": SAID.format(46)}, "b.txt"),
    ],
    ids=["by path", "by date", "one without a date"],
)
def test_of_two_articles_the_later_one_has_the_warning(newslint, site, articles, blamed):
    ran = newslint(
        "check", "--select", "figures/disagree-across", "--output", "json", ".", cwd=site(articles)
    )
    told = {finding["path"]: finding["severity"] for finding in ran.findings}
    assert told == {blamed: "warning"}


def test_an_article_against_two_is_wrong_wherever_it_stands(newslint, site):
    third = "Because of the strike, 46 departures were cancelled in Lindhamn, the operator Nordfar said.\n"
    folder = site({"a.txt": SAID.format(64), "b.txt": SAID.format(46), "c.txt": third})
    ran = newslint("check", "--select", "figures/disagree-across", "--output", "json", ".", cwd=folder)
    assert [(finding["path"], finding["severity"]) for finding in ran.findings] == [("a.txt", "warning")]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (SAID, "64 departures"),
        ("Nordfar sold {} old car ferries in Lindhamn, said its head, Ada Holm.\n", "64 old"),
        ("Ada Holm, a {}-year-old captain, leads Nordfar in Lindhamn.\n", "64-year-old"),
        ("Nordfar cut its fares in Lindhamn by {} percent, Ada Holm said.\n", "64 percent"),
        ("Of its ferries in Lindhamn, Nordfar sold {}, and Ada Holm said why.\n", "64"),
    ],
)
def test_a_figure_is_named_with_what_it_counts(newslint, site, sentence, shown):
    folder = site({"a.txt": OPENING + sentence.format(64), "b.txt": OPENING + sentence.format(46)})
    ran = newslint("check", "--select", "figures/disagree-across", "--output", "json", ".", cwd=folder)
    assert f"but “{shown}” in a.txt" in ran.findings[0]["message"]


def test_every_later_article_points_at_the_first(newslint, site):
    folder = site(
        {
            "a.txt": OPENING + SAID.format(64),
            "b.txt": f"Strike: 46 departures cancelled\n\n{OPENING}{SAID.format(46)}",
            "c.txt": OPENING + SAID.format(84),
        }
    )
    ran = newslint("check", "--select", "figures/disagree-across", "--output", "json", ".", cwd=folder)
    related = {
        finding["path"]: [(place["path"], place["line"]) for place in finding["related"]]
        for finding in ran.findings
    }
    assert related == {"b.txt": [("a.txt", 3)], "c.txt": [("a.txt", 3)]}
