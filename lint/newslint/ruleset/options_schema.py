"""Validates a rule's options: the check's TypedDict `Options`, checked by pydantic, with errors in plain words.

A check that cannot do without some of its options names the groups of which one is needed in NEEDS.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from newslint.boilerplate.phrases import TABLES
from newslint.boilerplate.placeholders import check_entry
from newslint.checks.base import ByLanguage
from newslint.errors import nearest
from newslint.languages.language_names import no_language
from newslint.model.rule import ENGINE_FINDS, ENGINE_KINDS

ANY_LANGUAGE = "mul"
TEXTS = "must be a list of texts, none of them empty"
_MUST = {
    "bool_type": "must be true or false",
    "dict_type": "must be a table of lists of texts, by language",
    "float_type": "must be a number above 0",
    "list_type": TEXTS,
    "string_type": "must be a text",
}


def options_of(kind: str) -> Mapping[str, Any]:
    """The options that a check knows, with their types."""
    if kind in ENGINE_KINDS:
        return {"find": Literal[ENGINE_FINDS[kind]]}
    found = getattr(import_module(f"newslint.checks.{kind}"), "Options", None)
    return get_type_hints(found) if found else {}


def needs_of(kind: str) -> tuple[tuple[str, ...], ...]:
    """Groups of options of which a rule of the kind must have one."""
    if kind in ENGINE_KINDS:
        return (("find",),)
    module = import_module(f"newslint.checks.{kind}")
    required = getattr(getattr(module, "Options", None), "__required_keys__", ())
    return getattr(module, "NEEDS", ()) or ((tuple(sorted(required)),) if required else ())


def check_options(kind: str, options: Mapping[str, Any]) -> None:
    """Raises ValueError for an option that the check does not know, one of another type, and one that is missing."""
    known = options_of(kind)
    for name, value in options.items():
        if name not in known:
            raise ValueError(f"{name}: no option of {kind}{nearest(name, known)}")
        check_value(name, value, known[name])
    needs = needs_of(kind)
    if needs and not any(all(map(options.get, group)) for group in needs):
        raise ValueError(f"{kind} needs {' or '.join(' and '.join(group) for group in needs)}")


def check_value(name: str, value: Any, expected: Any) -> None:
    """Raises ValueError for a value of another type than expected."""
    try:
        TypeAdapter(expected).validate_python(value, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(_explained(name, dict(first), expected)) from None
    if expected == ByLanguage:
        _check_table(name, value)
    elif isinstance(value, list):
        _check_texts(name, value)
    elif expected is float and value <= 0:
        raise ValueError(f"{name} {_MUST['float_type']}")


def _explained(name: str, error: Mapping[str, Any], expected: Any) -> str:
    """A validation error in plain words."""
    listed = any(isinstance(part, int) for part in error["loc"])
    where = ".".join([name, *(part for part in error["loc"] if isinstance(part, str))])
    given = error["input"]
    if error["type"] == "literal_error" and isinstance(given, str):
        choices = _choices(expected)
        return f"{where}: {given!r} is not one of {', '.join(filter(None, choices))}{nearest(given, choices)}"
    if listed:
        return f"{where} {TEXTS}"
    return f"{where} {_MUST.get(error['type'], error['msg'])}"


def _choices(expected: Any) -> tuple[str, ...]:
    """The texts of a Literal, or of a list of them."""
    return get_args(expected) if get_origin(expected) is Literal else _choices(get_args(expected)[0])


def _check_table(name: str, table: Mapping[str, list[str]]) -> None:
    """Raises ValueError for what is not a table of words by language."""
    for language, entries in table.items():
        reason = "" if language == ANY_LANGUAGE else no_language(language)
        if reason:
            raise ValueError(f"{name}: {reason}")
        _check_texts(f"{name}.{language}", entries)
        if name in TABLES:
            check_entries(f"{name}.{language}", entries)


def _check_texts(name: str, texts: list[str]) -> None:
    if not all(text.strip() for text in texts):
        raise ValueError(f"{name} {TEXTS}")


def check_entries(name: str, entries: list[str]) -> None:
    """Raises ValueError for words of interface text that cannot be searched for."""
    for entry in entries:
        try:
            check_entry(entry)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
