"""Compiled rules and languages: found in the wheel, or compiled once into the cache for a checkout and for own rules."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from newslint import __version__
from newslint.errors import UsageError
from newslint.fast.file_cache import Files, cache_folder, kept, remove, store
from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Languages
from newslint.model.rule import Rule
from newslint.text.digest import digest

_PACKAGE = Path(__file__).parent.parent
_PACKAGED = _PACKAGE / "compiled"
# Of the modules, those that the compilation may run: of the package itself, the checks, the tables of numbers.
_COMPILING = lazy(
    r"[/\\](?:(?:checks|quantities|boilerplate|languages|text|model|ruleset|fast)[/\\](?:schema[/\\])?)?\w+\.py:"
)


class CompiledRules:
    """Rules by name, languages by code and the checks' compiled data.

    `digest` changes when any of them does, or the engine.
    """

    def __init__(self, data: Mapping[str, bytes], digest: str) -> None:
        self.data = data
        self.digest = digest
        self.rules: dict[str, Rule] = {}
        for fields in json.loads(data["rules.json"]):
            fields["languages"] = tuple(fields["languages"])
            fields["yields_to"] = tuple(fields["yields_to"])
            fields["covers"] = tuple(fields["covers"])
            self.rules[fields["name"]] = Rule(**fields)
        self.languages = Languages(json.loads(data["languages.json"]), data)


def rules_folder() -> Path:
    """Where the rule files lie: next to the package in a wheel, at the top of a checkout."""
    packaged = _PACKAGE / "rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "rules"


def load(
    folders: Sequence[Path] = (), phrases: Mapping[str, Mapping[str, Any]] | None = None, cache: bool = True
) -> CompiledRules:
    """The compiled rules, with the user's own folders and phrase packs when there are any.

    Raises UsageError for a folder that is missing or a rule file with an error.
    """
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"rules: no folder {folder}")
        if not any(folder.glob("*/*.toml")):
            raise UsageError(f"rules: no FAMILY/RULE.toml in {folder}")
    if _PACKAGED.is_dir() and not folders and not phrases:
        return CompiledRules(Files(_PACKAGED), (_PACKAGED / "digest").read_text("ascii"))
    everything = [rules_folder(), *folders]
    modules = list(_states(str(_PACKAGE), ".py"))
    compiled = _digest(everything, phrases or {}, modules)
    stored = cache_folder() / f"rules-{compiled}"
    version = f"{compiled} {digest(' '.join(modules), 12)}"

    def make() -> Mapping[str, bytes]:
        from newslint.ruleset.compiler import compile_rules

        return compile_rules(everything, phrases, cache_folder() if cache else None)

    if cache and (files := kept(stored, make)):
        try:
            return CompiledRules(files, version)
        except (ValueError, TypeError, KeyError, AttributeError):
            remove(stored)
    data = make()
    if cache:
        store(stored, data)
    return CompiledRules(data, version)


def _digest(folders: Sequence[Path], phrases: Mapping[str, Any], modules: Sequence[str]) -> str:
    """A digest of what the compilation depends on: rules, phrases, and the modules that compile them."""
    compiling = [state for state in modules if _COMPILING.match(state, len(str(_PACKAGE)))]
    rules = [state for folder in folders for state in _states(str(folder), ".toml")]
    return digest("\n".join((__version__, json.dumps(phrases, sort_keys=True), *rules, *compiling)), 12)


def _states(folder: str, suffix: str, levels: int = 2) -> Iterator[str]:
    """Path, time of change and size of each file with a suffix in a folder and some levels below it; in a fixed order."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        if entry.name.endswith(suffix):
            stat = entry.stat()
            yield f"{entry.path}:{stat.st_mtime_ns}:{stat.st_size}"
        elif levels and entry.is_dir():
            yield from _states(entry.path, suffix, levels - 1)
