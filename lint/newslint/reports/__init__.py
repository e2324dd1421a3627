"""Writes findings in an output format. One module per format, imported when used."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TextIO

from newslint.model.document import Lines
from newslint.model.finding import Finding
from newslint.model.rule import Rule
from newslint.text.escaping import filename

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.readers import Result
    from newslint.ruleset.schema import RuleFile

# Format -> module. A module has write(report, stream, name, color, width).
_MODULES = {
    "table": "table",
    "concise": "concise",
    "full": "full",
    "json": "json_report",
    "jsonl": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "xml_reports",
    "checkstyle": "xml_reports",
    "rdjson": "rdjson",
    "rdjsonl": "rdjson",
    "markdown": "markdown_report",
    "csv": "csv_report",
    "azure": "azure",
    "sonarqube": "sonarqube",
    "teamcity": "teamcity",
    "template": "template",
    "html": "html",
}
FORMATS = tuple(_MODULES)
MOST_RELATED = 3  # places in other articles that a line of text names


class Report(NamedTuple):
    """What a run tells.

    read     path -> the file's articles and decoded text, or None when it is gone
    manual   rule -> its rule file, or None when there is none
    article  (path, part) -> the article with its analyses, or None when it is gone
    sourced  path -> (statistics, those with a named source)
    failed   whether something could not be read, so that "no findings" does not mean that all is well
    template of the format "template"
    full     whether a table shows all findings, however many there are
    site     the name of the folder that was checked, or ""
    started  date and time of the run, or ""
    command  the command line of the run, or ""
    """

    findings: Sequence[Finding]
    suppressed: Sequence[Finding]
    rules: Mapping[str, Rule]
    files: int
    fixed: int
    read: "Callable[[str], Result | None]"
    manual: "Callable[[str], RuleFile | None]"
    article: "Callable[[str, str], Article | None]"
    version: str
    statistics: bool = False
    sourced: Mapping[str, tuple[int, int]] = MappingProxyType({})
    quiet: bool = False
    failed: bool = False
    full: bool = False
    template: str = "{path}:{line}:{column}: {rule} {message}"
    site: str = ""
    started: str = ""
    command: str = ""

    def lines(self, path: str) -> Lines | None:
        """The lines of a file's text, or None when it cannot be read any more."""
        result = self.read(path)
        if result is None or result.source is None:
            return None
        return Lines(result.source.text)


def write(name: str, report: Report, stream: TextIO, *, color: bool, width: int) -> None:
    """Write the report in a format of FORMATS."""
    module = import_module(f"newslint.reports.{_MODULES[name]}")
    module.write(report, stream, name=name, color=color, width=width)


def summary(report: Report) -> str:
    """The closing lines: how many findings, how many can be fixed, what was suppressed."""
    if not report.findings and not report.fixed:
        lines = [_clean(report)]
    else:
        left = len(report.findings)
        fixed = f" ({report.fixed} fixed, {left} remaining)" if report.fixed else ""
        lines = [f"Found {count(left + report.fixed, 'finding')}{fixed}{_levels(report.findings)}."]
    lines.extend(_fixable(report.findings))
    if report.suppressed:
        lines.append(f"{count(len(report.suppressed), 'finding')} suppressed.")
    return "\n".join(lines)


def _clean(report: Report) -> str:
    if report.failed:
        return "No findings, but not everything could be read."
    return "All checks passed!" if report.files else "Nothing was checked."


def _fixable(findings: Sequence[Finding]) -> Iterator[str]:
    counts = Counter(finding.fix.safe for finding in findings if finding.fix)
    if counts[True]:
        yield f"[*] {counts[True]} fixable with --fix."
    if counts[False]:
        yield f"[*] {counts[False]}{' more' if counts[True] else ''} fixable with --fix --unsafe-fixes."


def statistics(report: Report) -> str:
    """Findings by rule, and per article the share of statistics with a named source."""
    lines = [f"{count:6}  {rule}" for rule, count in Counter(f.rule for f in report.findings).most_common()]
    if report.sourced:
        lines.append("statistics with a named source:")
        for path, (total, sourced) in sorted(report.sourced.items()):
            lines.append(f"{sourced / total:6.0%}  {sourced} of {total}  {filename(path)}")
    return "\n".join(lines)


def elsewhere(finding: Finding) -> list[str]:
    """The first places in other articles that a finding is about: "b.md:3:10"."""
    return [f"{filename(other.path)}:{other.line}:{other.column}" for other in finding.related[:MOST_RELATED]]


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: 1 finding, 2 findings."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _levels(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    told = [
        count(counts[level], noun)
        for level, noun in (("error", "error"), ("warning", "warning"))
        if counts[level]
    ]
    if counts["info"]:
        told.append(f"{counts['info']} info")
    return f": {', '.join(told)}" if told else ""
