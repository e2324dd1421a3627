"""The trend as a page: lines from report to report, and the same as tables."""

from collections.abc import Sequence

from newslint.engine import trend
from newslint.model.finding import SEVERITIES
from newslint.reports.html.build import Element, document, h

COLUMNS = 12  # reports that the table of rules shows, the last ones


def page(runs: Sequence[trend.Run]) -> str:
    """The whole file."""
    levels = [(level, [run.levels.get(level, 0) for run in runs]) for level in SEVERITIES]
    shares = [round(100 * run.sourced) for run in runs if run.sourced is not None]
    heads, *rows = trend.table(runs)
    return document(
        "newslint trend",
        h("header", h("h1", "newslint trend"), h("p", f"{len(runs)} reports, from {runs[0].name} to {runs[-1].name}", class_="path")),
        h(
            "main",
            h(
                "section",
                h("h2", "Findings"),
                _lines(runs, levels, max(max(counts) for _, counts in levels)),
            ),
            h(
                "section",
                h("h2", "Statistics with a named source, in percent"),
                _lines(runs, [("sourced", shares)], 100),
            ) if len(shares) == len(runs) else None,
            h("section", h("h2", "Reports"), _table(heads, rows)),
            _rules(runs),
        ),
    )  # fmt: skip


def _lines(runs: Sequence[trend.Run], series: Sequence[tuple[str, Sequence[int]]], most: int) -> Element:
    """A line a series; its numbers are told in words to who cannot see it."""
    top = max(most, 1)
    drawn = [(name, counts) for name, counts in series if any(counts)]
    told = "; ".join(f"{name}: {', '.join(map(str, counts))}" for name, counts in drawn)
    svg = h(
        "svg",
        *(h("polyline", points=_points(counts, top), class_=name) for name, counts in drawn),
        viewBox=f"0 0 {100 * (len(runs) - 1)} 100",
        preserveAspectRatio="none",
        role="img",
        aria_label=told or "nothing",
    )
    legend = (
        h("li", h("strong", f"{counts[0]} → {counts[-1]}"), f" {name}", class_=name) for name, counts in drawn
    )
    return h(
        "div",
        h("ul", *legend, class_="tiles"),
        h("p", h("span", f"↑ {top}"), class_="scale"),
        svg,
        h("p", h("span", runs[0].name), h("span", runs[-1].name), class_="scale"),
        class_="trend",
    )


def _points(counts: Sequence[int], top: int) -> str:
    """On a plane of 100 a step and 100 high, with a little room for the line's own width."""
    return " ".join(f"{100 * at},{98 - 96 * count / top:.1f}" for at, count in enumerate(counts))


def _rules(runs: Sequence[trend.Run]) -> Element | None:
    counted = trend.rules(runs)
    if not counted:
        return None
    shown = runs[-COLUMNS:]
    heads = ["rule", *(run.name for run in shown), "change"]
    rows = [
        [rule, *map(str, counts[-COLUMNS:]), f"{counts[-1] - counts[0]:+}"]
        for rule, counts in counted
    ]  # fmt: skip
    return h("section", h("h2", "Rules, what changed most first"), _table(heads, rows))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Element:
    head = h("thead", h("tr", *(h("th", cell, scope="col") for cell in heads)))
    body = (h("tr", h("th", row[0], scope="row"), *(h("td", cell) for cell in row[1:])) for row in rows)
    return h("div", h("table", head, h("tbody", *body)), class_="wide")
