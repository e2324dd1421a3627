"""Runs the examples of rule files, which are the rules' tests, here and in a user's own rules folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newslint.config.config_file import Config
from newslint.config.schema import check as check_config
from newslint.engine.linter import Linter
from newslint.fast.lazy_regex import lazy
from newslint.model.finding import Finding
from newslint.ruleset.compiled import CompiledRules
from newslint.ruleset.compiler import read_rule, rule_files
from newslint.ruleset.schema import Example

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}
_MARK = lazy(r">>>|<<<")


class Case(NamedTuple):
    """One example of one rule. `expected` is "bad", "good" or "missed"."""

    rule: str
    expected: str
    number: int
    example: Example

    @property
    def label(self) -> str:
        return f"{self.rule}:{self.expected}{self.number}:{self.example.lang}"


def cases(folder: Path) -> Iterator[Case]:
    """All examples of a folder of rules."""
    for name, path in rule_files(folder):
        file = read_rule(path)
        for expected, examples in (("bad", file.bad), ("good", file.good), ("missed", file.missed)):
            for count, example in enumerate(examples, 1):
                yield Case(name, expected, count, example)


def incomplete(folder: Path) -> Iterator[str]:
    """What is missing: a bad and a good example for every language a rule names (or at all, when it names none)."""
    for name, path in rule_files(folder):
        file = read_rule(path)
        for kind, examples in (("bad", file.bad), ("good", file.good)):
            have = {example.lang for example in examples}
            for language in file.languages or ([] if examples else ["any"]):
                if language not in have:
                    yield f"{name}: no {kind} example for {language}"


def failure(case: Case, compiled_rules: CompiledRules) -> str:
    """What is wrong with the example's outcome, or "" when it is as marked."""
    if reason := _wrongly_written(case):
        return reason
    texts, marked = _unmark(case)
    linter = linter_for(case, compiled_rules)
    found = _findings(linter, texts, case.rule)
    got = sorted((finding.place.path, finding.place.start, finding.place.end) for finding in found)
    wanted = sorted(marked)
    if got != wanted:
        return f"expected {_shown(wanted, texts)}\n     got {_shown(got, texts)}"
    wrong = [f.severity for f in found if case.example.severity and f.severity != case.example.severity]
    if wrong:
        return f"expected severity {case.example.severity}, got {wrong}"
    return _fix_failure(case, texts, found)


def linter_for(case: Case, compiled_rules: CompiledRules) -> Linter:
    """A linter with the example's rule alone and the example's own configuration."""
    settings = check_config(Path(case.label), case.example.config)
    config = Config(root=Path(), **{**settings, "select": (case.rule,)})
    return Linter(compiled_rules, config, case.example.facts)


def _findings(linter: Linter, texts: Mapping[str, str], rule: str) -> list[Finding]:
    from newslint.engine.comparison import compare

    results = [linter.lint(path, text.encode("utf-8", "surrogatepass")) for path, text in texts.items()]
    found = [finding for result in results for finding in result.findings if finding.rule == rule]
    facts = [fact for result in results for fact in result.facts]
    return found + [finding for finding in compare(linter, facts) if finding.rule == rule]


def _wrongly_written(case: Case) -> str:
    """What keeps the example from saying what it expects, or ""."""
    marks = [_MARK.findall(article) for article in case.example.articles]
    if any(found != [">>>", "<<<"] * (len(found) // 2) for found in marks):
        return ">>> and <<< do not come in pairs"
    if case.expected == "bad" and not any(marks):
        return "a bad example has >>> and <<< round what is to be reported"
    if case.expected == "good" and any(marks):
        return "a good example has no >>> and <<<: nothing is to be reported"
    fixed = case.example.fixed
    if fixed is not None and len(fixed) != len(marks):
        return f"`fixed` has {len(fixed)} texts for {len(marks)} articles"
    return ""


def _unmark(case: Case) -> tuple[dict[str, str], list[tuple[str, int, int]]]:
    """The articles by file name, and the marked (path, start, end)."""
    texts: dict[str, str] = {}
    marked: list[tuple[str, int, int]] = []
    for count, article in enumerate(case.example.articles, 1):
        path = f"{count}{SUFFIXES[case.example.format]}"
        pieces: list[str] = []
        last = length = opened = 0
        for match in _MARK.finditer(article):
            pieces.append(article[last : match.start()])
            length += match.start() - last
            last = match.end()
            if match[0] == ">>>":
                opened = length
            else:
                marked.append((path, opened, length))
        texts[path] = "".join(pieces) + article[last:]
    return texts, marked


def _fix_failure(case: Case, texts: Mapping[str, str], found: list[Finding]) -> str:
    if case.example.fixed is None:
        return ""
    from newslint.engine import fixes

    for (path, text), wanted in zip(texts.items(), case.example.fixed, strict=True):
        own = [finding for finding in found if finding.place.path == path]
        got = fixes.edited(text, fixes.edits(fixes.plan(own, unsafe=True)))
        if got != wanted:
            return f"fixed to {got!r}\nnot to   {wanted!r}"
    return ""


def _shown(places: list[tuple[str, int, int]], texts: Mapping[str, str]) -> Any:
    return [(path, start, end, texts[path][start:end]) for path, start, end in places]
