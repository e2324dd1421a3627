"""The trend page: lines from report to report, and the same numbers as tables."""

from collections.abc import Sequence
from typing import NamedTuple

from newslint.engine import trend
from newslint.model.finding import SEVERITIES
from newslint.reports.html.render import render

COLUMNS = 12  # reports that the table of rules shows, the last ones


class Line(NamedTuple):
    """A series: its name, its values, and its points on a plane of 100 a step and 100 high."""

    name: str
    values: Sequence[int]
    points: str


class Plot(NamedTuple):
    """Lines on one scale. `words` are the numbers for readers who cannot see the lines."""

    title: str
    top: int
    lines: Sequence[Line]
    words: str


def page(runs: Sequence[trend.Run]) -> str:
    """The whole file."""
    levels = [(level, [run.levels.get(level, 0) for run in runs]) for level in SEVERITIES]
    shares = [round(100 * run.sourced) for run in runs if run.sourced is not None]
    plots = [_plot("Findings", levels, max(max(counts) for _, counts in levels))]
    if len(shares) == len(runs):
        plots.append(_plot("Statistics with a named source, in percent", [("sourced", shares)], 100))
    heads, *rows = trend.table(runs)
    return render(
        "trend", title="newslint trend", runs=runs, plots=plots, heads=heads, rows=rows, rules=_rules(runs)
    )


def _plot(title: str, series: Sequence[tuple[str, Sequence[int]]], most: int) -> Plot:
    top = max(most, 1)
    lines = [Line(name, counts, _points(counts, top)) for name, counts in series if any(counts)]
    words = "; ".join(f"{line.name}: {', '.join(map(str, line.values))}" for line in lines)
    return Plot(title, top, lines, words or "nothing")


def _points(counts: Sequence[int], top: int) -> str:
    """With a little room for the line's own width."""
    return " ".join(f"{100 * at},{98 - 96 * count / top:.1f}" for at, count in enumerate(counts))


def _rules(runs: Sequence[trend.Run]) -> tuple[list[str], list[list[str]]]:
    """(heads, rows) of the table of rules, what changed most first."""
    heads = ["rule", *(run.name for run in runs[-COLUMNS:]), "change"]
    rows = [
        [rule, *map(str, counts[-COLUMNS:]), f"{counts[-1] - counts[0]:+}"]
        for rule, counts in trend.rules(runs)
    ]
    return heads, rows
