"""Whether a model left a sentence: its parts match a pattern, or their weighted features are high enough."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newslint.residue.features import features
from newslint.residue.grammar import Reading, fulfilled, readings
from newslint.residue.length import length
from newslint.residue.parts import Hit

MODEL = "model-residue.json"  # the compiled rules/models/residue.toml
LEAST = 3  # different parts that a sentence must have
LONGEST = 400  # what is longer, as newslint.residue.length measures it, is a list or a table


class Verdict(NamedTuple):
    """What a sentence is taken for.

    find   the kind, one of newslint.residue.grammar
    score  near the share of such sentences that a model left, 0 to 1
    parts  those that speak for it, of one language
    """

    find: str
    score: float
    language: str
    parts: Sequence[Hit]


class Scorer:
    """A logistic score, and the kind that the parts of a sentence speak for most.

    floor    below it a sentence is no finding
    certain  from it on it is one of the rule's own severity
    """

    def __init__(self, data: Mapping[str, bytes]) -> None:
        model = json.loads(data[MODEL])
        self.floor: float = model["floor"]
        self.certain: float = model["certain"]
        self._base: float = model["base"]
        self._weights: Mapping[str, float] = model["weights"]
        self._kinds: Mapping[str, Mapping[str, float]] = model["kinds"]

    def judge(self, hits: Sequence[Hit], start: int, sentence: str) -> Verdict | None:
        """The verdict on a sentence that begins at `start`, or None where nothing speaks for a model."""
        if not hits or length(sentence) > LONGEST:
            return None
        found = readings(hits)
        for reading in found:
            for pattern, telling in fulfilled(reading.parts, start):
                return Verdict(pattern.find, 1.0, reading.language, telling)
        best: Verdict | None = None
        for language, parts, _ in candidates(found):
            score = self.score(features(parts, start, sentence))
            if score >= self.floor and (best is None or score > best.score):
                best = Verdict(self._kind({hit.part for hit in parts}), score, language, parts)
        return best

    def score(self, names: Iterable[str]) -> float:
        """The score of a sentence with these features."""
        weights = self._weights
        return 1 / (1 + math.exp(-self._base - sum(weights.get(name, 0.0) for name in names)))

    def _kind(self, present: Iterable[str]) -> str:
        names = sorted(present)
        return max(
            self._kinds, key=lambda kind: sum(self._kinds[kind].get(name, 0.0) for name in ("", *names))
        )


def candidates(found: Sequence[Reading]) -> list[Reading]:
    """The readings of a sentence that are scored: those of the languages with the most different parts in it."""
    most = max((reading.different for reading in found), default=0)
    return [reading for reading in found if reading.different == most >= LEAST]
