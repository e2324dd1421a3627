"""newslint-ignore.toml: suppressions for articles that can hold no comments."""

import os
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from newslint.atomic_write import replaced
from newslint.errors import UsageError
from newslint.fast.lazy_regex import lazy
from newslint.model.finding import Finding
from newslint.model.rule import READER, SUPPRESSIONS, Rule
from newslint.readers import UNREAD
from newslint.ruleset.selection import matches

_ESCAPED = lazy(r"\[([*?[])\]")


class Ignore(NamedTuple):
    """One entry. `path` is a glob relative to the configuration's folder; without a `text` all findings are meant."""

    path: str
    rule: str
    text: str = ""
    reason: str = ""
    until: date | None = None

    def excuses(self, path: str, finding: Finding) -> bool:
        """Whether the entry is about a finding of the article at `path`."""
        return (
            fnmatchcase(path, self.path)
            and matches(finding.rule, [self.rule])
            and (not self.text or _normal(self.text) in _normal(finding.place.excerpt))
        )


def load(path: Path, today: date | None = None) -> list[Ignore]:
    """The entries of a file that still hold. Raises UsageError naming the entry that is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        raise UsageError(f"{path}: {error}") from None
    if wrong := set(table) - {"ignore"}:
        raise UsageError(f"{path}: {min(wrong)}: unknown key; entries are [[ignore]] tables")
    listed = table.get("ignore", [])
    if not isinstance(listed, list):
        raise UsageError(f"{path}: entries are [[ignore]] tables, in double brackets")
    entries = [_entry(entry, f"{path}: ignore {number}") for number, entry in enumerate(listed, 1)]
    return [entry for entry in entries if entry.until is None or entry.until >= (today or date.today())]


def _entry(table: Any, where: str) -> Ignore:
    for name, value in table.items() if isinstance(table, dict) else [("", table)]:
        wanted = date if name == "until" else str
        if name not in Ignore._fields:
            raise UsageError(f"{where}: {name}: unknown key; known are {', '.join(Ignore._fields)}")
        if type(value) is not wanted:
            raise UsageError(f"{where}: {name}: expected a {'date' if wanted is date else 'string'}")
    if missing := {"path", "rule"} - set(table):
        raise UsageError(f"{where}: {min(missing)} is missing")
    return Ignore(**table)


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
    loud = {
        name
        for name, rule in rules.items()
        if (rule.kind == READER and rule.find in UNREAD)
        or (rule.kind == SUPPRESSIONS and rule.find in ("unused", "unknown"))
    }
    entries = dict.fromkeys(_toml(finding, reason, root) for finding in findings if finding.rule not in loud)
    try:
        known = path.read_text("utf-8") if path.is_file() else ""
        with replaced(path) as stream:
            stream.write(known + "".join(entries) if known else "".join(entries).lstrip())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    return len(entries)


def _toml(finding: Finding, reason: str, root: Path) -> str:
    """A finding as an entry, its path as a glob that fits nothing else."""
    name = os.path.relpath(finding.place.path, root).replace(os.sep, "/")
    values = {
        "path": re.sub(r"([*?[])", r"[\1]", name),
        "rule": finding.rule,
        "text": _normal(finding.place.excerpt),
        "reason": reason,
    }
    return "\n[[ignore]]\n" + "".join(f'{key} = "{_basic(text)}"\n' for key, text in values.items())


def _basic(text: str) -> str:
    """The inside of a TOML string. Lone surrogates, which TOML does not have, come out as "?"."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped)


def _normal(text: str) -> str:
    return " ".join(text.split())
