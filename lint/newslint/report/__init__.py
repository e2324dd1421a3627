"""Findings -> an output format. One module a format, loaded when it is asked for."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TextIO

from newslint.finding import Finding
from newslint.rule import Rule

# Format -> module. A module has write(report, stream, color, width).
_MODULES = {
    "table": "table",
    "concise": "concise",
    "full": "full",
    "json": "json_report",
    "jsonl": "json_report",
}
FORMATS = tuple(_MODULES)


@dataclass(frozen=True)
class Report:
    """What a run tells.

    source   path -> the file's decoded text, or None when it is gone
    sourced  path -> (statistics, those with a named source)
    """

    findings: Sequence[Finding]
    suppressed: Sequence[Finding]
    rules: Mapping[str, Rule]
    files: int
    fixed: int
    source: Callable[[str], str | None]
    version: str
    statistics: bool = False
    sourced: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    quiet: bool = False


def write(name: str, report: Report, stream: TextIO, *, color: bool, width: int) -> None:
    """Write the report in a format of FORMATS."""
    module = import_module(f"newslint.report.{_MODULES[name]}")
    module.write(report, stream, name=name, color=color, width=width)


def summary(report: Report) -> str:
    """The closing lines: how many findings, how many can be fixed, what was suppressed."""
    if not report.findings and not report.fixed:
        lines = ["All checks passed!"]
    else:
        left = len(report.findings)
        fixed = f" ({report.fixed} fixed, {left} remaining)" if report.fixed else ""
        lines = [f"Found {_count(left + report.fixed, 'finding')}{fixed}{_levels(report.findings)}."]
    fixable = sum(1 for finding in report.findings if finding.fix and finding.fix.safe)
    if fixable:
        lines.append(f"[*] {fixable} fixable with --fix.")
    if report.suppressed:
        lines.append(f"{_count(len(report.suppressed), 'finding')} suppressed.")
    return "\n".join(lines)


def statistics(report: Report) -> str:
    """Findings by rule, and per article the share of statistics with a named source."""
    lines = [f"{count:6}  {rule}" for rule, count in Counter(f.rule for f in report.findings).most_common()]
    if report.sourced:
        lines.append("statistics with a named source:")
        for path, (total, sourced) in sorted(report.sourced.items()):
            lines.append(f"{sourced / total:6.0%}  {sourced} of {total}  {path}")
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("s" if number != 1 else "")


def _levels(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    told = [
        _count(counts[level], noun)
        for level, noun in (("error", "error"), ("warning", "warning"))
        if counts[level]
    ]
    if counts["info"]:
        told.append(f"{counts['info']} info")
    return f": {', '.join(told)}" if told else ""
