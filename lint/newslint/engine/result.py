"""Merges the results of single files and the findings between them into the result of a run."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint import readers as reading
from newslint.engine.findings import number
from newslint.engine.linter import FileResult
from newslint.engine.overlaps import without_overlaps
from newslint.engine.paths import Paths
from newslint.engine.rollup import rolled_up
from newslint.model.document import Document
from newslint.model.finding import Finding
from newslint.model.rule import SUPPRESSIONS
from newslint.readers.file_signatures import kind_of

if TYPE_CHECKING:
    from newslint.engine.linter import Linter
    from newslint.engine.suppressions.ignore_file import Ignore


class RunResult(NamedTuple):
    """What a run found, sorted. `failed`: some file could not be read, so the run was not a clean one.

    unread   (path, why it could not be read)
    sourced  (statistics, those with a named source) by path
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    files: int
    failed: bool
    sourced: Mapping[str, tuple[int, int]]
    unread: tuple[tuple[str, str], ...] = ()


def merge(
    results: Sequence[FileResult],
    crossed: Iterable[Finding],
    paths: Paths,
    ignores: Sequence["Ignore"],
    texts: Mapping[str, bytes],
    linter: "Linter",
) -> RunResult:
    """All findings in order, with paths as the user sees them.

    crossed  the findings between articles
    ignores  the ignore file's suppressions
    texts    by name, what is linted in place of files
    linter   of the run
    """
    rules = linter.rules
    unused = {rule.name for rule in rules.values() if rule.kind == SUPPRESSIONS and rule.find == "unused"}
    kept: list[Finding] = [finding for result in results for finding in result.findings]
    gone: list[Finding] = [finding for result in results for finding in result.suppressed]
    by_name: dict[str, list[Finding]] = {}
    for finding in crossed:
        by_name.setdefault(finding.place.path, []).append(finding)
    for name, findings in by_name.items():
        data = texts[name] if name in texts else _content(paths.root / name)
        shown, suppressed, idle = _suppress(linter, name, data, findings, ignores)
        # A comment that silences a finding between articles is not unused, though the file alone says so.
        kept = [f for f in kept if f.rule not in unused or f.place.path != name or f.place.start in idle]
        kept += shown
        gone += suppressed
    told = rolled_up(without_overlaps(kept, rules), rules, sum(result.articles for result in results))
    return RunResult(
        findings=tuple(paths.shown(finding) for finding in number(told)),
        suppressed=tuple(paths.shown(finding) for finding in number(gone)),
        files=len(results),
        failed=any(result.unread for result in results),
        unread=tuple((paths.display(result.path), why) for result in results for why in result.unread[:1]),
        sourced={paths.display(result.path): result.sourced for result in results if result.sourced[0]},
    )


def _content(path: Path) -> bytes:
    """What a file holds; nothing when it is gone by now."""
    try:
        return reading.content(path)
    except OSError:
        return b""


def _suppress(
    linter: "Linter", name: str, data: bytes, findings: list[Finding], ignores: Sequence["Ignore"]
) -> tuple[list[Finding], list[Finding], set[int]]:
    """Findings between articles obey the suppressions of the file that they are reported in.

    Returns those to report, the suppressed ones, and where the comments are that silence none of them.
    """
    if not ignores and b"ewslint-" not in data and b"EWSLINT-" not in data and not kind_of(data):
        return findings, [], set()
    from newslint.engine.suppressions import comments
    from newslint.engine.suppressions.remarks import place_of

    documents = [item for item in linter.articles(name, data) if isinstance(item, Document)]
    kept: list[Finding] = []
    gone: list[Finding] = []
    idle: set[int] = set()
    for document in documents or [Document(name, "", ())]:
        own = [finding for finding in findings if finding.place.part == document.part]
        shown, suppressed, found, _ = comments.apply(document, own, ignores)
        kept += shown
        gone += suppressed
        idle.update(place_of(comment, document).start for comment in found if not comment.used)
    return kept, gone, idle
