"""trend: how findings change from report to report."""

import sys
from pathlib import Path

from newslint.cli.commands.report_files import announce, guard, opened
from newslint.cli.options import TrendOptions
from newslint.engine import trend as trends
from newslint.errors import UsageError
from newslint.text.escaping import terminal

FORMATS = ("table", "html")
CHANGED = 15  # rules that the terminal shows


def trend(arguments: TrendOptions) -> int:
    """Print the trend, or write it as a page. Raises UsageError for files that are no reports."""
    name, _, file = arguments.output.partition(":")
    if name not in FORMATS:
        raise UsageError(f"--output {terminal(name)}: not one of {', '.join(FORMATS)}")
    if file:
        guard(f"--output {arguments.output}", file, arguments.force)
    runs = trends.load([Path(path) for path in arguments.reports])
    text = _table(runs) if name == "table" else _page(runs)
    if file:
        with opened(file) as stream:
            stream.write(text)
        announce(file)
    else:
        sys.stdout.write(text)
    return 0


def _page(runs: list[trends.Run]) -> str:
    from newslint.reports.html.trend import page

    return page(runs)


def _table(runs: list[trends.Run]) -> str:
    from tabulate import tabulate

    heads, *rows = [[terminal(cell) for cell in row] for row in trends.table(runs)]
    changed = [
        (terminal(rule), counts[0], counts[-1], f"{counts[-1] - counts[0]:+}")
        for rule, counts in trends.rules(runs)
        if counts[0] != counts[-1]
    ]
    text = tabulate(rows, heads, disable_numparse=True, colalign=("left", *["right"] * (len(heads) - 1)))
    if changed:
        text += "\n\n" + tabulate(changed[:CHANGED], ("rule", "first", "last", "change"), colalign=("left", *["right"] * 3), disable_numparse=True)  # fmt: skip
    if len(changed) > CHANGED:
        text += f"\nand {len(changed) - CHANGED} more rules"
    return text + "\n"
