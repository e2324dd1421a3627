"""path:line:col: severity rule message, one line per finding."""

from typing import TextIO

from newslint.reports import Report, elsewhere, statistics, summary
from newslint.text.escaping import filename, terminal

COLORS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
RESET = "\x1b[0m"


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    for finding in report.findings:
        place = finding.place
        level = f"{COLORS[finding.severity]}{finding.severity}{RESET}" if color else finding.severity
        fix = " [*]" if finding.fix else ""
        where = f"{filename(place.path)}:{place.line}:{place.column}"
        also = "".join(f" [{place}]" for place in elsewhere(finding))
        stream.write(f"{where}: {level} {finding.rule}{fix} {terminal(finding.message)}{also}\n")
    if report.statistics:
        stream.write(statistics(report) + "\n")
    if not report.quiet:
        stream.write(summary(report) + "\n")
