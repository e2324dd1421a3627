"""GitLab Code Quality: one JSON array (docs.gitlab.com, "Code Quality report format")."""

import json
from typing import TextIO

from newslint.model.finding import Finding
from newslint.reports import Report
from newslint.reports.places import below
from newslint.text.digest import digest
from newslint.text.escaping import terminal

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    taken: set[str] = set()
    json.dump(
        [_item(finding, _unique(finding.fingerprint, taken)) for finding in report.findings], stream, indent=1
    )
    stream.write("\n")


def _item(finding: Finding, fingerprint: str) -> dict[str, object]:
    place = finding.place
    return {
        # GitLab does not show check_name.
        "description": f"{finding.rule}: {terminal(finding.message)}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": terminal(below(place.path, "CI_PROJECT_DIR")),
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }


def _digest(text: str) -> str:
    return digest(text, 10)


def _unique(fingerprint: str, taken: set[str]) -> str:
    """The fingerprint, hashed until it is a new one: of entries with the same GitLab keeps one."""
    while not fingerprint or fingerprint in taken:
        fingerprint = _digest(f"+{fingerprint}")
    taken.add(fingerprint)
    return fingerprint
