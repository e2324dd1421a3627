"""Every reporter with text that is meant to break out of it, and every file of hostile articles in every format."""

import csv
import io
import json
import os
import re
import tarfile
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import etree
from reporting import rendered, report_of

from newslint import reports
from newslint.text.escaping import terminal

CRAFTED = Path(os.environ.get("NEWSLINT_SHARED", ROOT.parent / "shared")) / "data/robustness/crafted"

PAYLOADS = [
    "::error file=x,line=1::owned", "\n::add-mask::a", "  ::stop-commands::t", "##[error]x", "##vso[task.x a=b]c",
    "%0A::warning::x", "\x1b[31mred\x1b[0m", "\x1b]8;;http://x.example\x1b\\y\x1b]8;;\x1b\\", "\x9b2J", "\r\nnew line",
    "\u2028::error::x", "\u202egnp.exe", "\u2066x", "\ufeff", "\x00", "\ud800", "\ufffe", "\U000e0041", "e" + "\u0301" * 500,
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "</style><script>x</script>",
    "]]>", "<!--", "-->", "&lol;", "&#x1b;", "=HYPERLINK(\"http://x.example\")", "+1+1", "-1+1", "@SUM(1)", "\t=1", "＝1",
    "| a | b |", "![x](http://x.example/x.png)", "[x](javascript:alert(1))", "</details><h1>x</h1>", "```", "``", "@everyone",
    "fixes #1", "\\", "\\u001b", "{{7*7}}", "${{ github.token }}", "%s %n {0}", "../../etc/passwd", "C:\\x", "//x.example/y",
    "javascript:alert(1)", "(1)", "[a](1)", "\\[a](1)", "x" * 5000,
]  # fmt: skip


def crafted_lines():
    """The payloads of the crafted files, where that folder is."""
    path = CRAFTED / "inject/payloads.txt"
    return [line for line in path.read_text("utf-8").split("\n") if line] if path.is_file() else []


def safe(name, out):
    """Assert what must hold of a report whatever text went into it."""
    out.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]", out)
    if name == "github":
        assert all(re.match(r"::(error|warning|notice) [a-z]+=", line) for line in out.splitlines())
    elif name == "azure":
        assert all(
            re.match(r"##vso\[task\.logissue type=[a-z]+;sourcepath=[^;\]]*;", line)
            for line in out.splitlines()
        )
    elif name not in ("json", "jsonl", "sarif", "html"):  # a whole object: no line of it begins with text
        assert not re.search(r"^[\s+-]*(::|##\[|##vso\[)", out, re.MULTILINE)
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(out)
        assert out.isascii()
    elif name in ("jsonl", "rdjsonl"):
        assert all(json.loads(line) for line in out.splitlines())
    elif name in ("junit", "checkstyle"):
        etree.fromstring(out.encode())
    elif name == "csv":
        for row in csv.reader(io.StringIO(out, newline="")):
            assert not any(cell.lstrip()[:1] in tuple("=+-@") for cell in row if cell)
    elif name == "markdown":
        assert set(re.findall(r"<[^>]*>", out)) <= {"<code>", "</code>"}
        assert not re.search(r"\]\(|!\[|@\w|(?<!&)#\d", out)
    elif name in ("table", "concise", "full"):
        assert all(line == terminal(line) for line in out.split("\n"))


@pytest.mark.parametrize("name", reports.FORMATS)
def test_payloads(name, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for payload in PAYLOADS:
        safe(name, rendered(name, report_of(payload)))


@pytest.mark.skipif(not crafted_lines(), reason=f"no crafted files in {CRAFTED}")
@pytest.mark.parametrize("name", reports.FORMATS)
def test_crafted_payloads(name, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for payload in crafted_lines():
        safe(name, rendered(name, report_of(payload)))


def everything(newslint, folder, *names):
    """Check files in every format at once and look at all that comes out."""
    outputs = [part for name in reports.FORMATS for part in ("--output", f"{name}:{folder}/out.{name}")]
    ran = newslint("check", "--isolated", "--exit-zero", "--no-cache", *outputs, *names, cwd=folder, GITHUB_STEP_SUMMARY="")  # fmt: skip
    assert "internal error" not in ran.err
    for name in reports.FORMATS:
        safe(name, (folder / f"out.{name}").read_bytes().decode("utf-8"))
    return ran


def test_a_hostile_article_from_end_to_end(newslint, site):
    text = "\n\n".join(f"As an AI language model, {payload}" for payload in PAYLOADS).encode(
        "utf-8", "replace"
    )
    ran = everything(newslint, site({"a.txt": text, "::error::x.md": text, "b/<b>=1,2 @x.html": text}), ".")
    assert ran.code == 0


@pytest.mark.parametrize("command", [["explain-file"], ["figures"], ["check", "--diff"], ["check", "--fix", "--show-fixes"]])  # fmt: skip
def test_what_is_no_report_is_safe_too(newslint, site, command):
    text = "\n\n".join(f"{payload}\n40 of {payload} ::error::40" for payload in PAYLOADS)
    for name in ("a.md", "::error::x.md"):
        ran = newslint(*command, name, cwd=site({name: f"---\n::error: '::error::x'\n---\n\n# A\u200b B\n\n{text}".encode("utf-8", "replace")}))  # fmt: skip
        assert ran.code in (0, 1)
        safe("table", ran.out)
        safe("table", ran.err)


@pytest.mark.skipif(not crafted_lines(), reason=f"no crafted files in {CRAFTED}")
def test_crafted_articles_from_end_to_end(newslint, tmp_path):
    everything(newslint, tmp_path, *(str(CRAFTED / name) for name in ("inject", "enc", "uni", "html", "md", "yaml", "toml")))  # fmt: skip


@pytest.mark.skipif(not crafted_lines(), reason=f"no crafted files in {CRAFTED}")
def test_crafted_file_names_from_end_to_end(newslint, tmp_path):
    with tarfile.open(CRAFTED / "names/hostile-names.tar") as archive:
        archive.extractall(tmp_path / "names", filter="fully_trusted")
    everything(newslint, tmp_path, "names")
