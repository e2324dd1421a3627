"""The figures of a story as a table, and the user's own fact sheet."""

from pathlib import Path

import pytest

from newslint.comparison import fact_sheet
from newslint.errors import UsageError

ARTICLES = {
    "a.txt": "Storm over Lindhamn\n\nThe police in Lindhamn counted 87 injured passengers of the ferry Aurora.\n",
    "b.txt": "The Aurora in the storm\n\nThe ferry Aurora had 78 injured passengers, the police in Lindhamn said.\n",
    "c.txt": "Divers in Lindhamn\n\nPolice in Lindhamn spoke of 78 injured passengers of the ferry Aurora.\n",
}


def test_a_story_is_told_with_who_disagrees(newslint, site):
    folder = site(ARTICLES)
    out = newslint("story", "--isolated", ".", cwd=folder).out
    told = [line for line in out.splitlines() if "a.txt:3" in line]
    assert len(told) == 1
    assert "87" in told[0]
    assert told[0].endswith("disagrees")
    assert out.count("disagrees") == 1
    assert "injured, Aurora, ferry" in out  # words as the articles write them


def test_articles_without_a_common_figure_have_no_table(newslint, site):
    folder = site({"a.txt": "Nothing sailed on Monday, the police said.\n"})
    assert newslint("story", "--isolated", ".", cwd=folder).out == (
        "No figure is in more than one article.\n"
    )


def test_a_proposed_sheet_can_be_used_as_it_is(newslint, site):
    agreeing = {name: ARTICLES[name] for name in ("b.txt", "c.txt")}
    folder = site(agreeing)
    (folder / "facts.toml").write_text(
        newslint("facts", "--isolated", "--seed", ".", cwd=folder).out, "utf-8"
    )
    known = fact_sheet.load(folder / "facts.toml")
    assert [fact.shown for fact in known] == ["78"]
    (folder / "newslint.toml").write_text('facts = "facts.toml"\n', "utf-8")
    assert "78" in newslint("facts", cwd=folder).out
    (folder / "a.txt").write_text(ARTICLES["a.txt"], "utf-8")
    ran = newslint("check", "--select", "figures/fact-sheet", "--output", "json", ".", cwd=folder)
    assert [(finding["path"], finding["severity"]) for finding in ran.findings] == [("a.txt", "error")]


def test_a_changed_sheet_is_noticed(newslint, site):
    sheet = '[[fact]]\nabout = ["Lindhamn"]\nwords = ["injured"]\nvalue = {}\n'
    folder = site({**ARTICLES, "newslint.toml": 'facts = "facts.toml"\n', "facts.toml": sheet.format(78)})
    check = ("check", "--select", "figures/fact-sheet", "--output", "json", "b.txt")
    assert newslint(*check, cwd=folder).findings == []
    (folder / "facts.toml").write_text(sheet.format(79), "utf-8")
    assert len(newslint(*check, cwd=folder).findings) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[fact", "Expected"),
        ("[facts]\n", "facts"),
        ('[[fact]]\nabout = ["x"]\nwords = ["y"]\n', "fact 1: value is missing"),
        ('[[fact]]\nabout = ["x"]\nwords = ["y"]\nvalue = "many"\n', "value: expected a number"),
        ('[[fact]]\nabout = "x"\nwords = ["y"]\nvalue = 1\n', "about: expected a list"),
        (
            '[[fact]]\nabout = ["x"]\nwords = ["y"]\nvalue = 1\nunits = "%"\n',
            "units: unknown key; did you mean 'unit'",
        ),
        ('[[fact]]\nabout = ["x"]\nwords = ["y"]\nvalue = nan\n', "value: expected a number"),
    ],
)
def test_a_sheet_that_is_not_right_is_named(text, reason):
    with pytest.raises(UsageError, match=reason) as raised:
        fact_sheet.parse(text, Path("facts.toml"))
    assert str(raised.value).startswith("facts.toml: ")


def test_a_wrong_sheet_ends_the_run(newslint, site):
    folder = site({**ARTICLES, "newslint.toml": 'facts = "facts.toml"\n', "facts.toml": "[[fact"})
    ran = newslint("check", ".", cwd=folder)
    assert ran.code == 2
    assert "facts.toml" in ran.err
    assert "Traceback" not in ran.err
