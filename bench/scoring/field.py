"""Real machine-written sites, some files of each annotated to the last defect, by rule and as a whole."""

import json
from collections.abc import Iterator
from math import sqrt
from statistics import median

from bench.scoring.lab import Lab, Row, findings

Z = 1.96  # of a 95 % interval
APART = "statistics"  # has a set of its own


def measure(lab: Lab) -> Iterator[Row]:
    root = lab.data / "field" / lab.split
    if not root.is_dir():
        print(f"not there, left out: field/{lab.split}")
        return
    sites = [site["name"] for site in json.loads((root / "meta.json").read_text("utf-8"))]
    told = [finding for site in sites for finding in findings(lab.lint(root / site))]
    scores = _scores(lab, told)
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
    share = wanted / total
    middle = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total)) / (1 + Z * Z / total)
    return f"{share:.2f} [{middle - half:.2f}, {middle + half:.2f}] {wanted} of {total}"
