"""[words]: words of the language that are not about numbers or sources."""

from typing import Annotated

from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.keys import Key, Phrases, closed


@closed
class Words(TypedDict, total=False):
    """Words of the language that are not about numbers or sources."""

    function: Annotated[
        Phrases,
        Key("the most common small words, which tell the language of a sentence", "languages.identification"),
    ]
