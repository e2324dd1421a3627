"""CPU time of newslint's language rules over documents of many languages, against CLD2 alone asked about every block.

bench/languages [DOCS.jsonl]      lines {main_lang, blocks: [{text}]}; interleaved rounds in one process, medians, ratio
"""

import json
import statistics
import sys
import time
from pathlib import Path

import pycld2

from newslint.config.model import Config
from newslint.engine.linter import Linter
from newslint.model.document import Document
from newslint.ruleset import compiled
from newslint.text.tokens import printable

ROUNDS = 5


def main() -> None:
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    texts = [[" ".join(block["text"].split()) for block in json.loads(line)["blocks"]] for line in lines]
    linter = Linter(compiled.load(), Config(select=("language",)))
    documents = [linter.read("a.txt", "\n\n".join(blocks).encode()).documents for blocks in texts]
    times: dict[str, list[float]] = {"CLD2 on every block": [], "newslint's language rules": []}
    for number in range(ROUNDS + 1):
        linter = Linter(compiled.load(), Config(select=("language",)))  # a new one remembers no answers
        _prepare(linter, documents)
        spent = (_time(lambda: _cld2(texts)), _time(lambda: _newslint(linter, documents)))  # noqa: B023
        if number:
            for seconds, listed in zip(spent, times.values(), strict=True):
                listed.append(seconds)
    medians = {name: statistics.median(listed) for name, listed in times.items()}
    base = next(iter(medians.values()))
    for name, seconds in medians.items():
        print(f"{name:28} {seconds:7.3f} s  {seconds / base:5.2f}x")


def _time(call) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def _cld2(texts: list[list[str]]) -> None:
    for blocks in texts:
        for text in blocks:
            pycld2.detect(printable(text), bestEffort=True)


def _prepare(linter: Linter, documents: list[tuple[Document, ...]]) -> None:
    """Forget what is known, but for the labels: those are the pass of another mechanism."""
    for found in documents:
        for document in found:
            document._derived.clear()
            document.derive(linter.context.phrase_index.labels)


def _newslint(linter: Linter, documents: list[tuple[Document, ...]]) -> None:
    for found in documents:
        for document in found:
            list(linter.checks["language_mismatch"].check(document))


if __name__ == "__main__":
    main()
