"""train_residue [--data DIR] [--write]

Trains the weights of rules/models/residue.toml, and says how well they do. Needs numpy and scipy.

Examples are the sentences of bench/labels (residue_train, written for this; the `dev` part of residue_blind) and, as
innocent ones, sentences of the news texts below DIR. Their `test` parts and residue_fresh are never trained on. What is
printed is cross-validated: no row is judged by weights that saw it.
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newslint.residue.features import features
from newslint.residue.grammar import DRAFT, GAP, OFFER, REFUSAL, TASK, readings
from newslint.residue.length import length
from newslint.residue.parts import Parts
from newslint.residue.scorer import LONGEST, candidates
from newslint.ruleset import compiled
from newslint.text.sentences import SentenceSplitter

HERE = Path(__file__).parent
LABELS = HERE / "labels"
MODEL = HERE.parent / "rules" / "models" / "residue.toml"
KINDS = {1: REFUSAL, 2: GAP, 3: TASK, 4: OFFER, 5: DRAFT}
PENALTY, PAIRED = 0.3, 2.0  # of the squared weights; how much more for pairs and patterns
SEEN = 3  # examples in which a feature must be
RESIDUE = 2.0  # weight of a text that is residue
INNOCENT = 2.0  # weight of an innocent sentence that was written to look like residue
DOUBTFUL = 1.0  # score of a sentence of the news texts from which on it is left out: some are residue
FOLDS = 5
SPLITTER = SentenceSplitter()
# Corpora of the field set that are trained on; their texts count as innocent unless a first fit doubts it.
TUNING = ("de_kron", "en_bbc", "es_spai_s", "fr_fiches", "fr_ndabene", "zh_joe", "zh_tianya_s", "zhen_bubble")
LEVELS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)  # log odds


class Row(NamedTuple):
    """A text and the features of its sentences; answer: whether it is residue; weight: what it counts."""

    group: str
    answer: bool
    kind: str
    weight: float
    sentences: list[list[str]]
    names: list[frozenset[str]]


def rows(parts: Parts, data: Path) -> Iterator[Row]:
    """All examples."""
    for file in ("residue_blind", "residue_train"):
        for line in (LABELS / f"{file}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["part"] == "dev" and row["kind"] in KINDS:
                weight = RESIDUE if row["residue"] else INNOCENT
                yield _row(
                    parts, f"{file} {row['id']}", row["text"], row["residue"], KINDS[row["kind"]], weight
                )
    for name, text in news(data):
        for line in text.split("\n"):
            row_ = _row(parts, name, line, False, "", 1.0)
            if row_.sentences:
                yield row_


def _row(parts: Parts, group: str, text: str, answer: bool, kind: str, weight: float) -> Row:
    hits = parts.find(text)
    found, names = [], []
    for start, end in SPLITTER.split(text):
        own = [hit for hit in hits if start <= hit.start < end]
        if not own or length(text[start:end]) > LONGEST:
            continue
        for _, read, _ in candidates(readings(own)):
            found.append(list(features(read, start, text[start:end])))
            names.append(frozenset(hit.part for hit in read))
    return Row(group, answer, kind, weight, found, names)


def news(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of the news below a folder of evaluation data."""
    for folder in ("stories/articles.dev", "sites/articles.dev", *(f"field/dev/{name}" for name in TUNING)):
        for path in sorted((data / folder).rglob("*.*")):
            if path.suffix in (".md", ".txt"):
                yield path.name, path.read_text("utf-8", "replace")
    for path in sorted((data / "statistics").glob("gold_stats*.dev.jsonl")):
        if "projected" not in path.name:
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                if not row["doc_id"].startswith("ai:"):
                    yield row["doc_id"], row["text"]
    for path in sorted((data / "ui").glob("*.dev.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if "lines" in row:
                yield (
                    row["id"],
                    "\n".join(each["text"] for each in row["lines"] if each["label"] == "article"),
                )


Weights = tuple[dict[str, float], float]


def fit(found: Sequence[Row], previous: Weights | None) -> Weights:
    """Weights of a logistic regression with a penalty on their squares, and the base.

    Of a text that is residue, the sentence that speaks for it most counts, by the `previous` weights.
    """
    examples: list[tuple[list[str], bool, float]] = []
    for row in found:
        if not row.sentences:
            continue
        if row.answer:
            best = max(row.sentences, key=(lambda each: score(previous, each)) if previous else len)
            examples.append((best, True, row.weight))
        elif row.kind or not previous or max(score(previous, each) for each in row.sentences) < DOUBTFUL:
            examples.extend((each, False, row.weight) for each in row.sentences)
    counts = Counter(name for names, _, _ in examples for name in names)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    place = {name: at for at, name in enumerate(names)}
    cells = [(at, place[name]) for at, (each, _, _) in enumerate(examples) for name in each if name in place]
    matrix: Any = csr_matrix(
        (np.ones(len(cells)), tuple(zip(*cells, strict=True))), (len(examples), len(names))
    )
    answers = np.array([answer for _, answer, _ in examples], float)
    weight = np.array([each for _, _, each in examples])
    penalty = np.array([PENALTY * (PAIRED if "+" in name or "|" in name else 1.0) for name in names] + [0.01])

    def loss(weights: Any) -> tuple[float, Any]:
        raw = matrix @ weights[:-1] + weights[-1]
        slope = (1 / (1 + np.exp(-raw)) - answers) * weight
        total = (np.logaddexp(0, -raw * (2 * answers - 1)) * weight).sum() + 0.5 * (
            penalty * weights**2
        ).sum()
        return float(total), np.append(matrix.T @ slope, slope.sum()) + penalty * weights

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return dict(zip(names, best[:-1].tolist(), strict=True)), float(best[-1])


def score(weights: Weights, names: Sequence[str]) -> float:
    """The log odds of a sentence."""
    return weights[1] + sum(weights[0].get(name, 0.0) for name in names)


def trained(found: Sequence[Row]) -> Weights:
    return fit(found, fit(found, None))


def kinds(found: Sequence[Row]) -> dict[str, dict[str, float]]:
    """For each kind the log odds of each part in its sentences, as naive Bayes has them; "" is the kind's own share."""
    listed = [(row.kind, names) for row in found if row.answer for names in row.names]
    parts = sorted({name for _, names in listed for name in names})
    shares = Counter(kind for kind, _ in listed)
    made: dict[str, dict[str, float]] = {}
    for kind in sorted(shares):
        own = Counter(name for each, names in listed if each == kind for name in names)
        rest = Counter(name for each, names in listed if each != kind for name in names)
        other = len(listed) - shares[kind]
        made[kind] = {"": float(np.log(shares[kind] / len(listed)))} | {
            name: float(np.log((own[name] + 1) / (shares[kind] + 2)) - np.log((rest[name] + 1) / (other + 2)))
            for name in parts
        }
    return made


def report(found: Sequence[Row]) -> None:
    """Cross-validated: what is found, and what innocent texts are flagged, by level."""
    scores: dict[int, float] = {}
    for held in range(FOLDS):
        weights = trained([row for row in found if fold(row) != held])
        for at, row in enumerate(found):
            if fold(row) == held:
                scores[at] = max((score(weights, each) for each in row.sentences), default=-99.0)
    for level in LEVELS:
        line = []
        for title, chosen in (
            ("residue, blind dev", lambda row: row.answer and row.group.startswith("residue_blind")),
            ("residue, written to train", lambda row: row.answer and row.group.startswith("residue_train")),
            ("innocent", lambda row: not row.answer and row.kind),
            ("news", lambda row: not row.kind),
        ):
            own = [at for at, row in enumerate(found) if chosen(row)]
            line.append(f"{title} {sum(scores[at] >= level for at in own)}/{len(own)}")
        print(f"{level:.1f}: {', '.join(line)}")


def fold(row: Row) -> int:
    return zlib.crc32(row.group.encode()) % FOLDS


def write(weights: Weights, named: dict[str, dict[str, float]]) -> None:
    """Put the weights below the head of the model's file."""
    head = MODEL.read_text("utf-8").partition("base = ")[0]
    lines = [f"{head}base = {weights[1]:.2f}\n\n[weights]\n"]
    lines += [f'"{name}" = {value:.2f}\n' for name, value in weights[0].items() if abs(value) >= 0.01]
    for kind, own in named.items():
        lines.append(f'\n[kinds."{kind}"]\n')
        lines += [f'"{name}" = {value:.2f}\n' for name, value in own.items()]
    MODEL.write_text("".join(lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the weights to rules/models")
    options = parser.parse_args()
    found = list(rows(Parts(compiled.load().data), options.data))
    print(
        f"{sum(row.answer for row in found)} texts of residue, {sum(not row.answer for row in found)} innocent ones"
    )
    report(found)
    if options.write:
        write(trained(found), kinds(found))


if __name__ == "__main__":
    main()
