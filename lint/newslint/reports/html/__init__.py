"""The HTML report: one file that needs no network and runs no script but its own."""

from typing import TextIO

from newslint.reports import Report, count
from newslint.reports.html import disagreements, summary
from newslint.reports.html.articles import by_place, gather, stories, where
from newslint.reports.html.render import render
from newslint.reports.html.running_text import TextOf

SUPPRESSED = 200  # suppressed findings that the page lists
OPEN = 25  # articles that are unfolded when the page opens


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    stream.write(page(report))


def page(report: Report) -> str:
    """The whole file."""
    articles, left = gather(report)
    others = by_place(articles)
    names = sorted({finding.rule for finding in report.findings})
    return render(
        "report",
        title=f"newslint: {count(len(report.findings), 'finding')}",
        report=report,
        tiles=summary.tiles(report, articles),
        filters=summary.filters(report, articles),
        charts=summary.charts(report, articles),
        disagreements=disagreements.cards(report, articles, others),
        stories=stories(articles),
        unfolded={article.anchor for article in articles[:OPEN]},
        others=others,
        text_of=TextOf(len(articles)),
        where=where,
        left=count(left, "more finding") if left else "",
        suppressed=report.suppressed[:SUPPRESSED],
        more_suppressed=max(0, len(report.suppressed) - SUPPRESSED),
        rules=[(name, report.manual(name)) for name in names],
        count=count,
    )
