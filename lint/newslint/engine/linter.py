"""Documents and rules -> findings: one file at a time, without knowledge of other files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from newslint import readers as reading
from newslint.article import Analysers, Article
from newslint.checks.base import CORPUS_KINDS, Fact
from newslint.config.config_file import Config
from newslint.engine.findings import FindingFactory, number
from newslint.model.document import Document, Span
from newslint.model.finding import Finding
from newslint.model.rule import ENGINE_KINDS, Rule
from newslint.ruleset.compiled import CompiledRules
from newslint.ruleset.overrides import tuned
from newslint.ruleset.selection import check_selectors, matches
from newslint.text import c2pa


class FileResult(NamedTuple):
    """What one file gave.

    unread   why it could not be read as a whole
    sourced  (statistics, those with a named source)
    articles how many articles it holds
    lasting  it follows from what the file holds, so that it stays the same as long as the file does
    content  a digest of the file's bytes
    """

    path: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    facts: tuple[tuple[str, Fact], ...]
    unread: tuple[str, ...]
    sourced: tuple[int, int] = (0, 0)
    lasting: bool = True
    content: str = ""
    articles: int = 1


class Linter:
    """The selected rules, compiled together. Raises UsageError for a selector that names no rule."""

    def __init__(
        self, compiled_rules: CompiledRules, config: Config, fact_sheet: str = "", cache: Path | None = None
    ) -> None:
        self.compiled_rules = compiled_rules
        self.config = config
        self.rules = selected_rules(tuned(compiled_rules.rules, config.options), config)
        self.finding_factory = FindingFactory(self.rules, compiled_rules.rules, config)
        settings = {
            "languages": config.languages,
            "disclosure": config.disclosure_of,
            "facts": str(config.root / config.facts) if config.facts else "",
            "fact_sheet": fact_sheet,
            "cache": cache,
        }
        self.analysers = Analysers(compiled_rules.languages, compiled_rules.data, settings)
        # Checks on demand: a run without files for them does not pay for them.
        self.kinds: dict[str, list[Rule]] = {}
        self._mechanisms: dict[str, Any] = {}
        for rule in self.rules.values():
            if rule.kind not in ENGINE_KINDS:
                self.kinds.setdefault(rule.kind, []).append(rule)

    @cached_property
    def checks(self) -> dict[str, Any]:
        """The checks that have a selected rule, by kind."""
        return {kind: self.mechanism(kind) for kind in sorted(self.kinds)}

    def mechanism(self, kind: str) -> Any:
        """A check over its rules, built when first asked for."""
        if kind not in self._mechanisms:
            module = import_module(f"newslint.checks.{kind}")
            self._mechanisms[kind] = module.Check(self.kinds[kind], self.analysers)
        return self._mechanisms[kind]

    @property
    def corpus_kinds(self) -> list[str]:
        """The selected checks that compare articles."""
        return [kind for kind in CORPUS_KINDS if kind in self.kinds]

    def lint(
        self, path: str, data: bytes, format: str = "", facts: bool = True, ignores: Sequence[Any] = ()
    ) -> FileResult:
        """Everything one file's bytes give: findings, suppressed findings and facts for comparison."""
        ignored = self.finding_factory.ignored(path)
        found: list[Finding] = []
        gone: list[Finding] = []
        stated: list[tuple[str, Fact]] = []
        totals = [0, 0]
        count = 0
        unread: list[str] = []
        whole = Document(path, "", ())
        of_file: list[Finding] = []  # findings that are in no record
        for item in self.articles(path, data, format):
            if isinstance(item, reading.Problem):
                unread += [item.reason] if item.find in reading.UNREAD else []
                problems = self.finding_factory.problems(path, item)
                of_file.extend(finding for finding in problems if finding.rule not in ignored)
                continue
            count += 1
            article = self.analysers.article(item)
            if item.part:
                self._sort(self.findings(article), item, ignores, found, gone)
            else:
                whole = item
                of_file.extend(self.findings(article))
            if facts:
                stated.extend(self.facts(article))
            totals = [a + b for a, b in zip(totals, self._sourced(article), strict=True)]
        self._sort(of_file, whole, ignores, found, gone)
        return FileResult(
            path,
            tuple(number(found)),
            tuple(number(gone)),
            tuple(stated),
            tuple(unread),
            (totals[0], totals[1]),
            articles=max(1, count),
        )

    def articles(
        self, path: str, data: bytes, format: str = "", name: str = ""
    ) -> Iterator[Document | reading.Problem]:
        """The file's articles, with the languages that the configuration states for its name, and what went wrong.

        name  relative to the configuration's folder, where `path` is not
        """
        config, name = self.config, name or path
        languages = config.languages_of(name)
        legacy, settings = config.encoding_of(name), config.format_of(name)
        for item in reading.articles(path, data, format, config.max_file_size, legacy, settings):
            yield _with_languages(item, languages) if languages and isinstance(item, Document) else item

    def read(self, path: str, data: bytes, format: str = "", name: str = "") -> reading.Result:
        """All of that at once, with the text of the file."""
        config = self.config
        found = list(self.articles(path, data, format, name))
        stated = config.encoding_of(name or path), config.format_of(name or path)
        return reading.Result(
            tuple(item for item in found if isinstance(item, Document)),
            tuple(item for item in found if isinstance(item, reading.Problem)),
            reading.source_of(path, data, format, config.max_file_size, *stated),
        )

    def document_findings(self, document: Document) -> tuple[Finding, ...]:
        """What is to be reported of an article that was read."""
        kept: list[Finding] = []
        self._sort(self.findings(self.analysers.article(document)), document, (), kept, [])
        return tuple(number(kept))

    def findings(self, article: Article) -> Iterator[Finding]:
        """The findings of one article, before suppression, at most `max-findings` of a rule."""
        document = article.document
        ignored = self.finding_factory.ignored(document.path)
        count: Counter[str] = Counter()
        signed = [mark.span for mark in c2pa.marks(document.source)]
        for kind, check in self.checks.items():
            for hit in check.check(article) if hasattr(check, "check") else ():
                for rule in self.finding_factory.asking(kind, hit.find):
                    if rule.name in ignored:
                        continue
                    finding = _without_fix_in(signed, self.finding_factory.finding(document, rule, hit))
                    if self.finding_factory.reported(finding):
                        count[rule.name] += 1
                        if count[rule.name] <= self.config.max_findings:
                            yield finding
        yield from self._left_out([document], count)

    def facts(self, article: Article) -> Iterator[tuple[str, Fact]]:
        """What the comparing checks need of one article, with the check's kind."""
        for kind in self.corpus_kinds:
            for fact in self.mechanism(kind).facts(article):
                yield kind, fact

    def _sort(
        self,
        findings: Iterable[Finding],
        document: Document,
        ignores: Sequence[Any],
        kept: list[Finding],
        gone: list[Finding],
    ) -> None:
        """Part findings into those to report and those that comments in the article or the ignore file suppress."""
        if not ignores and "ewslint-" not in document.source and "EWSLINT-" not in document.source:
            kept.extend(findings)
            return
        from newslint.engine.suppressions import comments
        from newslint.engine.suppressions.remarks import Remarks

        shown, suppressed, found, garbled = comments.apply(document, number(list(findings)), ignores)
        kept += shown
        gone += suppressed
        count: Counter[str] = Counter()
        for finding in Remarks(document, self.compiled_rules.rules, self._ran).of(found, garbled):
            level = self.finding_factory.severity(self.compiled_rules.rules[finding.rule], "")
            finding = finding._replace(severity=level)
            if finding.rule in self.rules and self.finding_factory.reported(finding):
                count[finding.rule] += 1
                if count[finding.rule] <= self.config.max_findings:
                    kept.append(finding)
        kept.extend(self._left_out([document], count))

    def _left_out(self, documents: Sequence[Document], count: Mapping[str, int]) -> Iterator[Finding]:
        """Say of which rules there are more findings than `max-findings`."""
        for name, total in sorted(count.items()):
            if total > self.config.max_findings and documents:
                yield self.finding_factory.too_many(documents[0], name, total)

    @cached_property
    def _ran(self) -> frozenset[str]:
        """The rules that run over every article and, where asked for, between articles."""
        alone = self.config.cross_file == "off"
        return frozenset(
            name for name, rule in self.rules.items() if not (alone and rule.kind in CORPUS_KINDS)
        )

    def _sourced(self, article: Article) -> tuple[int, int]:
        if "unsourced_statistics" not in self.kinds:
            return 0, 0
        summary = getattr(self.mechanism("unsourced_statistics"), "summary", None)
        return summary(article) if summary else (0, 0)


def selected_rules(rules: Mapping[str, Rule], config: Config) -> dict[str, Rule]:
    """The rules a configuration asks for, by name."""
    by_path = [selector for selectors in config.per_file_ignores.values() for selector in selectors]
    chosen_by = [*config.select, *config.extend_select, *config.ignore, *config.severity, *by_path]
    check_selectors(chosen_by, rules)
    chosen: dict[str, Rule] = {}
    for name, rule in rules.items():
        # A rule that is off by default wants its own name: a family means the rules of it that are on.
        named = name in config.select or matches(name, config.extend_select)
        wanted = rule.default and (not config.select or matches(name, config.select))
        if (named or wanted) and not matches(name, config.ignore):
            chosen[name] = rule
    return chosen


def _with_languages(document: Document, languages: tuple[str, ...]) -> Document:
    if document.language or document.languages:
        return document
    return document._replace(language=languages[0], languages=languages)


def _without_fix_in(signed: Sequence[Span], finding: Finding) -> Finding:
    """The finding without its fix when that would change a provenance mark."""
    edits = finding.fix.edits if finding.fix else ()
    touched = any(edit.span.start < end and start < edit.span.end for edit in edits for start, end in signed)
    return finding._replace(fix=None) if touched else finding
