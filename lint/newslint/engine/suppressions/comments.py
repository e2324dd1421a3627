"""What not to report, and why: comments in the article, before the sidecar file's entries."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newslint.engine.suppressions.ignore_file import Ignore
from newslint.errors import nearest
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Lines, Span
from newslint.model.finding import Edit, Finding, Fix, Place
from newslint.model.rule import SUPPRESSIONS, Rule
from newslint.ruleset.selection import matches

# <!-- newslint-disable-next-line RULE[,RULE] "text" -- reason -->
_COMMENT = lazy(
    r"<!--[ \t]*+newslint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)"
    r"(?P<rest>(?:(?=[ \t]|--)(?:(?!<!--)[^\n]){0,900}?)?)-->"
)
_REST = lazy(
    r"(?P<names>(?:(?!--[ \t])[\w/*,\- \t])*+)(?P<text>\"[^\"]{0,200}\")?[ \t]*+(?:--[ \t](?P<reason>.{0,300}))?",
    re.DOTALL,
)
_REST_OF_LINE = lazy(r"[ \t]*(?:\r\n|\r|\n|$)")
_FENCE = lazy(r"^[ ]{0,3}(`{3,}|~{3,})", re.MULTILINE)


@dataclass
class Comment:
    """A comment, the lines it is about (from, to, inclusive), and whether it suppressed anything."""

    span: Span
    selectors: tuple[str, ...]
    lines: tuple[int, int]
    text: str
    reason: str
    used: bool = False


def apply(
    source: str, path: str, findings: Sequence[Finding], ignore_file: Sequence[Ignore] = ()
) -> tuple[list[Finding], list[Finding], list[Comment]]:
    """(findings to report, suppressed ones with kind and reason, all comments, which know if they were used)."""
    comments = list(_comments(source, Lines(source)))
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    for finding in findings:
        comment = next((comment for comment in comments if _silences(comment, finding)), None)
        entry = next((entry for entry in ignore_file if entry.excuses(path, finding)), None)
        if comment:
            comment.used = True
            suppressed.append(finding._replace(suppressed=("inSource", comment.reason)))
        elif entry:
            suppressed.append(finding._replace(suppressed=("external", entry.reason)))
        else:
            kept.append(finding)
    return kept, suppressed, comments


def remarks(
    comments: Sequence[Comment],
    source: str,
    path: str,
    rules: Mapping[str, Rule],
    ran: Collection[str],
    plain: bool,
) -> Iterator[Finding]:
    """What is wrong with the comments themselves. `ran`: the rules that ran; `plain`: the format shows comments."""
    lines = Lines(source)

    def remark(find: str, comment: Comment, words: str = "", fix: Fix | None = None) -> Iterator[Finding]:
        place = _place(comment, source, path, lines)
        for rule in rules.values():
            if rule.kind == SUPPRESSIONS and rule.find == find:
                message = rule.message.format_map({"match": words})
                mark = f"{rule.name} {place.excerpt}"
                yield Finding(rule.name, rule.severity, "high", message, place, fix=fix, fingerprint=mark)

    for comment in comments:
        unknown = [name for name in comment.selectors if not any(matches(rule, [name]) for rule in rules)]
        for name in unknown:
            families = {rule.family for rule in rules.values()}
            yield from remark("unknown", comment, repr(name) + nearest(name, [*rules, *families]))
        if not comment.used and not unknown and _judged(comment, rules, ran):
            cut = Fix((Edit(_whole_line(comment.span, source, lines), ""),), safe=True)
            yield from remark("unused", comment, ", ".join(comment.selectors), cut)
        if plain:
            yield from remark("published", comment)
        if not comment.reason:
            yield from remark("reason", comment)


def _judged(comment: Comment, rules: Mapping[str, Rule], ran: Collection[str]) -> bool:
    """Whether all that the comment is for did run: a rule that is switched off today may be on tomorrow."""
    return all(
        name in ran
        for name, rule in rules.items()
        if name in comment.selectors or (rule.default and matches(name, comment.selectors))
    )


def _comments(source: str, lines: Lines) -> Iterator[Comment]:
    """The suppressing comments, with `disable` reaching to its `enable` or the end of the file."""
    last = len(lines)
    opened: dict[tuple[str, ...], list[Comment]] = {}
    with_text: list[int] = []
    for match in _shown(source):
        rest = _REST.fullmatch(match["rest"])
        if rest is None:
            continue
        line = lines.position(match.start())[0]
        named = tuple(name.strip() for name in rest["names"].split(",") if name.strip())
        if match["verb"] == "enable":
            for mark in [named] if named else list(opened):
                for comment in opened.pop(mark, ()):
                    comment.lines = (comment.lines[0], line)
            continue
        if match["verb"] == "disable-next-line" and not with_text:
            with_text = [number for number in range(1, last + 1) if lines.text(number).strip()]
        following = bisect_right(with_text, line)
        after = with_text[following] if following < len(with_text) else line + 1
        reach = {
            "disable-line": (line, line),
            "disable-next-line": (after, after),
            "disable-file": (1, last + 1),
            "disable": (line, last + 1),
        }[match["verb"]]
        text = (rest["text"] or "").strip('"')
        reason = (rest["reason"] or "").strip(" \t")
        comment = Comment(Span(*match.span()), named or ("ALL",), reach, text, reason)
        if match["verb"] == "disable":
            opened.setdefault(comment.selectors, []).append(comment)
        yield comment


def _shown(source: str) -> "Iterator[re.Match[str]]":
    """The comments outside of code blocks."""
    fences = _fenced(source)
    starts = [start for start, _ in fences]
    for match in _COMMENT.finditer(source):
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


def _silences(comment: Comment, finding: Finding) -> bool:
    first, last = comment.lines
    place = finding.place
    return (
        first <= place.line <= last
        and matches(finding.rule, comment.selectors)
        and (not comment.text or comment.text in place.excerpt)
    )


def _place(comment: Comment, source: str, path: str, lines: Lines) -> Place:
    start, end = comment.span
    return Place(path, "", start, end, *lines.position(start), *lines.position(end), source[start:end][:120])


def _whole_line(span: Span, source: str, lines: Lines) -> Span:
    """The comment, with its line when nothing else stands there."""
    first = lines.start(lines.position(span.start)[0])
    after = _REST_OF_LINE.match(source, span.end)
    alone = not source[first : span.start].strip() and after
    return Span(first, after.end()) if alone and after else span
