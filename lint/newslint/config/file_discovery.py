"""Which files are linted, and which articles they are compared with."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newslint import readers
from newslint.config import globs
from newslint.config.config_file import Config, git_root
from newslint.config.tracked import Tracked, Trouble, tracked
from newslint.errors import UsageError
from newslint.readers.formats import FORMATS

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    _Spec = tuple[str, GitIgnoreSpec]


Entry = tuple[
    str, int, int
]  # the name of a file seen from the configuration's folder, its time of change and size


Inode = tuple[int, int]  # device and number


class Corpus(NamedTuple):
    """The articles to compare with, and why there are not all that there should be."""

    entries: list[Entry]
    trouble: Trouble | None = None
    linked: Mapping[str, Inode] = MappingProxyType({})  # those with several hard links


def files(
    paths: Sequence[Path],
    config: Config,
    force_exclude: bool = False,
    missing: Callable[[Path, str], None] | None = None,
    config_of: Callable[[Path], Config] | None = None,
) -> list[Path]:
    """The article files that `paths` mean, each once, in order of name.

    A file named by the user is taken as it is, unless `force_exclude`; folders are walked without following links,
    leaving out what .gitignore files and the configuration exclude. A path that is missing goes to `missing` with the
    reason, and the others are found; without `missing` it raises UsageError. With `config_of` every file is left out or
    not by its own configuration.
    """
    found: dict[str, Path] = {}
    excluded = _Excluded(config_of or (lambda _: config))
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            if missing is None:
                raise UsageError(f"{path}: {reason}") from None
            missing(path, reason)
            continue
        if stat.S_ISDIR(mode):
            for file in _walk(path, excluded):
                found.setdefault(os.path.abspath(file), file)
        elif not stat.S_ISREG(mode):
            raise UsageError(f"{path}: not a regular file")
        elif not (force_exclude and (excluded.file(path) or not excluded.is_article(path))):
            found.setdefault(os.path.abspath(path), path)
    # A link next to its target is the same file, named twice.
    return [
        path
        for key, path in sorted(found.items())
        if not (path.is_symlink() and os.path.realpath(path) in found)
    ]


def corpus(config: Config, focus: Iterable[Path]) -> Corpus:
    """The articles of the collection: `corpus` globs or else every article git tracks, of the outermost configuration.

    The collection is empty outside a git repository without `corpus`, and for a focus that lies elsewhere.
    """
    outer = config.outer or config
    found = _corpus(outer, focus)
    if outer is config:
        return found
    return found._replace(
        entries=[
            (_relative(outer.root / name, config.root), changed, size)
            for name, changed, size in found.entries
        ],
        linked={_relative(outer.root / name, config.root): inode for name, inode in found.linked.items()},
    )


def _corpus(config: Config, focus: Iterable[Path]) -> Corpus:
    if config.corpus:
        known = tracked(config.root)
        if known.names is None:
            walked = _walk(config.root, _Excluded(lambda _: config))
            known = Tracked([_relative(path, config.root) for path in walked])
        spec = globs.spec(config.corpus)
        names = [name for name in known.names or () if spec.match_file(globs.seen(name))]
        return _found(config.root, names, known.trouble)
    if not any(_is_below(path, config.root) for path in focus):
        return Corpus([])
    known = tracked(config.root)
    articles = [name for name in known.names or () if _is_compared(name, config)]
    return _found(config.root, _left(articles, config), known.trouble)


def compared(config: Config, names: Sequence[str]) -> Sequence[str]:
    """Those of the linted files that are compared. With `corpus` no others are: they would meet in one run, not in two."""
    outer = config.outer or config
    if not outer.corpus:
        return names
    spec = globs.spec(outer.corpus)
    return [name for name in names if spec.match_file(globs.seen(_relative(config.root / name, outer.root)))]


def stamp(status: os.stat_result) -> tuple[int, int]:
    """When a file was last changed (nanoseconds), and its size. Programs can set the time back, but not that of the inode."""
    return max(status.st_mtime_ns, status.st_ctime_ns), status.st_size


def is_excluded(path: Path, config: Config) -> bool:
    """Whether the configuration leaves a file out."""
    return _Excluded(lambda _: config).file(path)


def _is_compared(name: str, config: Config) -> bool:
    """Whether a file belongs to the collection by its name; of kinds that mostly hold no news only what is asked for."""
    format = readers.format_of(name)
    if format and not FORMATS[format].generic:
        return True
    return bool(config.format_of(name)) or bool(format and config.include)


def _left(names: list[str], config: Config) -> list[str]:
    """The names that the configuration's `include` and `exclude` leave."""
    if config.include:
        included = globs.spec(config.include)
        names = [name for name in names if included.match_file(globs.seen(name))]
    if config.exclude:
        excluded = globs.spec(config.exclude)
        names = [name for name in names if not excluded.match_file(globs.seen(name))]
    return names


def _found(root: Path, names: Iterable[str], trouble: Trouble | None) -> Corpus:
    """The regular files among the names. This runs for a whole collection even when one file is linted."""
    folder = os.path.join(os.path.relpath(root), "")  # the shorter the path, the sooner a file is found
    found = []
    linked = {}
    for name in names:
        try:
            status = os.lstat(folder + name)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode):
            found.append((name, *stamp(status)))
            if status.st_nlink > 1:
                linked[name] = status.st_dev, status.st_ino
    return Corpus(found, trouble, linked)


def _is_below(path: Path, root: Path) -> bool:
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(root), ""))


def _walk(folder: Path, excluded: "_Excluded") -> Iterator[Path]:
    """The articles below a folder, and folders that cannot be looked into: who reads those learns why.

    Not with os.walk, which passes over such folders and cannot go deeper than Python's stack.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        excluded.enter(here)
        try:
            with os.scandir(here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except FileNotFoundError:  # gone by now
            continue
        except OSError:
            yield here
            continue
        for entry in entries:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not excluded.folder(path):
                    waiting.append(path)
            elif (
                excluded.may_be_article(path)
                and entry.is_file(follow_symlinks=False)
                and not excluded.file(path)
                and excluded.is_article(path)
            ):
                yield path


class _Excluded:
    """What configurations and .gitignore files leave out. pathspec is loaded only when there is a pattern."""

    def __init__(self, config_of: Callable[[Path], Config]) -> None:
        self._config_of = config_of
        self._patterns: dict[Path, tuple[GitIgnoreSpec | None, _Spec | None]] = {}
        self._specs: list[_Spec] = []
        self._seen: set[str] = set()

    def _of(self, path: Path) -> "tuple[Path, GitIgnoreSpec | None, _Spec | None]":
        """The folder, the `include` and the `exclude` of the configuration that a file or folder has."""
        config = self._config_of(path)
        if config.root not in self._patterns:
            include = globs.spec(config.include) if config.include else None
            exclude = _spec(config.root, config.exclude) if config.exclude else None
            self._patterns[config.root] = include, exclude
        return config.root, *self._patterns[config.root]

    def enter(self, folder: Path) -> None:
        """Read the .gitignore files of a folder that is being walked, and those above it up to the repository."""
        top = git_root(folder) if not self._seen else None
        if top:
            self._read(top, top / ".git" / "info" / "exclude")
            above = [parent for parent in folder.resolve().parents if parent.is_relative_to(top)]
            for parent in reversed(above):
                self._read(parent, parent / ".gitignore")
        self._read(folder, folder / ".gitignore")

    def _read(self, folder: Path, path: Path) -> None:
        key = os.path.abspath(path)
        if key not in self._seen:
            self._seen.add(key)
            if path.is_file():
                self._specs.append(_spec(folder, path.read_text("utf-8", "replace").splitlines()))

    def may_be_article(self, path: Path) -> bool:
        """Whether a file may be one with articles, by its name."""
        return bool(readers.format_of(path.name)) or bool(self._format(path))

    def is_article(self, path: Path) -> bool:
        """Whether it is one. Files of kinds that mostly hold something else are looked into, unless they are asked for."""
        format = readers.format_of(path.name)
        if self._of(path)[1] or (format and not FORMATS[format].generic) or self._format(path):
            return True
        if not format:
            return False
        from newslint.readers.news_content import looks_like_news

        return looks_like_news(str(path), format)

    def _format(self, path: Path) -> object:
        config = self._config_of(path)
        return config.formats and config.format_of(_relative(path, config.root))

    def folder(self, path: Path) -> bool:
        return path.name in (".git", ".hg", ".venv", "node_modules") or self._match(path, "/")

    def file(self, path: Path) -> bool:
        root, include, _ = self._of(path)
        if include and not include.match_file(globs.seen(_relative(path, root))):
            return True
        return self._match(path, "")

    def _match(self, path: Path, ending: str) -> bool:
        """Whether the configuration or else the closest .gitignore with a word on it leaves a path out."""
        absolute = os.path.abspath(path)
        own = self._of(path)[2]
        if own and _verdict(own, absolute, ending):
            return True
        verdicts = (_verdict(spec, absolute, ending) for spec in reversed(self._specs))
        return next((verdict for verdict in verdicts if verdict is not None), False)


def _spec(root: Path, lines: Iterable[str]) -> "_Spec":
    return os.path.join(os.path.abspath(root), ""), globs.spec(lines)


def _verdict(spec: "_Spec", path: str, ending: str) -> bool | None:
    """True: left out, False: taken in again (!), None: no pattern fits."""
    root, patterns = spec
    if not path.startswith(root):
        return None
    name = path[len(root) :].replace(os.sep, "/") + ending
    return patterns.check_file(globs.seen(name)).include


def _relative(path: Path, root: Path) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")
