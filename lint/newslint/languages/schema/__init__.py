"""What may be in a language file, rules/languages/CODE.toml, and what each key does.

One TypedDict per section. pydantic checks files against them when rules are compiled, and docs/languages.md is made from
them; nothing here is imported on a normal run.
"""

from typing import Annotated

from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.dates import Dates
from newslint.languages.schema.keys import Key, Phrase, Phrases, closed
from newslint.languages.schema.measures import Measures
from newslint.languages.schema.numbers import Numbers
from newslint.languages.schema.relations import Relations
from newslint.languages.schema.sources import Sources
from newslint.languages.schema.words import Words


class _Named(TypedDict):
    name: Annotated[Phrase, Key("the language's English name, as in messages", "languages.data")]


@closed
class LanguageFile(_Named, total=False):
    """rules/languages/CODE.toml."""

    numbers: Numbers
    sources: Sources
    dates: Dates
    relations: Relations
    measures: Measures
    words: Words


@closed
class GeneratedFile(TypedDict, total=False):
    """rules/languages/generated/CODE.toml: numbers and dates from Unicode CLDR; each value with all its names."""

    decimal: str
    months: Phrases
    dates: Dates
    compound: bool
    inverted: bool
    ordinals: Phrases
    units: dict[Phrase, Phrases]
    magnitudes: dict[Phrase, Phrases]
    words: dict[Phrase, Phrases]
