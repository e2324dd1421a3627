"""CSV for spreadsheets: every cell is quoted, and none can be read as a formula."""

import csv
from typing import TextIO

from newslint.reports import Report
from newslint.text.escaping import cell

COLUMNS = (
    "path", "part", "line", "column", "end_line", "end_column", "severity", "confidence", "rule", "language",
    "message", "excerpt", "related", "fix", "fingerprint",
)  # fmt: skip


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    table = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(COLUMNS)
    for finding in report.findings:
        place = finding.place
        fix = "" if finding.fix is None else "safe" if finding.fix.safe else "unsafe"
        related = " ".join(f"{other.path}:{other.line}:{other.column}" for other in finding.related)
        numbers = (place.line, place.column, place.end_line, place.end_column)
        words = (finding.severity, finding.confidence, finding.rule, finding.language, finding.message)
        row = (place.path, place.part, *numbers, *words, place.excerpt, related, fix, finding.fingerprint)
        table.writerow([cell(str(value)) for value in row])
