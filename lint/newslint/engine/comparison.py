"""Findings between articles: runs the comparing checks over the facts of a corpus."""

from collections.abc import Collection, Sequence

from newslint.checks.base import CONTRASTING, Fact
from newslint.engine import serialization
from newslint.engine.corpus_index import CorpusIndex
from newslint.engine.linter import Linter
from newslint.model.finding import Finding


def compare(linter: Linter, facts: Sequence[tuple[str, Fact]]) -> list[Finding]:
    """The findings between articles whose facts are all at hand."""
    with CorpusIndex.open(None) as corpus_index:
        stated: dict[str, list[tuple[str, Fact]]] = {}
        for kind, fact in facts:
            stated.setdefault(fact.place.path, []).append((kind, fact))
        for name, mine in stated.items():
            corpus_index.put(name, (0, 0), b"", mine)
        return cross_findings(linter, corpus_index, list(stated), set(stated))


def cross_findings(
    linter: Linter, corpus_index: CorpusIndex, focus: Sequence[str], members: Collection[str]
) -> list[Finding]:
    """What the comparing checks find in the files in focus, each finding once.

    Only files that have changed since the last time, and those that share keys with them, are compared again.
    """
    with corpus_index.snapshot():
        known = corpus_index.memory.known(focus, members)
        told = {name: serialization.unpack_findings(data) for name, data in (known or {}).items()}
        left = [name for name in focus if name not in told]
        corpus_index.verify(left)
        fresh = _compared(linter, corpus_index, left, members)
        if known is not None:
            packed = {name: serialization.pack_findings(findings) for name, findings in fresh.items()}
            corpus_index.memory.keep(packed, members)
    told |= fresh
    found = [finding for name in focus for finding in told[name]]
    return list({(finding.rule, finding.place, finding.related): finding for finding in found}.values())


def _compared(
    linter: Linter, corpus_index: CorpusIndex, focus: Sequence[str], members: Collection[str]
) -> dict[str, list[Finding]]:
    """What comparing gives for each file in focus."""
    by_key = [kind for kind in linter.corpus_kinds if kind not in CONTRASTING]
    by_story = [kind for kind in linter.corpus_kinds if kind in CONTRASTING]
    found: dict[str, list[Finding]] = {name: [] for name in focus}
    for kind, facts in corpus_index.groups(by_key, focus, members):
        for hit in linter.mechanism(kind).compare(facts):
            if hit.place.path in found:
                found[hit.place.path].extend(linter.finding_factory.crossed(kind, hit))
    for kind, own, others in corpus_index.stories(by_story, focus, members):
        for hit in linter.mechanism(kind).contrast(own, others):
            found[own.place.path].extend(linter.finding_factory.crossed(kind, hit))
    return found
