"""check: lints files, reports, fixes, and returns the exit code."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from newslint import readers
from newslint.cli.commands import baselines, report_files
from newslint.cli.commands.parts import Configurations, Work, code, combined
from newslint.cli.commands.parts import parts as parts_of
from newslint.cli.exit_code import ERROR, exit_code
from newslint.cli.messages import fail, say
from newslint.cli.options import CheckOptions
from newslint.config import file_discovery
from newslint.config.config_file import Config
from newslint.engine.result import RunResult
from newslint.engine.session import Session
from newslint.errors import UsageError
from newslint.reports import count

PROGRESS_SECONDS = 0.1
NAMED = 3  # files that a message names


def check(arguments: CheckOptions) -> int:
    """Lint what the arguments name. Raises UsageError for bad options, paths and configuration."""
    paths = _paths(arguments)
    configs = Configurations(arguments, _start(arguments, paths), partial(_over, arguments))
    outputs = report_files.outputs(arguments, configs.start)
    if [str(path) for path in paths] == ["-"]:
        return _stdin(arguments, configs, outputs)
    linted, lost = _focus(arguments, configs, paths)
    if arguments.show_files or arguments.show_settings:
        from newslint.cli.commands.setup import show

        return show(arguments, configs, linted) if not lost else ERROR
    report_files.spare(outputs, linted, arguments.force)
    parts = parts_of(arguments, configs, linted, arguments.jobs)
    if arguments.verbose:
        for part in parts.listed:
            say(f"{part.session.config.path or 'no configuration file'}: {count(len(part.focus), 'file')}")
    works = [
        Work(arguments, part.session, *baselines.gate(arguments, part.session, part.focus))
        for part in parts.listed
    ]
    results = list(_results(arguments, works, paths))
    if lost:
        results[0] = results[0]._replace(failed=True)
    if arguments.add_ignore is not None:
        from newslint.cli.commands.fixing import ignore

        return ignore(works, results)
    _tell_unread(combined(results))
    tell = partial(report_files.tell, arguments, parts)
    if arguments.fix or arguments.diff:
        from newslint.cli.commands.fixing import run

        return run(works, results, lambda rest, fixed: tell(rest, outputs, fixed))
    tell(combined(results), outputs)
    return code(works, results)


def _results(arguments: CheckOptions, works: Sequence[Work], paths: Sequence[Path]) -> Iterator[RunResult]:
    """What each part gives, after the gates."""
    show = _progress(arguments, sum(len(work.focus) for work in works))
    before = 0
    for work in works:
        progress = partial(_shifted, show, before) if show else None
        found = work.session.check(work.focus, work.format, progress)
        before += len(work.focus)
        _tell_trouble(arguments, work.session, paths)
        baselines.tell_stale(arguments, work.session, work.focus, found)
        yield work.gate(found)


def _shifted(show: Callable[[int], None], before: int, done: int) -> None:
    show(before + done)


def _stdin(arguments: CheckOptions, configs: Configurations, outputs: report_files.Outputs) -> int:
    """Lint standard input."""
    if arguments.fix or arguments.diff or arguments.add_ignore is not None or arguments.since:
        raise UsageError("--fix, --diff, --add-ignore and --since need files, not standard input")
    path = Path(arguments.stdin_filename or "stdin.txt")
    report_files.spare(outputs, [path] if arguments.stdin_filename else [], arguments.force)
    parts = parts_of(arguments, configs, [path])
    session = parts.sessions[0]
    _, gate = baselines.gate(arguments, session, [path])
    data = sys.stdin.buffer.read(session.config.max_file_size + 1)
    if arguments.force_exclude and file_discovery.is_excluded(path, session.config):
        run_result = session.check([])
    else:
        run_result = gate(session.check_text(str(path), data, arguments.format or ""))
        _tell_trouble(arguments, session, [path])
    _tell_unread(run_result)
    report_files.tell(arguments, parts, run_result, outputs)
    return exit_code(arguments, session.config, run_result)


def _tell_trouble(arguments: CheckOptions, session: Session, paths: Sequence[Path]) -> None:
    """Say why articles were not compared with all others, unless there are not."""
    if (trouble := session.trouble) and not trouble.grave:
        named = [path for path in paths if path.is_file()]
        trouble = trouble if not arguments.quiet and _has_neighbours(named) else None
    baselines.tell_trouble(trouble)


def _has_neighbours(named: Sequence[Path]) -> bool:
    """Whether articles that were not named lie next to those that were."""
    names = {os.path.abspath(path) for path in named}
    folders = {os.path.dirname(name) for name in names}
    entries = (entry for folder in sorted(folders) for entry in os.scandir(folder))
    return any(
        readers.format_of(entry.name) and entry.is_file() and entry.path not in names for entry in entries
    )


def _focus(
    arguments: CheckOptions, configs: Configurations, paths: Sequence[Path]
) -> tuple[list[Path], list[Path]]:
    """(the files to lint, the paths that are missing). Missing ones are named on stderr; the others are linted."""
    lost: list[Path] = []

    def missing(path: Path, reason: str) -> None:
        lost.append(path)
        fail(f"{path}: {reason}")

    focus = file_discovery.files(paths, configs.start, arguments.force_exclude, missing, configs.of)
    if not focus and not lost:
        _tell_empty(arguments)
    elif not arguments.quiet and not arguments.format:
        _tell_formats(paths, focus)
    return focus, lost


def _tell_empty(arguments: CheckOptions) -> None:
    """Say that there is nothing to lint. Raises UsageError where that is not to pass."""
    told = "no article files to check"
    if arguments.error_on_empty:
        raise UsageError(f"{told} (--error-on-empty)")
    if not arguments.quiet:
        say(told)


def _tell_formats(paths: Sequence[Path], focus: Sequence[Path]) -> None:
    """Name the files that are read as plain text because nothing else is known of them."""
    named = {path for path in paths if readers.format_of(str(path)) is None}
    unknown = [str(path) for path in focus if path in named]
    if unknown:
        say(f"{_listing(unknown)}: of no known format, read as plain text; --format says what it is")


def _tell_unread(run_result: RunResult) -> None:
    """Say which files could not be read, and why: for that the exit code is 2, whatever is reported."""
    if run_result.unread:
        fail(f"not linted: {_listing([f'{path} ({reason})' for path, reason in run_result.unread])}")


def _listing(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _paths(arguments: CheckOptions) -> list[Path]:
    names = list(arguments.paths)
    if arguments.files_from:
        names += _listed(arguments.files_from)
    elif not names:
        names = ["-"] if arguments.stdin_filename else ["."]
    if "-" in names and len(names) > 1:
        raise UsageError("- (standard input) cannot be mixed with paths")
    return [Path(name) for name in names]


def _listed(file: str) -> list[str]:
    """The paths in a file or on standard input: one a line, or with NUL between them (`git ls-files -z`)."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"--files-from {file}: {error.strerror}") from None
    names = data.split(b"\0") if b"\0" in data else data.replace(b"\r\n", b"\n").split(b"\n")
    return [os.fsdecode(name) for name in names if name]


def _over(arguments: CheckOptions, settings: Config) -> Config:
    """A configuration with the command line over it."""
    listed: dict[str, Any] = {
        name: tuple(part for value in getattr(arguments, name) for part in value.split(",") if part)
        for name in ("select", "extend_select", "ignore")
        if getattr(arguments, name)
    }
    if "ignore" in listed:
        listed["ignore"] += settings.ignore
    plain: dict[str, Any] = {
        "min_severity": arguments.severity,
        "min_confidence": arguments.min_confidence,
        "fail_on": arguments.fail_on,
        "max_warnings": arguments.max_warnings,
        "cross_file": arguments.cross_file,
    }
    if arguments.exclude:
        listed["exclude"] = (*settings.exclude, *arguments.exclude)
    return settings._replace(**listed, **{name: value for name, value in plain.items() if value is not None})


def _start(arguments: CheckOptions, paths: Sequence[Path]) -> Path:
    """The folder that all paths lie in: its configuration says how the run is reported."""
    if arguments.stdin_filename and [str(path) for path in paths] == ["-"]:
        return Path(arguments.stdin_filename).parent
    folders = [path if path.is_dir() else path.parent for path in paths if str(path) != "-"]
    return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders])) if folders else Path()


def _progress(arguments: CheckOptions, total: int) -> Callable[[int], None] | None:
    """A counter line on a terminal's stderr, for runs long enough to wonder."""
    if arguments.quiet or total < 200 or not sys.stderr.isatty():
        return None

    shown = 0.0

    def show(done: int) -> None:
        nonlocal shown
        if done < total and time.monotonic() < shown + PROGRESS_SECONDS:
            return
        shown = time.monotonic()
        filled = done * 30 // total
        bar = f"{'#' * filled}{'.' * (30 - filled)} {done}/{total} files"
        # At the end it goes away: what stays on the screen is the report.
        print(f"\r{bar}" if done < total else f"\r{' ' * len(bar)}\r", end="", file=sys.stderr, flush=True)

    return show
