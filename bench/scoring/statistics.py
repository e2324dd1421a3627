"""Statistics and their sources."""

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.scoring.lab import Lab, Row, keep

UNATTRIBUTED, WEAK = "statistics/unattributed", "statistics/vague-source"


def measure(lab: Lab) -> Iterator[Row]:
    gold = lab.files("statistics/gold_stats.{split}.jsonl")
    projected = lab.files("statistics/gold_stats_ntrex_projected.{split}.jsonl")
    if not gold:
        return
    scorer = _scorer(lab)
    docs, flags = _flags(lab, scorer, gold, "gold")
    english = [doc for doc in docs if doc["lang"] == "en"]
    yield _f1("unattributed F1, English", scorer, english, flags, "U", "0.65", "0.78")
    others = [doc for doc in docs if doc["lang"] != "en"]
    yield _f1("unattributed F1, other languages", scorer, others, flags, "U", "0.50", "0.70")
    yield _f1("weakly attributed F1, all languages", scorer, docs, flags, "W", "0.75", "0.88")
    yield from _false_alarms(docs, flags)
    if second := lab.files("statistics/gold_stats2.{split}.jsonl"):
        docs, flags = _flags(lab, scorer, second, "gold2")
        yield _f1("unattributed F1, second set", scorer, docs, flags, "U", "0.56", "0.72")
        yield _f1("weakly attributed F1, second set", scorer, docs, flags, "W", "0.70", "0.85")
        yield _editor("editor's precision at share found, any severity", docs, flags)
        _, loud = _flags(lab, scorer, second, "gold2-loud", ("warning", "error"))
        yield _editor("the same, warnings and errors", docs, loud)
    if projected:
        more, marked = _flags(lab, scorer, projected, "projected")
        yield _f1("unattributed F1, projected", scorer, more, marked, "U", "0.50", "0.70")
        yield _f1("weakly attributed F1, projected", scorer, more, marked, "W", "0.75", "0.88")


def _scorer(lab: Lab) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_stats", lab.data / "statistics" / "score_stats.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _flags(
    lab: Lab, scorer: ModuleType, gold: list[Path], name: str, severities: Sequence[str] = ()
) -> tuple[list[dict[str, Any]], Any]:
    folder = lab.work / name
    lab.scorer("statistics/score_stats.py", *gold, "--export", folder)
    index = (folder / "index.json").rename(lab.work / f"{name}-index.json")
    report = lab.lint(folder, "--select", "statistics", "--severity", "info")
    if severities:
        report = keep(report, severities)
    options = (
        "--findings",
        report,
        "--index",
        index,
        "--unattributed-codes",
        UNATTRIBUTED,
        "--weak-codes",
        WEAK,
    )
    lab.tell("statistics/score_stats.py", *gold, *options, "--by", "lang", "--errors", "400")
    docs = scorer.load(gold)
    flags, _, _ = scorer.flags_from_findings(docs, report, index, {UNATTRIBUTED}, {WEAK})
    return docs, flags


def _sentences(docs: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    for doc in docs:
        for sentence in doc["sentences"]:
            if sentence.get("label") not in (None, "unsure"):
                yield (doc["doc_id"], sentence["i"]), sentence


def _f1(
    what: str, scorer: ModuleType, docs: list[dict[str, Any]], flags: Any, kind: str, reach: str, aim: str
) -> Row:
    wanted = "unattributed" if kind == "U" else "weakly_attributed"
    true = false = missed = 0
    for key, sentence in _sentences(docs):
        flagged = kind in flags.get(key, ())
        if sentence["label"] == wanted:
            true, missed = true + flagged, missed + (not flagged)
        elif kind == "W" or sentence["label"] != "weakly_attributed":
            false += flagged
    precision, recall, f1 = scorer.prf(true, false, missed)
    return Row(
        what, "statistics", f"{f1:.3f} (P {precision:.2f} R {recall:.2f} n {true + missed})", reach, aim
    )


def _editor(what: str, docs: list[dict[str, Any]], flags: Any) -> Row:
    """How many flagged sentences an editor would send back, and how many of those are flagged."""
    asked = [
        (sentence["editor"] != "no", bool(flags.get((doc["doc_id"], sentence["i"]))))
        for doc in docs
        for sentence in doc["sentences"]
        if sentence.get("editor")
    ]
    right = sum(wanted and flagged for wanted, flagged in asked)
    flagged, wanted = sum(f for _, f in asked), sum(w for w, _ in asked)
    measured = f"{right / max(1, flagged):.2f} at {right / max(1, wanted):.2f} (n {flagged})"
    return Row(what, "statistics", measured, "0.70 at 0.35", "0.85 at 0.50")


def _false_alarms(docs: list[dict[str, Any]], flags: Any) -> Iterator[Row]:
    def rate(wanted: Any) -> str:
        chosen = [key for key, sentence in _sentences(docs) if wanted(sentence)]
        return f"{sum('U' in flags.get(key, ()) for key in chosen) / max(1, len(chosen)):.1%}"

    def attributed(sentence: Any, same: bool) -> bool:
        return sentence["label"] == "attributed" and (sentence.get("scope") == "same_sentence") == same

    no_statistic = rate(lambda sentence: sentence["label"] == "not_a_statistic")
    yield Row("flags on what is no statistic", "statistics", no_statistic, "3 %", "1 %")
    sourced = f"{rate(lambda s: attributed(s, True))} / {rate(lambda s: attributed(s, False))}"
    yield Row(
        "flags on sourced: same sentence / in context", "statistics", sourced, "8 % / 25 %", "3 % / 12 %"
    )
