"""What a change adds: the lines that `git diff` marks as new."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from newslint.errors import UsageError
from newslint.finding import Finding
from newslint.project import Outcome

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")

Added = Mapping[str, list[range]]


def added_lines(revision: str, root: Path) -> Added:
    """Absolute path -> ranges of lines (from 1) that are new since `revision`; untracked files are new as a whole.

    Raises UsageError when git does not know the revision or there is no repository.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel").strip())
    if revision.startswith("-"):
        raise UsageError(f"--since {revision}: not a revision")
    diff = _git(
        top, "diff", "-U0", "--no-color", "--no-ext-diff", "--no-renames", "-z", revision, "--name-only"
    )
    added = {os.path.join(top, name): _ranges(top, revision, name) for name in diff.split("\0") if name}
    for name in _git(top, "ls-files", "-z", "--others", "--exclude-standard").split("\0"):
        if name:
            added[os.path.join(top, name)] = [range(1, 1 << 60)]
    return added


def only_added(outcome: Outcome, added: Added) -> Outcome:
    """The findings that touch an added line; problems of a file as a whole stay."""
    return replace(outcome, findings=tuple(_touching(outcome.findings, added)))


def _touching(findings: Iterable[Finding], added: Added) -> Iterable[Finding]:
    for finding in findings:
        place = finding.place
        ranges = added.get(os.path.abspath(place.path), [])
        if any(lines.start <= place.end_line and place.line < lines.stop for lines in ranges):
            yield finding


def _ranges(top: Path, revision: str, name: str) -> list[range]:
    diff = _git(top, "diff", "-U0", "--no-color", "--no-ext-diff", "--no-renames", revision, "--", name)
    found = []
    for match in _HUNK.finditer(diff):
        start, count = int(match[1]), int(match[2] or 1)
        if count:
            found.append(range(start, start + count))
    return found


def _git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    if result.returncode:
        said = os.fsdecode(result.stderr).strip().splitlines()
        raise UsageError(f"git {arguments[0]}: {said[0] if said else 'failed'}")
    return os.fsdecode(result.stdout)
