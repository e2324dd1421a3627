"""CPU time of newslint's language rules over documents of many languages, against CLD2 alone asked about every block.

bench/languages [DOCS.jsonl]      lines {main_lang, blocks: [{text}]}; interleaved rounds in one process, medians, ratio
"""

import json
import statistics
import sys
import time
from pathlib import Path

import pycld2

from newslint.article import Article
from newslint.config.config_file import Config
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
        articles = _articles(linter, documents)
        spent = (_time(lambda: _cld2(texts)), _time(lambda: _newslint(linter, articles)))  # noqa: B023
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


def _articles(linter: Linter, documents: list[tuple[Document, ...]]) -> list[Article]:
    """The articles with their labels known: those are the pass of another check."""
    articles = [linter.analysers.article(document) for found in documents for document in found]
    for article in articles:
        _ = article.labels
    return articles


def _newslint(linter: Linter, articles: list[Article]) -> None:
    for article in articles:
        list(linter.checks["language_mismatch"].check(article))


if __name__ == "__main__":
    main()
