"""`newslint trend`: what it counts, the page it writes, and files that are no reports."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newslint.engine import trend
from newslint.errors import UsageError
from newslint.reports.html.trend import page
from newslint.text.escaping import terminal

CLEAN = "The ferry sails again on Monday, the company said.\n"
LEFTOVER = CLEAN + "\nRelated articles\n"
COUNTED = CLEAN + "\nSome 38 percent of the islanders work on the mainland.\n"


def report(*findings, statistics=None):
    listed = [{"rule": rule, "severity": level, "fingerprint": mark} for rule, level, mark in findings]
    return json.dumps({"schema_version": 1, "files": 2, "findings": listed, "statistics": statistics or {}})


@pytest.fixture
def runs(tmp_path):
    """A function that writes reports and loads them."""

    def load(*texts):
        paths = [tmp_path / f"r{number}.json" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        return trend.load(paths)

    return load


def test_from_reports_to_trend(newslint, site):
    folder = site({"a.txt": LEFTOVER, "b.txt": COUNTED})
    newslint("check", "--output", "json:1.json", cwd=folder)
    (folder / "a.txt").write_text(CLEAN)
    newslint("check", "--output", "json:2.json", cwd=folder)
    ran = newslint("trend", "1.json", "2.json", "--output", "table", cwd=folder)
    assert ran.code == 0
    assert "ui/related-heading        1       0        -1" in ran.out
    assert newslint("trend", "1.json", "2.json", "--output", "html:t.html", cwd=folder).out == ""
    assert html.parse(folder / "t.html").findtext(".//h1") == "newslint trend"


def test_new_gone_and_share(runs):
    loaded = runs(
        report(("ui/a", "error", "1"), ("ui/b", "info", "2"), statistics={"a.txt": [4, 1]}),
        report(
            ("ui/b", "info", "2"), ("ui/b", "warning", "3"), statistics={"a.txt": [2, 1], "b.txt": [2, 2]}
        ),
        report(),
    )
    assert trend.changes(loaded) == [(0, 0), (1, 1), (0, 2)]
    assert trend.rules(loaded) == [("ui/a", [1, 0, 0]), ("ui/b", [1, 2, 0])]
    assert [run.sourced for run in loaded] == [0.25, 0.75, None]
    assert trend.table(loaded)[2] == ["r1", "2", "2", "0", "1", "1", "+1", "-1", "75%"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "{", '"x"', '{"schema_version": 1}', '{"schema_version": 2, "findings": []}', "[" * 100_000,
     '{"schema_version": 1, "files": 1, "findings": [1], "statistics": {}}',
     '{"schema_version": 1, "files": 1, "findings": [], "statistics": {"a": 1}}',
     '{"schema_version": 1, "files": 1, "findings": [], "statistics": []}',
     '{"schema_version": 1, "files": "x", "findings": [], "statistics": {}}', report(("a", "fatal", "1"))],
)  # fmt: skip
def test_what_is_no_report_is_a_usage_error(runs, text):
    with pytest.raises(UsageError, match=r"r1\.json"):
        runs(report(), text)


@pytest.mark.parametrize(
    "arguments", [["1.json"], ["1.json", "no.json"], ["1.json", "1.json", "--output", "pdf:x"]]
)
def test_wrong_usage_exits_2(newslint, site, arguments):
    ran = newslint("trend", *arguments, cwd=site({"1.json": report()}))
    assert (ran.code, ran.out) == (2, "")


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_nothing_in_a_report_becomes_markup(text):
    run = trend.Run(text, 1, {"error": 1}, {text: 1}, frozenset([text]), (2, 1))
    root = html.document_fromstring(page([run, run]))
    assert not root.xpath("//table//*[not(self::thead or self::tbody or self::tr or self::th or self::td)]")
    assert len(root.xpath("//script")) == 1
    assert all(cell == terminal(cell) for row in trend.table([run]) for cell in map(terminal, row))


def test_the_page_in_a_browser(chromium, tmp_path, runs):
    several = runs(*[report(("ui/a", "error", "1"), statistics={"a": [2, 1]}), report()] * 9)
    (tmp_path / "t.html").write_text(page(several), "utf-8")
    chromium.open(tmp_path / "t.html", width=360)
    assert chromium.run("document.documentElement.scrollWidth") <= 360
    assert chromium.run("document.querySelector('polyline').getBoundingClientRect().width") > 200
    assert not chromium.seen("Log.entryAdded")
