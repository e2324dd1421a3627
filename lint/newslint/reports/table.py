"""The table on the terminal, one per article."""

from itertools import groupby
from typing import TextIO

from newslint.reports import Report, elsewhere, statistics, summary
from newslint.reports.concise import COLORS, RESET
from newslint.text.escaping import filename, lines, terminal

MIN_MESSAGE = 30
MANY = 100  # findings from which an overview says more than all of them
FRAME = 14


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    if len(report.findings) > MANY and not report.full:
        from newslint.reports import overview

        stream.write(overview.text(report, width))
    elif report.findings:
        from tabulate import tabulate

        for path, findings in groupby(report.findings, key=lambda finding: finding.place.path):
            rows = [
                (
                    f"{f.place.line}:{f.place.column}",
                    f.severity,
                    f.rule + (" [*]" if f.fix else ""),
                    "\n".join((terminal(f.message), *elsewhere(f))),
                )
                for f in findings
            ]
            used = sum(max(len(row[column]) for row in rows) for column in range(3))
            space = max(MIN_MESSAGE, width - used - FRAME)
            if color:
                rows = [(a, f"{COLORS[b]}{b}{RESET}", c, d) for a, b, c, d in rows]
            stream.write(f"{filename(path)}\n")
            text = tabulate(
                rows,
                tablefmt="plain",
                disable_numparse=True,
                maxcolwidths=[None, None, None, space],
                break_on_hyphens=False,
            )
            stream.write("".join(f"  {line}\n" for line in lines(text).split("\n")) + "\n")
    if report.statistics:
        stream.write(statistics(report) + "\n")
    if not report.quiet:
        stream.write(summary(report) + "\n")
