"""check --fix, --diff and --add-ignore: changing files, or showing what would change."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from newslint import fix, read
from newslint.finding import Finding
from newslint.printable import terminal
from newslint.project import Outcome, Project

MAX_PASSES = 10

Tell = Callable[[Outcome, int], None]


def run(arguments: argparse.Namespace, project: Project, outcome: Outcome, tell: Tell) -> int:
    """Repair what is asked for, report the rest, and return the exit code."""
    from newslint.commands.check import exit_code

    if arguments.diff:
        return _diff(outcome, arguments.unsafe_fixes)
    if arguments.add_ignore:
        return _ignore(project, outcome, arguments.add_ignore)
    fixed: list[Finding] = []
    paths = sorted({finding.place.path for finding in outcome.findings if finding.fix})
    for _ in range(MAX_PASSES):
        applied = [done for path in paths for done in _fix_file(path, outcome, arguments.unsafe_fixes)]
        if not applied:
            break
        fixed += applied
        again = project.check([Path(path) for path in paths])
        rest = [finding for finding in outcome.findings if finding.place.path not in paths]
        outcome = replace(outcome, findings=tuple(sorted([*rest, *again.findings], key=lambda f: f.sort_key)))
    if arguments.show_fixes:
        for finding in fixed:
            print(f"fixed {terminal(finding.place.path)}: {finding.rule} {terminal(finding.message)}")
    tell(outcome, len(fixed))
    code = exit_code(arguments, project.config, outcome)
    return 1 if fixed and not code and arguments.exit_non_zero_on_fix else code


def _fix_file(path: str, outcome: Outcome, unsafe: bool) -> list[Finding]:
    """Apply one pass of fixes to a file and return the findings they are for."""
    chosen = fix.plan((f for f in outcome.findings if f.place.path == path), unsafe)
    if not chosen:
        return []
    data = Path(path).read_bytes()
    source = read.read(path, data).source
    if source is None:
        return []
    new = fix.fixed_text(source.text, [finding.fix for finding in chosen if finding.fix])
    try:
        fix.write(Path(path), data, fix.encoded(new, source))
    except (fix.Changed, OSError) as error:
        print(f"newslint: {terminal(path)}: not fixed: {terminal(str(error))}", file=sys.stderr)
        return []
    return chosen


def _diff(outcome: Outcome, unsafe: bool) -> int:
    """Print what --fix would change; 1 when that is something."""
    changed = False
    for path, findings in groupby(outcome.findings, key=lambda finding: finding.place.path):
        chosen = fix.plan(findings, unsafe)
        source = read.read(path, Path(path).read_bytes()).source if chosen else None
        if source:
            new = fix.fixed_text(source.text, [finding.fix for finding in chosen if finding.fix])
            lines = fix.diff(path, source.text, new).splitlines()
            print("\n".join(terminal(line) for line in lines))
            changed = True
    return 1 if changed else 0


def _ignore(project: Project, outcome: Outcome, reason: str) -> int:
    """Write every finding into the sidecar file of suppressions."""
    path = project.config.root / project.config.ignores
    known = path.read_text("utf-8") if path.is_file() else ""
    entries = [_entry(finding, reason) for finding in outcome.findings]
    new = known + "".join(entries)
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(new, "utf-8")
    temporary.replace(path)
    print(f"{path}: {len(entries)} suppressions written")
    return 0


def _entry(finding: Finding, reason: str) -> str:
    import json

    place = finding.place
    values = {
        "path": place.path,
        "rule": finding.rule,
        "text": " ".join(place.excerpt.split()),
        "reason": reason,
    }
    return "\n[[ignore]]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())
