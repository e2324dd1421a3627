"""[relations]: words between numbers that belong together."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.keys import Key, Phrase, Phrases, closed

Factor = Annotated[str, Field(pattern=r"^\d+(\.\d+)?$")]
_GRAMMAR = "comparison.arithmetic.grammar"
_Relations = TypedDict(
    "_Relations",
    {
        "from": Annotated[Phrases, Key("before the first value of a change", _GRAMMAR)],
        "and": Annotated[Phrases, Key("before the last item of a list of amounts", _GRAMMAR)],
        "or": Annotated[Phrases, Key("before the same amount as a share or in another unit", _GRAMMAR)],
    },
    total=False,
)


@closed
class Relations(_Relations, total=False):
    """What is between numbers that belong together."""

    to: Annotated[Phrases, Key("before the last value of a change", _GRAMMAR)]
    of: Annotated[Phrases, Key("between a share and the people that it is a share of", _GRAMMAR)]
    including: Annotated[Phrases, Key("between a total and its parts", _GRAMMAR)]
    total: Annotated[Phrases, Key("after a sum: 40 *in all*", _GRAMMAR)]
    more: Annotated[
        Phrases, Key("between a difference and what it is measured from: 3 *more than* 7", _GRAMMAR)
    ]
    people: Annotated[Phrases, Key("groups of people that shares are of", _GRAMMAR)]
    within: Annotated[Phrases, Key("after a part of an amount: 40, 12 *of them* …", _GRAMMAR)]
    whole: Annotated[
        Phrases, Key("after a share that counts toward a whole: 38 percent *of the vote*", _GRAMMAR)
    ]
    vote: Annotated[
        Phrases,
        Key("beginnings of words that make shares listed together shares of one whole: *vot*ers", _GRAMMAR),
    ]
    of_all: Annotated[Phrases, Key("before a total that opens a sentence: *of the* 36 people, …", _GRAMMAR)]
    per_head: Annotated[Phrases, Key("after a sum for each of the people: 200 euros *per head*", _GRAMMAR)]
    moving: Annotated[
        Phrases, Key("between a percentage and the values of its change: 50 %, *passant* de 4 à 6", _GRAMMAR)
    ]
    postposed: Annotated[
        bool, Key("whether `from` and `to` are after their value, as in 1200人から1800人へ", _GRAMMAR)
    ]
    multiples: Annotated[
        dict[Phrase, Factor], Key("beginnings of words that multiply: *doubl*ed = 2", _GRAMMAR)
    ]
    adjusted: Annotated[
        Phrases,
        Key(
            "beginnings of words for growth that is not the plain difference: seasonally *adjust*ed", _GRAMMAR
        ),
    ]
    up: Annotated[Phrases, Key("beginnings of words for a rise", _GRAMMAR)]
    down: Annotated[Phrases, Key("beginnings of words for a fall", _GRAMMAR)]
