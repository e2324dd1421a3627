"""A file's findings as JSON for the corpus index, without loss."""

import json
from collections.abc import Iterable
from typing import Any

from newslint.engine.linter import FileResult
from newslint.model.document import Span
from newslint.model.finding import Edit, Finding, Fix, Place


def pack(result: FileResult) -> bytes:
    """A result without its facts. Lone surrogates survive: JSON's escapes can hold them."""
    state = [result.unread, result.articles, *result.sourced, result.findings, result.suppressed]
    return json.dumps(state, separators=(",", ":")).encode("ascii")


def unpack(path: str, data: bytes) -> FileResult:
    """The result that `pack` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    unread, articles, statistics, sourced, findings, suppressed = json.loads(data)
    kept, gone = (tuple(_unpack(item) for item in items) for items in (findings, suppressed))
    return FileResult(path, kept, gone, (), tuple(unread), (statistics, sourced), articles=articles)


def pack_findings(findings: Iterable[Finding]) -> bytes:
    """Findings alone."""
    return json.dumps(list(findings), separators=(",", ":")).encode("ascii")


def unpack_findings(data: bytes) -> list[Finding]:
    """The findings that `pack_findings` wrote."""
    return [_unpack(item) for item in json.loads(data)]


def _unpack(item: list[Any]) -> Finding:
    rule, severity, confidence, message, place, related, fix, language, fingerprint, suppressed, also = item
    edits = fix and Fix(tuple(Edit(Span(*span), text) for span, text in fix[0]), fix[1])
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
        tuple(also),
    )
