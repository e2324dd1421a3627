"""Suppression comments in articles; they are applied before the ignore file."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newslint.engine.suppressions.ignore_file import Ignore
from newslint.errors import nearest
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document, Field, Lines, Span
from newslint.model.finding import Finding
from newslint.ruleset.selection import matches

# <!-- newslint-disable-next-line RULE[,RULE] "text" -- reason -->
_COMMENT = lazy(
    r"<!--[ \t]*+newslint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)"
    r"(?P<rest>(?:(?=[ \t]|--)(?:(?!<!--)[^\n]){0,900}?)?)-->"
)
VERBS = ("disable-next-line", "disable-line", "disable-file", "disable", "enable")
LONGEST = 1000  # characters of a suppression
# Also what only looks like one: in capitals, or in the comments of Jekyll and MDX.
_BEGIN = lazy(
    r"(?P<open><!--|\[//\]:[ \t]{0,9}#[ \t]{0,9}[(\"']|\{/\*)[ \t]*+newslint-(?P<verb>[a-z-]{1,40})",
    re.IGNORECASE,
)
_REST = lazy(
    r"(?P<names>(?:(?!--[ \t])[\w/*,\- \t])*+)(?P<text>\"[^\"]{0,200}\")?[ \t]*+(?:--[ \t](?P<reason>.{0,300}))?",
    re.DOTALL,
)
_FENCE = lazy(r"^[ ]{0,3}(`{3,}|~{3,})", re.MULTILINE)


@dataclass
class Comment:
    """A comment in the text of a field, the lines it is about (from, to, inclusive), and whether it suppressed anything."""

    field: Field
    span: Span
    selectors: tuple[str, ...]
    lines: tuple[int, int]
    text: str
    reason: str
    used: bool = False


class Garbled(NamedTuple):
    """A comment that looks like a suppression but is not one, and why."""

    field: Field
    span: Span
    reason: str


def apply(
    document: Document, findings: Sequence[Finding], ignore_file: Sequence[Ignore] = ()
) -> tuple[list[Finding], list[Finding], list[Comment], list[Garbled]]:
    """(findings to report, suppressed ones with kind and reason, all comments, which know if they were used, others).

    In a record a comment is about the lines of its own field: those of the text, not of the file.
    """
    garbled: list[Garbled] = []
    comments: list[Comment] = []
    silencers: dict[Span, _Silencers] = {}
    for field in document.texts:
        if found := list(_comments(field, Lines(field.text), garbled)):
            comments += found
            silencers[field.span] = _Silencers(found)
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for finding in findings:
        where, line = _line(finding, document) if silencers else (None, 0)
        silencer = silencers.get(where.span) if where else None
        comment = silencer.of(finding, line) if silencer else None
        entry = next((entry for entry in ignore_file if entry.excuses(document.path, finding)), None)
        if comment:
            comment.used = True
            suppressed.append(finding._replace(suppressed=("inSource", comment.reason)))
        elif entry:
            suppressed.append(finding._replace(suppressed=("external", entry.reason)))
        else:
            kept.append(finding)
    return kept, suppressed, comments, garbled


def _line(finding: Finding, document: Document) -> tuple[Field | None, int]:
    """The field a finding is in, and the line in the field's text."""
    place = finding.place
    if not document.fields:
        return document.texts[0], place.line
    start = document.in_source(Span(place.start, place.end), place.field).start
    field = document.field_at(start)
    return field, Lines(field.text).position(field.offset_of(start))[0] if field else 0


class _Silencers:
    """The comments by what they are for, so that a finding asks few of them."""

    def __init__(self, comments: Sequence[Comment]) -> None:
        self._groups: dict[tuple[tuple[str, ...], str], list[Comment]] = {}
        for comment in sorted(comments, key=lambda comment: comment.lines):
            group = self._groups.setdefault((comment.selectors, comment.text), [])
            # What begins inside an earlier one of its kind and ends no later silences nothing more.
            if not group or comment.lines[1] > group[-1].lines[1]:
                group.append(comment)
        self._of_rule: dict[str, list[tuple[str, list[Comment]]]] = {}

    def of(self, finding: Finding, line: int) -> Comment | None:
        """The comment that silences a finding in a line: of several the first."""
        if finding.rule not in self._of_rule:
            self._of_rule[finding.rule] = [
                (text, group)
                for (selectors, text), group in self._groups.items()
                if matches(finding.rule, selectors)
            ]
        excerpt = finding.place.excerpt
        found = []
        for text, group in self._of_rule[finding.rule]:
            if text in excerpt:
                at = bisect_left(group, line, key=lambda comment: comment.lines[1])
                if at < len(group) and group[at].lines[0] <= line:
                    found.append(group[at])
        return min(found, key=lambda comment: comment.span, default=None)


def _comments(field: Field, lines: Lines, garbled: list[Garbled]) -> Iterator[Comment]:
    """The suppressing comments, with `disable` reaching to its `enable` or the end of the text.

    What cannot be understood is added to `garbled`.
    """
    source, last = field.text, len(lines)
    opened: dict[tuple[str, ...], list[Comment]] = {}
    with_text: list[int] = []
    for match in _shown(source):
        told = _COMMENT.match(source, match.start())
        rest = told and _REST.fullmatch(told["rest"])
        if not told or not rest:
            garbled.append(_garbled(field, match))
            continue
        line = lines.position(match.start())[0]
        named = tuple(name.strip() for name in rest["names"].split(",") if name.strip())
        if told["verb"] == "enable":
            marks = [named] if named else list(opened)
            if not any(mark in opened for mark in marks):
                what = ", ".join(named) or "anything"
                garbled.append(Garbled(field, Span(*told.span()), f"nothing before it disables {what}"))
            for mark in marks:
                for comment in opened.pop(mark, ()):
                    comment.lines = (comment.lines[0], line)
            continue
        if told["verb"] == "disable-next-line" and not with_text:
            with_text = [number for number in range(1, last + 1) if lines.text(number).strip()]
        following = bisect_right(with_text, line)
        after = with_text[following] if following < len(with_text) else line + 1
        reach = {
            "disable-line": (line, line),
            "disable-next-line": (after, after),
            "disable-file": (1, last + 1),
            "disable": (line, last + 1),
        }[told["verb"]]
        text = (rest["text"] or "").strip('"')
        reason = (rest["reason"] or "").strip(" \t")
        comment = Comment(field, Span(*told.span()), named or ("ALL",), reach, text, reason)
        if told["verb"] == "disable":
            opened.setdefault(comment.selectors, []).append(comment)
        yield comment


def _garbled(field: Field, match: "re.Match[str]") -> Garbled:
    """What is wrong with a comment that cannot be understood."""
    source, verb = field.text, match["verb"]
    end = source.find("-->", match.end(), match.end() + LONGEST)
    inside = source[match.end() : end] if end >= 0 else ""
    if match["open"] != "<!--":
        reason = "a suppression is an HTML comment: <!-- newslint-... -->"
    elif verb not in VERBS:
        near = nearest(verb.lower(), VERBS).replace("'", "").replace("mean ", "mean newslint-")
        reason = f"there is no newslint-{verb}{near}"
    elif end < 0:
        reason = f"it does not end with --> within {LONGEST} characters"
    elif "\n" in inside or "\r" in inside:
        reason = "it must stand on one line"
    else:
        reason = 'it is not of the form RULE, RULE "text" -- reason'
    span = Span(match.start(), end + 3 if end >= 0 else match.end())
    return Garbled(field, span, reason)


def _shown(source: str) -> "Iterator[re.Match[str]]":
    """What begins like a suppression, outside of code."""
    fences = _fenced(source)
    starts = [start for start, _ in fences]
    for match in _BEGIN.finditer(source):
        if match.start() and source[match.start() - 1] == "`":
            continue
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or match.start() >= fences[before][1]:
            yield match


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
