"""Markdown, for a job summary or a comment on a merge request."""

from collections import Counter
from itertools import groupby
from typing import TextIO

from newslint.model.finding import SEVERITIES, Finding, Place
from newslint.reports import Report, count, summary
from newslint.text.escaping import markdown

LIMIT = 900_000  # bytes; GitHub refuses a job summary of more than 1 MiB
SIGNS = {"error": "🔴", "warning": "🟡", "info": "🔵"}


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    stream.write(page(report))


def page(report: Report, limit: int = LIMIT) -> str:
    """The page, at most `limit` bytes of UTF-8: articles with the most severe findings come first."""
    parts = [f"## newslint\n\n{_escaped(summary(report))}\n"]
    if report.findings:
        parts.append(_rules(report))
    used = sum(len(part.encode()) for part in parts)
    left = 0
    for path, findings in _articles(report):
        part = _article(path, findings)
        used += len(part.encode())
        if used < limit:
            parts.append(part)
        else:
            left += len(findings)
    if left:
        parts.append(f"\n{count(left, 'more finding')} did not fit into this page.\n")
    return "\n".join(parts)


def _escaped(text: str) -> str:
    """Our own words, whose brackets are not meant as a link."""
    return text.replace("[", "\\[").replace("\n", "  \n")


def _rules(report: Report) -> str:
    counts = Counter((finding.rule, finding.severity) for finding in report.findings)
    rows = "".join(
        f"| {SIGNS[level]} {level} | {rule} | {number} |\n" for (rule, level), number in counts.most_common()
    )
    return f"| severity | rule | findings |\n|---|---|--:|\n{rows}"


def _articles(report: Report) -> list[tuple[str, list[Finding]]]:
    articles = [
        (path, list(found)) for path, found in groupby(report.findings, lambda finding: finding.place.path)
    ]
    return sorted(articles, key=lambda article: min(SEVERITIES.index(f.severity) for f in article[1]))


def _article(path: str, findings: list[Finding]) -> str:
    rows = "".join(_row(finding) for finding in findings)
    return f"### {markdown(path)}\n\n| place | severity | rule | finding |\n|--:|---|---|---|\n{rows}"


def _row(finding: Finding) -> str:
    place = finding.place
    also = "".join(f" · see {_where(other)}" for other in finding.related[:3])
    level = f"{SIGNS[finding.severity]} {finding.severity}"
    return f"| {place.line}:{place.column} | {level} | {finding.rule} | {markdown(finding.message)}{also} |\n"


def _where(place: Place) -> str:
    return f"{markdown(place.path)} {place.line}:{place.column}"
