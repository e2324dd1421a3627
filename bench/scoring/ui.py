"""Leftover interface text: lines of real pages, strings in many languages, clean articles."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.scoring.lab import Lab, Row, findings, keep, lines

RULES = "ui,residue,language/label"
PAGES = ("aeb", "aed", "daniel", "fundus", "goose", "n4k", "postlight", "wcxb")


def measure(lab: Lab) -> Iterator[Row]:
    yield from _pages(lab)
    yield from _strings(lab)
    yield from _clean(lab)


def _score(lab: Lab, manifest: Path, report: Path, by: str) -> dict[str, dict[str, float]]:
    options = ("score", "--manifest", manifest, "--findings", report, "--rules", RULES, "--by", by)
    lab.tell("ui/score_ui.py", *options)
    scores: dict[str, dict[str, float]] = json.loads(lab.scorer("ui/score_ui.py", *options, "--json"))
    return scores


def _pages(lab: Lab) -> Iterator[Row]:
    files = [path for name in PAGES for path in lab.files(f"ui/{name}.{{split}}.jsonl")]
    folder = lab.work / "pages"
    lab.scorer("ui/score_ui.py", "export", "--data", *files, "--out", folder)
    report = lab.lint(folder)
    for severities, reach, aim in (
        (["error"], "0.60 / 2", "0.75 / 2"),
        (["error", "warning"], "0.70 / 5", "0.85 / 5"),
    ):
        kept = keep(report, severities)
        total = _score(lab, folder / "manifest.json", kept, "source")["ALL"]
        measured = f"{total['R_core']:.3f} / {total['FP_per_1k']:.2f}"
        yield Row(
            f"pages: core recall / false per 1,000, {' and '.join(severities)}",
            "ui pages",
            measured,
            reach,
            aim,
        )
        lab.tell("ui/score_ui.py", "score", "--manifest", folder / "manifest.json", "--findings", kept, "--rules", RULES,
                 "--by", "lang")  # fmt: skip


def _strings(lab: Lab) -> Iterator[Row]:
    for path in lab.files("ui/ui_strings_multilingual.{split}.jsonl"):
        folder = lab.work / "strings"
        lab.scorer("ui/score_ui.py", "strings", "--data", path, "--out", folder)
        report = keep(lab.lint(folder), ["error", "warning"])
        scores = _score(lab, folder / "manifest.json", report, "lang")
        recalls = [score["R"] for name, score in scores.items() if name != "ALL" and score["pos"]]
        mean = sum(recalls) / len(recalls)
        measured = f"{mean:.3f} / {scores['ALL']['FP_per_1k']:.2f}"
        yield Row("strings: mean recall / false per 1,000", path.name, measured, "0.60 / 5", "0.85 / 3")


def _clean(lab: Lab) -> Iterator[Row]:
    """Articles that people wrote: every error of these families is a false alarm."""
    folder = lab.work / "clean"
    folder.mkdir()
    for path in lab.files("statistics/gold_stats.{split}.jsonl"):
        for number, item in enumerate(lines(path)):
            if not item["doc_id"].startswith("seed"):
                (folder / f"s{number:04}.txt").write_text(item["text"], "utf-8", newline="")
    for name in PAGES:
        for path in lab.files(f"ui/{name}.{{split}}.jsonl"):
            for number, page in enumerate(lines(path)):
                story = [line["text"] for line in page["lines"] if line["label"] == "article"]
                if story:
                    (folder / f"{name}{number:04}.txt").write_text("\n\n".join(story) + "\n", "utf-8")
    report = lab.lint(folder, "--select", "ui,residue,text", "--severity", "error")
    flagged = {finding["path"] for finding in findings(report)}
    count = len(list(folder.iterdir()))
    if lab.detail:
        for finding in findings(report):
            print(finding["rule"], finding["path"].rpartition("/")[2], repr(finding["excerpt"][:100]))
    yield Row(
        "clean articles with an error",
        "pages, statistics",
        f"{len(flagged) / count:.2%} of {count}",
        "1 %",
        "0.2 %",
    )
