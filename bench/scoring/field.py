"""Real machine-written sites, some files of each annotated to the last defect, by rule and as a whole."""

import json
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from statistics import median
from typing import Any

from bench.scoring.lab import Lab, Row, findings
from tabulate import tabulate

Z = 1.96  # of a 95 % interval
APART = "statistics"  # has a set of its own
PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"
BEGIN, END = "<!-- rules on the field sites -->\n", "<!-- end -->\n"
LEVELS = (("error", 0.98), ("warning", 0.85))  # shares of right findings that a severity wants


def measure(lab: Lab) -> Iterator[Row]:
    root = lab.data / "field" / lab.split
    if not root.is_dir():
        print(f"not there, left out: field/{lab.split}")
        return
    sites = [site["name"] for site in json.loads((root / "meta.json").read_text("utf-8"))]
    told = _told(lab, sites)
    scores = _scores(lab, told)
    if lab.write:
        _write(scores, told)
    apart = _scores(lab, [finding for finding in told if not finding["rule"].startswith(APART)])
    by_site = [score["precision"] for name, score in apart.items() if name.startswith("corpus ")]
    loud = sorted(scores["loud"].values())
    data = f"{len(sites)} sites"
    yield Row("precision without statistics", data, _interval(apart["ALL"]), "0.75", "0.88")
    yield Row("precision", data, _interval(scores["ALL"]), "0.65", "0.85")
    middle = median(value for value in by_site if value is not None)
    yield Row("precision, median of the sites", data, f"{middle:.2f}", "0.65", "0.85")
    yield Row("recall of true defects", data, f"{scores['ALL']['recall']:.2f}", "0.55", "0.70")
    yield Row(
        "errors and warnings a file, median / worst", data, f"{median(loud)} / {loud[-1]}", "1 / 5", "0.5 / 2"
    )
    for name, score in sorted(scores.items()):
        if name.startswith("rule "):
            yield Row(name.removeprefix("rule "), data, _interval(score))


def _told(lab: Lab, sites: list[str]) -> list[dict[str, Any]]:
    """The findings on all sites, of an earlier run where one is given."""
    if lab.earlier:
        return findings(lab.earlier)
    root = lab.data / "field" / lab.split
    return [finding for site in sites for finding in findings(lab.lint(root / site))]


def _write(scores: dict[str, dict[str, float]], told: list[dict[str, Any]]) -> None:
    """Replace the table of rules in docs/accuracy.md."""
    severities: dict[str, set[str]] = {}
    for finding in told:
        severities.setdefault(finding["rule"], set()).add(finding["severity"])
    rows = []
    for name in sorted(name for name in scores if name.startswith("rule ")):
        score = scores[name]
        wanted, total = int(score["wanted"]), int(score["wanted"] + score["false"])
        if not total:
            continue
        rule = name.removeprefix("rule ")
        low, high = _wilson(wanted, total)
        level, needed = next(
            (level, share) for level, share in LEVELS if level in severities[rule] or level == "warning"
        )
        judged = "proven" if low >= needed else "open" if high >= needed else "below"
        rows.append(
            (
                f"`{rule}`",
                level,
                f"{wanted} of {total}",
                f"{wanted / total:.2f}",
                f"{low:.2f} to {high:.2f}",
                judged,
            )
        )
    table = tabulate(
        rows,
        headers=("rule", "highest", "right", "share", "interval", "its grade is"),
        tablefmt="github",
        disable_numparse=True,
    )
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n\n{END}{after}", "utf-8")


def _scores(lab: Lab, told: list[dict[str, object]]) -> dict[str, dict[str, float]]:
    report = lab.work / f"field-{len(told)}.json"
    report.write_text(json.dumps({"findings": told}), "utf-8")
    options = (lab.data / "field" / lab.split, "--findings", report)
    scores: dict[str, dict[str, float]] = json.loads(lab.scorer("field/score_field.py", *options, "--json"))
    lab.tell("field/score_field.py", *options, "--list", "fp")
    return scores


def _interval(score: dict[str, float]) -> str:
    """Share of findings that are wanted, with Wilson's interval and the counts."""
    wanted, total = int(score["wanted"]), int(score["wanted"] + score["false"])
    if not total:
        return "none"
    low, high = _wilson(wanted, total)
    return f"{wanted / total:.2f} [{low:.2f}, {high:.2f}] {wanted} of {total}"


def _wilson(wanted: int, total: int) -> tuple[float, float]:
    """Wilson's interval of a share, at 95 %."""
    share = wanted / total
    middle = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total)) / (1 + Z * Z / total)
    return max(0.0, middle - half), min(1.0, middle + half)
