"""The configuration of a run: finds, validates and merges configuration files.

The file's shape is in schema.py, which needs pydantic. A file that was checked once is kept as JSON in the
cache under its content's hash, so that a hook on every commit does not pay for it again.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from newslint import __version__
from newslint.atomic_write import replacement
from newslint.config import globs
from newslint.errors import UsageError
from newslint.fast.file_cache import cache_folder
from newslint.text.digest import digest

FILE_NAMES = (".newslint.toml", "newslint.toml", "pyproject.toml")
MAX_DEPTH_OF_EXTEND = 8

# What is reported, what fails, and which files are looked at: one file gives the same whatever they say.
_ASIDE = ("output", "baseline", "path", "fail_on", "max_warnings", "include", "exclude", "corpus", "outer")
_NONE: Mapping[str, Any] = {}  # no MappingProxyType: it cannot go to another process


class Config(NamedTuple):
    """Settings of a run. Field names are the configuration file's keys with "_" for "-"; see docs/configuration.md.

    `root` is the folder that the globs in it are relative to. `outer` is the outermost configuration of the repository,
    where that is another: it says which articles are compared.
    """

    root: Path = Path()
    path: Path | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NONE
    severity: Mapping[str, str] = _NONE
    min_severity: str = "info"
    min_confidence: str = "low"
    fail_on: str = "warning"
    max_warnings: int = -1
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    corpus: tuple[str, ...] = ()
    cross_file: str = "auto"
    languages: tuple[str, ...] = ()
    languages_by_path: Mapping[str, tuple[str, ...]] = _NONE
    encoding: Mapping[str, str] = _NONE
    rules: tuple[str, ...] = ()
    phrases: Mapping[str, Any] = _NONE
    options: Mapping[str, Any] = _NONE
    facts: str = ""
    ignores: str = "newslint-ignore.toml"
    baseline: str = ""
    disclosure: tuple[str, ...] = ()
    disclosure_by_path: Mapping[str, tuple[str, ...]] = _NONE
    max_file_size: int = 10 * 1024 * 1024
    max_findings: int = 100
    output: tuple[str, ...] = ()
    formats: Mapping[str, Mapping[str, str]] = _NONE
    outer: "Config | None" = None

    def format_of(self, name: str) -> Mapping[str, str]:
        """What [formats] says of a file, by its path seen from `root`: the first glob that fits."""
        for pattern, settings in self.formats.items():
            if globs.spec([pattern]).match_file(globs.seen(name)):
                return settings
        return _NONE

    @property
    def rule_folders(self) -> list[Path]:
        return [self.root / folder for folder in self.rules]

    def languages_of(self, name: str) -> tuple[str, ...]:
        """The languages stated for a file, by its name seen from `root`: the first glob that fits, else the general list."""
        return _by_path(name, self.languages_by_path, self.languages)

    def disclosure_of(self, name: str) -> tuple[str, ...]:
        """The disclosure policies for a file, by its name: label, editor, eu, cn, or none of them."""
        return _by_path(name, self.disclosure_by_path, self.disclosure)

    def encoding_of(self, name: str) -> str:
        """The encoding of what is not UTF-8, stated for a file by its name seen from `root`, or ""."""
        fitting = (pattern for pattern in self.encoding if globs.spec([pattern]).match_file(globs.seen(name)))
        return self.encoding[pattern] if (pattern := next(fitting, None)) else ""

    @property
    def digest(self) -> str:
        """Changes with every setting that can change what a file gives."""
        told = {name: value for name, value in self._asdict().items() if name not in _ASIDE}
        return digest(json.dumps(told, sort_keys=True, default=str), 12)


def _by_path(name: str, by_path: Mapping[str, tuple[str, ...]], general: tuple[str, ...]) -> tuple[str, ...]:
    fitting = (
        values for pattern, values in by_path.items() if globs.spec([pattern]).match_file(globs.seen(name))
    )
    return next(fitting, general)


def load(start: Path, chosen: Path | None = None, isolated: bool = False, cache: bool = True) -> Config:
    """The configuration for files at `start`: the closest file upward, or `chosen`. No file: the defaults.

    Raises UsageError naming file and key.
    """
    if isolated:
        return Config(root=start)
    path = chosen or find(start)
    if path is None:
        return Config(root=git_root(start) or start)
    config = _loaded(path, cache)
    outermost = None if chosen else _outermost(path)
    return config._replace(outer=_loaded(outermost, cache)) if outermost else config


def changed(config: Config, settings: Sequence[str], origin: str) -> Config:
    """A configuration with KEY=VALUE settings over it, in TOML; a value that is no TOML is a text.

    Raises UsageError naming the setting.
    """
    for setting in settings:
        key, _, value = setting.partition("=")
        path = Path(f"{origin} {setting}")
        try:
            table = _parse(path, f"{key} = {value}".encode())
        except UsageError:
            table = _parse(path, f"{key} = {json.dumps(value)}".encode())
        from newslint.config.schema import check

        config = config._replace(**_frozen(check(path, table)))
    return config


def _loaded(path: Path, cache: bool) -> Config:
    return Config(root=path.resolve().parent, path=path, **_frozen(_read(path, cache, depth=0)))


def _outermost(path: Path) -> Path | None:
    """The configuration file furthest above another in its repository, or None."""
    top = git_root(path.parent)
    if top is None or path.parent == top:
        return None
    between = [parent for parent in path.parent.parents if parent.is_relative_to(top)]
    return next((found for folder in reversed(between) if (found := here(folder))), None)


def of_settings(settings: Mapping[str, Any], root: Path = Path()) -> Config:
    """The configuration with the keys of a configuration file, as a program states them. Raises UsageError."""
    from newslint.config.schema import check

    return Config(root=root, **_frozen(check(Path("settings"), dict(settings))))


def find(start: Path) -> Path | None:
    """The closest configuration file at `start` or above it."""
    folder = start.resolve()
    return next((found for parent in (folder, *folder.parents) if (found := here(parent))), None)


def here(folder: Path) -> Path | None:
    """The configuration file in a folder."""
    paths = (folder / name for name in FILE_NAMES)
    return next(
        (
            path
            for path in paths
            if path.is_file() and (path.name != "pyproject.toml" or _speaks_of_us(path.read_bytes()))
        ),
        None,
    )


def _speaks_of_us(pyproject: bytes) -> bool:
    return any(table in pyproject for table in (b"[tool.newslint]", b"[tool.newslint."))


def git_root(start: Path) -> Path | None:
    folder = start.resolve()
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)


def _read(path: Path, cache: bool, depth: int) -> dict[str, Any]:
    """The file's own settings over those that it extends, as plain JSON values."""
    if depth > MAX_DEPTH_OF_EXTEND:
        raise UsageError(f"{path}: extend: more than {MAX_DEPTH_OF_EXTEND} files deep")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    settings = _checked(path, data, cache)
    if parent := settings.pop("extend", ""):
        return {**_read(path.parent / parent, cache, depth + 1), **settings}
    return settings


def _checked(path: Path, data: bytes, cache: bool) -> dict[str, Any]:
    key = digest(f"{__version__} {path.name}\n".encode() + data, 16)
    stored = cache_folder() / f"config-{key}.json"
    if cache:
        try:
            return dict(json.loads(stored.read_bytes()))
        except (OSError, ValueError, TypeError):
            pass
    from newslint.config.schema import check

    settings = check(path, _parse(path, data))
    if cache:
        write_cache(stored, json.dumps(settings).encode())
    return settings


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: {error}") from None
    if path.name != "pyproject.toml":
        return table
    tools = table.get("tool")
    own = tools.get("newslint") if isinstance(tools, dict) else None
    if not isinstance(own, dict):
        raise UsageError(f"{path}: no table [tool.newslint]")
    return own


def write_cache(path: Path, data: bytes) -> None:
    """Write whole or not at all; a cache that cannot be written costs time, never a run."""
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacement(path) as file:
            file.write(data)


def _frozen(settings: Mapping[str, Any]) -> dict[str, Any]:
    """JSON lists as the tuples that Config's fields hold."""

    def freeze(value: Any) -> Any:
        if isinstance(value, list):
            return tuple(value)
        return {key: freeze(item) for key, item in value.items()} if isinstance(value, dict) else value

    keep_lists = ("phrases", "options")
    return {name: value if name in keep_lists else freeze(value) for name, value in settings.items()}
