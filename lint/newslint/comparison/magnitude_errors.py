"""Typing errors in numbers: the same digits a power of ten apart, or in another order."""

from collections import Counter
from collections.abc import Iterator, Sequence

from newslint.comparison.claims import Claim
from newslint.comparison.similarity import compatible, same_noun, significant, similarity, too_far_apart

ALIKE = 0.6  # from here on two figures are about one thing
FEW = 2  # figures of one kind: an article that gives more tells a series, a price list or a timetable


def misprints(own: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Figures of one article for one thing, with the same digits in another order or magnitude: 43 and 34, 12 and 120."""
    written = [sorted(significant(claim)) for claim in own]
    kinds = Counter((claim.dimension, claim.noun) for claim in own)
    for index, (later, digits) in enumerate(zip(own, written, strict=True)):
        told = later.measure or (later.noun and later.names)
        if len(digits) < 2 or not told or kinds[later.dimension, later.noun] > FEW:
            continue
        for earlier, others in zip(own[:index], written, strict=False):
            if others != digits or compatible(earlier, later):
                continue
            alike = same_noun(earlier, later) and similarity(earlier, later) >= ALIKE
            if alike and not too_far_apart(earlier, later):
                yield earlier, later
                break
