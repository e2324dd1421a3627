"""The head of the page: counts by rule, language, story and article as tables with bars, and the filters."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from newslint.languages.names import language_name
from newslint.model.finding import SEVERITIES, Finding
from newslint.reports import Report
from newslint.reports.html.articles import Article, stories
from newslint.reports.html.build import Element, h

SHOWN = 12  # rows of a table before the rest is folded

Row = tuple["Element | str", Counter[str]]


def header(report: Report, articles: Sequence[Article]) -> Element:
    levels = Counter(finding.severity for finding in report.findings)
    paths = {article.path for article in articles}
    tiles = [
        h("li", h("strong", str(levels[level])), f" {_plural(level, levels[level])}", class_=level)
        for level in SEVERITIES
    ]
    return h(
        "header",
        h("h1", "newslint report"),
        h(
            "ul",
            *tiles,
            h("li", h("strong", f"{len(paths)} of {report.files}"), " articles with findings"),
            class_="tiles",
        ),
    )


def _plural(level: str, number: int) -> str:
    return level if level == "info" or number == 1 else f"{level}s"


def filters(report: Report, articles: Sequence[Article]) -> Element:
    """Controls that the script brings to life; without it the page shows everything and hides them."""
    levels = Counter(finding.severity for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    languages = Counter(article.language or "unknown" for article in articles for _ in article.findings)
    boxes = (
        h(
            "label",
            h("input", type="checkbox", name="severity", value=level, checked=""),
            f" {level} ",
            h("small", str(levels[level])),
            class_=level,
        )
        for level in SEVERITIES
        if levels[level]
    )
    return h(
        "form",
        h("fieldset", h("legend", "Severity"), *boxes),
        h("label", "Rule ", _select("rule", "all rules", {rule: f"{rule} ({number})" for rule, number in sorted(rules.items())})),
        h("label", "Language ", _select("language", "all languages", {code: f"{_name(code)} ({number})" for code, number in sorted(languages.items())})),
        h("button", "Show all", type="reset"),
        h("output", "", aria_live="polite"),
        h("span", h("kbd", "j"), " next ", h("kbd", "k"), " previous finding", class_="keys"),
        id="filters",
        aria_label="Filter findings",
        hidden="",
    )  # fmt: skip


def _select(name: str, everything: str, options: Mapping[str, str]) -> Element:
    return h(
        "select",
        h("option", everything, value=""),
        *(h("option", label, value=value) for value, label in options.items()),
        name=name,
    )


def _name(code: str) -> str:
    return "unknown" if code == "unknown" else language_name(code)


def overview(report: Report, articles: Sequence[Article]) -> Element:
    """The charts."""
    by_rule = _counted((finding.rule, finding) for finding in report.findings)
    by_language = _counted(
        (article.language or "unknown", item.finding) for article in articles for item in article.findings
    )
    told = stories(articles)
    return h(
        "section",
        h("h2", "Summary"),
        h(
            "div",
            chart("By rule", [(h("a", rule, href=f"#rule-{rule}"), levels) for rule, levels in by_rule]),
            chart("By language", [(_name(code), levels) for code, levels in by_language]),
            chart("By story", [_story(story) for story in told]) if len(told) < len(articles) else None,
            chart("By article", [_article(article) for article in sorted(articles, key=lambda a: -len(a.findings))]),
            _sourced(report.sourced),
            class_="charts",
        ),
        id="summary",
    )  # fmt: skip


def _counted(findings: Iterable[tuple[str, Finding]]) -> list[tuple[str, Counter[str]]]:
    """Name -> how many of each severity, most first."""
    counts: dict[str, Counter[str]] = {}
    for name, finding in findings:
        counts.setdefault(name, Counter())[finding.severity] += 1
    return sorted(counts.items(), key=lambda entry: (-entry[1].total(), entry[0]))


def _article(article: Article) -> Row:
    levels = Counter(item.finding.severity for item in article.findings)
    return h("a", article.title, href=f"#{article.anchor}", title=article.path, dir="auto"), levels


def _story(story: Sequence[Article]) -> Row:
    levels = Counter(item.finding.severity for article in story for item in article.findings)
    also = f" and {len(story) - 1} more" if len(story) > 1 else ""
    link = h("a", story[0].title, href=f"#{story[0].anchor}", dir="auto")
    return h("span", link, also), levels


def chart(title: str, rows: Sequence[Row]) -> Element | None:
    """A table with a bar a row: it reads as a chart and as numbers, on paper and aloud."""
    if not rows:
        return None
    most = max(levels.total() for _, levels in rows)
    drawn = [_row(label, bar([(levels[level], level) for level in SEVERITIES], most), str(levels.total())) for label, levels in rows]  # fmt: skip
    return _table(title, drawn)


def _table(title: str, rows: Sequence[Element]) -> Element:
    rest = h("details", h("summary", f"{len(rows) - SHOWN} more"), h("table", *rows[SHOWN:])) if len(rows) > SHOWN else None  # fmt: skip
    return h("div", h("h3", title), h("table", *rows[:SHOWN]), rest, class_="chart")


def _row(label: "Element | str", drawn: Element, number: str) -> Element:
    return h(
        "tr", h("th", label, scope="row"), h("td", drawn, class_="bar"), h("td", number, class_="number")
    )


def bar(parts: Sequence[tuple[int, str]], most: int) -> Element:
    """A bar of coloured parts, each (length, class), on a scale that ends at `most`."""
    svg = h("svg", viewBox=f"0 0 {max(most, 1)} 1", preserveAspectRatio="none", aria_hidden="true")
    at = 0
    for length, name in parts:
        if length:
            svg.append(h("rect", x=at, y=0, width=length, height=1, class_=name))
            at += length
    return svg


def _sourced(sourced: Mapping[str, tuple[int, int]]) -> Element | None:
    """The share of statistics with a named source, worst first."""
    counted = [(path, total, named) for path, (total, named) in sourced.items() if total]
    if not counted:
        return None
    worst_first = sorted(counted, key=lambda row: (row[2] / row[1], row[0]))
    above = len(os.path.commonpath([os.path.dirname(path) for path, *_ in counted]))
    rows = [_share(path[above:].lstrip("/"), named, total) for path, total, named in worst_first]
    everything = _share("all articles", sum(row[2] for row in counted), sum(row[1] for row in counted))
    return _table("Statistics with a named source", [everything, *rows])


def _share(label: str, named: int, total: int) -> Element:
    drawn = bar([(named, "sourced"), (total - named, "unsourced")], total)
    return _row(h("span", label, dir="auto"), drawn, f"{named / total:.0%} ({named} of {total})")
