"""Parquet: one article per row. Places count from the cell; the row number acts as the line."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from newslint.model.document import Base, Field, Meta, SourceSegment, Span
from newslint.readers.containers.reading import Item, Reading
from newslint.readers.field_map import METADATA, columns
from newslint.readers.problem import Problem
from newslint.readers.record import Record, Text

BATCH = 256  # rows that are in memory at once


def records(data: bytes, reading: Reading) -> Iterator[Item]:
    """The articles of a file's rows."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        yield Problem("unreadable", "Parquet, which needs newslint[parquet]", 0, 0, 1, 1)
        return
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        names = {name.lower(): name for name in _leaves(file.schema_arrow)}
        wanted = columns(reading.fields)
        roles = {
            role: next((names[name] for name in known if name in names), None)
            for role, known in wanted.items()
        }
        if roles["text"] is None:
            known = ", ".join(list(names)[:12])
            reason = f"Parquet without a column of text (columns: {known}); [formats] in the configuration says which one it is"
            yield Problem("unreadable", reason, 0, 0, 1, 1)
            return
        number = 0
        for batch in file.iter_batches(
            BATCH, columns=sorted({name.partition(".")[0] for name in roles.values() if name})
        ):
            for row in batch.to_pylist():
                number += 1
                yield _record(row, roles, number, reading)
    except (pyarrow.ArrowException, OSError, ValueError, UnicodeDecodeError, MemoryError) as error:
        yield Problem(
            "unreadable", f"not readable as Parquet: {str(error).splitlines()[0][:200]}", 0, 0, 1, 1
        )


def _leaves(schema: Any) -> Iterator[str]:
    """The names of columns, and of the fields of structures in them with dots between."""
    for field in schema:
        yield field.name
        if hasattr(field.type, "num_fields") and str(field.type).startswith("struct"):
            for inner in field.type:
                yield f"{field.name}.{inner.name}"


def _record(row: Mapping[str, Any], roles: Mapping[str, str | None], number: int, reading: Reading) -> Item:
    values = {role: _value(row, name) for role, name in roles.items() if name}
    text = values.get("text", "")
    if not text.strip():
        return Problem("empty", "a row without text", 0, 0, number, 1)
    if len(text) > reading.max_size:
        return Problem(
            "limit",
            f"a text of more than {reading.max_size:,} characters; nothing of it was linted",
            0,
            0,
            number,
            1,
        )
    texts: list[Text] = []
    source = ""
    for role in ("title", "text"):
        value = values.get(role, "")
        if value.strip() and (role == "text" or roles[role] != roles["text"]):
            span = Span(len(source), len(source) + len(value))
            field = Field(roles[role] or role, span, value, (SourceSegment(0, *span),), "none", number)
            texts.append(Text(field, reading.fields.format if role == "text" else "", role == "title"))
            source += value + "\n"
    metadata = {role: Meta(values[role].strip()) for role in METADATA if values.get(role, "").strip()}
    return Record(source, Base(0, number, 1), texts, values.get("id", ""), metadata, "field", False)


def _value(row: Mapping[str, Any], name: str) -> str:
    value: Any = row
    for step in [name] if name in row else name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    if isinstance(value, list):
        return ", ".join(str(item) for item in value[:20])
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
