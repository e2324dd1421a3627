"""Writes TOML for users. Imported only by commands that write some."""

from typing import Any

import tomlkit
from tomlkit.items import Array, String, StringType, Trivia


def string(text: str) -> String:
    """A TOML string on one line; what would not show is escaped, and a lone surrogate, which TOML does not have, is "?"."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in quoted)
    return String(StringType.SLB, text, escaped, Trivia())


def tables(name: str, rows: list[dict[str, Any]]) -> str:
    """Rows as [[name]] tables. Values are texts or lists of texts."""
    found = tomlkit.aot()
    for row in rows:
        table = tomlkit.table()
        for key, value in row.items():
            table.add(key, string(value) if isinstance(value, str) else _array(value))
        found.append(table)
    document = tomlkit.document()
    document.append(name, found)
    return tomlkit.dumps(document)


def _array(texts: list[str]) -> Array:
    array = tomlkit.array()
    array.extend(map(string, texts))
    return array
