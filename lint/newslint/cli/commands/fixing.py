"""check --fix, --diff and --add-ignore: changing files, or showing what would change."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newslint.cli.commands.baselines import Gate, inside
from newslint.cli.exit_code import exit_code
from newslint.engine import fixes
from newslint.engine.result import RunResult
from newslint.engine.session import Session
from newslint.engine.suppressions import ignore_file
from newslint.errors import UsageError
from newslint.model.finding import Finding
from newslint.readers import content
from newslint.text import diff
from newslint.text.escaping import lines, terminal

Tell = Callable[[RunResult, int], None]


class Work(NamedTuple):
    """What is repaired: the files in focus, as far as the gate lets their findings through."""

    arguments: argparse.Namespace
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


def run(work: Work, run_result: RunResult, tell: Tell) -> int:
    """Repair what is asked for, report the rest, and return the exit code."""
    arguments = work.arguments
    if arguments.add_ignore is not None:
        return _ignore(work.session, run_result, arguments.add_ignore)
    repairs = _repairs(work, run_result)
    if arguments.diff:
        changed = _show(repairs)
        return 2 if run_result.failed else int(changed)
    fixed = [finding for repair in repairs if _written(repair) for finding in repair.fixed]
    if fixed:
        run_result = work.look()
    if arguments.show_fixes:
        for finding in fixed:
            place = finding.place
            told = f"{place.path}:{place.line}:{place.column}: fixed {finding.rule} {finding.message}"
            print(lines(terminal(told)), file=sys.stderr)
    tell(run_result, len(fixed))
    code = exit_code(arguments, work.session.config, run_result)
    return 1 if fixed and not code and arguments.exit_non_zero_on_fix else code


def _repairs(work: Work, run_result: RunResult) -> Iterator[fixes.Repair]:
    """The repair of every file that has something to repair."""
    unsafe = work.arguments.unsafe_fixes
    for path in dict.fromkeys(finding.place.path for finding in fixes.plan(run_result.findings, unsafe)):
        try:
            data = content(path, work.session.config.max_file_size)
            repair = fixes.repair(path, data, partial(work.lint, path), unsafe, work.format)
        except (OSError, fixes.Refused) as error:
            _refused(path, error)
            continue
        for finding in repair.left:
            _refused(
                path, fixes.Refused(f"line {finding.place.line}: without it there would be other findings")
            )
        if repair.fixed:
            yield repair


def _written(repair: fixes.Repair) -> bool:
    try:
        fixes.write(Path(repair.path), repair.old, repair.new)
    except (OSError, fixes.Refused) as error:
        _refused(repair.path, error)
        return False
    return True


def _refused(path: str, error: Exception) -> None:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    print(f"newslint: {terminal(path)}: not fixed: {terminal(reason)}", file=sys.stderr)


def _show(repairs: Iterator[fixes.Repair]) -> bool:
    """Print the changes; whether there are any."""
    count = 0
    for count, repair in enumerate(repairs, 1):  # noqa: B007
        for line in diff.diff(repair.path, repair.before, repair.after):
            print(lines(terminal(line)))
    if count:
        print(f"newslint: {count} file{'s' if count > 1 else ''} would change", file=sys.stderr)
    return bool(count)


def _ignore(session: Session, run_result: RunResult, reason: str) -> int:
    """Write every finding into the sidecar file of suppressions."""
    if not reason.strip():
        raise UsageError("--add-ignore: a reason is needed")
    path = session.config.root / session.config.ignores
    inside(session.config, path)
    count = ignore_file.add(
        path, run_result.findings, reason, session.config.root, session.linter.compiled_rules.rules
    )
    print(f"{terminal(str(path))}: {count} suppression{'s' if count != 1 else ''} written")
    return 2 if run_result.failed else 0
