"""Runs newslint and the scorers for the modules next to this one."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

NEWSLINT = str(Path(sys.executable).parent / "newslint")


class Row(NamedTuple):
    """One line of the table: what was measured on which data, the figure, what to reach and what to aim at."""

    what: str
    data: str
    measured: str
    reach: str = ""
    aim: str = ""


class Lab:
    """Where the labelled data lies and where intermediate files go."""

    def __init__(self, shared: Path, split: str, work: Path, detail: bool) -> None:
        self.shared, self.data = shared, shared / "data"
        self.split, self.work, self.detail = split, work, detail
        self.earlier: Path | None = None  # a report to score instead of linting
        self.write = False  # whether tables go into docs/accuracy.md
        # A cache of its own: the rules are compiled once, and no earlier run is remembered.
        self.environment = {**os.environ, "NEWSLINT_CACHE": str(work.parent / f"{work.name}-cache")}

    def files(self, pattern: str) -> list[Path]:
        """The data files that fit, with {split} filled in; says so when there is none."""
        found = sorted(self.data.glob(pattern.format(split=self.split)))
        if not found:
            print(f"not there, left out: {pattern.format(split=self.split)}")
        return found

    def lint(self, folder: Path, *options: str) -> Path:
        """Lint a folder with the built-in settings; returns the file of the JSON report."""
        report = self.work / f"{folder.name}-{len(list(self.work.iterdir()))}.json"
        command = [NEWSLINT, "check", "--isolated", "--exit-zero", *options]
        subprocess.run(
            [*command, "--output", f"json:{report}", str(folder)],
            check=False,
            stdout=subprocess.DEVNULL,
            env=self.environment,
        )
        return report

    def quantities(self, lines: Path) -> Path:
        """The quantities of {id, text, lang} lines; returns the file of answers."""
        answers = self.work / f"{lines.stem}-answers.jsonl"
        with answers.open("w", encoding="utf-8") as out:
            subprocess.run([NEWSLINT, "figures", "--jsonl", str(lines)], stdout=out, check=True)
        return answers

    def scorer(self, script: str, *options: str | Path) -> str:
        """What one of the scorers prints."""
        command = [sys.executable, str(self.data / script), *map(str, options)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            raise SystemExit(f"{script}: {run.stderr}")
        return run.stdout

    def tell(self, script: str, *options: str | Path) -> None:
        """Print a scorer's own report, when details are asked for."""
        if self.detail:
            print(f"--- {script} {' '.join(map(str, options[:3]))} ...\n{self.scorer(script, *options)}")


def findings(report: Path) -> list[dict[str, Any]]:
    """The findings of a JSON report."""
    loaded: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return list(loaded["findings"])


def keep(report: Path, severities: Sequence[str]) -> Path:
    """A report with the findings of some severities only."""
    kept = [finding for finding in findings(report) if finding["severity"] in severities]
    path = report.with_name(f"{report.stem}-{'-'.join(severities)}.json")
    path.write_text(json.dumps({"findings": kept}), "utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
