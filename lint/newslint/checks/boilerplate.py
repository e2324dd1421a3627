"""Interface text left in an article: labels, consent sentences, the page's strips of links, and the tail of teasers.

What is interface text, and how surely, newslint.boilerplate.scoring says; here it becomes findings. A rule's own severity is the
highest that it gives: less evidence gives a warning.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypedDict

from newslint.article import Analysers, Article
from newslint.boilerplate.page_structure import PageStructure
from newslint.boilerplate.phrases import (
    AI_BADGE,
    BETWEEN_PARAGRAPHS,
    ENDS_TAIL,
    RELATED_HEADING,
    TABLES,
    compile_lexicon,
)
from newslint.boilerplate.scoring import COMPANY, ERROR, Boilerplate, Known
from newslint.checks.base import ByLanguage
from newslint.checks.edits import remove_blocks
from newslint.model.document import Document, Span
from newslint.model.finding import SEVERITIES, Fix, Hit
from newslint.model.rule import Rule

TAIL, STRIP, CAPTION_LEAD = "tail", "strip", "caption-as-lead"
# In a tail of teasers BADGES stand, and no more than STRETCH blocks follow each other without one; or one of SPARSE at most is prose,
# none longer than SUMMARY, none after another, and the story before is longer. Else the story goes on below the heading.
STRETCH = 4
BADGES = 3
LIST = 12  # more blocks without badges may be a list of the story's own: info only
SPARSE = 5
SUMMARY = 400
HEADINGS = 20  # the last ones of an article that may begin its tail

COMPILED = TABLES  # options that are in the products of `compile` and need not be loaded with the rules


def compile(rules: Sequence[Rule]) -> dict[str, bytes]:
    return compile_lexicon(rules)


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    labels: ByLanguage
    weak: ByLanguage
    phrases: ByLanguage
    find: Literal["tail", "strip", "caption-as-lead"]
    roles: list[
        Literal["self-evident", "caption", "between-paragraphs", "related-heading", "ends-tail", "ai-badge"]
    ]


class Check:
    """All rules of this kind in one pass over the document's blocks."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._rules = {rule.name: rule for rule in rules}
        self._found = {rule.find: rule for rule in rules}
        self._analysers = analysers

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        found, plan = article.boilerplate
        if not found:
            return
        tail = _tail(document, found, plan)
        for piece in found.values():
            if piece.known:
                for name in piece.known.rules:
                    if name in self._rules:
                        yield self._hit(document, name, piece, piece.known, plan)
        if tail and TAIL in self._found:
            yield self._range(document, TAIL, *tail[:2], severity=tail[2])
        if STRIP in self._found:
            for first, last in _strips(found, tail):
                yield self._range(document, STRIP, first, last)
        if CAPTION_LEAD in self._found and _caption_leads(document, found):
            yield Hit(CAPTION_LEAD, document.blocks[0].span)

    def _hit(
        self, document: Document, name: str, piece: Boilerplate, known: Known, plan: PageStructure
    ) -> Hit:
        rule = self._rules[name]
        fix = Fix((remove_blocks(document, piece.block, piece.block),), safe=False) if rule.fix else None
        severity = max(_grade(piece, known, plan), rule.severity, key=SEVERITIES.index)
        language = min(known.languages) if len(known.languages) == 1 else ""
        words = {"blocks": "1 block"}
        return Hit(
            name, document.blocks[piece.block].span, words, fix=fix, severity=severity, language=language
        )

    def _range(self, document: Document, name: str, first: int, last: int, severity: str = "") -> Hit:
        """A finding of several blocks."""
        span = Span(document.blocks[first].span.start, document.blocks[last].span.end)
        fix = Fix((remove_blocks(document, first, last),), safe=False) if self._found[name].fix else None
        count = last - first + 1
        words = {"blocks": "1 block" if count == 1 else f"{count} blocks"}
        return Hit(name, span, words, fix=fix, severity=severity)


def _grade(piece: Boilerplate, known: Known, plan: PageStructure) -> str:
    """How grave a piece is: what has no company amid the story may be the writer's own."""
    if piece.points >= ERROR:
        return "error"
    alone = known.table != "weak" and piece.company < COMPANY["labels"] and not plan.edge(piece.block)
    return "info" if alone else "warning"


def _tail(
    document: Document, found: Mapping[int, Boilerplate], plan: PageStructure
) -> tuple[int, int, str] | None:
    """(first, last, severity) of the teasers under a related heading after which the story does not go on."""
    headings = [
        index
        for index, piece in found.items()
        if piece.known and piece.known.has(RELATED_HEADING) and piece.points >= ERROR
    ]
    for index in headings[-HEADINGS:]:
        end = _end(document, found, index)
        if end == index:
            continue
        below = range(index + 1, end + 1)
        labels = [other for other in below if _is_label(found, other)]
        if len(labels) == len(below):
            continue
        if _labelled(below, labels, found):
            return index + 1, end, ""
        if _sparse(document, below, plan):
            return index + 1, end, "info" if len(below) > LIST else ""
    return None


def _labelled(below: range, labels: Sequence[int], found: Mapping[int, Boilerplate]) -> bool:
    """Whether interface text stands all through a tail, as badges do under teasers."""
    badges = [
        other for other in labels if (known := found[other].known) and not known.only(BETWEEN_PARAGRAPHS)
    ]
    marks = [below[0] - 1, *badges, below[-1] + 1]
    return len(badges) >= BADGES and all(after - before <= STRETCH + 1 for before, after in pairwise(marks))


def _sparse(document: Document, below: range, plan: PageStructure) -> bool:
    """Whether a tail is short against the story before it, and has next to no prose."""
    blocks = document.blocks
    prose = [other for other in below if plan.prose[other]]
    return (
        sum(len(blocks[other].text) for other in below)
        <= sum(len(block.text) for block in blocks[: below[0] - 1])
        and all(len(blocks[other].text) <= SUMMARY for other in prose)
        and not any(plan.prose[other + 1] for other in prose if other < below[-1])
        and SPARSE * len(prose) <= len(below)
    )


def _end(document: Document, found: Mapping[int, Boilerplate], heading: int) -> int:
    """The last block with text under a heading, before a cookie notice or a legal footer."""
    end = heading
    for other in range(heading + 1, len(document.blocks)):
        known = found[other].known if other in found else None
        if known and known.has(ENDS_TAIL):
            break
        if document.blocks[other].text.strip():
            end = other
    return end


def _is_label(found: Mapping[int, Boilerplate], index: int) -> bool:
    return index in found and found[index].known is not None


def _strips(found: Mapping[int, Boilerplate], tail: tuple[int, int, str] | None) -> Iterator[tuple[int, int]]:
    """(first, last) of unknown short blocks that follow each other, outside the tail."""
    unknown = [index for index, piece in found.items() if piece.known is None]
    if tail:
        unknown = [index for index in unknown if not tail[0] <= index <= tail[1]]
    first = last = -2
    for index in unknown:
        if index != last + 1:
            if first >= 0:
                yield first, last
            first = index
        last = index
    if first >= 0:
        yield first, last


def _caption_leads(document: Document, found: Mapping[int, Boilerplate]) -> bool:
    """Whether an image label follows the first block and the headline comes after both."""
    if len(document.blocks) < 4 or _is_label(found, 0):
        return False
    known = found[1].known if 1 in found else None
    return known is not None and known.has(AI_BADGE)
