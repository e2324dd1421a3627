"""JSON: one object (json), or one finding per line (jsonl). Raw text, ASCII only, never ANSI."""

import json
from typing import Any, TextIO

from newslint.model.finding import Finding, Fix, Place
from newslint.reports import Report

SCHEMA_VERSION = 1


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    everything = [*report.findings, *report.suppressed]
    if name == "jsonl":
        for finding in everything:
            stream.write(json.dumps({"schema_version": SCHEMA_VERSION, **item(finding)}) + "\n")
        return
    json.dump(
        {
            "schema_version": SCHEMA_VERSION,
            "version": report.version,
            "files": report.files,
            "findings": [item(finding) for finding in report.findings],
            "suppressed": [item(finding) for finding in report.suppressed],
            "statistics": {path: list(counts) for path, counts in sorted(report.sourced.items())},
        },
        stream,
        indent=1,
    )
    stream.write("\n")


def item(finding: Finding) -> dict[str, Any]:
    """One finding with the documented keys."""
    place = finding.place
    told = {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        **_place(place),
        "end_line": place.end_line,
        "end_column": place.end_column,
        "language": finding.language,
        "related": [_place(other) for other in finding.related],
        "also": list(finding.also),
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
        "url": f"docs/rules/{finding.rule}.md",
    }
    if finding.suppressed:
        told["suppressed"] = {"kind": finding.suppressed[0], "reason": finding.suppressed[1]}
    return told


def _place(place: Place) -> dict[str, Any]:
    told = {
        name: getattr(place, name) for name in ("path", "part", "start", "end", "line", "column", "excerpt")
    }
    if place.field:
        told |= {"field": place.field, "anchor": place.anchor}
    return told


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"start": edit.span.start, "end": edit.span.end, "content": edit.content} for edit in fix.edits]
    return {"applicability": "safe" if fix.safe else "unsafe", "edits": edits}
