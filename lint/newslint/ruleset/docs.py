"""Rule files -> the pages of docs/rules and what `newslint rule NAME` prints."""

import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from newslint.model.rule import ENGINE_KINDS
from newslint.ruleset.compiler import LANGUAGES, read_rule, rule_files
from newslint.ruleset.schema import Example, RuleFile

MAX_EXAMPLES = 3


def page(name: str, rule: RuleFile) -> str:
    """A rule's manual page in Markdown."""
    state = "on" if rule.default else "off unless selected"
    fix = {"": "none", "safe": "safe (`--fix`)", "unsafe": "unsafe (`--fix --unsafe-fixes`)"}[rule.fix]
    languages = ", ".join(rule.languages) or "any"
    parts = [
        f"# {name}",
        rule.summary,
        f"Severity: {rule.severity} · confidence: {rule.confidence} · default: {state} · fix: {fix}",
        f"Languages: {languages}",
        "## Why",
        textwrap.dedent(rule.why).strip(),
    ]
    for title, examples in (("Reported", rule.bad), ("Not reported", rule.good), ("Not yet", rule.missed)):
        if examples:
            parts += [f"## {title}", *(_example(example) for example in examples[:MAX_EXAMPLES])]
    parts += [
        "## Configuration",
        f'Switch it off with `ignore = ["{name}"]`; in one place with '
        f"`<!-- newslint-disable-next-line {name} -- reason -->`.",
    ]
    return "\n\n".join(parts) + "\n"


def _example(example: Example) -> str:
    note = f" ({example.note})" if example.note else ""
    blocks = [f"`{example.lang or 'any'}`{note}:"]
    for article in example.articles:
        text = article.strip("\n")
        fence = "~~~~" if "~~~" in text else "~~~"
        blocks.append(f"{fence}text\n{text}\n{fence}")
    return "\n\n".join(blocks)


def index(rules: dict[str, RuleFile]) -> str:
    """The table of all rules in Markdown."""
    lines = [
        "# Rules",
        "",
        "Made from the rule files. E error, W warning, I info; – off by default.",
        "",
        "| rule | finds | severity | fix |",
        "|---|---|---|---|",
    ]
    for name, rule in rules.items():
        level = rule.severity[0].upper() if rule.default else "–"
        lines.append(f"| [`{name}`]({name}.md) | {rule.summary} | {level} | {rule.fix or '·'} |")
    return "\n".join(lines) + "\n"


def find(name: str, folders: Sequence[Path]) -> RuleFile | None:
    """The rule file of a rule: a later folder's replaces an earlier one's. None for a rule without a file."""
    for folder in reversed(folders):
        path = folder / f"{name}.toml"
        if path.is_file():
            return read_rule(path)
    return None


def pages(folder: Path) -> dict[str, str]:
    """Every page by its path below docs/rules."""
    rules = {name: read_rule(path) for name, path in rule_files(folder)}
    made = {f"{name}.md": page(name, rule) for name, rule in rules.items()}
    return {"README.md": index(rules), **made}


def missing(folder: Path, language: str) -> list[str]:
    """The rules that need words of a language, in their own tables or in the language's file, and have none of this."""
    file = folder / LANGUAGES / f"{language}.toml"
    sections = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    rules = {name: read_rule(path) for name, path in rule_files(folder)}
    return [name for name, rule in rules.items() if _lacks(rule, language, sections)]


def _lacks(rule: RuleFile, language: str, sections: Mapping[str, Any]) -> bool:
    if rule.vocabulary:
        return language not in rule.vocabulary
    if not rule.languages or rule.check.kind in ENGINE_KINDS:
        return False
    needed = getattr(import_module(f"newslint.checks.{rule.check.kind}"), "SECTIONS", ())
    return not all(sections.get(name) for name in needed)
