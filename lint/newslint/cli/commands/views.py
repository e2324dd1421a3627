"""explain-file and figures: how newslint reads articles, without findings."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from newslint.attribution.attributor import NONE
from newslint.cli.commands import configuration, rules_for
from newslint.cli.commands.parts import Configurations
from newslint.cli.options import ConfigurationOptions, ExplainOptions, FiguresOptions
from newslint.config import file_discovery
from newslint.engine.findings import shorten
from newslint.engine.linter import Linter
from newslint.engine.paths import Paths
from newslint.errors import UsageError
from newslint.model.document import Document
from newslint.model.finding import Place
from newslint.quantities import Quantity
from newslint.readers import content
from newslint.text.escaping import filename, lines, terminal

# The columns of the table of figures; JSON has more.
SHOWN = (
    "article",
    "line",
    "text",
    "value",
    "unit",
    "noun",
    "approximator",
    "kind",
    "role",
    "grade",
    "source",
)


def explain_file(arguments: ExplainOptions) -> int:
    """Print a file's articles as they are read: metadata, blocks, languages, figures."""
    from tabulate import tabulate

    path = Path(arguments.path)
    linter = _linter(arguments, path)
    name = Paths(linter.config.root).name(path)
    data = _bytes(path, linter.config.max_file_size)
    result = linter.read(str(path), data, arguments.format or "", name)
    for problem in result.problems:
        print(
            f"{filename(str(path))}:{problem.line}:{problem.column}: {problem.find}: {terminal(problem.reason)}"
        )
    for document in result.documents:
        article = linter.analysers.article(document)
        language = article.language
        declared = document.language or "not declared"
        print(f"{filename(document.path)}: {document.format}, language {language} ({terminal(declared)})")
        for name, meta in document.metadata.items():
            print(lines(f"  {terminal(name)}: {terminal(shorten(meta.value))}"))
        guesses = article.block_languages
        own: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in article.quantities:
            own[quantity.block].append(quantity)
        rows = []
        for index, (block, guess) in enumerate(zip(document.blocks, guesses, strict=True)):
            line = document.position(block.span.start)[0]
            read = [shorten(block.text[slice(*quantity.span)]) for quantity in own[index]]
            values = (line, block.kind, guess.language, shorten(block.text), ", ".join(read))
            rows.append([terminal(str(value)) for value in values])
        headers = ("line", "kind", "language", "text", "figures")
        table = tabulate(
            rows, headers=headers, disable_numparse=True, maxcolwidths=[None, None, None, 60, 40]
        )
        print(lines(table))
    return 2 if any(problem.find != "empty" for problem in result.problems) else 0


def quantities(arguments: FiguresOptions) -> int:
    """Print every figure as it is understood; or answer JSON lines with JSON lines."""
    if arguments.jsonl:
        from newslint.quantities.jsonl import answer

        linter = _linter(arguments, Path())
        with _lines(arguments.jsonl) as asked:
            for line in answer(asked, linter.analysers.extractor):
                print(line)
        return 0
    rows: list[dict[str, Any]] = []
    for document, linter in documents(arguments, arguments.paths):
        rows.extend(_figure_rows(document, linter))
    if arguments.json:
        json.dump(rows, sys.stdout, ensure_ascii=True, indent=1)
        print()
        return 0
    from tabulate import tabulate

    shown = [[terminal(shorten(str(row[name]))) for name in SHOWN] for row in rows]
    print(lines(tabulate(shown, headers=SHOWN, disable_numparse=True)))
    return 0


def _figure_rows(document: Document, linter: Linter) -> Iterator[dict[str, Any]]:
    article = linter.analysers.article(document)
    sources = article.attribution.sources if article.attribution else [NONE] * len(article.quantities)
    for quantity, source in zip(article.quantities, sources, strict=True):
        block = document.blocks[quantity.block]
        place = Place.of(document, block.source(*quantity.span))
        low, high = map(_number, quantity.value)
        yield {
            "article": document.path,
            "line": place.line,
            "text": block.text[slice(*quantity.span)],
            "value": low if low == high else f"{low} to {high}",
            "low": _number(quantity.low),
            "high": _number(quantity.high),
            "unit": quantity.unit,
            "noun": quantity.noun,
            "approximator": quantity.approximator,
            "kind": quantity.kind,
            "role": quantity.role,
            "source": source.cue if source.grade != "none" else "",
            "grade": source.grade if quantity.kind == "statistic" else "",
            "start": place.start,
            "end": place.end,
        }


def _number(value: Decimal) -> str:
    """A number without an exponent and without trailing zeros."""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def documents(arguments: ConfigurationOptions, paths: list[str]) -> Iterator[tuple[Document, Linter]]:
    """The articles of files and folders, each with a linter that knows its configuration.

    Bad files are named on stderr.
    """
    chosen = [Path(path) for path in paths]
    configs = Configurations(arguments, chosen[0] if chosen[0].is_dir() else chosen[0].parent)
    linters: dict[Path | None, Linter] = {}
    for path in file_discovery.files(chosen, configs.start, config_of=configs.of):
        config = configs.of(path)
        if config.path not in linters:
            linters[config.path] = Linter(rules_for(config, arguments), config)
        linter = linters[config.path]
        result = linter.read(
            str(path), _bytes(path, config.max_file_size), name=Paths(config.root).name(path)
        )
        for problem in result.problems:
            print(f"{filename(str(path))}:{problem.line}: {terminal(problem.reason)}", file=sys.stderr)
        for document in result.documents:
            yield document, linter


def _linter(arguments: ConfigurationOptions, path: Path) -> Linter:
    settings = configuration(arguments, path if path.is_dir() else path.parent)
    return Linter(rules_for(settings, arguments), settings)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe may never end
            raise UsageError(f"{path}: not a regular file")
        return content(path, limit)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None


def _lines(name: str) -> Any:
    if name == "-":
        return sys.stdin.buffer
    try:
        return open(name, "rb")
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}") from None
