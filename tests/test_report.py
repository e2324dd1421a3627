"""Every output format against one set of findings.

`NEWSLINT_UPDATE=1 pytest tests/test_report.py` rewrites the snapshots.
"""

import json
import os
import re

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from reporting import rendered, report_of, told

from newslint import readers, reports
from newslint.model.finding import Finding, Place
from newslint.text.escaping import terminal

SNAPSHOTS = ROOT / "tests" / "snapshots"
SUFFIXES = {
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "gitlab": "json",
    "junit": "xml",
    "checkstyle": "xml",
    "rdjson": "json",
    "rdjsonl": "jsonl",
    "markdown": "md",
    "csv": "csv",
    "html": "html",
    "sonarqube": "json",
}
TERMINAL = ("table", "concise", "full")


@pytest.fixture(autouse=True)
def _no_runner(monkeypatch):
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", reports.FORMATS)
def test_snapshot(name):
    path = SNAPSHOTS / f"{name}.{SUFFIXES.get(name, 'txt')}"
    text = rendered(name)
    if (
        name == "html"
    ):  # its style and script are files next to its code; here they would hide what else changed
        text = re.sub(r"(?s)(<(style|script)>).*?(</\2>)|sha256-[^']*", r"\1\3", text)
    if os.environ.get("NEWSLINT_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("name", reports.FORMATS)
def test_a_clean_run_is_a_report_too(name):
    empty = name in ("jsonl", "rdjsonl", "github", "azure", "teamcity", "template")  # a line a finding
    assert bool(rendered(name, told([], suppressed=[], sourced={}, files=1))) != empty


@pytest.mark.parametrize("name", TERMINAL)
@given(st.text(max_size=40))
@example(":")
def test_nothing_from_an_article_controls_the_terminal(name, text):
    out = rendered(name, report_of(text))
    assert all(char == "\n" or char == terminal(char) for char in out)
    assert not re.search(r"^\s*::|##\w{0,9}\[", out, re.MULTILINE)


def test_full_shows_wide_characters_above_their_carets():
    lines = rendered("full").split("\n")
    at = next(number for number, line in enumerate(lines) if "渡轮 sails 64" in line)
    assert lines[at + 1].index("^") == lines[at].index("64") + 2


@given(st.text(max_size=40))
def test_json_is_json_whatever_the_text(text):
    data = json.loads(rendered("json", report_of(text)))
    assert data["findings"][0]["message"] == text
    assert data["suppressed"][0]["suppressed"] == {"kind": "external", "reason": text}
    keys = "rule severity confidence message path part start end line column end_line end_column excerpt language related also fix fingerprint url"
    assert set(data["findings"][0]) == set(keys.split())
    assert len([json.loads(line) for line in rendered("jsonl", report_of(text)).splitlines()]) == 3


def test_only_formats_that_can_show_suppressed_findings_do():
    showing = {name for name in reports.FORMATS if "ui/ai-label" in rendered(name)}
    assert showing == {"json", "jsonl", "sarif"} | ({"html"} & set(reports.FORMATS))


def test_lines_of_a_file_that_is_gone():
    moved = Place("gone.txt", "", 0, 2, 1, 1, 1, 3, "64")
    for name in reports.FORMATS:
        assert rendered(name, told([Finding("ui/button", "error", "high", "m", moved)]))


DOCUMENTED = {"a.txt": "Färjan\n\n渡轮 sails 64 times\n", "b.md": "# The ferry\n\nIt sails 46 times.\n"}


@pytest.mark.parametrize("name", ["concise", "full", "github", "junit", "checkstyle", "markdown", "csv"])
def test_the_examples_of_the_manual_are_real(name):
    here = Place("b.md", "", 22, 24, 3, 10, 3, 12, "46")
    other = Place("a.txt", "", 17, 19, 3, 10, 3, 12, "64")
    found = Finding("figures/disagree-across", "warning", "high", "“46” here, “64” in a.txt", here, (other,), None, "en", "8d0ad0c077e50c1bb1de")  # fmt: skip
    sources = {path: readers.read(path, text.encode()) for path, text in DOCUMENTED.items()}
    out = rendered(name, told([found], suppressed=[], read=sources.get, statistics=False, quiet=True))
    manual = (ROOT / "docs/reports.md").read_text("utf-8")
    shown = [line.strip() for line in out.splitlines() if "46" in line or "^" in line]
    assert shown
    assert [line for line in shown if line not in manual] == []
