"""Chatbot residue, and texts that only talk about it."""

from collections.abc import Iterator
from pathlib import Path

from bench.scoring.lab import Lab, Row, findings, lines

LABELS = Path(__file__).parent.parent / "labels"


def measure(lab: Lab) -> Iterator[Row]:
    yield from _labelled(lab)
    for name, part in (("residue_blind", "dev"), ("residue_blind", "test"), ("residue_fresh", "test")):
        yield _blind(lab, LABELS / f"{name}.jsonl", part)


def _blind(lab: Lab, path: Path, part: str) -> Row:
    """The wordings of bench/labels, written without sight of the rules."""
    items = {item["id"]: item for item in lines(path) if item["part"] == part}
    folder = lab.work / f"{path.stem}-{part}"
    folder.mkdir()
    for name, item in items.items():
        (folder / f"{name}.md").write_text(item["text"] + "\n", "utf-8")
    report = lab.lint(folder, "--select", "residue", "--severity", "warning", "--cross-file", "off")
    flagged = {finding["path"].rpartition("/")[2].removesuffix(".md") for finding in findings(report)}
    residue = {name for name, item in items.items() if item["residue"]}
    innocent = set(items) - residue
    found, wrong = len(residue & flagged), len(innocent & flagged)
    measured = f"{found / len(residue):.3f} / {wrong} of {len(innocent)}"
    return Row(
        f"residue, blind set: recall / innocent flagged ({part})",
        path.name,
        measured,
        "0.70 / 2 %",
        "0.85 / 1 %",
    )


def _labelled(lab: Lab) -> Iterator[Row]:
    for path in lab.files("ui/chatbot_residue.{split}.jsonl"):
        folder = lab.work / "residue"
        folder.mkdir()
        items = {item["id"]: item for item in lines(path)}
        for name, item in items.items():
            (folder / f"{name}.txt").write_text(item["text"] + "\n", "utf-8")
        report = lab.lint(folder, "--select", "residue", "--severity", "warning")
        flagged = {finding["path"].rpartition("/")[2].removesuffix(".txt") for finding in findings(report)}
        residue = {name for name, item in items.items() if item["label"] == "residue"}
        about = set(items) - residue
        if lab.detail:
            for name in (residue - flagged) | (about & flagged):
                print(items[name]["label"], items[name]["category"], items[name]["text"][:160])
        measured = f"{len(residue & flagged) / len(residue):.3f} / {len(about & flagged)} of {len(about)}"
        yield Row("residue: recall / texts about it above info", path.name, measured, "0.95 / 0", "1.0 / 0")
