"""Findings that are accepted for now: JSON, one a line, sorted, without line numbers, so that merges go well."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from newslint.finding import Finding

VERSION = 1

Key = tuple[str, str, str]
Baseline = Counter[Key]


def key(finding: Finding) -> Key:
    """(path, rule, hash of the text): what stays the same while the lines around it move.

    A finding between articles is known by both texts, in no order.
    """
    texts = sorted(_normal(place.excerpt) for place in (finding.place, *finding.related[:1]))
    digest = hashlib.blake2b("\x00".join(texts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return (finding.place.path, finding.rule, digest)


def create(findings: Iterable[Finding]) -> str:
    """The baseline file of these findings."""
    return _text(Counter(key(finding) for finding in findings))


def load(text: str) -> Baseline:
    """The entries of a baseline file. Raises ValueError when it is none."""
    table = json.loads(text)
    if not isinstance(table, dict) or table.get("version") != VERSION:
        raise ValueError("not a newslint baseline of version 1")
    try:
        return Counter(
            {(item["path"], item["rule"], item["hash"]): int(item["count"]) for item in table["findings"]}
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"an entry has no {error}") from None


def apply(findings: Sequence[Finding], known: Baseline) -> tuple[list[Finding], list[Finding], list[Key]]:
    """(new findings, findings the baseline knows, entries that no longer occur)."""
    left = Counter(known)
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        mark = key(finding)
        if left[mark] > 0:
            left[mark] -= 1
            old.append(finding)
        else:
            new.append(finding)
    return new, old, sorted(mark for mark, count in left.items() if count > 0)


def prune(findings: Iterable[Finding], known: Baseline) -> str:
    """The baseline without what no longer occurs."""
    return _text(known & Counter(key(finding) for finding in findings))


def _text(entries: Baseline) -> str:
    lines = [
        json.dumps({"path": path, "rule": rule, "hash": digest, "count": count})
        for (path, rule, digest), count in sorted(entries.items())
    ]
    body = ",\n".join(lines)
    return f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()
