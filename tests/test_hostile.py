"""Input that is meant to stop a linter: every run must end, with an exit code and no traceback."""

import pytest

HOSTILE = {
    "many-figures": "".join(f"Item {n} costs {n * 7} dollars and weighs {n} kg. " for n in range(4000)),
    "one-long-line": "The harbour master said 64 ships sailed from Lindhamn on Monday. " * 4000,
    "long-word": "x" * 400_000,
    "digits-and-dots": "1.2,3" * 20_000 + "%",
    "a-very-long-number": "9" * 5000 + " people",
    "quotes": '"' * 40_000,
    "brackets": "[" * 40_000,
    "spaces": " " * 100_000 + "x",
    "no-break-spaces": "a" + "\u00a0" * 50_000 + "b",
    "combining-marks": "e" + "\u0301" * 20_000,
    "line-separators": "one\u2028two\x85three\x0bfour\x0cfive" * 500,
    "stars": "*a **b " * 8000,
    "backticks": "`" * 30_001,
    "open-tags": "<div " * 20_000,
    "open-comments": "<!-- " * 20_000,
    "nested": "<div>" * 5000 + "deep",
    "entities": "&amp;" * 30_000,
}


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("name", HOSTILE)
def test_every_run_ends(newslint, site, name, suffix):
    ran = newslint(
        "check",
        "-q",
        "--output",
        "json",
        f"x.{suffix}",
        cwd=site({f"x.{suffix}": HOSTILE[name]}),
    )
    assert ran.code in (0, 1, 2)
    assert "internal error" not in ran.err
    assert isinstance(ran.findings, list)
