"""Interface text left in an article: labels, consent sentences, and the tail of teasers under a related heading.

Evidence is weighed, not matched: a known label counts as a block of its own, a known phrase where a sentence begins
with it, a weak one only in furniture's company (at the head or tail, beside other furniture, in a link or a navigation).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.checks import Context
from newslint.document import Block, Document, Span
from newslint.edit import remove_blocks
from newslint.finding import Fix, Hit
from newslint.lexicon import MAX_LABEL, Label, compile_lexicon, letters, only_fillers, uncovered
from newslint.rule import Rule

HEADING, TAIL, CAPTION_LEAD = "ui/related-heading", "ui/related-tail", "ui/caption-as-lead"
AI_LABELS = ("ui/ai-label", "ui/check-badge")
STOP_TAIL = ("ui/cookie-notice", "ui/legal-footer")

SHORT = 140  # a teaser's length at most, in characters
NEAR = 2  # blocks on either side that count as company
FURNITURE_ROLES = frozenset(
    ("nav", "footer", "form", "button", "dialog", "cookie", "newsletter", "share", "related", "comments")
)

_SENTENCE_START = re.compile(r"(?:^|[.!?…。！？:|•\n]\s?|\d)[\s\"'»«(*-]*$")
_QUOTES = re.compile('["“”„«»「」『』]')


def compile(rules: Sequence[Rule]) -> dict[str, bytes]:
    return compile_lexicon(rules)


class Furniture(NamedTuple):
    """A block that is interface text: the rules that say so, and how sure it is."""

    block: int
    rules: tuple[str, ...]
    languages: frozenset[str]
    strong: bool


class Check:
    """All rules of this kind in one pass over the document's blocks."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._names = {rule.name for rule in rules}
        self._fixable = {rule.name for rule in rules if rule.fix}
        self._context = context

    def check(self, document: Document) -> Iterator[Hit]:
        labels = document.derive(self._context.lexicon.labels)
        found = self._furniture(document, labels)
        tail = _tail(document, found)
        for block in sorted(found):
            piece = found[block]
            for rule in piece.rules:
                if rule in self._names:
                    yield self._hit(document, rule, piece)
        if tail and TAIL in self._names:
            yield self._tail_hit(document, tail)
        if CAPTION_LEAD in self._names and (lead := _caption_lead(document, found)) is not None:
            yield Hit(CAPTION_LEAD, document.blocks[lead].span)

    def _furniture(self, document: Document, labels: Sequence[Sequence[Label]]) -> dict[int, Furniture]:
        """Furniture by block: what is sure by itself first, then what stands in its company."""
        found: dict[int, Furniture] = {}
        doubtful: dict[int, Furniture] = {}
        for index, (block, known) in enumerate(zip(document.blocks, labels, strict=True)):
            if not known or block.kind == "code":
                continue
            if piece := _whole(index, block, known):
                (found if piece.strong else doubtful)[index] = piece
            elif piece := _phrases(index, block, known):
                found[index] = piece
        last = len(document.blocks) - 1
        for index, piece in doubtful.items():
            block = document.blocks[index]
            near = any(other in found or other in doubtful for other in _around(index))
            edge = index <= 1 or index >= last - 2
            if near or block.role in FURNITURE_ROLES or block.linked > 0.8 or (edge and last > 3):
                found[index] = piece
        return found

    def _hit(self, document: Document, rule: str, piece: Furniture) -> Hit:
        fix = (
            Fix((remove_blocks(document, piece.block, piece.block),), safe=False)
            if rule in self._fixable
            else None
        )
        severity = "" if piece.strong else "warning"
        language = min(piece.languages) if len(piece.languages) == 1 else ""
        return Hit(rule, document.blocks[piece.block].span, fix=fix, severity=severity, language=language)

    def _tail_hit(self, document: Document, tail: tuple[int, int]) -> Hit:
        first, last = tail
        span = Span(document.blocks[first].span.start, document.blocks[last].span.end)
        fix = Fix((remove_blocks(document, first, last),), safe=False) if TAIL in self._fixable else None
        return Hit(
            TAIL, span, {"blocks": "1 block" if first == last else f"{last - first + 1} blocks"}, fix=fix
        )


def _whole(index: int, block: Block, known: Sequence[Label]) -> Furniture | None:
    """A block that is nothing but labels, one or several glued together, with numbers and punctuation between."""
    usable = [label for label in known if label.table != "phrases"]
    if not usable or len(block.text) > MAX_LABEL or _QUOTES.match(block.text):
        return None
    if not only_fillers(block.text, _spans(known)):
        return None
    strong = [label for label in usable if label.table == "labels"]
    return Furniture(index, _rules(strong or usable), _languages(usable), bool(strong))


def _phrases(index: int, block: Block, known: Sequence[Label]) -> Furniture | None:
    """A block with a sentence that begins as furniture does."""
    usable = [
        label
        for label in known
        if label.table == "phrases"
        and _SENTENCE_START.search(block.text, max(0, label.span.start - 12), label.span.start)
    ]
    if not usable:
        return None
    covered = letters(block.text) - uncovered(block.text, _spans(usable))
    opens = usable[0].span.start <= 3
    if not opens and covered * 3 < letters(block.text):
        return None
    return Furniture(index, _rules(usable), _languages(usable), True)


def _tail(document: Document, found: Mapping[int, Furniture]) -> tuple[int, int] | None:
    """(first, last) block of the teasers under the last related heading, when they are teasers and not the story."""
    blocks = document.blocks
    for index in sorted(found):
        if HEADING not in found[index].rules:
            continue
        end = index
        for other in range(index + 1, len(blocks)):
            if other in found and any(rule in STOP_TAIL for rule in found[other].rules):
                break
            if blocks[other].text.strip():
                end = other
        if end == index:
            continue
        below = range(index + 1, end + 1)
        labelled = sum(other in found for other in below)
        if labelled == len(below):
            continue
        if (labelled >= 2 and 5 * labelled >= len(below)) or all(
            len(blocks[other].text) <= SHORT for other in below
        ):
            return index + 1, end
    return None


def _caption_lead(document: Document, found: Mapping[int, Furniture]) -> int | None:
    """The first block when an image label follows it and the headline comes after both."""
    if len(document.blocks) < 4 or 0 in found or 1 not in found:
        return None
    return 0 if any(rule in AI_LABELS for rule in found[1].rules) else None


def _around(index: int) -> Iterator[int]:
    return (index + step for step in range(-NEAR, NEAR + 1) if step)


def _spans(labels: Sequence[Label]) -> list[Span]:
    return sorted({label.span for label in labels})


def _rules(labels: Sequence[Label]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule for label in labels for rule, _ in label.entries))


def _languages(labels: Sequence[Label]) -> frozenset[str]:
    """The languages that know every one of the labels, or those that know any."""
    sets = [label.languages for label in labels]
    return frozenset.intersection(*sets) or frozenset.union(*sets)
