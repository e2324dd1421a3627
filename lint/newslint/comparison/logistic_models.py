"""The two logistic regressions that decide, and the measurement behind them: weights.json, made by bench/disagreement."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")


class Model(NamedTuple):
    """A logistic regression: a bias and one weight per feature."""

    bias: float
    weights: tuple[float, ...]

    def logit(self, features: Sequence[float]) -> float:
        """The log-odds."""
        return self.bias + sum(map(float.__mul__, self.weights, features))


class Models(NamedTuple):
    """same_fact, contradiction: see SAME_FACT and CONTRADICTION for their features.

    warning, error, note  log-odds of a contradiction from which it is one: of the pairs reported in events that a model
                          had not seen, 85 and 98 of 100 were right, and more than half
    """

    same_fact: Model
    contradiction: Model
    warning: float
    error: float
    note: float


@cache
def load() -> Models:
    """The models of the data file."""
    told: Mapping[str, Any] = json.loads(WEIGHTS.read_text("utf-8"))
    same, contradiction = (
        Model(told[name]["bias"], tuple(told[name]["weights"].values()))
        for name in ("same_fact", "contradiction")
    )
    return Models(same, contradiction, told["warning"], told["error"], told["note"])
