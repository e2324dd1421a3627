"""Every output format against one set of findings, and hostile text in every field.

`NEWSLINT_UPDATE=1 pytest tests/test_report.py` rewrites the snapshots.
"""

import io
import json
import os

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from newslint import report
from newslint.document import Span
from newslint.finding import Edit, Finding, Fix, Place
from newslint.printable import terminal

SNAPSHOTS = ROOT / "tests" / "snapshots"
SOURCES = {
    "a.txt": "Färjan\n\n渡轮 sails 64 times\x1b[31m\n",
    "b/ö.md": "::error::x\n\nIt sails 46 times <script>\n",
}


def place(path, line, column, end_column, start=0):
    text = SOURCES[path].split("\n")[line - 1][column - 1 : end_column - 1]
    return Place(path, "", start, start + len(text), line, column, line, end_column, text)


def findings(text="64"):
    return [
        Finding("text/control-character", "error", "high", "control character U+001B", place("a.txt", 3, 18, 19), (), Fix((Edit(Span(25, 26), ""),), True), "sv", "f1"),
        Finding("figures/disagree-across", "warning", "high", f"“{text}” here, “46” in ö.md", place("a.txt", 3, 10, 12), (place("b/ö.md", 3, 10, 12),), None, "en", "f2"),
        Finding("ui/button", "info", "medium", "::add-mask::x\n<b>\u202e", place("b/ö.md", 3, 19, 27), (), Fix((Edit(Span(30, 38), ""),), False), "", "f3"),
    ]  # fmt: skip


def told(found):
    suppressed = Finding(
        "ui/ai-label", "error", "high", "label", place("a.txt", 1, 1, 7), suppressed=("inSource", "ok")
    )
    return report.Report(
        found, [suppressed], {}, 2, 0, SOURCES.get, "0.0.0", sourced={"a.txt": (2, 1)}, statistics=True
    )


def rendered(name, found):
    stream = io.StringIO()
    report.write(name, told(found), stream, color=False, width=100)
    return stream.getvalue()


@pytest.mark.parametrize("name", report.FORMATS)
def test_snapshot(name):
    path = SNAPSHOTS / f"{name}.txt"
    text = rendered(name, findings())
    if os.environ.get("NEWSLINT_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("name", ["table", "concise", "full"])
@given(st.text(max_size=40))
def test_nothing_from_an_article_controls_the_terminal(name, text):
    out = rendered(name, findings(text))
    assert all(char == "\n" or char == terminal(char) for char in out)


@given(st.text(max_size=40))
def test_json_is_json_whatever_the_text(text):
    data = json.loads(rendered("json", findings(text)))
    assert text in data["findings"][1]["message"]
    keys = "rule severity confidence message path part start end line column end_line end_column excerpt language related fix fingerprint url"
    assert set(data["findings"][0]) == set(keys.split())
    lines = [json.loads(line) for line in rendered("jsonl", findings(text)).splitlines()]
    assert len(lines) == 4


@given(st.text())
def test_terminal_text_is_one_line_of_printable_characters(text):
    safe = terminal(text)
    assert len(safe.splitlines()) <= 1
    assert "\x1b" not in safe
    safe.encode("utf-8")
