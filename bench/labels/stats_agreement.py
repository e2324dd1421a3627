"""How far two readers agree who labelled the same sentences without seeing each other's labels.

stats_agreement A.jsonl B.jsonl [--errors N]

Sentences are matched by article, text hash and offsets. Printed are Cohen's kappa over all labels, over
"statistic or not" and over "would an editor ask", the F1 of each label with A as the reference, and by language.
Sentences that either reader calls unsure count for kappa, not for F1.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

Row = dict[str, str]
Pair = tuple[Row, Row]
SHORT = {"weakly": "weakly_attributed", "weak": "weakly_attributed"}


def main() -> None:
    """Print the agreement of two label files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="list this many sentences on which they differ")
    options = parser.parse_args()
    first, second = _read(options.first), _read(options.second)
    pairs = [(row, second[key]) for key, row in first.items() if key in second]
    print(f"{len(pairs)} sentences of {len({a['article'] for a, _ in pairs})} articles labelled by both")
    if not pairs:
        raise SystemExit(1)
    _report(pairs)
    for lang, chosen in sorted(_by_language(pairs).items(), key=lambda item: -len(item[1])):
        print(
            f"{lang:4} {len(chosen):5} sentences, kappa {kappa(_labels(chosen)):.2f}, F1 {f1(chosen, 'unattributed'):.2f}"
        )
    for a, b in [pair for pair in pairs if pair[0]["label"] != pair[1]["label"]][: options.errors]:
        print(f"{a['article']} {a['start']}-{a['end']}: A {a['label']}, B {b['label']}")


def _read(path: Path) -> dict[tuple[str, ...], Row]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        row["label"] = SHORT.get(row["label"], row["label"])
    return {(row["article"], row["sha"], row["start"], row["end"]): row for row in rows}


def _report(pairs: list[Pair]) -> None:
    print(
        f"all labels: same {sum(a == b for a, b in _labels(pairs)) / len(pairs):.3f}, kappa {kappa(_labels(pairs)):.3f}"
    )
    print(
        f"statistic or not: kappa {kappa(_of(pairs, lambda row: str(row['label'] != 'not_a_statistic'))):.3f}"
    )
    print(
        f"an editor asks (must, should): kappa {kappa(_of(pairs, lambda row: str(row['editor'] != 'no'))):.3f}"
    )
    for label in ("not_a_statistic", "attributed", "unattributed", "weakly_attributed"):
        counts = [sum(pair[n]["label"] == label for pair in pairs) for n in (0, 1)]
        print(f"{label}: F1 {f1(pairs, label):.3f} (A {counts[0]}, B {counts[1]})")
    faceless = [tuple({**row, "label": _sourced(row["label"])} for row in pair) for pair in pairs]
    print(f"unattributed or weak, as one: F1 {f1(faceless, 'unsourced'):.3f}")
    for (a, b), count in Counter(pair for pair in _labels(pairs) if pair[0] != pair[1]).most_common(8):
        print(f"  A {a}, B {b}: {count}")


def _sourced(label: str) -> str:
    return "unsourced" if label in ("unattributed", "weakly_attributed") else label


def _labels(pairs: Iterable[Pair]) -> list[tuple[str, str]]:
    return _of(pairs, lambda row: row["label"])


def _of(pairs: Iterable[Pair], value: Callable[[Row], str]) -> list[tuple[str, str]]:
    return [(value(a), value(b)) for a, b in pairs]


def _by_language(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair[0]["lang"]].append(pair)
    return found


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of labels: 1 is full agreement, 0 is what chance would give."""
    same = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def f1(pairs: Iterable[tuple[Row, ...]], label: str) -> float:
    """F1 of one label, the first of a pair as the reference; unsure sentences are left out."""
    sure = [(a["label"], b["label"]) for a, b in pairs if "unsure" not in (a["label"], b["label"])]
    both = sum(a == b == label for a, b in sure)
    either = sum((a == label) + (b == label) for a, b in sure)
    return 2 * both / either if either else 0.0


if __name__ == "__main__":
    main()
