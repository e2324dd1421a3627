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
    conjunctions: Annotated[
        Phrases, Key("words after which another thing begins: *and*, *but*", "comparison.context_words", True)
    ]
    of: Annotated[
        Phrases,
        Key("between a number and what it is a part of: seven *of* the eight", "comparison.context_words"),
    ]
    abbreviations: Annotated[
        Phrases,
        Key("end with a full stop that ends no sentence (written without it)", "text.sentences", True),
    ]
    chatbots: Annotated[
        Phrases,
        Key(
            "chatbots, and words for what they write; `*` stands for letters, a hyphen for a space or nothing, too",
            "text.use_mention",
            True,
        ),
    ]
    particles: Annotated[
        Phrases,
        Key("small words in a name or between two: Leonardo *da* Vinci", "text.tokens", True),
    ]
    not_names: Annotated[
        Phrases,
        Key(
            "often have a capital and are no names: words that open sentences, weekdays, titles",
            "comparison.name_matching",
            True,
        ),
    ]
    noun_endings: Annotated[
        Phrases, Key("endings without which two forms of a noun are alike", "comparison.headline", True)
    ]
