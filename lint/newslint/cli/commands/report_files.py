"""Writes the reports of a run to standard output and to files; a file is written as a whole or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newslint import __version__, reports
from newslint.atomic_write import replaced
from newslint.cli.commands.parts import Parts
from newslint.cli.options import CheckOptions
from newslint.config.config_file import Config
from newslint.engine.result import RunResult
from newslint.errors import UsageError
from newslint.text.escaping import terminal

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.ruleset.schema import RuleFile

FALLBACK_WIDTH = 100
KEPT = 64  # files that are kept in memory while a report is written

Outputs = list[tuple[str, str]]


def outputs(arguments: CheckOptions, config: Config) -> Outputs:
    """(format, file or "") for every --output, or else of the configuration. Raises UsageError before anything is linted."""
    if arguments.output_template is not None:
        from newslint.reports.template import check

        check(arguments.output_template)
    chosen = arguments.output or (arguments.output_template is None and config.output) or ()
    if not chosen:
        chosen = ("table" if arguments.output_template is None else "template",)
    origin = "--output" if arguments.output else f"{config.path}: output"
    if not arguments.output and any(":" in item for item in config.output if not item.endswith(":")):
        raise UsageError(
            f"{origin}: a configuration cannot name report files; pass --output FORMAT:FILE on the command line"
        )
    pairs = [(name, file) for name, _, file in (item.partition(":") for item in chosen)]
    for item, (name, file) in zip(chosen, pairs, strict=True):
        if name not in reports.FORMATS:
            raise UsageError(f"{origin} {name}: not one of {', '.join(reports.FORMATS)}")
        if item.endswith(":"):
            raise UsageError(f"{origin} {item}: no file after the colon")
        if file and not Path(file).parent.is_dir():
            raise UsageError(f"{origin} {item}: no such folder")
    if sum(not file for _, file in pairs) > 1:
        raise UsageError(
            f"{origin}: only one format can go to standard output; give the others a file (sarif:out.sarif)"
        )
    return pairs


def guard(option: str, file: str | Path, force: bool) -> None:
    """Raise UsageError for a file that newslint did not write, unless `force`."""
    from newslint.reports.overwrite_guard import is_ours

    try:
        ours = force or is_ours(file)
    except OSError as error:
        raise UsageError(f"{option}: {error.strerror}") from None
    if not ours:
        raise UsageError(f"{option}: {file} exists and is not a newslint report; use --force to replace it")


def spare(wanted: Outputs, focus: Iterable[Path], force: bool) -> None:
    """Raise UsageError for a report that would take the place of a file that is linted, or without `force` of others."""
    for name, file in wanted:
        target = _status(file) if file else None
        if target and any((linted := _status(path)) and os.path.samestat(target, linted) for path in focus):
            raise UsageError(
                f"--output {name}:{file}: this file is one of the articles; write the report elsewhere"
            )
        if file:
            guard(f"--output {name}:{file}", file, force)


def _status(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def tell(
    arguments: CheckOptions, parts: Parts, run_result: RunResult, wanted: Outputs, fixed: int = 0
) -> None:
    """Write every report. Raises UsageError for a file that cannot be written."""
    read = lru_cache(KEPT)(lambda path: parts.owner(path).read(path, arguments.format or ""))

    def article(path: str, part: str) -> "Article | None":
        result = read(path)
        found = (document for document in (result.documents if result else ()) if document.part == part)
        return next(map(parts.owner(path).linter.analysers.article, found), None)

    told = reports.Report(
        findings=run_result.findings,
        suppressed=run_result.suppressed,
        rules=dict(
            item for session in parts.sessions for item in session.linter.compiled_rules.rules.items()
        ),
        files=run_result.files,
        fixed=fixed,
        read=read,
        manual=lambda name: _manual(name, [session.config for session in parts.sessions]),
        article=lru_cache(KEPT)(article),
        version=__version__,
        statistics=arguments.statistics,
        sourced=run_result.sourced,
        quiet=arguments.quiet,
        failed=run_result.failed,
        full=arguments.full,
    )
    if arguments.output_template is not None:
        told = told._replace(template=arguments.output_template)
    if any(name == "html" for name, _ in wanted):
        told = told._replace(
            site=parts.sessions[0].config.root.resolve().name, started=_now(), command=_command()
        )
    for name, file in wanted:
        with opened(file) if file else _standard_output() as stream:
            color = not file and _color(arguments.color, stream)
            reports.write(name, told, stream, color=color, width=width())
        if file and not arguments.quiet:
            announce(file)


def _now() -> str:
    from datetime import datetime

    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")


def _command() -> str:
    from shlex import join

    return join(["newslint", *sys.argv[1:]])


def _manual(name: str, configs: Iterable[Config]) -> "RuleFile | None":
    from newslint.ruleset import compiled, docs

    own = [folder for config in configs for folder in config.rule_folders]
    return docs.find(name, [compiled.rules_folder(), *own])


def width() -> int:
    """The terminal's columns, as COLUMNS or the terminal itself tell."""
    from shutil import get_terminal_size

    return get_terminal_size((FALLBACK_WIDTH, 0)).columns


def announce(file: str) -> None:
    """Say on stderr that a report was written."""
    if not os.path.exists(file) or os.path.isfile(file):
        print(f"newslint: report written to {terminal(file)}", file=sys.stderr)


@contextmanager
def opened(file: str) -> Iterator[TextIO]:
    """A stream into a report, which appears when all of it is written. Raises UsageError."""
    try:
        with replaced(file) as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"--output {file}: {error.strerror}") from None


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    yield sys.stdout


def _color(choice: str, stream: TextIO) -> bool:
    """--color over FORCE_COLOR and NO_COLOR (no-color.org) over whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()
