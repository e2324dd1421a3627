"""Splits the files of a call by configuration: each part is linted by its own session."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint.cli.commands import chosen, configuration, rules_for
from newslint.cli.exit_code import exit_code
from newslint.cli.options import CheckOptions, ConfigurationOptions
from newslint.config import config_file
from newslint.config.config_file import Config
from newslint.engine.result import RunResult
from newslint.engine.session import Session
from newslint.model.finding import Finding

Gate = Callable[[RunResult], RunResult]


class Configurations:
    """The configuration of each file: the closest one, as `over` changes it. Each is loaded once."""

    def __init__(
        self, arguments: ConfigurationOptions, start: Path, over: Callable[[Config], Config] = lambda c: c
    ) -> None:
        self._arguments = arguments
        self._over = over
        self.start = over(configuration(arguments, start))
        self._chosen = bool(chosen(arguments)[0] or arguments.isolated)
        self._loaded: dict[Path | None, Config] = {self.start.path: self.start}
        self._folders: dict[Path, Config] = {}

    def of(self, path: Path) -> Config:
        """The configuration of a file or folder. Raises UsageError for one that is wrong."""
        if self._chosen:
            return self.start
        if path.parent not in self._folders:
            self._folders[path.parent] = self._closest(path.parent)
        return self._folders[path.parent]

    def _closest(self, folder: Path) -> Config:
        # Of a folder that is walked the one above was asked about before.
        above = self._folders.get(folder.parent) if folder.name not in ("", "..") else None
        file = config_file.find(folder) if above is None else config_file.here(folder) or above.path
        if file is None:
            return self._loaded.get(None, self.start)
        if file not in self._loaded:
            self._loaded[file] = self._over(configuration(self._arguments, folder))
        return self._loaded[file]


class Part(NamedTuple):
    """Files with one configuration."""

    session: Session
    focus: Sequence[Path]


class Parts:
    """All parts of a call. `owner`: the session of a file, or the first one for files that are in no part."""

    def __init__(self, listed: Sequence[Part]) -> None:
        self.listed = listed
        self.sessions = [part.session for part in listed]
        self._owners = {os.path.abspath(path): part.session for part in listed for path in part.focus}

    def owner(self, path: str) -> Session:
        return self._owners.get(os.path.abspath(path), self.sessions[0])


def parts(
    arguments: ConfigurationOptions, configs: Configurations, files: Iterable[Path], jobs: int = 0
) -> Parts:
    """The files by configuration, in order of the first of each; one part without files if there are none.

    `jobs` is the number of worker processes (0: automatic).
    """
    groups: dict[Path | None, tuple[Config, list[Path]]] = {}
    for path in files:
        config = configs.of(path)
        groups.setdefault(config.path, (config, []))[1].append(path)
    listed = list(groups.values()) or [(configs.start, [])]
    made = [
        Part(Session(rules_for(config, arguments), config, not arguments.no_cache, jobs), focus)
        for config, focus in listed
    ]
    for part in made:
        part.session.beside = [path for other in made if other is not part for path in other.focus]
    return Parts(made)


def combined(results: Sequence[RunResult]) -> RunResult:
    """The outcomes of all parts as one, in order."""
    if len(results) == 1:
        return results[0]
    return RunResult(
        findings=tuple(sorted((f for result in results for f in result.findings), key=lambda f: f.sort_key)),
        suppressed=tuple(
            sorted((f for result in results for f in result.suppressed), key=lambda f: f.sort_key)
        ),
        files=sum(result.files for result in results),
        failed=any(result.failed for result in results),
        unread=tuple(item for result in results for item in result.unread),
        sourced={path: share for result in results for path, share in result.sourced.items()},
    )


class Work(NamedTuple):
    """A part as it is linted: the files in focus, as far as the gate lets their findings through."""

    arguments: CheckOptions
    session: Session
    focus: Sequence[Path]
    gate: Gate

    @property
    def format(self) -> str:
        return self.arguments.format or ""

    def look(self) -> RunResult:
        """Lint everything again."""
        return self.gate(self.session.check(self.focus, self.format))

    def lint(self, path: str, data: bytes) -> Sequence[Finding]:
        """Lint a file as if it held `data`."""
        return self.gate(self.session.check_text(path, data, self.format)).findings


def code(works: Sequence[Work], results: Sequence[RunResult]) -> int:
    """The most severe exit code of the parts; --max-warnings counts the warnings of all."""
    arguments = works[0].arguments
    if arguments.max_warnings is not None:
        return exit_code(arguments, works[0].session.config, combined(results))
    pairs = zip(works, results, strict=True)
    return max(exit_code(arguments, work.session.config, result) for work, result in pairs)
