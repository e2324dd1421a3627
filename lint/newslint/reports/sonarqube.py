"""SonarQube's generic format for issues (docs.sonarsource.com, "Generic issue data", from 10.3)."""

import json
from typing import Any, TextIO

from newslint.model.finding import Finding, Place
from newslint.reports import Report
from newslint.reports.places import below
from newslint.text.escaping import terminal

IMPACTS = {"error": "HIGH", "warning": "MEDIUM", "info": "LOW"}


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    # A rule has one severity there: the most severe that one of its findings has.
    order = list(IMPACTS)
    levels: dict[str, str] = {}
    for finding in report.findings:
        known = levels.get(finding.rule, finding.severity)
        levels[finding.rule] = min(known, finding.severity, key=order.index)
    rules = [_rule(report, name, level) for name, level in sorted(levels.items())]
    json.dump({"rules": rules, "issues": [_issue(finding) for finding in report.findings]}, stream, indent=1)
    stream.write("\n")


def _rule(report: Report, name: str, level: str) -> dict[str, Any]:
    manual = report.manual(name)
    return {
        "id": name,
        "name": name,
        "description": manual.summary if manual else name,
        "engineId": "newslint",
        "cleanCodeAttribute": "CLEAR",
        "impacts": [{"softwareQuality": "MAINTAINABILITY", "severity": IMPACTS[level]}],
    }


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "primaryLocation": _location(finding.place, finding.message),
        "secondaryLocations": [_location(other, other.note or other.excerpt) for other in finding.related],
    }


def _location(place: Place, message: str) -> dict[str, Any]:
    found: dict[str, int] = {"startLine": place.line, "endLine": place.end_line}
    if (place.line, place.column) != (
        place.end_line,
        place.end_column,
    ):  # it refuses a range without characters
        found |= {"startColumn": place.column - 1, "endColumn": place.end_column - 1}
    return {
        "message": terminal(" ".join(message.split())),
        "filePath": terminal(below(place.path, "SONAR_PROJECT_BASEDIR")),
        "textRange": found,
    }
