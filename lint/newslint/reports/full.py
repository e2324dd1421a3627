"""Each finding with its source line and carets below, and the same for related places in other articles."""

from typing import TextIO

from newslint.model.finding import Place
from newslint.reports import Report, statistics, summary
from newslint.reports.concise import COLORS, RESET
from newslint.text.escaping import filename, terminal

WIDTH = 100  # columns of source that are shown
BEFORE = 30  # of them before the finding, when the line is too long


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    for finding in report.findings:
        rule = f"{COLORS[finding.severity]}{finding.rule}{RESET}" if color else finding.rule
        fix = " [*]" if finding.fix else ""
        stream.write(f"{rule}{fix} {terminal(finding.message)}\n{_shown(report, finding.place, '-->')}")
        for other in finding.related:
            stream.write(_shown(report, other, "..."))
        stream.write("\n")
    if report.statistics:
        stream.write(statistics(report) + "\n")
    if not report.quiet:
        stream.write(summary(report) + "\n")


def _shown(report: Report, place: Place, arrow: str) -> str:
    where = f" {arrow} {filename(place.path)}:{place.line}:{place.column}\n"
    lines = report.lines(place.path)
    if lines is None or place.line > len(lines):
        return where
    text = lines.text(place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    first = max(0, start - BEFORE) if len(text) > WIDTH else 0
    before, marked, after = text[first:start], text[start:end], text[end : first + WIDTH]
    marked = marked[: WIDTH - len(before)]
    line = terminal(before + marked + after)
    carets = " " * _columns(terminal(before)) + "^" * max(1, _columns(terminal(marked)))
    return f"{where}{place.line:5} | {line}\n      | {carets}\n"


def _columns(text: str) -> int:
    """How many columns a terminal takes for a text: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))
