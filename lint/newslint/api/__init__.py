"""newslint as a library: text in, findings out. No file is written, nothing is printed, and nothing is kept between engines.

>>> from newslint import api
>>> [finding.rule for finding in api.lint_text("The ferry sails again on Monday, the company said.\\n\\nRead more\\n")]
['ui/read-more']
"""

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from newslint import readers
from newslint.checks.base import Fact
from newslint.config import config_file
from newslint.config.config_file import Config
from newslint.engine.comparison import compare
from newslint.engine.linter import Linter
from newslint.engine.overlaps import without_overlaps
from newslint.model.document import Document, Meta
from newslint.model.finding import Finding
from newslint.ruleset import compiled
from newslint.ruleset.compiled import CompiledRules

if TYPE_CHECKING:
    from pyarrow import RecordBatch

__all__ = ["Config", "Document", "Engine", "Fact", "Facts", "Finding", "Settings", "lint_text"]

Settings: TypeAlias = Config | Mapping[str, Any] | str | os.PathLike[str] | None
Facts: TypeAlias = tuple[tuple[str, Fact], ...]


def lint_text(
    text: str, *, format: str = "text", metadata: Mapping[str, str] | None = None, settings: Settings = None
) -> tuple[Finding, ...]:
    """The findings of one text. For more than one make an Engine once: it compiles the rules.

    format    text, markdown, html or another of newslint.readers.formats
    metadata  title, date, lang, author, ... where the text does not state them
    """
    return Engine(settings).lint_text(text, format=format, metadata=metadata)


class Engine:
    """The rules of a configuration, ready to lint. It can be pickled; another process builds what it needs itself.

    settings  a Config; or the keys of a configuration file as a mapping; or the path of such a file; or None for the
              defaults. No configuration is looked for.
    cache     whether compiled rules may be kept in the cache folder, which saves seconds for rules of your own and in a
              checkout; the rules of an installed newslint are compiled already

    Raises UsageError for settings that are not right.
    """

    def __init__(self, settings: Settings = None, cache: bool = False) -> None:
        self.config = _config(settings)
        self._cache = cache

    def __getstate__(self) -> dict[str, Any]:
        return {"config": self.config, "_cache": self._cache}

    @cached_property
    def _rules(self) -> CompiledRules:
        return compiled.load(self.config.rule_folders, self.config.phrases, cache=self._cache)

    @cached_property
    def _linter(self) -> Linter:
        return Linter(self._rules, self.config)

    def read(self, name: str, data: bytes, format: str = "") -> readers.Result:
        """The articles in the bytes of a file, and what could not be read. Its name tells the format."""
        return self._linter.read(name, data, format)

    def lint_text(
        self, text: str, *, id: str = "", format: str = "text", metadata: Mapping[str, str] | None = None
    ) -> tuple[Finding, ...]:
        """The findings of a text; `id` names it in their places. A text of a format with records may hold many articles."""
        name = id or "text"
        found: list[Finding] = []
        for item in self._linter.articles(name, text.encode("utf-8", "replace"), format):
            if isinstance(item, Document):
                found += self.lint_document(_with(item, metadata or {}))
            else:
                found += self._linter.finding_factory.problems(name, item)
        return tuple(found)

    def documents(
        self, text: str, *, id: str = "", format: str = "text", metadata: Mapping[str, str] | None = None
    ) -> tuple[Document, ...]:
        """The articles of a text, for `lint_document` and `facts`."""
        found = self.read(id or "text", text.encode("utf-8", "replace"), format).documents
        return tuple(_with(document, metadata or {}) for document in found)

    def lint_bytes(self, name: str, data: bytes, format: str = "") -> tuple[Finding, ...]:
        """The findings of a file's bytes, as `newslint check` reports them of one file."""
        return self._told(self._linter.lint(name, data, format, facts=False).findings)

    def lint_document(self, document: Document) -> tuple[Finding, ...]:
        """The findings of an article that was read."""
        return self._told(self._linter.document_findings(document))

    def _told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        kept = without_overlaps(list(findings), self._linter.rules)
        return tuple(sorted(kept, key=lambda finding: finding.sort_key))

    def facts(self, document: Document) -> Facts:
        """What an article states, for comparison with others: plain values that can be pickled and written as JSON."""
        return tuple(self._linter.facts(self._linter.analysers.article(document)))

    def compare(self, facts: Iterable[tuple[str, Fact]]) -> tuple[Finding, ...]:
        """The findings between articles whose facts are all at hand, in whatever order they come."""
        return self._told(compare(self._linter, list(facts)))

    def lint_batch(self, batch: "RecordBatch") -> "RecordBatch":
        """The findings of a batch of texts: see newslint.api.arrow."""
        from newslint.api import arrow

        return arrow.lint_batch(self, batch)

    def facts_batch(self, batch: "RecordBatch") -> "RecordBatch":
        """The facts of a batch of texts: see newslint.api.arrow."""
        from newslint.api import arrow

        return arrow.facts_batch(self, batch)

    def compare_batch(self, batch: "RecordBatch") -> "RecordBatch":
        """The findings between the articles of a batch of facts: see newslint.api.arrow."""
        from newslint.api import arrow

        return arrow.compare_batch(self, batch)


def _config(settings: Settings) -> Config:
    if settings is None:
        return Config(root=Path())
    if isinstance(settings, Config):
        return settings
    if isinstance(settings, Mapping):
        return config_file.of_settings(settings)
    return config_file.load(Path(settings).parent, Path(settings), cache=False)


def _with(document: Document, metadata: Mapping[str, str]) -> Document:
    """A document with metadata that it does not state itself."""
    if not metadata:
        return document
    stated = {**{name: Meta(value) for name, value in metadata.items()}, **document.metadata}
    language = document.language or metadata.get("lang", "")
    published = document.published or metadata.get("date", "")
    return document._replace(metadata=stated, language=language, published=published)
