"""The page's totals: tiles, filters, and charts by rule, language, story and article."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newslint.languages.language_names import language_name
from newslint.model.finding import SEVERITIES, Finding
from newslint.reports import Report
from newslint.reports.html.articles import Article, stories

SHOWN = 12  # rows of a table before the rest is folded
UNKNOWN = "unknown"


class Tile(NamedTuple):
    """A number with its words. `name` is the style's class."""

    number: str
    words: str
    name: str


class Row(NamedTuple):
    """A row of a chart.

    label  the row's head, a link where `link` is not empty, with `also` behind it
    parts  (length, class) of each coloured part of the bar
    """

    label: str
    number: str
    parts: Sequence[tuple[int, str]]
    link: str = ""
    also: str = ""
    hint: str = ""

    @property
    def rectangles(self) -> list[tuple[int, int, str]]:
        """(start, length, class) of the parts that are not empty."""
        found, start = [], 0
        for length, name in self.parts:
            if length:
                found.append((start, length, name))
                start += length
        return found


class Chart(NamedTuple):
    """A table with a bar in each row: it reads as a chart and as numbers, on paper and aloud. `most` ends the scale."""

    title: str
    rows: Sequence[Row]
    most: int | None = None

    @property
    def first(self) -> Sequence[Row]:
        return self.rows[:SHOWN]

    @property
    def rest(self) -> Sequence[Row]:
        return self.rows[SHOWN:]

    def scale(self, row: Row) -> int:
        """The length of a whole bar."""
        return max(1, self.most or sum(length for length, _ in row.parts))


class Filters(NamedTuple):
    """The values that findings can be filtered by, each with the number of its findings."""

    severities: Sequence[tuple[str, int]]
    rules: Sequence[tuple[str, str]]
    languages: Sequence[tuple[str, str]]


def tiles(report: Report, articles: Sequence[Article]) -> list[Tile]:
    """How many findings of each severity there are, and how many articles have any."""
    levels = Counter(finding.severity for finding in report.findings)
    paths = {article.path for article in articles}
    found = [Tile(str(levels[level]), _plural(level, levels[level]), level) for level in SEVERITIES]
    return [*found, Tile(f"{len(paths)} of {report.files}", "articles with findings", "")]


def _plural(level: str, number: int) -> str:
    return level if level == "info" or number == 1 else f"{level}s"


def filters(report: Report, articles: Sequence[Article]) -> Filters | None:
    """What the script filters by; None for a report without findings."""
    if not articles:
        return None
    levels = Counter(finding.severity for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    languages = Counter(article.language or UNKNOWN for article in articles for _ in article.findings)
    return Filters(
        [(level, levels[level]) for level in SEVERITIES if levels[level]],
        [(rule, f"{rule} ({number})") for rule, number in sorted(rules.items())],
        [(code, f"{_name(code)} ({number})") for code, number in sorted(languages.items())],
    )


def _name(code: str) -> str:
    return UNKNOWN if code == UNKNOWN else language_name(code)


def charts(report: Report, articles: Sequence[Article]) -> list[Chart]:
    """The charts that have rows."""
    by_rule = _counted((finding.rule, finding) for finding in report.findings)
    by_language = _counted(
        (article.language or UNKNOWN, item.finding) for article in articles for item in article.findings
    )
    told = stories(articles)
    largest_first = sorted(articles, key=lambda article: -len(article.findings))
    made = [
        _chart("By rule", [_row(rule, levels, link=f"#rule-{rule}") for rule, levels in by_rule]),
        _chart("By language", [_row(_name(code), levels) for code, levels in by_language]),
        _chart("By story", [_of_story(story) for story in told] if len(told) < len(articles) else []),
        _chart("By article", [_of_story([article]) for article in largest_first]),
        _sourced(report.sourced),
    ]
    return [chart for chart in made if chart.rows]


def _chart(title: str, rows: Sequence[Row]) -> Chart:
    return Chart(title, rows, max((sum(length for length, _ in row.parts) for row in rows), default=1))


def _counted(findings: Iterable[tuple[str, Finding]]) -> list[tuple[str, Counter[str]]]:
    """Name -> how many of each severity, most first."""
    counts: dict[str, Counter[str]] = {}
    for name, finding in findings:
        counts.setdefault(name, Counter())[finding.severity] += 1
    return sorted(counts.items(), key=lambda entry: (-entry[1].total(), entry[0]))


def _row(label: str, levels: Counter[str], link: str = "") -> Row:
    return Row(label, str(levels.total()), [(levels[level], level) for level in SEVERITIES], link)


def _of_story(story: Sequence[Article]) -> Row:
    levels = Counter(item.finding.severity for article in story for item in article.findings)
    also = f" and {len(story) - 1} more" if len(story) > 1 else ""
    return _row(story[0].title, levels, f"#{story[0].anchor}")._replace(also=also, hint=story[0].path)


def _sourced(sourced: Mapping[str, tuple[int, int]]) -> Chart:
    """The share of statistics with a named source, worst first."""
    counted = [(path, total, named) for path, (total, named) in sourced.items() if total]
    if not counted:
        return Chart("", [])
    worst_first = sorted(counted, key=lambda row: (row[2] / row[1], row[0]))
    above = len(os.path.commonpath([os.path.dirname(path) for path, *_ in counted]))
    rows = [_share(path[above:].lstrip("/"), named, total) for path, total, named in worst_first]
    everything = _share("all articles", sum(row[2] for row in counted), sum(row[1] for row in counted))
    return Chart("Statistics with a named source", [everything, *rows])


def _share(label: str, named: int, total: int) -> Row:
    parts = [(named, "sourced"), (total - named, "unsourced")]
    return Row(label, f"{named / total:.0%} ({named} of {total})", parts)
