"""Findings as JSON for the cache, losing nothing."""

import json
from collections.abc import Iterable
from typing import Any

from newslint.document import Span
from newslint.finding import Edit, Finding, Fix, Place


def dumps(findings: Iterable[Finding]) -> bytes:
    """Findings as JSON bytes. Lone surrogates survive: JSON's escapes can hold them."""
    return json.dumps([_pack(finding) for finding in findings], separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> list[Finding]:
    """The findings that `dumps` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    return [_unpack(item) for item in json.loads(data)]


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


def pack_place(place: Place) -> list[Any]:
    """A place as a JSON list, in the order of Place's fields."""
    return [getattr(place, name) for name in Place.__slots__]
