"""What not to report, and why: comments in the article, and a sidecar file for formats that have none."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

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
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: {error}") from None
    entries = []
    for number, entry in enumerate(table.get("ignore", []), 1):
        try:
            ignore = Ignore(**entry)
        except TypeError as error:
            raise UsageError(f"{path}: ignore {number}: {error}") from None
        if ignore.until is None or ignore.until >= (today or date.today()):
            entries.append(ignore)
    return entries


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
