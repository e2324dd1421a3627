"""Reads and checks language files. Used when rules are compiled or documented."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from typing_extensions import is_typeddict

from newslint.errors import UsageError, nearest
from newslint.languages.schema import GeneratedFile, LanguageFile
from newslint.languages.schema.keys import Key
from newslint.languages.schema.words import Words
from newslint.quantities import language_tables


def read(path: Path) -> dict[str, Any]:
    """A language file, with what was generated for it: tables of numbers, names of days and months.

    Raises UsageError naming the file, the key and, for an unknown key, the one that was probably meant.
    """
    file = parsed(path, LanguageFile)
    generated = path.parent / "generated" / path.name
    if generated.is_file():
        made = parsed(generated, GeneratedFile)
        if dates := {**made.pop("dates", {}), **file.get("dates", {})}:
            file["dates"] = dates
        file["numbers"] = language_tables.merged(file.get("numbers", {}), made)
    return file


def parsed(path: Path, schema: type) -> dict[str, Any]:
    """A TOML file that follows a schema (a TypedDict). Raises UsageError, as `read` does."""
    try:
        found: dict[str, Any] = _adapter(schema).validate_python(
            tomllib.loads(path.read_text("utf-8-sig")), strict=True
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"] if part != "[key]"]
        if first["type"] == "extra_forbidden":
            place = f"[{'.'.join(where[:-1])}]: " if where[1:] else ""
            known = keys(_section(schema, where[:-1]))
            raise UsageError(f"{path}: {place}no key {where[-1]!r}{nearest(where[-1], known)}") from None
        raise UsageError(f"{path}: {'.'.join(where)}: {first['msg']}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise UsageError(f"{path}: {error}") from None
    return found


def together(files: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The words of all language files for every key of [words] that is used so, each once, in order."""
    listed = [file.get("words", {}) for file in files]
    names = [name for name, _, key in documented(Words) if key.together]
    return {name: sorted({word for words in listed for word in words.get(name, ())}) for name in names}


@cache
def _adapter(schema: type) -> TypeAdapter[Any]:
    return TypeAdapter(schema)


def keys(section: type) -> Mapping[str, Any]:
    """The keys of a TypedDict with their annotations."""
    return get_type_hints(section, include_extras=True)


def documented(section: type) -> Iterator[tuple[str, Any, Key]]:
    """(name, type, Key) of every key of a section that is not a section itself."""
    for name, annotation in keys(section).items():
        kind, *notes = get_args(annotation) or (annotation,)
        for note in notes:
            if isinstance(note, Key):
                yield name, kind, note


def _section(schema: type, path: list[str]) -> type:
    """The TypedDict that is at a place of a schema."""
    for name in path:
        inner = keys(schema)[name]
        schema = inner if is_typeddict(inner) else get_args(inner)[0]
    return schema
