"""A short overview of a run with very many findings: which rules, how many files, where it is worst, what would help."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newslint.languages.language_names import language_name
from newslint.model.finding import SEVERITIES, Finding
from newslint.reports import Report, count
from newslint.text.escaping import filename, terminal

RULES = 25  # rules that are listed
FILES = 10  # worst files that are listed
SHARE = 0.25  # share of the findings, or of the files, from which a rule is worth a word of advice
MIXED = "language_mismatch"  # the kind of rules on texts in another language
EXAMPLE = 20  # characters of an example at least


def text(report: Report, width: int) -> str:
    """The overview, with a line end at its end. `width`: of the terminal, in columns."""
    from tabulate import tabulate

    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_rule[finding.rule].append(finding)
    ranked = sorted(by_rule.items(), key=lambda item: (_worst(item[1]), -len(item[1]), item[0]))
    rows = [_row(name, findings, report.files) for name, findings in ranked[:RULES]]
    space = max(EXAMPLE, width - 8 - max(sum(len(str(value)) + 2 for value in row[:-1]) for row in rows))
    cut = [(*row[:-1], _cut(row[-1], space)) for row in rows]
    parts = [tabulate(cut, headers=("rule", "severity", "findings", "files", "first"), tablefmt="plain")]
    if len(ranked) > RULES:
        parts.append(f"and {count(len(ranked) - RULES, 'rule')} more")
    parts.append(tabulate(_files(report.findings), headers=("worst files", "findings"), tablefmt="plain"))
    parts.extend(_advice(ranked, report))
    parts.append("Use --full to see every finding. Machine-readable formats always have all of them.")
    return "\n\n".join(parts) + "\n\n"


def _worst(findings: Sequence[Finding]) -> int:
    return min(SEVERITIES.index(finding.severity) for finding in findings)


def _row(name: str, findings: Sequence[Finding], files: int) -> tuple[str, str, int, str, str]:
    paths = {finding.place.path for finding in findings}
    first = findings[0].place
    share = f"{len(paths)} ({len(paths) / max(files, 1):.0%})"
    where = f"{filename(first.path)}:{first.line}"
    return name, SEVERITIES[_worst(findings)], len(findings), share, where


def _cut(text: str, space: int) -> str:
    """The end of a path, which tells more than its beginning."""
    return text if len(text) <= space else f"…{text[1 - space :]}"


def _files(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    worst: Counter[str] = Counter()
    for finding in findings:
        worst[finding.place.path] += finding.severity != "info"
    return [(filename(path), many) for path, many in worst.most_common(FILES) if many]


def _advice(ranked: Sequence[tuple[str, list[Finding]]], report: Report) -> Iterator[str]:
    """What would help, for the rules that say most."""
    for name, findings in ranked:
        loud = [finding for finding in findings if finding.severity != "info"]
        files = {finding.place.path for finding in loud}
        if loud and max(len(loud) / len(report.findings), len(files) / max(report.files, 1)) >= SHARE:
            yield terminal(
                f"{name} is {len(loud) / len(report.findings):.0%} of the findings, in {count(len(files), 'file')}"
                f'; ignore = ["{name}"] switches it off{_languages(name, loud, report)}'
            )


def _languages(name: str, findings: Sequence[Finding], report: Report) -> str:
    """The setting that says which languages are meant, where most findings of a rule on languages are about one."""
    rule = report.rules.get(name)
    if rule is None or rule.kind != MIXED:
        return ""
    language, most = Counter(finding.language for finding in findings).most_common(1)[0]
    if not language or len(findings) > 2 * most:
        return ""
    return f'; if {language_name(language)} is meant, name it in the setting languages ("{language}")'
