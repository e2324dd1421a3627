"""Figures that disagree: within articles, between articles, between languages."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.scoring.lab import Lab, Row, findings

RULES = "figures|statistics/percent-or-points|dates"


def measure(lab: Lab) -> Iterator[Row]:
    if lab.files("figures/pairs.{split}.jsonl"):
        yield from _rows(_scores(lab, "figures"))
    for name, reach, aim in (
        ("stories", "0.88 / 0.55", "0.95 / 0.72"),
        ("sites", "0.80 / 0.45 / 0.05", "0.92 / 0.65 / 0.02"),
    ):
        if lab.files(f"{name}/pairs.{{split}}.jsonl"):
            pairs = _scores(lab, name, ("gold",))["pairs"]
            keys = ("precision_labelled", "fact_recall", "findings_not_true_per_article")
            measured = " / ".join(str(pairs[key]) for key in keys)
            yield Row("pairs: precision / facts found / not true per article", name, measured, reach, aim)


def _scores(lab: Lab, name: str, folders: Sequence[str] = ()) -> dict[str, Any]:
    """What the set's scorer says of its texts, or of some of their folders."""
    script, out = f"{name}/score_figures.py", lab.work / name
    lab.scorer(script, "export", "--split", lab.split, "--out", out)
    runs: list[str | Path] = []
    for folder in sorted(path for path in out.iterdir() if path.is_dir()):
        if not folders or folder.name in folders:
            report = lab.work / f"run-{name}-{folder.name}.json"
            report.write_text(json.dumps(_by_event(lab, folder)), "utf-8")
            runs += ["--run", f"{folder.name}={report}"]
    options = ("score", "--split", lab.split, *runs, "--rules", RULES)
    lab.tell(script, *options)
    scores: dict[str, Any] = json.loads(lab.scorer(script, *options, "--json"))
    return scores


def _by_event(lab: Lab, folder: Path) -> list[dict[str, Any]]:
    """The findings with every event linted apart: which articles tell one story is known here."""
    select = ("--select", "figures,dates,statistics/percent-or-points")
    if folder.name == "intra":
        return findings(lab.lint(folder, *select, "--cross-file", "off"))
    return [finding for event in sorted(folder.iterdir()) for finding in findings(lab.lint(event, *select))]


def _rows(scores: dict[str, Any]) -> Iterator[Row]:
    if pairs := scores.get("pairs"):
        measured = f"{pairs['precision_labelled']} / {pairs['fact_recall']}"
        yield Row("pairs: precision / facts found", "figures", measured, "0.70 / 0.40", "0.85 / 0.60")
        wrong = str(pairs["findings_not_true_per_article"])
        yield Row("findings that are no true disagreement, per article", "figures", wrong, "0.2", "0.05")
    if injected := scores.get("injected"):
        linked = [
            str(injected.get(kind, {}).get("linked_to_right_figure"))
            for kind in ("same_language", "cross_language")
        ]
        yield Row(
            "injected, linked: same / across languages",
            "figures",
            " / ".join(linked),
            "0.60 / 0.40",
            "0.80 / 0.60",
        )
    if control := scores.get("xling_control"):
        yield Row(
            "true translations: findings per article",
            "figures",
            str(control["findings_per_article"]),
            "0.05",
            "0.02",
        )
    if intra := scores.get("intra"):
        total = intra["all"]
        measured = f"{total['recall']} / {total['false_alarm_rate']}"
        yield Row("inside an article: recall / false alarms", "figures", measured, "0.75 / 2 %", "0.90 / 1 %")
