"""Slips of the pen: the same digits a power of ten apart, or in another order."""

from collections.abc import Iterator, Sequence

from newslint.comparison.claims import Claim
from newslint.comparison.similarity import compatible, significant, similarity, too_far_apart

ALIKE = 0.3  # from here on two figures may be about one thing


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
