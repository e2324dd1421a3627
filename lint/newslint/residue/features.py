"""Features of a sentence that a model may have left: its parts, alone, in pairs and in patterns, in any language."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.residue.grammar import fulfilled
from newslint.residue.length import length
from newslint.residue.parts import Hit

OPENING = 8  # characters of a sentence within which a part opens it
MANY = 6  # different parts of a sentence, from which on more tell no more
LENGTHS = (60, 120, 180, 240)  # of a sentence, as newslint.residue.length measures it: where one class ends
_QUOTES = frozenset('"“”„«»「」『』')
_QUESTIONS = tuple("?？؟;")


def features(parts: Sequence[Hit], start: int, sentence: str) -> Iterator[str]:
    """The names of the features of a sentence.

    parts     those of one language within it, in order
    start     where the sentence begins, in the offsets of the parts
    sentence  its text
    """
    first: dict[str, int] = {}
    for hit in parts:
        first.setdefault(hit.part, hit.start - start)
    names = sorted(first)
    yield from names
    yield from (f"{one} + {other}" for one, other in combinations(names, 2))
    yield from (f"{name} opens" for name in names if first[name] <= OPENING)
    yield from (pattern.name for pattern, _ in fulfilled(parts, start))
    yield f"{min(len(names), MANY)} parts"
    yield f"length {sum(length(sentence) >= limit for limit in LENGTHS)}"
    if sentence.endswith(_QUESTIONS):
        yield "question"
    if not _QUOTES.isdisjoint(sentence):
        yield "quotation marks"
