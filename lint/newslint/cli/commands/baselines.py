"""baseline, --baseline and --since: accepting existing findings, and reporting only new ones."""

import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.atomic_write import replaced
from newslint.cli.commands.parts import Configurations, Gate, parts
from newslint.cli.commands.report_files import guard
from newslint.cli.exit_code import ERROR
from newslint.cli.options import BaselineOptions, CheckOptions
from newslint.config.config_file import Config, git_root
from newslint.engine.result import RunResult
from newslint.engine.session import Session
from newslint.errors import UsageError
from newslint.model.finding import Finding
from newslint.reports import count
from newslint.text.escaping import terminal

if TYPE_CHECKING:
    from newslint.config.tracked import Trouble
    from newslint.engine.baseline import Baseline

DEFAULT_FILE = "newslint-baseline.json"
SHOWN = 3  # stale entries that are named


class _Accepted(NamedTuple):
    """A baseline file, what it accepted before, what was found now, and the files that were linted."""

    file: Path
    before: "Baseline"
    findings: list[Finding]
    focus: list[Path]


def baseline(arguments: BaselineOptions) -> int:
    """Write baselines of today's findings, or take out of them what no longer occurs: one for each configuration."""
    from newslint.config import file_discovery

    paths = [Path(path) for path in arguments.paths]
    configs = Configurations(arguments, paths[0] if paths[0].is_dir() else paths[0].parent)
    files = file_discovery.files(paths, configs.start, config_of=configs.of)
    opened: dict[Path, _Accepted] = {}
    failed = False
    for session, focus in parts(arguments, configs, files).listed:
        file = _to_write(arguments, session.config if session.config.baseline else configs.start)
        if file not in opened:
            opened[file] = _Accepted(file, _known(arguments, file), [], [])
        found = session.check(focus)
        tell_trouble(session.trouble)
        opened[file].findings.extend(found.findings)
        opened[file].focus.extend(focus)
        failed = failed or found.failed
    for accepted in opened.values():
        _update(arguments.action, accepted)
    return ERROR if failed else 0


def _to_write(arguments: BaselineOptions, settings: Config) -> Path:
    """The baseline file that the command line, or else a configuration, names. Raises UsageError for what is not ours."""
    file = _file(
        arguments.file or settings.baseline or DEFAULT_FILE, settings.root if not arguments.file else None
    )
    if settings.baseline and not arguments.file:
        inside(settings, file)
    if arguments.action == "create":
        guard(f"baseline create: {file}", file, arguments.force)
    return file


def _known(arguments: BaselineOptions, file: Path) -> "Baseline":
    """What a baseline file holds; nothing when a new one is to be created."""
    from newslint.engine import baseline as baselines

    fresh = arguments.action == "create" and (
        arguments.force or not file.is_file() or not file.stat().st_size
    )
    return baselines.Baseline() if fresh else _load(file)


def _update(action: str, accepted: _Accepted) -> None:
    """Write a baseline file and say what has become of it."""
    from newslint.engine import baseline as baselines

    file, before, findings, focus = accepted
    texts = baselines.disk_texts()
    if action == "create":
        rest = baselines.elsewhere(before, _absolute(focus), file.parent)
        entries = baselines.count(findings, file.parent, texts) + rest
        told = f"{count(len(findings), 'finding')} accepted"
        told += f"; {count(rest.total(), 'entry', 'entries')} of other files stay" if rest else ""
    else:
        applied = baselines.apply(findings, before, file.parent, texts)
        entries = baselines.moved(before, applied)
        entries.subtract(baselines.stale(applied.left, _absolute(focus), file.parent))
        gone = before.total() - entries.total()
        told = f"{count(gone, 'entry', 'entries')} taken out, {entries.total()} stay"
    _write(file, baselines.dump(entries))
    print(f"{terminal(str(file))}: {told}")


def gate(arguments: CheckOptions, session: Session, focus: Sequence[Path]) -> tuple[Sequence[Path], Gate]:
    """What --since and --baseline leave: of the files in focus, and of an outcome."""
    steps: list[Gate] = []
    if arguments.since:
        focus, step = _since(arguments.since, session, focus)
        steps.append(step)
    if file := arguments.baseline or session.config.baseline:
        steps.append(_baseline(_file(file, session.config.root)))

    def through(run_result: RunResult) -> RunResult:
        for step in steps:
            run_result = step(run_result)
        return run_result

    return focus, through


def _since(revision: str, session: Session, focus: Sequence[Path]) -> tuple[Sequence[Path], Gate]:
    """The changed files, and a gate for what they did not have at the revision, alone or next to the collection."""
    from newslint.config import file_discovery
    from newslint.engine import baseline as baselines

    root = session.config.root
    # The configuration may lie above the repository.
    before = _changes(revision, root if git_root(root) or not focus else focus[0].parent)
    corpus = file_discovery.corpus(session.config, focus).entries
    articles = [*(session.config.root / name for name, _, _ in corpus), *focus]
    old = {path: before[real] or b"" for path in articles if (real := os.path.realpath(path)) in before}
    then = {
        os.path.relpath(path).replace(os.sep, "/"): baselines.decoded(str(path), old[path]) for path in old
    }
    now = baselines.disk_texts()
    here = Path()
    known = baselines.count(
        session.check_texts(old).findings, here, lambda path: then[path] if path in then else now(path)
    )

    def step(run_result: RunResult) -> RunResult:
        return run_result._replace(
            findings=tuple(baselines.apply(run_result.findings, known, here, baselines.disk_texts()).new),
        )

    return [path for path in focus if os.path.realpath(path) in before], step


@lru_cache(maxsize=8)
def _changes(revision: str, root: Path) -> dict[str, bytes | None]:
    """The changed files; what there is to know of them is told once."""
    from newslint.engine import git

    files, notices = git.changes(revision, root)
    for notice in notices:
        print(f"newslint: {terminal(notice)}", file=sys.stderr)
    return files


def _baseline(file: Path) -> Gate:
    """A gate for what the baseline accepts: it becomes suppressed."""
    from newslint.engine import baseline as baselines

    accepted = _load(file)

    def step(run_result: RunResult) -> RunResult:
        applied = baselines.apply(run_result.findings, accepted, file.parent, baselines.disk_texts())
        known: list[Finding] = [
            finding._replace(suppressed=("external", "baseline")) for finding in applied.known
        ]
        return run_result._replace(findings=tuple(applied.new), suppressed=(*run_result.suppressed, *known))

    return step


def tell_stale(
    arguments: CheckOptions, session: Session, focus: Sequence[Path], run_result: RunResult
) -> None:
    """Name, on stderr, the entries of the baseline and of the file of suppressions that a run did not meet."""
    if arguments.quiet or _narrowed(arguments):
        return
    linted = _absolute(focus)
    if name := arguments.baseline or session.config.baseline:
        from newslint.engine import baseline as baselines

        file = _file(name, session.config.root)
        left = baselines.apply(run_result.findings, _load(file), file.parent, baselines.disk_texts()).left
        stale = baselines.stale(left, linted, file.parent)
        _tell(file, [f"{key.path} {key.rule}" for key in stale], "; run `newslint baseline prune`")
    root = session.config.root
    if (root / session.config.ignores).is_file():
        from newslint.engine.suppressions import ignore_file

        over = ignore_file.expired(root / session.config.ignores)
        _tell(
            root / session.config.ignores,
            [f"{entry.path} {entry.rule} (until {entry.until})" for entry in over],
            "",
            "expired",
        )
        idle = ignore_file.idle(session.ignores, run_result.suppressed, linted, root)
        _tell(root / session.config.ignores, [f"{entry.path} {entry.rule}" for entry in idle], "")


def tell_trouble(trouble: "Trouble | None") -> None:
    """Say on stderr why articles were not compared with all others."""
    if trouble:
        told = f"articles were not compared with all others: {trouble.reason}"
        print(f"newslint: {terminal(told)}", file=sys.stderr)


def _tell(file: Path, entries: Sequence[str], advice: str, state: str = "no longer found") -> None:
    if entries:
        more = f" and {len(entries) - SHOWN} more" if len(entries) > SHOWN else ""
        told = f"{file}: {state}: {', '.join(entries[:SHOWN])}{more}{advice}"
        print(f"newslint: {terminal(told)}", file=sys.stderr)


def _narrowed(arguments: CheckOptions) -> bool:
    """Whether the command line asks for less than the baseline was made with: then what is missing is not gone."""
    less = ("select", "ignore", "severity", "min_confidence", "cross_file", "format", "since")
    return any(getattr(arguments, name) for name in less)


def _file(name: str, root: Path | None) -> Path:
    """The baseline file: as named from here, else from the configuration's folder."""
    path = Path(name)
    return path if root is None or path.is_file() else root / name


def inside(settings: Config, file: Path) -> None:
    """Raise UsageError when a configuration has a file written outside of its folder: a checkout may not be trusted."""
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(settings.root)):
        raise UsageError(f"{settings.path}: {file} is outside the configuration's folder and was not written")


def _load(file: Path) -> "Baseline":
    from newslint.engine import baseline as baselines

    try:
        return baselines.load(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"baseline {file}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"baseline {file}: {error}") from None


def _write(file: Path, text: str) -> None:
    try:
        with replaced(file) as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None


def _absolute(paths: Sequence[Path]) -> set[str]:
    return {os.path.abspath(path) for path in paths}
