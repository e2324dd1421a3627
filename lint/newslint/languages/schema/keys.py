"""Building blocks of the schema: keys with their meaning, and types that several sections share."""

from typing import Annotated, NamedTuple

from pydantic import Field, with_config


class Key(NamedTuple):
    """What a key does, and the module (below newslint) that uses it.

    together: its words are used for texts of any language, those of all language files at once
    """

    meaning: str
    module: str
    together: bool = False


Phrase = Annotated[str, Field(min_length=1)]
Phrases = list[Phrase]

closed = with_config(extra="forbid")  # a misspelt key is an error, not a silent default
