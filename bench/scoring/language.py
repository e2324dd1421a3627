"""Blocks in the wrong language."""

import json
from collections.abc import Iterator

from bench.scoring.lab import Lab, Row

RULES = "language/block,language/label,language/script,language/headline,language/sentence"


def measure(lab: Lab) -> Iterator[Row]:
    for path in lab.files("language/mixed_blocks.{split}.jsonl"):
        folder = lab.work / "mixed"
        lab.scorer("language/score_lang.py", "export", "--data", path, "--out", folder)
        report = lab.lint(folder, "--select", "language", "--severity", "warning")
        options = (
            "score",
            "--data",
            path,
            "--manifest",
            folder / "manifest.json",
            "--findings",
            report,
            "--rules",
            RULES,
        )
        lab.tell("language/score_lang.py", *options)
        scores = json.loads(lab.scorer("language/score_lang.py", *options, "--json"))
        yield from _rows(path.name, scores)


def _rows(data: str, scores: dict[str, dict[str, float]]) -> Iterator[Row]:
    def pair(name: str) -> str:
        return f"{scores[name]['R']:.3f} / {scores[name]['FP_per_1k']:.1f}"

    def trap(name: str) -> str:
        return f"{scores['trap:' + name]['FP_per_1k']:.0f}"

    total = scores["ALL"]
    yield Row("F1, all sizes", data, f"{total['F1']:.3f}", "0.930", "0.960")
    yield Row(
        "precision / recall", data, f"{total['P']:.3f} / {total['R']:.3f}", "0.95 / 0.90", "0.97 / 0.95"
    )
    yield Row("labels: recall / false per 1,000", data, pair("size:label"), "0.85 / 30", "0.93 / 10")
    yield Row("headlines", data, pair("size:headline"), "0.95 / 15", "0.98 / 5")
    yield Row("sentences", data, pair("size:sentence"), "0.97 / 5", "0.99 / 2")
    yield Row("paragraphs", data, pair("size:paragraph"), "0.97 / 5", "0.99 / 2")
    yield Row(
        "names / neutral flagged per 1,000",
        data,
        f"{trap('names')} / {trap('neutral')}",
        "50 / 50",
        "10 / 10",
    )
    quoted = f"{trap('foreign_quote')} / {trap('title_in_sentence')}"
    yield Row("quotes / titles flagged per 1,000", data, quoted, "0", "0")
    yield Row(
        "clean documents with a finding", data, f"{scores['clean_docs_with_finding']:.3f}", "0.05", "0.02"
    )
