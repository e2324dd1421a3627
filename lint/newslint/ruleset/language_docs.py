"""The schema of language files -> docs/languages.md."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from typing_extensions import is_typeddict

from newslint.languages.schema.dates import Dates
from newslint.languages.schema.measures import Measures
from newslint.languages.schema.number_words import Numerals
from newslint.languages.schema.numbers import Approximators, Numbers, Roles
from newslint.languages.schema.relations import Relations
from newslint.languages.schema.sources import Sources
from newslint.languages.schema.words import Words
from newslint.ruleset.language_files import documented

SECTIONS = {
    "numbers": Numbers,
    "numbers.approximators": Approximators,
    "numbers.roles": Roles,
    "numbers.numerals": Numerals,
    "sources": Sources,
    "relations": Relations,
    "measures": Measures,
    "dates": Dates,
    "words": Words,
}
_TYPES = {str: "text", bool: "true or false", int: "whole number", list: "list of texts"}
_TOGETHER = "; of all languages together"
_INTRODUCTION = """# Language files

Made from `lint/newslint/languages/schema/`.

What newslint knows about a language is in `rules/languages/CODE.toml`, where CODE is its BCP 47 tag (`sv`, `zh`). A folder
of your own rules may have such a file, too; it replaces the one that comes with newslint. The file has a `name` (the
language's English name, as in messages) and the sections below. Every key is optional. An unknown key is an error. Words
are in small letters unless the language needs capitals. `mul.toml` has the words that belong to no one language.

`rules/languages/generated/CODE.toml` adds numbers, units, currencies and months from Unicode CLDR (`make vocabulary`); what
a language file says itself comes first.
"""


def page() -> str:
    """The page in Markdown: every key of every section with its type, its meaning and the module that uses it."""
    lines = [_INTRODUCTION]
    for name, section in SECTIONS.items():
        lines += [f"## [{name}]", "", (section.__doc__ or "").strip(), ""]
        lines += ["| key | type | meaning | used by |", "|---|---|---|---|", *_rows(section), ""]
    return "\n".join(lines).rstrip() + "\n"


def _rows(section: type) -> Iterator[str]:
    for name, kind, key in documented(section):
        yield f"| `{name}` | {_type(kind)} | {key.meaning}{_TOGETHER * key.together} | `{key.module}` |"


def _type(kind: Any) -> str:
    kind = get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
    if get_origin(kind) is dict:
        return f"table of {_type(get_args(kind)[1])}s".replace("list of textss", "lists of texts")
    return "table, see below" if is_typeddict(kind) else _TYPES[get_origin(kind) or kind]
