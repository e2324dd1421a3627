"""What a whole site shares is reported once; what a few files of many have is a leftover in each of them."""

import pytest

from newslint.model.finding import Finding, Place
from newslint.reports import Report, overview
from newslint.ruleset import compiled

STORY = "The ferry sails again on Monday, the company said.\n\nTickets number {n} are sold on board, and islanders travel free of charge.\n"
PAIRS = (
    ("The harbour board met on Monday to talk about the ferry.", "港务局周一开会讨论渡轮问题。"),
    ("Tickets are sold on board of every ship from now on.", "从现在起每艘船上都出售船票。"),
    ("The crews had been on strike for eleven days in a row.", "船员此前已经连续罢工十一天。"),
    ("The oldest ship of the fleet will be replaced next year.", "船队中最老的船将于明年更换。"),
    ("The islands had run out of fuel for their boats.", "岛上的船只燃料已经用完。"),
    ("The mayor thanked everybody who lives by the sea.", "市长感谢所有住在海边的人。"),
)


def loud(ran, family=""):
    return [f["rule"] for f in ran.findings if f["severity"] != "info" and f["rule"].startswith(family)]


def check(newslint, folder, *options):
    return newslint("check", ".", "--isolated", "--output", "json", *options, cwd=folder)


def test_a_button_in_every_file_is_reported_once(newslint, site):
    folder = site({f"{n}.txt": STORY.format(n=n) + "\nSubscribe now\n" for n in range(8)})
    ran = check(newslint, folder, "--select", "ui")
    assert [(f["path"], f["severity"]) for f in ran.findings] == [("0.txt", "info")]
    assert "in 8 of 8 files" in ran.findings[0]["message"]
    assert len(ran.findings[0]["related"]) == 5


def test_a_button_in_a_few_files_is_a_leftover_in_each(newslint, site):
    folder = site({f"{n}.txt": STORY.format(n=n) + ("\nSubscribe now\n" if n < 4 else "") for n in range(30)})
    assert loud(check(newslint, folder, "--select", "ui")) == ["ui/button"] * 4


def test_an_article_in_two_languages_by_turns_gives_one_hint(newslint, site):
    text = "\n\n".join(f"{one}\n\n{other}" for one, other in PAIRS)
    ran = check(newslint, site({"a.md": text + "\n"}), "--select", "language")
    assert [(f["rule"], f["severity"]) for f in ran.findings] == [("language/bilingual", "info")]
    assert '["en", "zh"]' in ran.findings[0]["message"]


def test_what_was_left_untranslated_in_it_is_found(newslint, site):
    rest = (
        "The mayor called the agreement a relief for everybody who lives by the sea.\n\n"
        "The islands had been running out of fuel for their boats since last week.\n\n"
        "The yard in the north has finished the first of the three new ships.\n\n"
        "The company wants to hire forty people for the harbour before the summer.\n"
    )
    text = "\n\n".join(f"{one}\n\n{other}" for one, other in PAIRS) + "\n\n" + rest
    ran = check(newslint, site({"a.md": text}), "--select", "language")
    assert [f["line"] for f in ran.findings if f["rule"] == "language/block"] == [27]


@pytest.mark.parametrize(
    "text",
    [
        "## Sources\n\n- [Harbour board](https://board.example/a)\n- [Ferry line](https://ferry.example/b)\n",
        "## Keywords\n\nferry, strike, harbour\n",
        "| Aktion | OK | Quelle |\n|---|---|---|\n| Plus | Nein | Anzeige |\n",
        "The form asks for:\n\n- Newsletter\n- Publication of the results\n- statistics of the port\n\n"
        "The board answers every letter within a week, and the mayor reads all of them herself.\n",
        "Press `Subscribe now` or `Share`, and the `<div>` opens.\n",
    ],
)
def test_words_in_a_place_of_the_articles_own_are_no_interface_text(newslint, site, text):
    story = "# Ferry sails again\n\nThe ferry sails again on Monday, the company said in a statement.\n\n"
    assert loud(check(newslint, site({"a.md": story + text}), "--select", "ui,language,text,residue")) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "ja",
            "港湾局は月曜日、`ferry-node` と Harbour OS を使う新しい航路の計画を発表した。GitHub Copilot CLI 対応。",
        ),
        ("zh", "港务局周一发布 Harbour Code v2.3，支持通过 `npm install -g @harbour/cli` 安装。"),
        ("ko", "항만청은 월요일 Harbour Cloud Platform 과 Ferry Node API 를 공개했다고 밝혔다."),
    ],
)
def test_names_and_code_do_not_make_a_block_foreign(newslint, site, lang, text):
    article = (
        f"---\nlang: {lang}\n---\n\n{text}\n\n{text}!\n\n| {text} |\n|---|\n| Ferry OS (Harbour Labs) |\n"
    )
    assert loud(check(newslint, site({"a.md": article}), "--select", "language")) == []


def test_a_very_long_run_shows_an_overview(newslint, site):
    folder = site(
        {f"{n}.txt": f"{STORY.format(n=n)}\nThe the ferry.\n\nSaid to to be late {n}.\n" for n in range(120)}
    )
    short = newslint("check", ".", "--isolated", "--select", "text", cwd=folder).out
    full = newslint("check", ".", "--isolated", "--select", "text", "--full", cwd=folder).out
    assert "(100%)" in short
    assert "--full" in short
    assert len(short.splitlines()) < 50
    assert len(full.splitlines()) > 120


def test_the_overview_asks_whether_a_language_is_meant():
    place = Place("a.md", "", 0, 9, 1, 1, 1, 10, "")
    findings = [Finding("language/block", "warning", "high", "", place, language="de")] * 3
    report = Report(findings, (), compiled.load().rules, 4, 0, None, None, None, "")
    assert 'if German is meant, name it in the setting languages ("de")' in overview.text(report, 100)
    other = [finding._replace(rule="text/doubled-word", language="") for finding in findings]
    assert "is meant" not in overview.text(report._replace(findings=other), 100)
