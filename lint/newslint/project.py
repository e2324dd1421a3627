"""A whole run: many files, in several processes where that pays, remembered between runs and compared."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newslint import codec, discover
from newslint import read as reading
from newslint.artefact import Artefact, cache_folder
from newslint.checks import CONTRASTING, Fact
from newslint.config import Config
from newslint.finding import Finding, Place
from newslint.ledger import Ledger
from newslint.run import FileResult, Linter, number, problem_result

UNUSED = "suppressions/unused"
PARALLEL_FROM = 2_000_000  # bytes to lint: below it, starting a second process costs more than it saves
CHUNK = 16

Stamp = tuple[int, int]

_NO_TEXTS: Mapping[str, bytes] = MappingProxyType({})


class Outcome(NamedTuple):
    """What a run found, sorted. `failed`: some file could not be read, so the run was not a clean one.

    sourced  (statistics, those with a named source) by path
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    files: int
    failed: bool
    sourced: Mapping[str, tuple[int, int]]


class Project:
    """The files in focus, the collection they belong to, and the ledger that remembers both.

    Inside, a file is known by its path relative to the configuration's folder, whatever the current folder is.
    Raises UsageError for a selector that names no rule.
    """

    def __init__(self, artefact: Artefact, config: Config, cache: bool = True, jobs: int = 0) -> None:
        self.linter = Linter(artefact, config)
        self.config = config
        self.jobs = jobs
        self.ledger = Ledger.open(self._ledger_path() if cache else None, self._version())
        self._given: dict[str, bytes] = {}

    def _version(self) -> str:
        """All that decides what a file gives, but for the file."""
        sheet = self.config.root / self.config.facts if self.config.facts else None
        facts = sheet.read_text("utf-8", "replace") if sheet and sheet.is_file() else ""
        state = (self.linter.artefact.digest, self.config.digest, repr(self.ignores), facts)
        return hashlib.blake2b(" ".join(state).encode("utf-8", "replace"), digest_size=12).hexdigest()

    def check(
        self, focus: Sequence[Path], format: str = "", progress: Callable[[int], None] | None = None
    ) -> Outcome:
        """Lint the files in focus and compare them with the collection."""
        results = []
        for result in self._results(focus, format):
            results.append(result)
            if progress:
                progress(len(results))
        members = self._collection(focus)
        return self._merge(results, self._crossed([result.path for result in results], members))

    def check_text(self, path: str, data: bytes, format: str = "") -> Outcome:
        """Lint bytes that are not (yet) the file's: standard input, an editor's buffer."""
        self._given[self._display(self._name(Path(path)))] = data
        return self.check_texts({Path(path): data}, format)

    def check_texts(self, texts: Mapping[Path, bytes], format: str = "") -> Outcome:
        """Lint the bytes given for files in place of what the files hold, all at once."""
        named = {self._name(path): data for path, data in texts.items()}
        results = [self._lint_bytes(name, data, format) for name, data in named.items()]
        members = self._collection(list(texts))
        with self.ledger.overlay({result.path: result.facts for result in results}):
            return self._merge(results, self._crossed(list(named), members), named)

    def read(self, path: str, format: str = "") -> reading.Result | None:
        """A file of the outcome once more, by the path it is shown with; None when it is gone."""
        try:
            data = self._given[path] if path in self._given else Path(path).read_bytes()
        except OSError:
            return None
        return self.linter.read(self._name(Path(path)), data, format)

    @cached_property
    def ignores(self) -> Sequence[Any]:
        """The sidecar file's suppressions. Raises UsageError for a file that is not right."""
        path = self.config.root / self.config.ignores
        if not path.is_file():
            return ()
        from newslint import sidecar

        return sidecar.load(path)

    def _results(self, focus: Sequence[Path], format: str) -> Iterator[FileResult]:
        """One result a file, in the order given: from the ledger where the file has not changed since."""
        todo: list[tuple[Path, str, Stamp]] = []
        known: dict[str, FileResult] = {}
        for path in focus:
            name, stamp = self._name(path), _stamp(path)
            cached = None if format else self.ledger.findings(name, stamp)
            if cached is not None:
                known[name] = codec.unpack(name, cached)
            else:
                todo.append((path, name, stamp))
        fresh = self._lint([(path, name) for path, name, _ in todo], format)
        stamps = {name: stamp for _, name, stamp in todo}
        for path in focus:
            name = self._name(path)
            if name in known:
                yield known[name]
                continue
            result = next(fresh)
            self.ledger.put(name, stamps[name], codec.pack(result), result.facts)
            yield result
        self.ledger.commit()

    def _lint(self, files: list[tuple[Path, str]], format: str) -> Iterator[FileResult]:
        jobs = self.jobs or (os.cpu_count() or 1)
        if (
            jobs > 1
            and len(files) > CHUNK
            and (self.jobs or _size(path for path, _ in files) >= PARALLEL_FROM)
        ):
            from newslint.workers import spread

            return spread(self, files, format, jobs, CHUNK)
        return (self.lint_file(path, name, format) for path, name in files)

    def lint_file(self, path: Path, name: str, format: str) -> FileResult:
        """Read one file and lint it; a file that cannot be opened is a finding like any other."""
        try:
            data = path.read_bytes()
        except OSError as error:
            return problem_result(self.linter, name, "read/unreadable", error.strerror or str(error))
        return self._lint_bytes(name, data, format)

    def _lint_bytes(self, name: str, data: bytes, format: str) -> FileResult:
        try:
            return self.linter.lint(name, data, format, self.crosses, self.ignores)
        except (RecursionError, MemoryError) as error:
            return problem_result(self.linter, name, "read/limit", type(error).__name__)

    @property
    def crosses(self) -> bool:
        """Whether articles are compared with each other."""
        return self.config.cross_file != "off" and bool(self.linter.corpus_kinds)

    def _collection(self, focus: Sequence[Path]) -> set[str]:
        """The names of the articles to compare with, the ledger brought up to date with each of them."""
        if not self.crosses:
            return set()
        collection = [(path, self._name(path)) for path in discover.corpus(self.config, focus)]
        todo = [(path, name) for path, name in collection if self.ledger.stale(name, _stamp(path))]
        for (path, name), result in zip(todo, self._lint(todo, ""), strict=True):
            self.ledger.put(name, _stamp(path), codec.pack(result), result.facts)
        self.ledger.commit()
        return {name for _, name in collection}

    def _crossed(self, names: Sequence[str], members: set[str]) -> list[Finding]:
        """The findings between the files in focus and the collection."""
        if not self.crosses:
            return []
        return cross_findings(self.linter, self.ledger, names, {*names, *members})

    def _merge(
        self,
        results: Sequence[FileResult],
        crossed: Iterable[Finding],
        texts: Mapping[str, bytes] = _NO_TEXTS,
    ) -> Outcome:
        """All findings in order, with paths as the user sees them. `texts`: what is linted in place of files."""
        kept: list[Finding] = [finding for result in results for finding in result.findings]
        gone: list[Finding] = [finding for result in results for finding in result.suppressed]
        by_path: dict[str, list[Finding]] = {}
        for finding in crossed:
            by_path.setdefault(finding.place.path, []).append(finding)
        for path, findings in by_path.items():
            shown, suppressed, idle = self._suppress_crossed(path, findings, texts.get(path))
            # A comment that silences a finding between articles is not unused, though the file alone says so.
            kept = [f for f in kept if f.rule != UNUSED or f.place.path != path or f.place.start in idle]
            kept += shown
            gone += suppressed
        show = self._shown
        return Outcome(
            findings=tuple(show(finding) for finding in number(beside_tails(kept))),
            suppressed=tuple(show(finding) for finding in number(gone)),
            files=len(results),
            failed=any(result.failed for result in results),
            sourced={self._display(result.path): result.sourced for result in results if result.sourced[0]},
        )

    def _suppress_crossed(
        self, path: str, findings: list[Finding], data: bytes | None
    ) -> tuple[list[Finding], list[Finding], set[int]]:
        """Findings between articles obey the suppressions of the file that they are reported in.

        Returns those to report, the suppressed ones, and where the comments stand that silence none of them.
        """
        from newslint import suppress

        try:
            data = (self.config.root / path).read_bytes() if data is None else data
            source = reading.read(path, data).source
        except OSError:
            return findings, [], set()
        if not source or ("newslint-" not in source.text and not self.ignores):
            return findings, [], set()
        kept, suppressed, comments = suppress.apply(source.text, path, findings, self.ignores)
        return kept, suppressed, {comment.span.start for comment in comments if not comment.used}

    def _name(self, path: Path) -> str:
        return os.path.relpath(path, self.config.root).replace(os.sep, "/")

    def _display(self, name: str) -> str:
        return os.path.relpath(self.config.root / name).replace(os.sep, "/")

    def _shown(self, finding: Finding) -> Finding:
        def shown(place: Place) -> Place:
            return place._replace(path=self._display(place.path))

        if self._at_root:
            return finding
        return finding._replace(place=shown(finding.place), related=tuple(map(shown, finding.related)))

    @cached_property
    def _at_root(self) -> bool:
        return os.path.realpath(self.config.root) == os.path.realpath(os.curdir)

    def _ledger_path(self) -> Path:
        key = hashlib.blake2b(os.fsencode(os.path.abspath(self.config.root)), digest_size=8).hexdigest()
        return cache_folder() / f"ledger-{key}.sqlite"


def compare(linter: Linter, facts: Sequence[tuple[str, Fact]]) -> list[Finding]:
    """The findings between articles whose facts are all at hand (no ledger)."""
    with Ledger.open(None, "") as ledger:
        names = list(dict.fromkeys(fact.place.path for _, fact in facts))
        for name in names:
            ledger.put(name, (0, 0), b"", [(kind, fact) for kind, fact in facts if fact.place.path == name])
        return cross_findings(linter, ledger, names, set(names))


def cross_findings(
    linter: Linter, ledger: Ledger, focus: Sequence[str], members: Collection[str]
) -> list[Finding]:
    """What the comparing mechanisms find in the files in focus, each finding once."""
    by_key = [kind for kind in linter.corpus_kinds if kind not in CONTRASTING]
    by_story = [kind for kind in linter.corpus_kinds if kind in CONTRASTING]
    wanted = set(focus)
    hits = (
        hit
        for kind, facts in ledger.groups(by_key, focus, members)
        for hit in linter.mechanism(kind).compare(facts)
        if hit.place.path in wanted
    )
    told = (
        hit
        for kind, own, others in ledger.stories(by_story, focus, members)
        for hit in linter.mechanism(kind).contrast(own, others)
    )
    with ledger.snapshot():
        found = [linter.cross_finding(hit) for hit in (*hits, *told)]
    return _told_once(list({(f.rule, f.place, f.related): f for f in found if f}.values()))


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Without the findings on a figure that a comparison with the article's translation has reported already."""
    reported = [finding.place for finding in findings if finding.rule.startswith("figures/translation")]
    return [
        finding
        for finding in findings
        if finding.rule.startswith("figures/translation")
        or not finding.rule.startswith("figures/")
        or not any(_overlap(finding.place, place) for place in reported)
    ]


def _overlap(one: Place, other: Place) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end


def beside_tails(findings: Sequence[Finding]) -> list[Finding]:
    """Repeated blocks inside a tail of teasers as mere information: the tail already says that they do not belong."""
    tails = [finding.place for finding in findings if finding.rule == "ui/related-tail"]

    def inside(place: Place) -> bool:
        return any(tail.path == place.path and tail.start <= place.start < tail.end for tail in tails)

    return [
        finding._replace(severity="info")
        if finding.rule == "duplicates/block" and inside(finding.place)
        else finding
        for finding in findings
    ]


def _stamp(path: Path) -> Stamp:
    """Time of change (nanoseconds) and size: as long as both stay, a file is taken to be the same."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)


def _size(paths: Iterable[Path]) -> int:
    return sum(_stamp(path)[1] for path in paths)
