"""What not to report, and why: comments in the article, and a sidecar file for formats that have none."""

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from newslint.document import Lines, Span
from newslint.errors import UsageError
from newslint.finding import Edit, Finding, Fix, Place
from newslint.select import matches

UNUSED = "suppressions/unused"

# <!-- newslint-disable-next-line RULE[,RULE] "text" -- reason -->
_COMMENT = re.compile(
    r"<!--[ \t]*newslint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)"
    r"(?P<names>[ \t]+[\w/*,\- ]*?)?[ \t]*(?P<text>\"[^\"\n]{0,200}\")?[ \t]*(?:--[ \t]+(?P<reason>[^\n]{0,300}?))?[ \t]*-->"
)
_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One entry of newslint-ignore.toml."""

    path: str
    rule: str
    text: str = ""
    reason: str = ""
    until: date | None = None


@dataclass
class _Comment:
    """A comment, the lines it is about (from, to, inclusive), and whether it suppressed anything."""

    span: Span
    selectors: list[str]
    lines: tuple[int, int]
    text: str
    reason: str
    used: bool = field(default=False)


def load_sidecar(path: Path, today: date | None = None) -> list[Ignore]:
    """The entries of a sidecar file that still hold. Raises UsageError naming the entry that is wrong."""
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
        if name not in Ignore.__slots__:
            raise UsageError(f"{where}: {name}: unknown key; known are {', '.join(Ignore.__slots__)}")
        if type(value) is not wanted:
            raise UsageError(f"{where}: {name}: expected a {'date' if wanted is date else 'string'}")
    if missing := {"path", "rule"} - set(table):
        raise UsageError(f"{where}: {min(missing)} is missing")
    return Ignore(**table)


def add(path: Path, findings: Sequence[Finding], reason: str, root: Path) -> int:
    """Append an entry for each finding to a sidecar file and return how many. Raises UsageError.

    What no entry can silence is left out: a file that could not be read, a suppression that does nothing.
    """
    entries = dict.fromkeys(
        _toml(finding, reason, root)
        for finding in findings
        if finding.rule not in (UNUSED, "read/unreadable", "read/limit")
    )
    try:
        known = path.read_text("utf-8") if path.is_file() else ""
        temporary = path.with_name(f".{path.name}.tmp")
        temporary.write_text(known + "".join(entries), "utf-8", newline="\n")
        temporary.replace(path)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from None
    return len(entries)


def _toml(finding: Finding, reason: str, root: Path) -> str:
    """A finding as an entry: its path as a glob that fits nothing else, its text without what cannot be seen."""
    name = os.path.relpath(finding.place.path, root).replace(os.sep, "/")
    values = {
        "path": re.sub(r"([*?[])", r"[\1]", name),
        "rule": finding.rule,
        "text": " ".join(finding.place.excerpt.split()),
        "reason": reason,
    }
    return "\n[[ignore]]\n" + "".join(f'{key} = "{_basic(text)}"\n' for key, text in values.items())


def _basic(text: str) -> str:
    """The inside of a TOML string. Lone surrogates, which TOML does not have, come out as "?"."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped)


def apply(
    source: str, path: str, findings: Sequence[Finding], sidecar: Sequence[Ignore] = ()
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """(findings to report, suppressed ones with kind and reason, comments that suppress nothing as findings)."""
    lines = Lines(source)
    comments = list(_comments(source, lines))
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for finding in findings:
        comment = next((comment for comment in comments if _silences(comment, finding)), None)
        entry = next((entry for entry in sidecar if _excuses(entry, path, finding)), None)
        if comment:
            comment.used = True
            suppressed.append(replace(finding, suppressed=("inSource", comment.reason)))
        elif entry:
            suppressed.append(replace(finding, suppressed=("external", entry.reason)))
        else:
            kept.append(finding)
    unused = [_unused(comment, source, path, lines) for comment in comments if not comment.used]
    return kept, suppressed, unused


def _comments(source: str, lines: Lines) -> Iterator[_Comment]:
    """The suppressing comments, with `disable` reaching to its `enable` or the end of the file."""
    last = len(lines)
    opened: list[_Comment] = []
    shown = _fenced(source)
    for match in _COMMENT.finditer(source):
        if any(start <= match.start() < end for start, end in shown):
            continue
        line = lines.position(match.start())[0]
        selectors = [name.strip() for name in (match["names"] or "").split(",") if name.strip()]
        if match["verb"] == "enable":
            for comment in [c for c in opened if not selectors or c.selectors == selectors]:
                comment.lines = (comment.lines[0], line)
                opened.remove(comment)
            continue
        reach = {
            "disable-line": (line, line),
            "disable-next-line": (_next_text(lines, line), _next_text(lines, line)),
            "disable-file": (1, last + 1),
            "disable": (line, last + 1),
        }[match["verb"]]
        text = (match["text"] or "").strip('"')
        comment = _Comment(Span(*match.span()), selectors or ["ALL"], reach, text, match["reason"] or "")
        if match["verb"] == "disable":
            opened.append(comment)
        yield comment


def _fenced(source: str) -> list[tuple[int, int]]:
    """The fenced code blocks of Markdown: a comment in one is an example of a comment."""
    pairs: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for mark in _FENCE.finditer(source):
        if opened is None:
            opened = mark
        elif mark[1].startswith(opened[1]):
            pairs.append((opened.start(), mark.end()))
            opened = None
    return pairs


def _next_text(lines: Lines, line: int) -> int:
    """The next line that has text: between a comment and a paragraph Markdown wants a blank line."""
    for number in range(line + 1, len(lines) + 1):
        if lines.text(number).strip():
            return number
    return line + 1


def _silences(comment: _Comment, finding: Finding) -> bool:
    first, last = comment.lines
    place = finding.place
    return (
        first <= place.line <= last
        and matches(finding.rule, comment.selectors)
        and (not comment.text or comment.text in place.excerpt)
    )


def _excuses(entry: Ignore, path: str, finding: Finding) -> bool:
    return (
        fnmatchcase(path, entry.path)
        and matches(finding.rule, [entry.rule])
        and (not entry.text or " ".join(entry.text.split()) in " ".join(finding.place.excerpt.split()))
    )


def _unused(comment: _Comment, source: str, path: str, lines: Lines) -> Finding:
    start, end = comment.span
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    after = re.compile(r"[ \t]*(?:\r\n|\r|\n)?").match(source, end)
    alone = not source[lines.start(line) : start].strip() and after
    cut = Span(lines.start(line), after.end()) if alone and after else comment.span
    return Finding(
        rule=UNUSED,
        severity="warning",
        confidence="high",
        message=f"this suppression of {', '.join(comment.selectors)} suppresses nothing",
        place=Place(path, "", start, end, line, column, end_line, end_column, source[start:end][:120]),
        fix=Fix((Edit(cut, ""),), safe=True),
        fingerprint=f"unused-{start}",
    )
