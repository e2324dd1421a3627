"""Findings with the line they stand in, a caret line below it, and the other article's excerpt."""

from typing import TextIO

from newslint.finding import Place
from newslint.printable import terminal
from newslint.report import Report, statistics, summary
from newslint.report.concise import COLORS, RESET


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    for finding in report.findings:
        place = finding.place
        rule = f"{COLORS[finding.severity]}{finding.rule}{RESET}" if color else finding.rule
        stream.write(f"{rule} {terminal(finding.message)}\n --> {_where(place)}\n{_excerpt(place)}")
        for other in finding.related:
            stream.write(f" also {_where(other)}\n{_excerpt(other)}")
        stream.write("\n")
    if report.statistics:
        stream.write(statistics(report) + "\n")
    if not report.quiet:
        stream.write(summary(report) + "\n")


def _where(place: Place) -> str:
    return f"{terminal(place.path)}:{place.line}:{place.column}"


def _excerpt(place: Place) -> str:
    text = terminal(" ".join(place.excerpt.split()))
    return f"{place.line:5} | {text}\n      | {'^' * max(1, len(text))}\n" if text else ""
