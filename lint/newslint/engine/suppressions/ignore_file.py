"""newslint-ignore.toml: suppressions for articles that cannot hold comments."""

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from newslint.atomic_write import replaced
from newslint.errors import UsageError
from newslint.fast.lazy_regex import lazy
from newslint.model.finding import Finding
from newslint.model.rule import READER, SUPPRESSIONS, Rule
from newslint.readers import UNREAD
from newslint.ruleset.selection import matches

_ESCAPED = lazy(r"\[([*?[])\]")


class Ignore(NamedTuple):
    """One entry. `path` is a glob relative to the configuration's folder; without a `text` all findings are meant,
    without a `part` all articles of a file."""

    path: str
    rule: str
    text: str = ""
    reason: str = ""
    until: date | None = None
    part: str = ""

    def excuses(self, path: str, finding: Finding) -> bool:
        """Whether the entry is about a finding of the article at `path`."""
        return (
            fnmatchcase(path, self.path)
            and matches(finding.rule, [self.rule])
            and self.part in ("", finding.place.part)
            and (not self.text or _normal(self.text) in _normal(finding.place.excerpt))
        )


class _Entry(NamedTuple):
    """An entry as it is written to a file."""

    path: str
    part: str
    rule: str
    text: str
    reason: str


def load(path: Path, today: date | None = None) -> list[Ignore]:
    """The entries of a file that still hold. Raises UsageError naming the entry that is wrong."""
    return [entry for entry in _all(path) if not _expired(entry, today)]


def expired(path: Path, today: date | None = None) -> list[Ignore]:
    """The entries whose last day is over."""
    return [entry for entry in _all(path) if _expired(entry, today)] if path.is_file() else []


def _expired(entry: Ignore, today: date | None) -> bool:
    return entry.until is not None and entry.until < (today or date.today())


def _all(path: Path) -> list[Ignore]:
    from newslint.engine.suppressions import ignore_schema  # pydantic: only a run with such a file needs it

    try:
        tables = ignore_schema.entries(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        raise UsageError(f"{path}: {error}") from None
    return [Ignore(**dict(table)) for table in tables]


def idle(
    entries: Sequence[Ignore], suppressed: Sequence[Finding], linted: Collection[str], root: Path
) -> Iterator[Ignore]:
    """The entries for one file that excuse nothing in it, or whose file is gone. `linted`: absolute paths."""
    for entry in entries:
        name = _ESCAPED.sub(r"\1", entry.path)
        path = os.path.abspath(root / name)
        if re.search(r"[*?[]", _ESCAPED.sub("", entry.path)) or (path not in linted and os.path.exists(path)):
            continue
        if not any(
            os.path.abspath(finding.place.path) == path and entry.excuses(name, finding)
            for finding in suppressed
        ):
            yield entry


def add(path: Path, findings: Sequence[Finding], reason: str, root: Path, rules: Mapping[str, Rule]) -> int:
    """Append an entry for each finding to a file and return how many. Raises UsageError.

    None silences what a file that could not be read gave, nor a remark on suppressions themselves.
    """
    from newslint.text import toml

    loud = {
        name
        for name, rule in rules.items()
        if (rule.kind == READER and rule.find in UNREAD)
        or (rule.kind == SUPPRESSIONS and rule.find in ("unused", "unknown"))
    }
    listed = [finding for finding in findings if finding.rule not in loud]
    entries = list(dict.fromkeys(_ignored(finding, reason, root) for finding in listed))
    new = toml.tables("ignore", [_stated(entry) for entry in entries]) if entries else ""
    try:
        known = path.read_text("utf-8") if path.is_file() else ""
        with replaced(path) as stream:
            stream.write(f"{known}\n{new}" if known and new else known + new)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    return len(entries)


def _stated(entry: _Entry) -> dict[str, str]:
    """The entry's keys, without the part of a file that is one article."""
    return {name: value for name, value in entry._asdict().items() if value or name != "part"}


def _ignored(finding: Finding, reason: str, root: Path) -> _Entry:
    """A finding as an entry, its path as a glob that fits nothing else."""
    name = os.path.relpath(finding.place.path, root).replace(os.sep, "/")
    path = re.sub(r"([*?[])", r"[\1]", name)
    return _Entry(path, finding.place.part, finding.rule, _normal(finding.place.excerpt), reason)


def _normal(text: str) -> str:
    return " ".join(text.split())
