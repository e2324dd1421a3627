"""Interface text left in an article: labels, consent sentences, strips of links, teasers at the end.

What is interface text, and how surely, newslint.boilerplate.scoring says; here it becomes findings. A rule's own severity is the
highest that it gives: less evidence gives a warning.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypedDict

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
# In a tail of teasers BADGES are, and no more than STRETCH blocks follow each other without one; or one of SPARSE at most is prose,
# none longer than SUMMARY, none after another, and the story before is longer. Else the story goes on below the heading.
STRETCH = 4
BADGES = 3
LIST = 12  # more blocks without badges may be a list of the story's own: info only
SPARSE = 5
SUMMARY = 400
KEEP = "; keep it, but move it to the byline or the foot"
HEADING = 60  # characters of a heading that are shown
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


class _Piece(NamedTuple):
    """A block of interface text: what reports it, and the rules that know it (none for a few unknown words).

    kept  whether the disclosure policy asks for it: then it may only be in the wrong place
    """

    block: int
    find: str
    severity: str
    language: str
    rules: frozenset[str]
    kept: bool = False


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
        policy = self._analysers.settings.get("disclosure")
        kept = bool(policy and policy(document.path))
        tail = _tail(document, found, plan)
        inside: range = range(0)
        if tail and TAIL in self._found:
            inside = range(tail[0], tail[1] + 1)
            yield self._range(document, TAIL, *tail[:2], severity=tail[2])
        hidden = tail is None or tail[2] != "info"  # a tail that is information hides no label in it
        known = [
            self._judged(piece, plan, kept)
            for piece in found.values()
            if piece.block not in inside or (piece.known and not hidden)
        ]
        for run in _runs([piece for piece in known if piece]):
            yield self._hit(document, run)
        if CAPTION_LEAD in self._found and _caption_leads(document, found):
            yield Hit(CAPTION_LEAD, document.blocks[0].span)

    def _judged(self, piece: Boilerplate, plan: PageStructure, kept: bool) -> _Piece | None:
        """The rule that reports a piece, how severely, and in which language it is; None when none is selected."""
        if piece.known is None:
            return _Piece(piece.block, STRIP, "warning", "", frozenset()) if STRIP in self._found else None
        names = [name for name in piece.known.rules if name in self._rules]
        if not names:
            return None
        name = min(names, key=lambda name: SEVERITIES.index(self._rules[name].severity))
        severity = max(_grade(piece, piece.known, plan), self._rules[name].severity, key=SEVERITIES.index)
        languages = piece.known.languages
        language = min(languages) if len(languages) == 1 else ""
        keep = kept and piece.known.has(AI_BADGE)
        return _Piece(piece.block, name, severity, language, frozenset(names), keep)

    def _hit(self, document: Document, run: Sequence[_Piece]) -> Hit:
        """A finding of blocks that follow each other, by the rule of the first of the most severe."""
        worst = min(run, key=lambda piece: (SEVERITIES.index(piece.severity), piece.find == STRIP))
        hit = self._range(document, worst.find, run[0].block, run[-1].block, worst.severity)
        if worst.kept:
            hit = hit._replace(severity="info", fix=None, words={**hit.words, "advice": KEEP})
        languages = {piece.language for piece in run}
        return hit._replace(language=min(languages) if len(languages) == 1 else "")

    def _range(self, document: Document, name: str, first: int, last: int, severity: str = "") -> Hit:
        """A finding of several blocks."""
        span = Span(document.blocks[first].span.start, document.blocks[last].span.end)
        rule = self._found.get(name) or self._rules[name]
        edit = remove_blocks(document, first, last) if rule.fix else None
        count = last - first + 1
        words = {"blocks": "1 block" if count == 1 else f"{count} blocks", "advice": ""}
        if first:
            words["heading"] = " ".join(document.blocks[first - 1].text.split())[:HEADING]
        return Hit(name, span, words, fix=Fix((edit,), safe=False) if edit else None, severity=severity)


def _runs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces in groups of those that are one defect: blocks of interface text one after the other."""
    run: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.block):
        if run and not (piece.block == run[-1].block + 1 and _one_defect(run, piece)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _one_defect(run: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a rule knows all of the blocks that are known."""
    known = [one.rules for one in (*run, piece) if one.rules]
    return not known or bool(frozenset.intersection(*known))


def _grade(piece: Boilerplate, known: Known, plan: PageStructure) -> str:
    """How severe a piece is: what has no company amid the story may be the writer's own."""
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
            grave = any(found[other].points >= ERROR for other in labels)
            return index + 1, end, "error" if grave else ""
        if _sparse(document, below, plan):
            return index + 1, end, "info" if len(below) > LIST else ""
    return None


def _labelled(below: range, labels: Sequence[int], found: Mapping[int, Boilerplate]) -> bool:
    """Whether interface text is all through a tail, as badges do under teasers."""
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


def _caption_leads(document: Document, found: Mapping[int, Boilerplate]) -> bool:
    """Whether an image label follows the first block and the headline comes after both."""
    if len(document.blocks) < 4 or _is_label(found, 0):
        return False
    known = found[1].known if 1 in found else None
    return known is not None and known.has(AI_BADGE)
