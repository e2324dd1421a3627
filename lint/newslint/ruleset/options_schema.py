"""What the options of a rule may be. Each mechanism tells in OPTIONS which it knows, and in NEEDS which it cannot do without.

A shape is `dict` (a table of lists of texts, by language), `list` (of texts), `bool`, `float` (a number above 0), `str`,
a tuple of the texts that an option may be, or a list of those that may stand in it.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from newslint.boilerplate.phrases import TABLES
from newslint.boilerplate.placeholders import check_entry
from newslint.errors import nearest
from newslint.languages.names import no_language
from newslint.model.rule import ENGINE_KINDS

ANY_LANGUAGE = "mul"
_ASKED = {
    dict: "a table of lists of texts, by language",
    list: "a list of texts, none of them empty",
    bool: "true or false",
    float: "a number above 0",
    str: "a text",
}


def options_of(kind: str) -> Mapping[str, Any]:
    """The options that a mechanism knows, with their shapes."""
    return {} if kind in ENGINE_KINDS else getattr(import_module(f"newslint.checks.{kind}"), "OPTIONS", {})


def check_options(kind: str, options: Mapping[str, Any]) -> None:
    """Raises ValueError for an option that the mechanism does not know, one of another shape, and one that is missing."""
    known = options_of(kind)
    for name, value in options.items():
        if name not in known:
            raise ValueError(f"{name}: no option of {kind}{nearest(name, known)}")
        check_value(name, value, known[name])
    needs = () if kind in ENGINE_KINDS else getattr(import_module(f"newslint.checks.{kind}"), "NEEDS", ())
    if needs and not any(all(map(options.get, group)) for group in needs):
        raise ValueError(f"{kind} needs {' or '.join(' and '.join(group) for group in needs)}")


def check_value(name: str, value: Any, shape: Any) -> None:
    """Raises ValueError for a value of another shape."""
    if shape is dict:
        check_table(name, value)
        return
    if isinstance(shape, tuple):
        check_value(name, value, str)
        if value not in shape:
            raise ValueError(
                f"{name}: {value!r} is not one of {', '.join(filter(None, shape))}{nearest(value, shape)}"
            )
    elif isinstance(shape, list):
        check_value(name, value, list)
        for item in value:
            check_value(name, item, tuple(shape))
    elif not _is(value, shape):
        raise ValueError(f"{name} must be {_ASKED[shape]}")


def check_table(name: str, table: Any) -> None:
    """Raises ValueError for what is no table of words by language."""
    if not isinstance(table, dict):
        raise ValueError(f"{name} must be {_ASKED[dict]}")
    for language, entries in table.items():
        reason = "" if language == ANY_LANGUAGE else no_language(language)
        if reason:
            raise ValueError(f"{name}: {reason}")
        check_value(f"{name}.{language}", entries, list)
        if name in TABLES:
            check_entries(f"{name}.{language}", entries)


def check_entries(name: str, entries: list[str]) -> None:
    """Raises ValueError for words of interface text that cannot be searched for."""
    for entry in entries:
        try:
            check_entry(entry)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None


def _is(value: Any, shape: type) -> bool:
    if shape is list:
        return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)
    if shape is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return isinstance(value, shape)
