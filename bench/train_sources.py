"""train_sources [--data DIR] [--write]

Trains the weights of rules/models/source_needed.toml on labelled news, and says how well they do.

A row is a statistic without a source in its own sentence. What is learnt is whether an editor would send the sentence
back (`editor` is must or should); a sentence without that answer counts by its label, and one that is unattributed
but may pass counts half. Clusters of near-copies are never split between training and testing. The articles whose
labels say `part: test` are left out of the training.
"""

import argparse
import hashlib
import json
import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.labels import stats_texts

from newslint.attribution.features import Features
from newslint.checks import unsourced_statistics
from newslint.config.config_file import Config
from newslint.engine.linter import Linter
from newslint.ruleset import compiled

HERE = Path(__file__).parent
MODEL = HERE.parent / "rules" / "models" / "source_needed.toml"
FOLDS, SEEDS = 10, (0, 1, 2)
PENALTY = 2.0  # of the squared weights
MOST = 120  # weights
SHINGLE, SHARED = 25, 0.15  # characters of a shingle; share of them that makes a near-copy
HALF = 0.5  # what a statement is worth that is unattributed but may pass
LEVELS = (0.15, 0.3, 0.45, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)


class Article(NamedTuple):
    """A labelled text; part: the data set it is from."""

    part: str
    name: str
    suffix: str
    text: str
    sentences: list[dict[str, Any]]


class Row(NamedTuple):
    """A statistic: its article's number, the sentences of the labels that it is in, and what is seen of it."""

    article: int
    sentences: list[int]
    grade: str
    features: dict[str, float]


def articles(data: Path) -> Iterator[Article]:
    """All labelled texts that are there."""
    for path in sorted((data / "statistics").glob("gold_stats*.dev.jsonl")):
        if "projected" not in path.name:
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                labelled = [each for each in row["sentences"] if each.get("label")]
                suffix = row.get("suffix") or ".txt"
                yield Article(path.name.partition(".")[0], row["doc_id"], suffix, row["text"], labelled)
    labels = defaultdict(list)
    for line in (HERE / "labels" / "stats_labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        labels[row["article"]].append(row)
    for each in stats_texts.articles(data):
        if each.id in labels:
            suffix = ".md" if each.id.endswith(".md") else ".txt"
            part = f"labels, {labels[each.id][0]['part']}"
            yield Article(part, each.id, suffix, each.text, labels[each.id])


def clusters(found: Sequence[Article]) -> list[int]:
    """For every article the number of its cluster of near-copies."""
    shingles = []
    holders = defaultdict(set)
    for number, article in enumerate(found):
        text = re.sub(r"\s", "", article.text)
        own = {text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE))}
        shingles.append(own)
        for shingle in own:
            holders[shingle].add(number)
    cluster = list(range(len(found)))
    for number, own in enumerate(shingles):
        shared = Counter(other for shingle in own for other in holders[shingle] if other < number)
        for other, count in shared.items():
            if count > SHARED * min(len(own), len(shingles[other])):
                old, new = cluster[number], cluster[other]
                cluster = [new if each == old else each for each in cluster]
    return cluster


def rows(found: Sequence[Article], linter: Linter) -> Iterator[Row]:
    """The statistics of the articles without a source in their own sentence."""
    for number, article in enumerate(found):
        for document in linter.read(f"a{article.suffix}", article.text.encode()).documents[:1]:
            analysed = linter.analysers.article(document)
            if analysed.attribution is None:
                continue
            features = Features(analysed.attribution)
            for quantity, sentence, source in unsourced_statistics.statistics(analysed):
                if source.grade == "named" and source.where == "sentence":
                    continue
                span = document.blocks[quantity.block].source(*quantity.span)
                over = [
                    at
                    for at, each in enumerate(article.sentences)
                    if span.start < each["end"] and span.end > each["start"]
                ]
                yield Row(number, over, source.grade, features.of(quantity, sentence))


def wanted(sentence: dict[str, Any]) -> float | None:
    """What is to be learnt of a sentence, or None where its label is in doubt."""
    if sentence["label"] == "unsure":
        return None
    bare = sentence["label"] in ("unattributed", "weakly_attributed")
    if editor := sentence.get("editor"):
        return 1.0 if editor != "no" else HALF if bare else 0.0
    return 1.0 if bare else 0.0


def target(row: Row, found: Sequence[Article]) -> float | None:
    """What is to be learnt of a statistic."""
    answers = [wanted(found[row.article].sentences[at]) for at in row.sentences]
    return None if not answers or None in answers else max(each for each in answers if each is not None)


def fit(examples: Sequence[tuple[dict[str, float], float]], names: Sequence[str]) -> dict[str, float]:
    """Weights of a logistic regression with a penalty on their squares, by Newton's method."""
    place = {name: at for at, name in enumerate(names)}
    vectors = [[(place[n], v) for n, v in features.items() if n in place] for features, _ in examples]
    weights = [0.0] * len(names)
    for _ in range(12):
        slope = [PENALTY * weight for weight in weights]
        bend = [[PENALTY * (a == b) for b in range(len(names))] for a in range(len(names))]
        for vector, (_, answer) in zip(vectors, examples, strict=True):
            share = 1 / (1 + math.exp(-sum(weights[at] * value for at, value in vector)))
            for at, value in vector:
                slope[at] += (share - answer) * value
                line, scale = bend[at], share * (1 - share) * value
                for other, more in vector:
                    line[other] += scale * more
        step = solve(bend, slope)
        weights = [weight - each for weight, each in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return dict(zip(names, weights, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a set of linear equations, by elimination."""
    size = len(right)
    lines = [[*line, right[at]] for at, line in enumerate(matrix)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda n: abs(lines[n][at]))
        lines[at], lines[pivot] = lines[pivot], lines[at]
        head = lines[at]
        for other in lines[at + 1 :]:
            if factor := other[at] / head[at]:
                for n in range(at, size + 1):
                    other[n] -= factor * head[n]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(lines[at][n] * found[n] for n in range(at + 1, size))
        found[at] = (lines[at][size] - rest) / lines[at][at]
    return found


def score(weights: dict[str, float], features: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def cross_validated(
    every: Sequence[Row], answers: Sequence[float | None], cluster: Sequence[int], found: Sequence[Article]
) -> list[float]:
    """The score of every row from weights that saw nothing of its cluster, the mean of several partitions."""
    names = sorted({name for row in every for name in row.features})
    total = [0.0] * len(every)
    for seed in SEEDS:
        fold = [
            int(hashlib.sha256(f"{seed}{found[cluster[row.article]].name}".encode()).hexdigest(), 16) % FOLDS
            for row in every
        ]
        for held in range(FOLDS):
            training = [
                (row.features, answer)
                for row, answer, part in zip(every, answers, fold, strict=True)
                if part != held and answer is not None and not found[row.article].part.endswith("test")
            ]
            weights = fit(training, names)
            for at, row in enumerate(every):
                if fold[at] == held:
                    total[at] += score(weights, row.features) / len(SEEDS)
    return total


def report(title: str, scores: Sequence[float], every: Sequence[Row], found: Sequence[Article]) -> None:
    """Precision and share found of what an editor wants, by threshold, and of it the share of flags with none named."""
    print(f"{title}: threshold, precision, found, flagged sentences")
    for part in ("gold_stats2", "labels, dev", "labels, test", "all but test"):
        best: dict[tuple[int, int], float] = defaultdict(float)
        for row, each in zip(every, scores, strict=True):
            if row.grade != "named":
                for at in row.sentences:
                    best[row.article, at] = max(best[row.article, at], each)
        asked = [
            (best.get((number, at), 0.0), sentence["editor"] != "no")
            for number, article in enumerate(found)
            if article.part == part or (part == "all but test" and not article.part.endswith("test"))
            for at, sentence in enumerate(article.sentences)
            if sentence.get("editor")
        ]
        line = []
        for level in LEVELS:
            flagged = [want for each, want in asked if each >= level]
            right = sum(flagged)
            precision, recall = right / max(1, len(flagged)), right / max(1, sum(w for _, w in asked))
            line.append(f"{level:.2f} {precision:.2f} {recall:.2f} {len(flagged)}")
        print(f"  {part:<13} {' | '.join(line)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the weights to rules/models")
    options = parser.parse_args()
    found = list(articles(options.data))
    cluster = clusters(found)
    print(f"{len(found)} articles, {len(set(cluster))} clusters")
    every = list(rows(found, Linter(compiled.load(), Config(root=Path(), select=("statistics",)))))
    answers = [target(row, found) for row in every]
    names = sorted({name for row in every for name in row.features})
    training = [
        (row.features, answer)
        for row, answer in zip(every, answers, strict=True)
        if answer is not None and not found[row.article].part.endswith("test")
    ]
    print(
        f"{len(training)} statistics, {len(names)} weights (at most {MOST}), mean {statistics.fmean(a for _, a in training):.2f}"
    )
    weights = fit(training, names)
    report("fitted", [score(weights, row.features) for row in every], every, found)
    if options.write:
        head = MODEL.read_text("utf-8").partition("[weights]")[0]
        lines = "".join(f'"{name}" = {weights[name]:.2f}\n' for name in names)
        MODEL.write_text(f"{head}[weights]\n{lines}", "utf-8")
    report("cross-validated", cross_validated(every, answers, cluster, found), every, found)


if __name__ == "__main__":
    main()
