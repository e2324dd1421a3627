"""Quantities: value, unit, approximator."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.scoring.lab import Lab, Row, lines

SPECS = ("Number", "Currency", "Dimension", "Percent", "Temperature")
NEWS = {"en": ("0.92", "0.97"), "sv": ("0.88", "0.95"), "de": ("0.88", "0.95"), "zh": ("0.88", "0.95"),
        "es": ("0.88", "0.95"), "fr": ("0.88", "0.95")}  # fmt: skip


def measure(lab: Lab) -> Iterator[Row]:
    for path in lab.files("quantity/news_quantities.{split}.jsonl"):
        scores = _score(lab, [path], "--by", "lang")
        for language, (reach, aim) in NEWS.items():
            if language in scores:
                yield Row(f"news, value and unit F1, {language}", path.name, scores[language][0], reach, aim)
        yield Row(
            "news, approximator class (where not exact)",
            path.name,
            " ".join(scores["ALL"][1:3]),
            "0.85",
            "0.95",
        )
    yield from _specs(lab)
    for path in lab.files("quantity/duckling_all.{split}.jsonl"):
        money = _score(lab, [path], "--model", "AmountOfMoney", "--lang", "en")
        yield Row("money, English, F1", path.name, money["ALL"][0], "0.75", "0.90")


def _specs(lab: Lab) -> Iterator[Row]:
    """The mean over the models of each language."""
    means: dict[str, float] = {}
    for path in lab.files("quantity/recognizers_*.{split}.jsonl"):
        language = path.name.partition(".")[0].removeprefix("recognizers_")
        present = {item["model"] for item in lines(path)}
        found = [
            float(_score(lab, [path], "--model", model)["ALL"][0]) for model in SPECS if model in present
        ]
        if found:
            means[language] = sum(found) / len(found)
    if lab.detail:
        print({language: round(mean, 3) for language, mean in means.items()})
    if "en" in means:
        yield Row(
            "Recognizers, mean F1 of models, en", "recognizers_en", f"{means['en']:.3f}", "0.80", "0.90"
        )
    five = [means[language] for language in ("sv", "de", "zh", "es", "fr") if language in means]
    if five:
        yield Row(
            "the same, mean of sv, de, zh, es, fr",
            "recognizers_*",
            f"{sum(five) / len(five):.3f}",
            "0.80",
            "0.90",
        )


def _score(lab: Lab, gold: Sequence[Path], *options: str) -> dict[str, tuple[str, str, str]]:
    """(value and unit F1, approximators right, those right where not exact) by group."""
    questions = lab.work / f"{gold[0].stem}-questions.jsonl"
    answers = lab.work / f"{questions.stem}-answers.jsonl"
    if not answers.exists():
        asked = [
            {name: item[name] for name in ("id", "text", "lang")} for path in gold for item in lines(path)
        ]
        questions.write_text("".join(json.dumps(item) + "\n" for item in asked), "utf-8")
        lab.quantities(questions)
    options = (*map(str, gold), "--pred", str(answers), *options)
    lab.tell("quantity/score_quantity.py", *options, "--errors", "60")
    scores = {}
    for line in lab.scorer("quantity/score_quantity.py", *options).splitlines()[1:]:
        cells = [cell.split() for cell in line.split("|")]
        numbers = re.findall(r"\d\.\d{3}", line.split("|")[2])
        scores[cells[0][0]] = (numbers[2], cells[3][0], cells[3][1])
    return scores
