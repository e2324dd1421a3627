"""Turns a check's hit into a finding: severity, message and fingerprint, and whether the configuration wants it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from newslint import readers
from newslint.checks.base import CorpusHit
from newslint.config import globs
from newslint.config.config_file import Config
from newslint.engine.record_fixes import in_file
from newslint.model.document import Document, Span
from newslint.model.finding import CONFIDENCES, SEVERITIES, Finding, Hit, Place
from newslint.model.rule import READER, Rule
from newslint.ruleset.selection import matches
from newslint.text.digest import digest

MATCH_LENGTH = 60


class FindingFactory:
    """Makes findings of hits of the selected `rules`. `known`: all rules, by name."""

    def __init__(self, rules: Mapping[str, Rule], known: Mapping[str, Rule], config: Config) -> None:
        self.rules = rules
        self._known = known
        self._config = config
        self._asking: dict[tuple[str, str], tuple[Rule, ...]] = {}
        for rule in rules.values():
            for find in dict.fromkeys((rule.find, rule.name)):
                self._asking[rule.kind, find] = (*self._asking.get((rule.kind, find), ()), rule)

    def asking(self, kind: str, find: str) -> tuple[Rule, ...]:
        """The selected rules of a kind that ask for what was found."""
        return self._asking.get((kind, find), ())

    def crossed(self, kind: str, hit: CorpusHit) -> Iterator[Finding]:
        """The findings between articles that a hit gives, as far as they are to be reported."""
        for rule in self.asking(kind, hit.find):
            if rule.name not in self.ignored(hit.place.path):
                finding = self._crossed(rule, hit)
                if self.reported(finding):
                    yield finding

    def _crossed(self, rule: Rule, hit: CorpusHit) -> Finding:
        words = {"match": shorten(hit.place.excerpt), **hit.words}
        return Finding(
            rule=rule.name,
            severity=self.severity(rule, hit.severity),
            confidence=hit.confidence or rule.confidence,
            message=rule.message.format_map(_Words(words)),
            place=hit.place,
            related=hit.related,
            language=hit.language,
            fingerprint=_fingerprint(rule.name, hit.place.path, hit.place.part, hit.place.excerpt),
        )

    def reported(self, finding: Finding) -> bool:
        """Whether severity and confidence reach what the configuration asks for."""
        config = self._config
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(
            config.min_severity
        ) and CONFIDENCES.index(finding.confidence) <= CONFIDENCES.index(config.min_confidence)

    def finding(self, document: Document, rule: Rule, hit: Hit) -> Finding:
        """A rule's finding inside an article, whether or not it is to be reported."""
        place = Place.of(document, hit.span)
        words = {"match": shorten(place.excerpt), **hit.words}
        return Finding(
            rule=rule.name,
            severity=self.severity(rule, hit.severity),
            confidence=hit.confidence or rule.confidence,
            message=rule.message.format_map(_Words(words)),
            place=place,
            related=hit.related,
            fix=hit.fix and in_file(document, hit.fix),
            language=hit.language,
            fingerprint=_fingerprint(rule.name, place.path, place.part, place.excerpt),
        )

    def problems(self, path: str, problem: readers.Problem) -> Iterator[Finding]:
        """A reader's problem as findings of the selected rules that ask for it."""
        for rule in self.asking(READER, problem.find):
            yield self._problem(path, rule, problem)

    def failure(self, path: str, problem: readers.Problem) -> Finding:
        """A reader's problem as a finding, whether or not its rule is selected: the file was not linted."""
        return self._problem(path, self._reader_rule(problem.find), problem)

    def _reader_rule(self, find: str) -> Rule:
        """The first of all rules that asks for a reader's problem."""
        return next(rule for rule in self._known.values() if rule.kind == READER and rule.find == find)

    def _problem(self, path: str, rule: Rule, problem: readers.Problem) -> Finding:
        spot = (problem.line, problem.column)
        place = Place(path, "", problem.start, problem.end, *spot, *spot, "")
        message = rule.message.format_map({"reason": problem.reason})
        mark = _fingerprint(rule.name, path, "", problem.reason)
        return Finding(rule.name, self.severity(rule, ""), rule.confidence, message, place, fingerprint=mark)

    def too_many(self, document: Document, rule: str, total: int) -> Finding:
        """Say that findings were left out: a cap in silence would look like a clean rest of the file."""
        left = total - self._config.max_findings
        message = f"{left} more findings of {rule} in this file are not shown (max-findings)"
        place = Place.of(document, Span(0, 0))
        name = self._reader_rule("limit").name
        mark = _fingerprint(name, document.path, document.part, rule)
        return Finding(name, "info", "high", message, place, fingerprint=mark)

    def severity(self, rule: Rule, override: str) -> str:
        """The configured severity of the rule (the last selector that fits wins), else the hit's, else the rule's."""
        configured = [level for name, level in self._config.severity.items() if matches(rule.name, [name])]
        return configured[-1] if configured else override or rule.severity

    def ignored(self, path: str) -> frozenset[str]:
        """The rules that `per-file-ignores` switches off for a path."""
        if not self._config.per_file_ignores:
            return frozenset()
        fitting = [
            selectors
            for pattern, selectors in self._config.per_file_ignores.items()
            if globs.spec([pattern]).match_file(globs.seen(path))
        ]
        return frozenset(name for name in self.rules for selectors in fitting if matches(name, selectors))


def shorten(text: str) -> str:
    """One line of at most MATCH_LENGTH characters for a message."""
    line = " ".join(text.split())
    return line if len(line) <= MATCH_LENGTH else line[: MATCH_LENGTH - 1].rstrip() + "…"


def number(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in order, their fingerprints unique: equal ones are told apart by how many came before."""
    seen: Counter[str] = Counter()
    unique: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        earlier = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        mark = _fingerprint(finding.fingerprint, str(earlier)) if earlier else finding.fingerprint
        unique.append(finding._replace(fingerprint=mark))
    return unique


class _Words(dict[str, str]):
    """The words of a message; one that the check does not give stays as the rule file has it."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _fingerprint(*parts: str) -> str:
    """What stays the same while other lines of the file change: no offsets or line numbers go in."""
    text = "\x00".join(" ".join(part.split()).casefold() for part in parts)
    return digest(text, 10)
