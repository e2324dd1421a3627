"""Batches of texts as Arrow tables, for engines that work on many. Needs pyarrow (newslint[parquet]).

A batch of texts has the columns `id` and `text`, and as it likes `format`, `title`, `date`, `lang` and `author`.
The schemas have a version in their metadata; a new version only adds columns.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import pyarrow as pa

from newslint.checks.base import Fact
from newslint.model.document import Document
from newslint.model.finding import Finding, Place

_VERSION = {"newslint.schema": "1"}
_PLACE = [("id", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("excerpt", pa.string())]
FINDINGS = pa.schema(
    [
        ("id", pa.string()),
        ("part", pa.string()),
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("confidence", pa.string()),
        ("message", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("column", pa.int64()),
        ("excerpt", pa.string()),
        ("language", pa.string()),
        ("fingerprint", pa.string()),
        ("related", pa.list_(pa.struct(_PLACE))),
    ],
    metadata=_VERSION,
)
FACTS = pa.schema(
    [
        ("kind", pa.string()),
        ("key", pa.string()),
        ("id", pa.string()),
        ("place", pa.string()),
        ("data", pa.string()),
    ],
    metadata=_VERSION,
)


class Engine(Protocol):
    """What of newslint.api.Engine is needed here."""

    def lint_text(
        self, text: str, *, id: str = "", format: str = "text", metadata: Mapping[str, str] | None = None
    ) -> tuple[Finding, ...]: ...

    def documents(
        self, text: str, *, id: str = "", format: str = "text", metadata: Mapping[str, str] | None = None
    ) -> tuple[Document, ...]: ...

    def facts(self, document: Document) -> tuple[tuple[str, Fact], ...]: ...

    def compare(self, facts: Iterable[tuple[str, Fact]]) -> tuple[Finding, ...]: ...


METADATA = ("title", "date", "lang", "author")


def lint_batch(engine: Engine, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The findings of a batch of texts, with the schema FINDINGS; texts that are null have none."""
    rows = [
        _finding(finding)
        for row in _rows(batch)
        for finding in engine.lint_text(
            row["text"], id=row["id"], format=row["format"], metadata=row["metadata"]
        )
    ]
    return pa.RecordBatch.from_pylist(rows, schema=FINDINGS)


def facts_batch(engine: Engine, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The facts of a batch of texts, with the schema FACTS: a row for each key that an article is filed under.

    An article's data is in the first of its rows of a kind, and is empty in the others.
    """
    rows: list[dict[str, Any]] = []
    for row in _rows(batch):
        for document in engine.documents(
            row["text"], id=row["id"], format=row["format"], metadata=row["metadata"]
        ):
            rows.extend(_facts(engine, document))
    return pa.RecordBatch.from_pylist(rows, schema=FACTS)


def compare_batch(engine: Engine, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The findings between the articles of all facts, with the schema FINDINGS. Rows may come in any order."""
    data: dict[tuple[str, str, str], tuple[Place, Mapping[str, Any]]] = {}
    rows = batch.to_pylist()
    for row in rows:
        if row["data"]:
            data[row["kind"], row["id"], row["place"]] = (
                Place(*json.loads(row["place"])),
                json.loads(row["data"]),
            )
    facts = [
        (row["kind"], Fact(row["key"], *data[row["kind"], row["id"], row["place"]]))
        for row in sorted(rows, key=lambda row: (row["kind"], row["id"], row["place"], row["key"]))
    ]
    return pa.RecordBatch.from_pylist(
        [_finding(finding) for finding in engine.compare(facts)], schema=FINDINGS
    )


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(batch.to_pylist()):
        if row.get("text") is not None:
            yield {
                "id": str(row["id"]) if row.get("id") is not None else str(number),
                "text": row["text"],
                "format": row.get("format") or "text",
                "metadata": {name: str(row[name]) for name in METADATA if row.get(name)},
            }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "id": place.path,
        "part": place.part,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "excerpt": place.excerpt.encode("utf-8", "replace").decode(),
        "language": finding.language,
        "fingerprint": finding.fingerprint,
        "related": [
            {
                "id": other.path,
                "start": other.start,
                "end": other.end,
                "excerpt": other.excerpt.encode("utf-8", "replace").decode(),
            }
            for other in finding.related
        ],
    }


def _facts(engine: Engine, document: Document) -> Iterator[dict[str, Any]]:
    written: set[tuple[str, str, str]] = set()
    for kind, fact in engine.facts(document):
        place, data = json.dumps(fact.place), json.dumps(fact.data, separators=(",", ":"))
        first = (kind, place, data) not in written
        written.add((kind, place, data))
        yield {
            "kind": kind,
            "key": fact.key,
            "id": document.path,
            "place": place,
            "data": data if first else "",
        }
