"""A whole run: many files, in several processes where that pays, remembered between runs and compared."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from newslint import readers as reading
from newslint.config import file_discovery
from newslint.config.config_file import Config
from newslint.config.tracked import Trouble
from newslint.engine import index_database, same_files, serialization
from newslint.engine.comparison import cross_findings
from newslint.engine.corpus_index import CorpusIndex
from newslint.engine.file_linter import FileLinter, content_digest
from newslint.engine.linter import FileResult, Linter
from newslint.engine.paths import Paths
from newslint.engine.result import RunResult, merge
from newslint.fast.file_cache import cache_folder
from newslint.model.finding import Finding
from newslint.ruleset.compiled import CompiledRules
from newslint.text.digest import digest

# Bytes to lint, about a hundred articles: two processes then take two thirds of the time on two free cores. A second one
# costs 0.1 s; for half as many articles that eats up what it saves.
PARALLEL_FROM = 400_000
CHUNK = 16

Stamp = tuple[int, int]
UNKNOWN: Stamp = (-1, -1)  # no file's
# A file that was changed so shortly before it was read may change once more and keep its stamp: FAT counts in two seconds.
UNSETTLED = 2_000_000_000


class Session:
    """The files in focus, the collection they belong to, and the corpus index that remembers both.

    Inside, a file is known by its path relative to the configuration's folder, whatever the current folder is.
    Raises UsageError for a selector that names no rule.
    """

    def __init__(
        self, compiled_rules: CompiledRules, config: Config, cache: bool = True, jobs: int = 0
    ) -> None:
        self.linter = Linter(compiled_rules, config, cache=cache_folder() if cache else None)
        self.config = config
        self.jobs = jobs
        self.paths = Paths(config.root)
        self._kept = self._index_path() if cache else None
        self.corpus_index = CorpusIndex.open(self._kept)
        self._given: dict[str, bytes] = {}
        self.trouble: Trouble | None = None  # why articles were not compared with all others
        self._linked: Mapping[str, file_discovery.Inode] = {}
        self.beside: Sequence[Path] = ()  # files of the same call that have another configuration

    @cached_property
    def worker(self) -> FileLinter:
        """What lints single files, here or in other processes."""
        return FileLinter(self.linter, self.crosses, self.ignores)

    def _version(self) -> str:
        """All that decides what a file gives, but for the file."""
        sheet = self.config.root / self.config.facts if self.config.facts else None
        facts = sheet.read_text("utf-8", "replace") if sheet and sheet.is_file() else ""
        state = (self.linter.compiled_rules.digest, self.config.digest, repr(self.ignores), facts)
        return digest(" ".join(state), 12)

    def check(
        self, focus: Sequence[Path], format: str = "", progress: Callable[[int], None] | None = None
    ) -> RunResult:
        """Lint the files in focus and compare them with the collection."""
        return self._remembering(lambda: self._check(focus, format, progress))

    def _check(self, focus: Sequence[Path], format: str, progress: Callable[[int], None] | None) -> RunResult:
        results = []
        for result in self._results(focus, format):
            results.append(result)
            if progress:
                progress(len(results))
        members = self._collection(focus)
        with self.corpus_index.overlay({result.path: result.facts for result in results} if format else {}):
            crossed = self._crossed([result.path for result in results], members)
        return merge(results, crossed, self.paths, self.ignores, {}, self.linter)

    def check_text(self, path: str, data: bytes, format: str = "") -> RunResult:
        """Lint bytes that are not (yet) the file's: standard input, an editor's buffer."""
        self._given[self.paths.display(self.paths.name(Path(path)))] = data
        return self.check_texts({Path(path): data}, format)

    def check_texts(self, texts: Mapping[Path, bytes], format: str = "") -> RunResult:
        """Lint the bytes given for files in place of what the files hold, all at once."""
        return self._remembering(lambda: self._check_texts(texts, format))

    def _check_texts(self, texts: Mapping[Path, bytes], format: str) -> RunResult:
        named = {self.paths.name(path): data for path, data in texts.items()}
        results = [self.worker.lint_bytes(name, data, format) for name, data in named.items()]
        members = self._collection(list(texts))
        with self.corpus_index.overlay({result.path: result.facts for result in results}):
            crossed = self._crossed(list(named), members)
        return merge(results, crossed, self.paths, self.ignores, named, self.linter)

    def _remembering(self, work: Callable[[], RunResult]) -> RunResult:
        """The outcome of a run; when it fails, perhaps for what is damaged in the corpus index, of another without it."""
        try:
            return work()
        except index_database.DAMAGE:
            if self._kept is None:
                raise
            self.corpus_index.close()
            index_database.discard(self._kept)
            self._kept, self.corpus_index = None, CorpusIndex.open(None)
            return work()

    def read(self, path: str, format: str = "") -> reading.Result | None:
        """A file of the outcome once more, by the path it is shown with; None when it is gone."""
        try:
            data = self._given[path] if path in self._given else self._content(Path(path))
        except OSError:
            return None
        return self.linter.read(self.paths.name(Path(path)), data, format)

    @cached_property
    def ignores(self) -> Sequence[Any]:
        """The ignore file's suppressions. Raises UsageError for a file that is not right."""
        path = self.config.root / self.config.ignores
        if not path.is_file():
            return ()
        from newslint.engine.suppressions import ignore_file

        return ignore_file.load(path)

    def _results(self, focus: Sequence[Path], format: str) -> Iterator[FileResult]:
        """One result a file, in the order given: from the corpus index where the file has not changed since."""
        files = [(path, self.paths.name(path)) for path in focus]
        if format:  # not what the files are by themselves: nothing to remember
            yield from self._lint(files, format)
            return
        began = time.time_ns()
        known: dict[str, FileResult] = {}
        stamps: dict[str, Stamp] = {}
        for path, name in files:
            stamp = _settled(_stamp(path), began)
            cached = self._known(name, stamp)
            if cached is None:
                stamps[name] = stamp
            else:
                known[name] = serialization.unpack(name, cached)
        fresh = self._lint([(path, name) for path, name in files if name in stamps], "")
        for _, name in files:
            if name in known:
                yield known[name]
                continue
            result = next(fresh)
            self._remember(result, stamps[name])
            yield result
        self.corpus_index.commit()

    def _remember(self, result: FileResult, stamp: Stamp) -> None:
        kept = stamp if result.lasting else UNKNOWN
        content = result.content if result.lasting else ""
        self.corpus_index.put(result.path, kept, serialization.pack(result), result.facts, content)

    def _known(self, name: str, stamp: Stamp) -> bytes | None:
        """The stored result of a file that is as it was: by its stamp, or else by its content."""
        cached = None if stamp[0] < 0 else self.corpus_index.findings(name, stamp)
        if cached is not None or not self.corpus_index.has_size(name, stamp[1]):
            return cached
        try:
            content = content_digest(self._content(self.config.root / name))
        except OSError:
            return None
        return self.corpus_index.unchanged(name, stamp, content)

    def _lint(self, files: list[tuple[Path, str]], format: str) -> Iterator[FileResult]:
        jobs = self.jobs or (os.cpu_count() or 1)
        if (
            jobs > 1
            and len(files) > CHUNK
            and (self.jobs or _size(path for path, _ in files) >= PARALLEL_FROM)
        ):
            from newslint.engine.workers import spread

            return spread(self.worker, files, format, jobs, CHUNK)
        return (self.worker.lint_file(path, name, format) for path, name in files)

    def _content(self, path: Path) -> bytes:
        return reading.content(path, self.config.max_file_size)

    @property
    def crosses(self) -> bool:
        """Whether articles are compared with each other."""
        return self.config.cross_file != "off" and bool(self.linter.corpus_kinds)

    def _collection(self, focus: Sequence[Path]) -> set[str]:
        """The names of the articles to compare with, the corpus index brought up to date with each of them."""
        if not self.crosses:
            return set()
        collection, self.trouble, self._linked = file_discovery.corpus(self.config, focus)
        beside = {name: _stamp(self.config.root / name) for name in map(self.paths.name, self.beside)}
        for name in file_discovery.compared(
            self.config, sorted(beside.keys() - {entry[0] for entry in collection})
        ):
            collection.append((name, *beside[name]))
        began = time.time_ns()
        changed = [
            (name, _settled((time_, size), began))
            for name, time_, size in self.corpus_index.stale(collection)
        ]
        todo = [(name, stamp) for name, stamp in changed if self._known(name, stamp) is None]
        fresh = self._lint([(self.config.root / name, name) for name, _ in todo], "")
        for (_, stamp), result in zip(todo, fresh, strict=True):
            self._remember(result, stamp)
        self.corpus_index.commit()
        return {name for name, _, _ in collection}

    def _crossed(self, names: Sequence[str], members: set[str]) -> list[Finding]:
        """The findings between the files in focus, which become members, and the collection."""
        if not self.crosses:
            return []
        compared = file_discovery.compared(self.config, names)
        members.update(compared)
        inodes = {**self._linked, **same_files.linked(compared, self.config.root)}
        return [
            finding
            for focus, others in same_files.rounds(compared, members, inodes)
            for finding in cross_findings(self.linter, self.corpus_index, focus, others)
        ]

    def _index_path(self) -> Path:
        key = digest(os.fsencode(os.path.abspath(self.config.root)), 8)
        return cache_folder() / f"index-{key}-{self._version()}.sqlite"


def _stamp(path: Path) -> Stamp:
    """As long as it stays, a file is taken to be the same."""
    try:
        return file_discovery.stamp(path.stat())
    except OSError:
        return (0, 0)


def _settled(stamp: Stamp, began: int) -> Stamp:
    """The stamp, without its time when that says nothing yet: `began` is when newslint looked at it."""
    return stamp if stamp[0] < began - UNSETTLED else (UNKNOWN[0], stamp[1])


def _size(paths: Iterable[Path]) -> int:
    return sum(_stamp(path)[1] for path in paths)
