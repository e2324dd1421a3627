"""check: lint files, report, repair, and say by the exit code how it went."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newslint.cli.commands import baselines, configuration, report_files, rules_for
from newslint.cli.exit_code import exit_code
from newslint.config import file_discovery
from newslint.config.model import Config
from newslint.engine.result import RunResult
from newslint.engine.session import Session
from newslint.errors import UsageError
from newslint.text.escaping import terminal

PROGRESS_SECONDS = 0.1


def check(arguments: argparse.Namespace) -> int:
    """Lint what the arguments name. Raises UsageError for bad options, paths and configuration."""
    paths = _paths(arguments)
    stdin = [str(path) for path in paths] == ["-"]
    settings = _settings(arguments, paths)
    outputs = report_files.outputs(arguments, settings)
    session = Session(rules_for(settings, arguments), settings, not arguments.no_cache, arguments.jobs)
    if stdin:
        named = [Path(arguments.stdin_filename)] if arguments.stdin_filename else []
        report_files.spare(outputs, named, arguments.force)
        run_result = _from_stdin(arguments, session)
        _tell_trouble(arguments, session, paths)
    else:
        linted, lost = _focus(arguments, session, paths)
        report_files.spare(outputs, linted, arguments.force)
        focus, gate = baselines.gate(arguments, session, linted)
        found = session.check(focus, arguments.format or "", _progress(arguments, len(focus)))
        _tell_trouble(arguments, session, paths)
        baselines.tell_stale(arguments, session, focus, found)
        run_result = gate(found)._replace(failed=found.failed or bool(lost))
        if arguments.fix or arguments.diff or arguments.add_ignore is not None:
            from newslint.cli.commands import fixing

            work = fixing.Work(arguments, session, focus, gate)
            return fixing.run(
                work,
                run_result,
                lambda rest, fixed: report_files.tell(arguments, session, rest, outputs, fixed),
            )
    report_files.tell(arguments, session, run_result, outputs)
    return exit_code(arguments, settings, run_result)


def _from_stdin(arguments: argparse.Namespace, session: Session) -> RunResult:
    if arguments.fix or arguments.diff or arguments.add_ignore is not None or arguments.since:
        raise UsageError("--fix, --diff, --add-ignore and --since need files, not standard input")
    name = arguments.stdin_filename or "stdin.txt"
    _, gate = baselines.gate(arguments, session, [Path(name)])
    data = sys.stdin.buffer.read(session.config.max_file_size + 1)
    return gate(session.check_text(name, data, arguments.format or ""))


def _tell_trouble(arguments: argparse.Namespace, session: Session, paths: Sequence[Path]) -> None:
    """Say why articles were not compared with all others. Of a whole folder that is not in git nothing is missing."""
    if (trouble := session.trouble) and not trouble.grave:
        named = any(path.is_file() for path in paths) or arguments.stdin_filename
        trouble = trouble if named and not arguments.quiet else None
    baselines.tell_trouble(trouble)


def _focus(
    arguments: argparse.Namespace, session: Session, paths: Sequence[Path]
) -> tuple[list[Path], list[Path]]:
    """(the files to lint, the paths that are missing). Missing ones are named on stderr; the others are linted."""
    lost: list[Path] = []

    def missing(path: Path, reason: str) -> None:
        lost.append(path)
        print(f"newslint: {terminal(f'{path}: {reason}')}", file=sys.stderr)

    focus = file_discovery.files(paths, session.config, arguments.force_exclude, missing)
    if not focus and not lost and not arguments.quiet:
        print("newslint: no article files to check", file=sys.stderr)
    return focus, lost


def _paths(arguments: argparse.Namespace) -> list[Path]:
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


def _settings(arguments: argparse.Namespace, paths: Sequence[Path]) -> Config:
    """The configuration closest to what is linted, with the command line over it."""
    settings = configuration(arguments, _start(paths))
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
    return settings._replace(**listed, **{name: value for name, value in plain.items() if value is not None})


def _start(paths: Sequence[Path]) -> Path:
    """The folder that all paths lie in: one run has one configuration."""
    folders = [path if path.is_dir() else path.parent for path in paths if str(path) != "-"]
    return Path(os.path.commonpath([os.path.abspath(folder) for folder in folders])) if folders else Path()


def _progress(arguments: argparse.Namespace, total: int) -> Callable[[int], None] | None:
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
