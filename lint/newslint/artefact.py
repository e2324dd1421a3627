"""Compiled rules and languages: found in the wheel, or compiled once into the cache for a checkout and for own rules."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint import __version__
from newslint.errors import UsageError
from newslint.language import Languages
from newslint.rule import Rule

_PACKAGE = Path(__file__).parent
_PACKAGED = _PACKAGE / "compiled"
SIZES = "sizes.json"  # the sizes of the files beside it in the cache


class Files(Mapping[str, bytes]):
    """The compiled files of a folder, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(os.listdir(self._folder))

    def __len__(self) -> int:
        return len(os.listdir(self._folder))


class Artefact:
    """Rules by name, languages by code and the mechanisms' compiled data. `digest` changes when any of them does."""

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


def cache_folder() -> Path:
    """The user's cache folder for newslint (NEWSLINT_CACHE, else the XDG base directory specification)."""
    if chosen := os.environ.get("NEWSLINT_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newslint"


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
        return Artefact(Files(_PACKAGED), (_PACKAGED / "digest").read_text("ascii"))
    everything = [rules_folder(), *folders]
    digest = _digest(everything, phrases or {})
    stored = cache_folder() / f"rules-{digest}"
    if cache and (kept := _kept(stored, digest)):
        return kept
    from newslint.compile import compile_rules

    data = compile_rules(everything, phrases)
    if cache:
        _store(stored, data)
    return Artefact(data, digest)


def _kept(folder: Path, digest: str) -> Artefact | None:
    """The artefact of an earlier run, or None when there is none or it was damaged: that one is removed."""
    if not folder.is_dir():
        return None
    try:
        sizes = json.loads((folder / SIZES).read_bytes())
        if all((folder / name).stat().st_size == size for name, size in sizes.items()):
            return Artefact(Files(folder), digest)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        pass
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    return None


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
        for path in sorted(root.glob(pattern)):
            stat = path.stat()
            state.append(f"{path}:{stat.st_mtime_ns}:{stat.st_size}")
    return hashlib.blake2b("\n".join(state).encode(), digest_size=12).hexdigest()


def _store(folder: Path, data: Mapping[str, bytes]) -> None:
    """Write all files beside the folder and rename: another process sees the whole of it or nothing."""
    temporary = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.mkdir(mode=0o700)
        for name, content in data.items():
            (temporary / name).write_bytes(content)
        sizes = {name: len(content) for name, content in data.items()}
        (temporary / SIZES).write_text(json.dumps(sizes), "utf-8")
        temporary.rename(folder)
    except OSError:
        # A cache that cannot be written costs time, never a run. A lost race leaves the other's equal folder.
        for path in temporary.glob("*"):
            path.unlink(missing_ok=True)
        if temporary.is_dir():
            temporary.rmdir()
