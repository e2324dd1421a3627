"""Compares the JSON reports of several runs, in the order given."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel

from newslint.errors import UsageError
from newslint.model.finding import SEVERITIES
from newslint.validation import validated

SCHEMA_VERSION = 1


class ReportedFinding(BaseModel):
    """What a trend needs of a finding."""

    severity: Literal["error", "warning", "info"]
    rule: str
    fingerprint: str


class Report(BaseModel):
    """What a trend needs of a JSON report."""

    files: int
    findings: list[ReportedFinding]
    statistics: dict[str, tuple[int, int]]


class Run(NamedTuple):
    """One report.

    levels       severity -> findings
    rules        rule -> findings
    fingerprints of its findings
    statistics   (how many statistics, how many of them with a named source)
    """

    name: str
    files: int
    levels: Mapping[str, int]
    rules: Mapping[str, int]
    fingerprints: frozenset[str]
    statistics: tuple[int, int]

    @property
    def findings(self) -> int:
        return sum(self.levels.values())

    @property
    def sourced(self) -> float | None:
        """The share of statistics with a named source, or None when there are no statistics."""
        total, named = self.statistics
        return named / total if total else None


def load(paths: Sequence[Path]) -> list[Run]:
    """The runs. Raises UsageError for a file that is no JSON report, and for fewer than two files."""
    if len(paths) < 2:
        raise UsageError("trend: needs at least two reports (newslint check --output json:FILE)")
    stems = Counter(path.stem for path in paths)
    return [_run(path, path.stem if stems[path.stem] == 1 else str(path)) for path in paths]


def _run(path: Path, name: str) -> Run:
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not JSON: {error}") from None
    if not isinstance(data, dict) or data.get("schema_version") != SCHEMA_VERSION:
        raise UsageError(f"{path}: not a JSON report of newslint (schema_version {SCHEMA_VERSION})")
    try:
        report = validated(Report, data)
    except ValueError as error:
        raise UsageError(f"{path}: not a JSON report of newslint: {error}") from None
    counts = list(report.statistics.values())
    return Run(
        name=name,
        files=report.files,
        levels=Counter(finding.severity for finding in report.findings),
        rules=Counter(finding.rule for finding in report.findings),
        fingerprints=frozenset(finding.fingerprint for finding in report.findings),
        statistics=(sum(total for total, _ in counts), sum(named for _, named in counts)),
    )


def changes(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """(new, gone) findings of each run against the one before; (0, 0) for the first."""
    marks = [run.fingerprints for run in runs]
    return [(0, 0), *((len(after - before), len(before - after)) for before, after in pairwise(marks))]


def rules(runs: Sequence[Run]) -> list[tuple[str, list[int]]]:
    """Rule -> its findings in each run, what changed most from the first to the last run first."""
    names = {name for run in runs for name in run.rules}
    counted = [(name, [run.rules.get(name, 0) for run in runs]) for name in names]
    return sorted(counted, key=lambda row: (-abs(row[1][-1] - row[1][0]), row[0]))


def table(runs: Sequence[Run]) -> list[list[str]]:
    """A row a run, beneath a row of headings."""
    rows = [["report", "files", "findings", *(f"{level}s" for level in SEVERITIES[:2]), "info", "new", "gone", "sourced"]]  # fmt: skip
    for run, (new, gone) in zip(runs, changes(runs), strict=True):
        share = "–" if run.sourced is None else f"{run.sourced:.0%}"
        levels = (run.levels.get(level, 0) for level in SEVERITIES)
        changed = (f"+{new}", f"-{gone}") if run is not runs[0] else ("", "")
        rows.append([run.name, *map(str, (run.files, run.findings, *levels)), *changed, share])
    return rows
