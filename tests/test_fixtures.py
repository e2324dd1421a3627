"""Whole articles with the exact findings they must give; `NEWSLINT_UPDATE=1 pytest tests/test_fixtures.py` rewrites them."""

import os

from conftest import ROOT

EXPECTED = ROOT / "fixtures" / "expected.tsv"


def told(ran):
    """A line a finding: where, which rule, on what, and where else."""
    for finding in ran.findings:
        related = "".join(f" <> {other['path']}:{other['line']}" for other in finding["related"])
        words = " ".join(finding["excerpt"].split())[:50]
        place = f"{finding['path']}:{finding['line']}:{finding['column']}"
        yield f"{place}: {finding['severity']} {finding['rule']} [{words}]{related}\n"


def test_the_fixtures_give_exactly_the_expected_findings(newslint):
    ran = newslint("check", "--isolated", "--no-cache", "--output", "json", "fixtures", cwd=ROOT)
    text = "".join(told(ran))
    if os.environ.get("NEWSLINT_UPDATE"):
        EXPECTED.write_text(text, "utf-8")
    assert text.splitlines() == EXPECTED.read_text("utf-8").splitlines()


def test_clean_fixtures_give_nothing(newslint):
    ran = newslint("check", "--isolated", "--no-cache", "--output", "json", "fixtures/clean", cwd=ROOT)
    assert (ran.code, ran.findings) == (0, [])
