"""One line per finding, in the format of the user's own template."""

import string
from typing import TextIO

from newslint.errors import UsageError, nearest
from newslint.model.finding import Finding
from newslint.reports import Report
from newslint.text.escaping import filename, lines, terminal


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    for finding in report.findings:
        stream.write(lines(report.template.format_map(_values(finding))) + "\n")


def _values(finding: Finding) -> dict[str, str | int]:
    place = finding.place
    return {
        "path": filename(place.path),
        "part": terminal(place.part),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "language": finding.language,
        "message": terminal(finding.message),
        "excerpt": terminal(finding.place.excerpt),
        "fingerprint": finding.fingerprint,
    }


FIELDS = (
    "path", "part", "line", "column", "end_line", "end_column", "severity", "confidence", "rule", "language",
    "message", "excerpt", "fingerprint",
)  # fmt: skip


def check(template: str) -> None:
    """Raises UsageError for a template with a field that there is not."""
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    except ValueError as error:
        raise UsageError(f"--output-template: {error}") from None
    for field in fields:
        if field not in FIELDS:
            raise UsageError(
                f"--output-template: no field {field!r}{nearest(field, FIELDS)}; known are {', '.join(FIELDS)}"
            )
