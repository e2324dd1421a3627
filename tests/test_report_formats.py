"""Each machine-readable format is read back as its consumer reads it, with any text in every field."""

import csv
import io
import json
import os
import re
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from reporting import SOURCES, A, B, findings, place, rendered, report_of, told

from newslint.model.finding import Finding
from newslint.reports import github
from newslint.reports.markdown_report import page
from newslint.reports.sarif import log
from newslint.text.escaping import cell, html, markdown, sarif, terminal, uri, xml

ANY = st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates too


@pytest.fixture(scope="module")
def sarif_schema():
    """The schema of the standard (tests/schemas/README.md)."""
    schema = json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text("utf-8-sig"))
    return jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture(autouse=True)
def _no_runner(monkeypatch):
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def many(number, path=A, severity="error"):
    return [Finding("ui/button", severity, "high", f"m{n}", place(path, "64" if path == A else "46"), fingerprint=f"f{n}") for n in range(number)]  # fmt: skip


# SARIF


@settings(max_examples=40)
@given(ANY)
def test_sarif_follows_the_standards_schema(sarif_schema, text):
    data = json.loads(rendered("sarif", report_of(text)))
    sarif_schema.validate(data)
    (run,) = data["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 3
    json.dumps(data, ensure_ascii=False).replace(text, "").encode("utf-8", "surrogatepass")
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        # Every link in the message has its place, and nothing in the text makes another link.
        linked = re.findall(r"(?<!\\)(?:\\\\)*\]\((\d+)\)", result["message"]["text"])
        assert linked == [str(other["id"]) for other in result["relatedLocations"]]
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert urlsplit(artifact["uri"]).scheme == ("" if "uriBaseId" in artifact else "file")
        assert not urlsplit(artifact["uri"]).netloc


def test_sarif_tells_of_the_other_article_the_suppressions_and_the_rule(sarif_schema):
    data = json.loads(rendered("sarif"))
    sarif_schema.validate(data)
    (run,) = data["runs"]
    first = run["results"][0]
    assert first["message"]["text"].endswith("([b/ö \\[1\\]#%.md:3:10](1))")
    other = first["relatedLocations"][0]["physicalLocation"]
    assert unquote(other["artifactLocation"]["uri"]) == B
    assert other["artifactLocation"] == {"uri": "b/%C3%B6%20%5B1%5D%23%25.md", "uriBaseId": "%SRCROOT%"}
    gone = [result["suppressions"][0] for result in run["results"] if "suppressions" in result]
    assert gone == [{"kind": "inSource", "justification": "our own [words]"}, {"kind": "external", "justification": "baseline"}]  # fmt: skip
    assert [result["baselineState"] for result in run["results"]] == ["new"] * 5 + ["unchanged"]
    rule = run["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert rule["help"]["markdown"].startswith("# figures/disagree-across\n")
    assert all(len(rule[name]["text"]) <= 1024 for name in ("shortDescription", "fullDescription"))


def test_sarif_regions_are_what_they_say():
    for result in json.loads(rendered("sarif"))["runs"][0]["results"]:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        line = SOURCES[unquote(where["artifactLocation"]["uri"])].split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        for fix in result.get("fixes", []):
            assert fix["artifactChanges"][0]["replacements"][0]["deletedRegion"] == {
                name: value for name, value in region.items() if name != "snippet"
            }


def test_sarif_says_where_files_outside_the_folder_are():
    outside = place(A, "64")._replace(path="../ö.txt")
    run = log(told([Finding("ui/button", "error", "high", "m", outside)], suppressed=[]))["runs"][0]
    where = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(where["uri"]) == f"file://{os.path.abspath('../ö.txt')}"
    assert "uriBaseId" not in where


def test_sarif_keeps_the_gravest_within_the_limit():
    run = log(told([*many(5, severity="info"), *many(5)]), limit=6)["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error"] * 5 + ["note"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("6 more results left out")  # 4 and the 2 suppressed


# GitHub


@given(ANY)
def test_github_prints_commands_only(text):
    for line in rendered("github", report_of(text)).splitlines():
        command, message = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line).groups()[1:]
        properties = dict(item.split("=", 1) for item in command.split(","))
        assert list(properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
        assert "##[" not in message
        assert re.fullmatch(r"(%25|%0A|[^%])*", message)


def test_github_escapes_as_the_runner_unescapes():
    text = "100 %, 5:1"
    line = rendered("github", told([Finding("ui/button", "error", "high", text, place(B, "46"))]))
    assert "file=b/ö [1]#%25.md,line=3" in line
    assert line.endswith("::100 %25, 5:1\n")


def test_github_leaves_out_columns_of_several_lines():
    span = place(A, "64 times\x1b[31m\n\n::add-mask::x")
    line = rendered("github", told([Finding("ui/button", "error", "high", "m", span)]))
    assert "line=3,endLine=5,title" in line


def test_github_shows_at_most_ten_of_a_level_and_says_how_many_are_left():
    files = [Finding("ui/button", level, "high", "m", spot._replace(path=f"{n}.txt"))
             for spot in [place(A, "64")] for level in ("error", "info") for n in range(14)]  # fmt: skip
    lines = rendered("github", told([*files, *many(40, B)])).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"] * 10
    assert "title=newslint%3A 40 findings::3:10 ui/button m0%0A" in lines[0]
    assert lines[0].endswith("%0Aand 20 more")
    assert lines[-1] == "::notice title=newslint::10 more findings: see the job's summary"


def test_github_writes_everything_into_the_summary(monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setenv("GITHUB_WORKSPACE", "b/..")
    assert "file=a.txt" in rendered("github")
    assert (tmp_path / "summary.md").read_text("utf-8") == rendered("markdown")
    assert github.CAP == 10


def test_paths_are_relative_to_the_checkout(monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", "b")
    monkeypatch.setenv("CI_PROJECT_DIR", "b")
    assert "file=ö [1]#%25.md,line=3" in rendered("github")
    assert {item["location"]["path"] for item in json.loads(rendered("gitlab"))} == {A, "ö [1]#%.md"}


# GitLab


@given(ANY)
def test_gitlab_has_what_code_quality_needs(text):
    items = json.loads(rendered("gitlab", report_of(text)))
    assert len({item["fingerprint"] for item in items}) == len(items) == 2
    for item in items:
        assert item["description"] == f"{item['check_name']}: {terminal(text)}"
        assert item["severity"] in ("info", "minor", "major")
        assert item["location"]["positions"]["begin"]["line"] == 1 or item["location"]["path"] == A
    assert rendered("gitlab", told([]))[0] == "["


# JUnit and Checkstyle


@given(ANY)
def test_junit_is_xml_whatever_the_text(text):
    root = etree.fromstring(rendered("junit", report_of(text)).encode())
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("2", "1", "1")
    case, other = root.iter("testcase")
    assert case.find("failure").get("message") == other.find("skipped").get("message") == xml(text)
    assert case.find("failure").text.startswith(f"line 1, col 1, {xml(text)}")


def test_junit_of_a_clean_run_is_one_passing_case():
    root = etree.fromstring(rendered("junit", told([])).encode())
    assert [len(case) for case in root.iter("testcase")] == [0]


@given(ANY)
def test_checkstyle_is_xml_whatever_the_text(text):
    root = etree.fromstring(rendered("checkstyle", report_of(text)).encode())
    first, second = root.iter("error")
    assert first.getparent().get("name") == xml(text or "x")
    assert first.get("message") == second.get("message") == xml(text)
    assert (first.get("severity"), second.get("source")) == ("error", "newslint.ui/player")


# reviewdog


@given(ANY)
def test_rdjson_is_json_whatever_the_text(text):
    data = json.loads(rendered("rdjson", report_of(text)))
    lines = [json.loads(line) for line in rendered("rdjsonl", report_of(text)).splitlines()]
    assert [{name: line[name] for name in line if name != "source"} for line in lines] == data["diagnostics"]
    assert data["diagnostics"][0]["message"] == terminal(text)


def test_rdjson_columns_are_bytes():
    for diagnostic in json.loads(rendered("rdjson"))["diagnostics"]:
        path = diagnostic["location"]["path"]
        start, end = (diagnostic["location"]["range"][name] for name in ("start", "end"))
        line = SOURCES[path].split("\n")[start["line"] - 1].encode()
        text = line[start["column"] - 1 : end["column"] - 1].decode()
        assert text in [finding.place.excerpt for finding in findings()]
        for suggestion in diagnostic.get("suggestions", []):
            assert suggestion["range"] == diagnostic["location"]["range"]
    assert diagnostic["suggestions"][0]["text"] == "x"


# CSV


@given(ANY)
def test_csv_holds_no_formula(text):
    rows = list(csv.DictReader(io.StringIO(rendered("csv", report_of(text)), newline="")))
    assert [row["message"] for row in rows] == [cell(text)] * 2
    for row in rows:
        assert not any(value.lstrip()[:1] in tuple("=+-@＝＋－＠") for value in row.values() if value)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5 %", "@SUM(1)", " =1", "\t=1", "\x00=1", "＝1"])
def test_what_would_be_a_formula_is_text(text):
    assert cell(text)[0] in "'\\"


# Markdown


def cells(text):
    """(inline tokens of the table cells and headings) of a page of Markdown."""
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    parser = markdown_it.MarkdownIt("gfm-like", {"linkify": False})
    return [token for token in parser.parse(text) if token.type == "inline"]


@settings(max_examples=40)
@given(ANY)
def test_markdown_has_no_markup_from_articles(text):
    inline = cells(rendered("markdown", report_of(text)))
    shown = ["".join(part.content for part in token.children if "text" in part.type) for token in inline]
    kinds = {part.type for token in inline for part in token.children}
    tags = {part.content for token in inline for part in token.children if part.type == "html_inline"}
    assert kinds <= {"text", "html_inline", "softbreak", "hardbreak", "text_special"}
    assert tags == {"<code>", "</code>"}
    assert any(content.startswith(f"{terminal(text)} · see ") for content in shown)


@pytest.mark.parametrize("text", ["a | b", "`", "``x`", "<b>", "![x](y)", "@everyone", "#1", "~~x~~", "\\", "*x*", "https://x.example", "www.x.example", "$x$", "&lt;"])  # fmt: skip
def test_markdown_shows_the_text_itself(text):
    (token,) = cells(markdown(text))
    assert "".join(part.content for part in token.children if "text" in part.type) == text


def test_markdown_stays_below_the_limit_of_a_summary():
    text = page(told([*many(200, severity="info"), *many(3, B)]), limit=3000)
    assert len(text.encode()) < 3000
    assert text.index("m2") > 0
    assert "200 more findings did not fit" in text


# The functions themselves


@given(ANY)
def test_printable_text_stays_within_its_target(text):
    assert len(terminal(text).splitlines()) <= 1
    assert etree.fromstring(etree.tostring(_element(xml(text)))).text == (xml(text) or None)
    assert etree.fromstring(etree.tostring(_element(html(text)))).text == (html(text) or None)
    assert re.fullmatch(r"(\\[\\\[\]]|[^\\\[\]])*", sarif(text))
    assert re.fullmatch(r"[A-Za-z0-9%/_.~-]*", uri(text))
    for safe in (terminal(text), html(text), markdown(text), cell(text)):
        safe.encode("utf-8")


def _element(text):
    element = etree.Element("x")
    element.text = text
    return element


def test_a_name_that_is_not_utf8_keeps_its_bytes():
    assert uri(b"a\xff.txt".decode("utf-8", "surrogateescape")) == "a%FF.txt"
