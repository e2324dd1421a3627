"""What the page shows for each article: its title, language, blocks, findings and story."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from newslint.model.document import Block, Document, Span
from newslint.model.finding import SEVERITIES, Finding, Place
from newslint.reports import Report

MAX_FINDINGS = 5000  # that a browser still shows at once


class Numbered(NamedTuple):
    """A finding and its number on the page."""

    number: int
    finding: Finding

    @property
    def anchor(self) -> str:
        return f"f{self.number}"

    @property
    def mark(self) -> str:
        """The name of its first mark in the text."""
        return f"m{self.number}"


class Article(NamedTuple):
    """One article with findings. `document` is None when the file cannot be read any more."""

    path: str
    part: str
    document: Document | None
    language: str
    findings: Sequence[Numbered]

    @property
    def title(self) -> str:
        """The headline, or else the file's name."""
        title = self.document.title if self.document else ""
        return title or self.path.rpartition("/")[2]

    @property
    def anchor(self) -> str:
        return f"a{self.findings[0].number}"


def gather(report: Report) -> tuple[list[Article], int]:
    """The articles with findings, and how many findings were left out: those of the least severe articles."""
    grouped = [
        (key, list(found)) for key, found in groupby(report.findings, lambda finding: finding.place.article)
    ]
    grave = sorted(grouped, key=lambda group: min(SEVERITIES.index(f.severity) for f in group[1]))
    shown, room = set(), MAX_FINDINGS
    for key, found in grave:
        if len(found) <= room:
            shown.add(key)
            room -= len(found)
    articles, number = [], 0
    for (path, part), found in grouped:
        if (path, part) not in shown:
            continue
        numbered = [Numbered(number + at, finding) for at, finding in enumerate(found, 1)]
        number += len(found)
        known = report.article(path, part)
        document, language = (known.document, known.language) if known else (None, "")
        articles.append(Article(path, part, document, language, numbered))
    return articles, len(report.findings) - number


def stories(articles: Sequence[Article]) -> list[list[Article]]:
    """The articles by story: those that contradict or repeat each other tell the same one. Largest story first."""
    leader: dict[tuple[str, str], tuple[str, str]] = {}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    for article in articles:
        for item in article.findings:
            for other in item.finding.related:
                leader[root(other.article)] = root((article.path, article.part))
    told: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        told.setdefault(root((article.path, article.part)), []).append(article)
    return sorted(told.values(), key=lambda story: -sum(len(article.findings) for article in story))


def within(block: Block, span: Span) -> Span | None:
    """The part of a block's text that stands for a span of the file, or None."""
    start = end = -1
    for index, run in enumerate(block.segments):
        stop = block.segments[index + 1].text if index + 1 < len(block.segments) else len(block.text)
        low, high = max(run.start, span.start), min(run.end, span.end)
        if low >= high:
            continue
        alike = run.end - run.start == stop - run.text
        if start < 0:
            start = run.text + low - run.start if alike else run.text
        end = run.text + high - run.start if alike else stop
    return Span(start, end) if 0 <= start < end else None


def spot(document: Document, place: Place) -> Span:
    """A place as a span of the document's source."""
    return document.in_source(Span(place.start, place.end), place.field)


def by_place(articles: Sequence[Article]) -> Mapping[tuple[str, str], Article]:
    """The articles by path and part."""
    return {(article.path, article.part): article for article in articles}


def where(place: Place) -> str:
    part = f" {place.part}" if place.part else ""
    return f"{place.path}{part}:{place.line}:{place.column}"
