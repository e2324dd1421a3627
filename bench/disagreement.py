"""Set the weights of comparison/weights.json from labelled events, cross-validated by event. Needs numpy and scipy.

bench/disagreement.py DATA [--write]      DATA holds figures/, stories/ and sites/, each with articles.dev and pairs.dev.jsonl

Two logistic regressions are fitted one after the other: which figures of two articles are of one fact, and which of those
whose values do not fit contradict each other. A weight may only have the sign that its feature has in SAME_FACT and
CONTRADICTION. What is printed was measured on events that the model had not seen.

Real contradictions are rare, so figures on which articles agree are also altered (a factor of ten, another value, two digits
swapped): they contradict the figures they agreed with before.
"""

import argparse
import json
import math
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from newslint.comparison.article_claims import ArticleClaims, passages
from newslint.comparison.claims import Claim
from newslint.comparison.contradiction import CONTRADICTION, Pair, Story
from newslint.comparison.features import SAME_FACT, Comparison
from newslint.comparison.logistic_models import WEIGHTS, Model
from newslint.comparison.similarity import compatible
from newslint.config.config_file import Config
from newslint.engine.linter import Linter
from newslint.ruleset import compiled

SETS = ("figures", "stories", "sites")
FOLDS = 5
OTHER_FACT = 1.5  # how much a pair of two facts weighs, against one of one fact
REAL = 3.0  # how much an event from the news weighs, against a written one: there are few
UNLABELLED = {
    "figures": 0.5,
    "stories": 0.3,
    "sites": 0.3,
}  # a pair that nobody labelled: about one in six contradicts
ALTERED = 0.5  # how much an altered figure weighs, against a real contradiction
ALTERATIONS = 12  # figures that are altered in an event, at most
LIMITS = (-1.0, -0.6, 0.0, 0.2, 0.5, 0.8, 1.0, 1.5, 2.0)
WARNING, ERROR, NOTE = 0.8, 2.0, 0.1

Place = tuple[str, int, str, int]
Rows = tuple[list[tuple[float, ...]], list[bool], list[float]]


class Event(NamedTuple):
    """The articles of an event by name, and (place or None, label, fact) of its labelled pairs."""

    of: str
    name: str
    articles: dict[str, ArticleClaims]
    pairs: list[tuple[Place | None, str, str]]

    @property
    def labels(self) -> dict[Place, str]:
        known = {place: label for place, label, _ in self.pairs if place}
        return known | {place: label for place, label, _ in self.pairs if place and label == "disagree"}


def read(data: Path) -> Iterator[Event]:
    linter = Linter(compiled.load(), Config(root=Path(), select=("figures",)))
    for name in SETS:
        lines = (data / name / "pairs.dev.jsonl").read_text("utf-8").splitlines()
        labelled = [json.loads(line) for line in lines]
        for folder in sorted((data / name / "articles.dev").iterdir()):
            articles = {path.stem: article(linter, path) for path in sorted(folder.glob("*.json"))}
            mine = [pair for pair in labelled if pair["event"] == folder.name]
            yield Event(name, folder.name, articles, [located(articles, pair) for pair in mine])


def article(linter: Linter, path: Path) -> ArticleClaims:
    text = json.loads(path.read_text("utf-8"))["text"]
    document = linter.read(f"{path.stem}.txt", text.encode()).documents[0]
    found = linter.analysers.article(document)
    return ArticleClaims(
        found.claims, found.language, passages(document, found.claims, linter.analysers.name_finder)
    )


def located(articles: dict[str, ArticleClaims], pair: dict[str, Any]) -> tuple[Place | None, str, str]:
    sides = [(pair[side]["article"], number(articles, pair[side])) for side in "ab"]
    (one, row), (other, column) = sides
    place = (one, row, other, column) if row is not None and column is not None and one != other else None
    return place, pair["label"], pair["a"]["fact"]


def number(articles: dict[str, ArticleClaims], side: dict[str, Any]) -> int | None:
    """The figure that overlaps a labelled one most."""
    overlaps = [
        (min(claim.place.end, side["end"]) - max(claim.place.start, side["start"]), -index)
        for index, claim in enumerate(articles[side["article"]].claims)
    ]
    best = max(overlaps, default=(0, 0))
    return -best[1] if best[0] > 0 else None


class Altered(NamedTuple):
    """An article in which one figure was altered, and the figures of other articles that agreed with it: (article, number)."""

    name: str
    article: ArticleClaims
    row: int
    partners: frozenset[tuple[str, int]]


def altered(event: Event) -> Iterator[Altered]:
    """The same alterations in every call."""
    chooser = random.Random(event.name)
    partners: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for place, label, _ in event.pairs:
        if place and label == "agree":
            one, row, other, column = place
            partners[one, row].add((other, column))
            partners[other, column].add((one, row))
    for name, row in chooser.sample(sorted(partners), min(ALTERATIONS, len(partners))):
        own = event.articles[name]
        claim = other_value(own.claims[row], chooser)
        if not compatible(claim, own.claims[row]):
            claims = (*own.claims[:row], claim, *own.claims[row + 1 :])
            yield Altered(
                name, ArticleClaims(claims, own.language, own.passages), row, frozenset(partners[name, row])
            )


def other_value(claim: Claim, chooser: random.Random) -> Claim:
    """A figure with a value that a slip or an invention would give it."""
    factor = chooser.choice(
        [Decimal(10), Decimal("0.1"), Decimal(1000), Decimal("0.001"), swapped(claim.value)]
        + [Decimal(str(round(chooser.uniform(*span), 2))) for span in ((0.5, 0.85), (1.18, 1.9)) * 2]
    )
    low, high, value = (part * factor for part in (claim.low, claim.high, claim.value))
    if not claim.dimension and claim.value == claim.value.to_integral_value():
        low, high, value = (part.to_integral_value() for part in (low, high, value))
    return claim._replace(low=low, high=high, value=value)


def swapped(value: Decimal) -> Decimal:
    """The factor that swaps the first two different digits of a value; 2 for one of equal digits."""
    digits = list(value.normalize().as_tuple().digits)
    for number, (one, other) in enumerate(pairwise(digits)):
        if one != other and (other or number):
            turned = [*digits[:number], other, one, *digits[number + 2 :]]
            return Decimal("".join(map(str, turned))) / Decimal("".join(map(str, digits)))
    return Decimal(2)


def fit(rows: Rows, signs: Iterable[int]) -> Model:
    """A regularised logistic regression whose weights have the signs they may have."""
    features, labels, weights = (np.asarray(part, float) for part in rows)
    weights = weights / weights.mean()

    def loss(guess: Any) -> tuple[float, Any]:
        logits = features @ guess[1:] + guess[0]
        errors = weights * (1 / (1 + np.exp(-np.clip(logits, -30, 30))) - labels) / len(labels)
        value = (weights * (np.logaddexp(0, logits) - labels * logits)).mean() + (guess[1:] ** 2).sum() / len(
            labels
        )
        slope = features.T @ errors + 2 * guess[1:] / len(labels)
        return value, np.concatenate([[errors.sum()], slope])

    bounds = [
        (None, None),
        *((0, None) if sign > 0 else (None, 0) if sign < 0 else (None, None) for sign in signs),
    ]
    start = np.zeros(features.shape[1] + 1)
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return Model(float(found[0]), tuple(map(float, found[1:])))


def same_fact_rows(events: Iterable[Event]) -> Rows:
    rows: Rows = ([], [], [])
    for event in events:
        compared: dict[tuple[str, str], Comparison] = {}
        found = []
        for (one, row, other, column), label in event.labels.items():
            key = one, other
            if key not in compared:
                compared[key] = Comparison(event.articles[one], event.articles[other])
            if (row, column) in set(compared[key].pairs()):
                found.append((compared[key].same_fact(row, column), label != "different_measure"))
        count = Counter(label for _, label in found)
        for features, label in found:
            weight = (REAL if event.of == "figures" else 1.0) * (1.0 if label else OTHER_FACT)
            add(rows, features, label, weight / math.sqrt(1 + count[label]))
        for case in altered(event):
            for other, column in case.partners:
                comparison = Comparison(case.article, event.articles[other])
                if (case.row, column) in set(comparison.pairs()):
                    weight = ALTERED / len(case.partners)
                    add(rows, comparison.same_fact(case.row, column), True, weight)
    return rows


def add(rows: Rows, features: tuple[float, ...], label: bool, weight: float) -> None:
    rows[0].append(features)
    rows[1].append(label)
    rows[2].append(weight)


Candidate = tuple[Place, Pair, tuple[float, ...]]


def candidates(event: Event, model: Model) -> Iterator[Candidate]:
    for name, own in event.articles.items():
        yield from candidates_of(name, own, event, model)


def candidates_of(name: str, own: ArticleClaims, event: Event, model: Model) -> Iterator[Candidate]:
    """The pairs of an article's figures and those of the event's other articles that may contradict each other."""
    others = [other for other in event.articles if other != name]
    story = Story(own, [event.articles[other] for other in others], model)
    for other, table in zip(others, story.tables, strict=True):
        for pair, features in story.candidates(table, lambda _: True):
            yield (name, pair.row, other, pair.column), pair, features


def weight_of(data: str, label: str) -> float:
    """How much a pair weighs in the second model."""
    if not label:
        return UNLABELLED[data]
    return (REAL if data == "figures" else 1.0) * (0.5 if label == "superseded" else 1.0)


def contradiction_rows(events: Iterable[Event], model: Model) -> Rows:
    rows: Rows = ([], [], [])
    for event in events:
        labels = event.labels
        for place, _, features in candidates(event, model):
            label = labels.get(place) or labels.get((*place[2:], *place[:2]), "")
            if weight := weight_of(event.of, label):
                add(rows, features, label == "disagree", weight)
        for case in altered(event):
            found = [
                features
                for (_, row, *partner), _, features in candidates_of(case.name, case.article, event, model)
                if row == case.row and tuple(partner) in case.partners
            ]
            for features in found:
                weight = ALTERED * (REAL if event.of == "figures" else 1.0)
                add(rows, features, True, weight / math.sqrt(len(found)))
    return rows


def trained(events: list[Event]) -> tuple[Model, Model]:
    same = fit(same_fact_rows(events), SAME_FACT.values())
    return same, fit(contradiction_rows(events, same), CONTRADICTION.values())


def measured(events: list[Event]) -> list[str]:
    """Precision on labelled pairs and facts found, per set and limit, on events that were not trained on."""
    folds: dict[str, int] = {}
    for name in SETS:
        mine = sorted((zlib.crc32(event.name.encode()), event.name) for event in events if event.of == name)
        folds |= {event: index % FOLDS for index, (_, event) in enumerate(mine)}
    logits: dict[str, dict[Place, float]] = {}
    for fold in range(FOLDS):
        same, contradiction = trained([event for event in events if folds[event.name] != fold])
        for event in events:
            if folds[event.name] == fold:
                logits[event.name] = {
                    place: contradiction.logit(features) for place, _, features in candidates(event, same)
                }
    return [line(name, limit, events, logits) for name in SETS for limit in LIMITS]


def line(name: str, limit: float, events: list[Event], logits: dict[str, dict[Place, float]]) -> str:
    count: Counter[str] = Counter()
    facts: dict[tuple[str, str], bool] = {}
    for event in events:
        if event.of != name:
            continue
        hit = {place for place, logit in logits[event.name].items() if logit >= limit}
        for place, label, fact in event.pairs:
            found = place is not None and (place in hit or (*place[2:], *place[:2]) in hit)
            count[label] += found
            if label == "disagree":
                facts[event.name, fact] = facts.get((event.name, fact), False) or found
    wrong = count["agree"] + count["different_measure"]
    precision = count["disagree"] / max(1, count["disagree"] + wrong)
    return (
        f"{name} at {limit}: precision {precision:.2f}, facts {sum(facts.values()) / max(1, len(facts)):.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="replace the weights")
    options = parser.parse_args()
    events = list(read(options.data))
    lines = measured(events)
    print("\n".join(lines))
    if options.write:
        told: dict[str, Any] = {"measured": lines, "warning": WARNING, "error": ERROR, "note": NOTE}
        named = zip(("same_fact", "contradiction"), (SAME_FACT, CONTRADICTION), trained(events), strict=True)
        for name, features, model in named:
            weights = {key: round(weight, 3) for key, weight in zip(features, model.weights, strict=True)}
            told[name] = {"bias": round(model.bias, 3), "weights": weights}
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
