"""One HTML file that an editor reads: it needs no network, and nothing in it runs but its own script."""

from typing import TextIO

from newslint.model.finding import Finding
from newslint.reports import Report, count
from newslint.reports.html import disagreements, running_text, summary
from newslint.reports.html.articles import by_place, gather, where
from newslint.reports.html.build import Element, document, h


def write(report: Report, stream: TextIO, *, name: str, color: bool, width: int) -> None:  # noqa: ARG001
    stream.write(page(report))


def page(report: Report) -> str:
    """The whole file."""
    articles, left = gather(report)
    others = by_place(articles)
    return document(
        f"newslint: {count(len(report.findings), 'finding')}",
        h("a", "Skip to the articles", href="#articles", class_="skip"),
        summary.header(report, articles),
        summary.filters(report, articles) if articles else None,
        h(
            "main",
            summary.overview(report, articles) if report.findings else h("p", "No findings."),
            disagreements.section(report, articles, others),
            h(
                "section",
                h("h2", "Articles"),
                *(running_text.section(article, others) for article in articles),
                h("p", f"{count(left, 'more finding')} are not shown here.", class_="gap") if left else None,
                id="articles",
            ) if articles else None,
            _suppressed(report),
            _rules(report),
        ),
        h("footer", f"newslint {report.version} checks form, not truth."),
    )  # fmt: skip


def _suppressed(report: Report) -> Element | None:
    if not report.suppressed:
        return None
    items = (_gone(finding) for finding in report.suppressed[:200])
    left = len(report.suppressed) - 200
    return h(
        "details",
        h("summary", f"{count(len(report.suppressed), 'suppressed finding')}"),
        h("ul", *items),
        h("p", f"and {left} more") if left > 0 else None,
        id="suppressed",
    )


def _gone(finding: Finding) -> Element:
    kind, reason = finding.suppressed or ("", "")
    return h(
        "li", h("code", where(finding.place)), f" {finding.rule}: {finding.message} (", reason or kind, ")"
    )


def _rules(report: Report) -> Element | None:
    """What each rule that found something is about."""
    names = sorted({finding.rule for finding in report.findings})
    if not names:
        return None
    entries: list[Element] = []
    for name in names:
        manual = report.manual(name)
        entries.append(h("dt", h("code", name), id=f"rule-{name}"))
        if manual:
            entries.append(h("dd", h("p", manual.summary), h("p", " ".join(manual.why.split()))))
    return h("section", h("h2", "Rules"), h("dl", *entries), id="rules")
