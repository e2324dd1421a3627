"""check --fix, --diff and --add-ignore: changing files, or showing what would change."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from newslint.cli.commands.baselines import inside
from newslint.cli.commands.parts import Work, code, combined
from newslint.engine import fixes
from newslint.engine.result import RunResult
from newslint.engine.suppressions import ignore_file
from newslint.errors import UsageError
from newslint.readers import content
from newslint.text import diff
from newslint.text.escaping import lines, terminal

Tell = Callable[[RunResult, int], None]


def run(works: Sequence[Work], results: Sequence[RunResult], tell: Tell) -> int:
    """Repair what is asked for, report the rest, and return the exit code."""
    arguments = works[0].arguments
    repairs = [repair for work, found in zip(works, results, strict=True) for repair in _repairs(work, found)]
    if arguments.diff:
        changed = _show(repairs)
        return 2 if any(result.failed for result in results) else int(changed)
    fixed = [finding for repair in repairs if _written(repair) for finding in repair.fixed]
    if fixed:
        failed = [result.failed for result in results]
        results = [work.look() for work in works]
        results = [r._replace(failed=r.failed or before) for r, before in zip(results, failed, strict=True)]
    if arguments.show_fixes:
        for finding in fixed:
            place = finding.place
            told = f"{place.path}:{place.line}:{place.column}: fixed {finding.rule} {finding.message}"
            print(lines(terminal(told)), file=sys.stderr)
    tell(combined(results), len(fixed))
    left = code(works, results)
    return 1 if fixed and not left and arguments.exit_non_zero_on_fix else left


def _repairs(work: Work, run_result: RunResult) -> Iterator[fixes.Repair]:
    """The repair of every file that has something to repair."""
    unsafe = work.arguments.unsafe_fixes
    for path in dict.fromkeys(finding.place.path for finding in fixes.plan(run_result.findings, unsafe)):
        try:
            data = content(path, work.session.config.max_file_size)
            legacy = work.session.config.encoding_of(work.session.paths.name(Path(path)))
            repair = fixes.repair(path, data, partial(work.lint, path), unsafe, work.format, legacy)
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


def _show(repairs: Sequence[fixes.Repair]) -> bool:
    """Print the changes; whether there are any."""
    for repair in repairs:
        for line in diff.diff(repair.path, repair.before, repair.after):
            print(lines(terminal(line)))
    if repairs:
        print(f"newslint: {len(repairs)} file{'s' if len(repairs) > 1 else ''} would change", file=sys.stderr)
    return bool(repairs)


def ignore(works: Sequence[Work], results: Sequence[RunResult]) -> int:
    """Write every finding into the ignore file of its configuration."""
    reason = works[0].arguments.add_ignore or ""
    if not reason.strip():
        raise UsageError("--add-ignore: a reason is needed")
    for work, result in zip(works, results, strict=True):
        root = work.session.config.root
        path = root / work.session.config.ignores
        inside(work.session.config, path)
        rules = work.session.linter.compiled_rules.rules
        count = ignore_file.add(path, result.findings, reason, root, rules)
        print(f"{terminal(str(path))}: {count} suppression{'s' if count != 1 else ''} written")
    return 2 if any(result.failed for result in results) else 0
