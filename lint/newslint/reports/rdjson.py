"""Reviewdog Diagnostic Format: one object (rdjson) or a diagnostic a line (rdjsonl); columns are UTF-8 bytes.

github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto.
"""

import json
from typing import Any, TextIO

from newslint.model.document import Lines
from newslint.model.finding import Edit, Finding, Place
from newslint.reports import Report
from newslint.reports.places import byte_column
from newslint.text.escaping import terminal

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
SOURCE = {"name": "newslint"}


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    if name == "rdjsonl":
        for finding in report.findings:
            stream.write(json.dumps({**_diagnostic(report, finding), "source": SOURCE}) + "\n")
        return
    diagnostics = [_diagnostic(report, finding) for finding in report.findings]
    json.dump({"source": SOURCE, "diagnostics": diagnostics}, stream, indent=1)
    stream.write("\n")


def _diagnostic(report: Report, finding: Finding) -> dict[str, Any]:
    lines = report.lines(finding.place.path)
    told: dict[str, Any] = {
        "message": terminal(finding.message),
        "location": _location(lines, finding.place),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix and lines:
        told["suggestions"] = [_suggestion(lines, edit) for edit in finding.fix.edits]
    if finding.related:
        told["related_locations"] = [
            {"message": terminal(other.excerpt), "location": _location(report.lines(other.path), other)}
            for other in finding.related
        ]
    return told


def _location(lines: Lines | None, place: Place) -> dict[str, Any]:
    start = (place.line, place.column)
    end = (place.end_line, place.end_column)
    return {"path": terminal(place.path), "range": _range(lines, start, end)}


def _suggestion(lines: Lines, edit: Edit) -> dict[str, Any]:
    """Raw text: it becomes the file's."""
    where = _range(lines, lines.position(edit.span.start), lines.position(edit.span.end))
    return {"range": where, "text": edit.content}


def _range(lines: Lines | None, start: tuple[int, int], end: tuple[int, int]) -> dict[str, Any]:
    ends = (("start", start), ("end", end))
    return {name: {"line": line, "column": byte_column(lines, line, column)} for name, (line, column) in ends}
