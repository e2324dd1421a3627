"""Slips of the pen: the same digits a power of ten apart, or in another order."""

from collections.abc import Iterator, Sequence

from newslint.comparison.alignment import ALIKE, FITTING
from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.claims import Claim
from newslint.comparison.similarity import compatible, same, significant, similarity, slip, too_far_apart


def slips(own: ArticleClaims, others: ArticleClaims) -> Iterator[tuple[Claim, Claim]]:
    """Figures of two articles, in whatever languages, with the same digits a power of ten apart.

    Both must be of one unit and be unknown to the other article; their sentences must share a name, or, with three digits
    and more, some words.
    """
    for one, digits in zip(own.claims, own.digits, strict=True):
        if len(digits) < 2 or not one.dimension:
            continue
        alike = [others.claims[number] for number in others.written.get((one.dimension, digits), ())]
        slipped = [other for other in alike if slip(one, other)]
        if not slipped or any(same(one, other) for other in others.claims):
            continue
        for other in slipped:
            known = one.names & other.names or (len(digits) > 2 and similarity(one, other) >= FITTING)
            if known and not any(same(other, mine) for mine in own.claims):
                yield one, other
                break


def misprints(own: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Figures of one article for one thing, with the same digits in another order or magnitude: 43 and 34, 12 and 120."""
    written = [sorted(significant(claim)) for claim in own]
    for index, (later, digits) in enumerate(zip(own, written, strict=True)):
        if len(digits) < 2:
            continue
        for earlier, others in zip(own[:index], written, strict=False):
            if others != digits or compatible(earlier, later):
                continue
            if similarity(earlier, later) >= ALIKE and not too_far_apart(earlier, later):
                yield earlier, later
                break
