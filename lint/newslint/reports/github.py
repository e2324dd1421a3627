"""GitHub's workflow commands: annotations in the changed files, and the whole report in the job summary.

GitHub shows ten annotations of a level and step. So the worst come first; where there are more than ten of a level,
those of a file are told in one; and the last notice says how many are left out.
"""

import os
from collections.abc import Iterator, Sequence
from typing import TextIO

from newslint.model.finding import Finding, Place
from newslint.reports import Report, count
from newslint.reports.markdown_report import page
from newslint.reports.places import below
from newslint.text.escaping import command, command_property

CAP = 10
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
MERGED = 20  # findings that one annotation tells of


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    left = 0
    for level in COMMANDS:
        groups = _groups([finding for finding in report.findings if finding.severity == level])
        shown = CAP - 1 if level == "info" and (left or len(groups) > CAP) else CAP
        for group in groups[:shown]:
            stream.write(_annotation(group) + "\n")
        left += sum(map(len, groups[shown:]))
    if left:
        stream.write(f"::notice title=newslint::{count(left, 'more finding')}: see the job's summary\n")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(summary, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(page(report))


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """What goes into one annotation each: a finding, or the findings of a file, files with most of them first."""
    if len(findings) <= CAP:
        return [[finding] for finding in findings]
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.place.path, []).append(finding)
    return sorted(files.values(), key=len, reverse=True)


def _annotation(group: Sequence[Finding]) -> str:
    first = group[0]
    title = first.rule if len(group) == 1 else count(len(group), "finding")
    properties = {**_where(first.place), "title": f"newslint: {title}"}
    listed = ",".join(f"{name}={command_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[first.severity]} {listed}::{'%0A'.join(_messages(group))}"


def _where(place: Place) -> dict[str, str]:
    """The annotation's place. GitHub drops one whose columns are in different lines, or the end before the start."""
    where = {
        "file": below(place.path, "GITHUB_WORKSPACE"),
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    if place.line == place.end_line:
        where |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column))}
    return where


def _messages(group: Sequence[Finding]) -> Iterator[str]:
    for finding in group[:MERGED]:
        place = finding.place
        where = f"{place.line}:{place.column} {finding.rule} " if len(group) > 1 else ""
        also = "".join(
            f" ({command(other.path)}:{other.line}:{other.column})" for other in finding.related[:3]
        )
        yield f"{where}{command(finding.message)}{also}"
    if len(group) > MERGED:
        yield f"and {len(group) - MERGED} more"
