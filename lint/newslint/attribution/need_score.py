"""How likely an editor is to ask for a source: a logistic score between 0 and 1 over weighted features."""

import json
import math
from collections.abc import Mapping

from newslint.attribution.attributor import Attribution
from newslint.attribution.features import Features
from newslint.quantities.quantity import Quantity

MODEL = "model-source_needed.json"  # the compiled rules/models/source_needed.toml


class NeedScore:
    """A logistic score: near the share of such statements that an editor would send back, asking who says so.

    floor    below it a statement is not reported
    medium, high, warning
             from these on a finding has that confidence, or is a warning
    """

    def __init__(self, data: Mapping[str, bytes]) -> None:
        model = json.loads(data[MODEL])
        self.floor: float = model["floor"]
        self.medium: float = model["medium"]
        self.high: float = model["high"]
        self.warning: float = model["warning"]
        self._weights: Mapping[str, float] = model["weights"]

    def of(self, features: Mapping[str, float]) -> float:
        """The score of a quantity with these features (see newslint.attribution.features)."""
        weights = self._weights
        total = sum(value * weights.get(name, 0.0) for name, value in features.items())
        return 1 / (1 + math.exp(-total))


class ArticleNeed:
    """The scores of one article's quantities."""

    def __init__(self, score: NeedScore, attribution: Attribution) -> None:
        self._score = score
        self._features = Features(attribution)

    def of(self, quantity: Quantity, sentence: int) -> float:
        """The score of a quantity in a sentence."""
        return self._score.of(self._features.of(quantity, sentence))
