"""Compiled rules and languages: found in the wheel, or compiled once into the cache for a checkout and for own rules."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint import __version__
from newslint.cache import Files, cache_folder, kept, remove, store
from newslint.digest import digest
from newslint.errors import UsageError
from newslint.language import Languages
from newslint.rule import Rule

_PACKAGE = Path(__file__).parent
_PACKAGED = _PACKAGE / "compiled"


class Artefact:
    """Rules by name, languages by code and the mechanisms' compiled data.

    `digest` changes when any of them does, or the engine.
    """

    def __init__(self, data: Mapping[str, bytes], digest: str) -> None:
        self.data = data
        self.digest = digest
        self.rules: dict[str, Rule] = {}
        for fields in json.loads(data["rules.json"]):
            fields["languages"] = tuple(fields["languages"])
            self.rules[fields["name"]] = Rule(**fields)
        self.languages = Languages(json.loads(data["languages.json"]), data)


def rules_folder() -> Path:
    """Where the rule files lie: beside the package in a wheel, at the top of a checkout."""
    packaged = _PACKAGE / "rules"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "rules"


def load(
    folders: Sequence[Path] = (), phrases: Mapping[str, Mapping[str, Any]] | None = None, cache: bool = True
) -> Artefact:
    """The compiled rules, with the user's own folders and phrase packs when there are any.

    Raises UsageError for a folder that is missing or a rule file with an error.
    """
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"rules: no folder {folder}")
        if not any(folder.glob("*/*.toml")):
            raise UsageError(f"rules: no FAMILY/RULE.toml in {folder}")
    if _PACKAGED.is_dir() and not folders and not phrases:
        return Artefact(Files(_PACKAGED), engine())
    everything = [rules_folder(), *folders]
    compiled = _digest(everything, phrases or {})
    stored = cache_folder() / f"rules-{compiled}"
    digest = f"{compiled} {engine()}"

    def make() -> Mapping[str, bytes]:
        from newslint.compile import compile_rules

        return compile_rules(everything, phrases)

    if cache and (files := kept(stored, make)):
        try:
            return Artefact(files, digest)
        except (ValueError, TypeError, KeyError, AttributeError):
            remove(stored)
    data = make()
    if cache:
        store(stored, data)
    return Artefact(data, digest)


def engine() -> str:
    """A digest of the modules: as they were built into the wheel, else by size and time of change."""
    if _PACKAGED.is_dir():
        return (_PACKAGED / "digest").read_text("ascii")
    return digest("\n".join(_stamp(path) for path in sorted(_PACKAGE.rglob("*.py"))), 12)


def _stamp(path: Path) -> str:
    stat = path.stat()
    return f"{path}:{stat.st_mtime_ns}:{stat.st_size}"


def _digest(folders: Sequence[Path], phrases: Mapping[str, Any]) -> str:
    """A digest of what the compilation depends on, by size and time of change: no file is opened."""
    state = [__version__, json.dumps(phrases, sort_keys=True)]
    watched = [
        (folder, pattern) for folder in folders for pattern in ("*/*.toml", "languages/generated/*.toml")
    ]
    for root, pattern in [
        *watched,
        (_PACKAGE, "*.py"),
        (_PACKAGE, "checks/*.py"),
        (_PACKAGE, "figures/tables.py"),
    ]:
        state += map(_stamp, sorted(root.glob(pattern)))
    return digest("\n".join(state), 12)
