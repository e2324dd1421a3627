"""A file's findings as JSON for the ledger, losing nothing."""

import json
from typing import Any

from newslint.document import Span
from newslint.finding import Edit, Finding, Fix, Place, pack_place
from newslint.run import FileResult


def pack(result: FileResult) -> bytes:
    """A result without its facts. Lone surrogates survive: JSON's escapes can hold them."""
    findings = [_pack(finding) for finding in result.findings]
    suppressed = [_pack(finding) for finding in result.suppressed]
    state = [result.failed, *result.sourced, findings, suppressed]
    return json.dumps(state, separators=(",", ":")).encode("ascii")


def unpack(path: str, data: bytes) -> FileResult:
    """The result that `pack` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    failed, statistics, sourced, findings, suppressed = json.loads(data)
    kept, gone = (tuple(_unpack(item) for item in items) for items in (findings, suppressed))
    return FileResult(path, kept, gone, (), failed, (statistics, sourced))


def _pack(finding: Finding) -> list[Any]:
    fix = finding.fix and [[[*edit.span, edit.content] for edit in finding.fix.edits], finding.fix.safe]
    return [
        finding.rule,
        finding.severity,
        finding.confidence,
        finding.message,
        pack_place(finding.place),
        [pack_place(place) for place in finding.related],
        fix,
        finding.language,
        finding.fingerprint,
        finding.suppressed,
    ]


def _unpack(item: list[Any]) -> Finding:
    rule, severity, confidence, message, place, related, fix, language, fingerprint, suppressed = item
    edits = fix and Fix(tuple(Edit(Span(a, b), text) for a, b, text in fix[0]), fix[1])
    return Finding(
        rule,
        severity,
        confidence,
        message,
        Place(*place),
        tuple(Place(*other) for other in related),
        edits,
        language,
        fingerprint,
        tuple(suppressed) if suppressed else None,
    )
