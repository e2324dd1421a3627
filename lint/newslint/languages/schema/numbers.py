"""[numbers]: how numbers, units and money are written, and what the words around them say."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.keys import Key, Phrase, Phrases, closed
from newslint.languages.schema.number_words import Digits, Fractions, NumberWords, Numerals


@closed
class Approximators(TypedDict, total=False):
    """The classes of approximators."""

    about: Annotated[Phrases, Key("near the value, on either side", "quantities.hedges")]
    nearly: Annotated[Phrases, Key("a little less", "quantities.hedges")]
    over: Annotated[Phrases, Key("more than the value", "quantities.hedges")]
    at_least: Annotated[Phrases, Key("the value or more", "quantities.hedges")]
    under: Annotated[Phrases, Key("less than the value", "quantities.hedges")]
    up_to: Annotated[Phrases, Key("the value or less", "quantities.hedges")]


_Roles = TypedDict(
    "_Roles",
    {
        "from": Annotated[
            Phrases, Key("before the first value of a change: *from* 4 to 7", "quantities.hedges")
        ]
    },
    total=False,
)


@closed
class Roles(_Roles, total=False):
    """What the word before a number makes of it."""

    to: Annotated[Phrases, Key("before the last value of a change: from 4 *to* 7", "quantities.hedges")]
    by: Annotated[Phrases, Key("before the size of a change: rose *by* 3", "quantities.hedges")]
    total: Annotated[Phrases, Key("before a sum: *a total of* 40", "quantities.hedges")]


@closed
class Units(TypedDict, total=False):
    """Units and money."""

    units: Annotated[
        dict[Phrase, Phrase], Key("names of units and currencies and their codes", "quantities.units")
    ]
    prefixes: Annotated[
        dict[Phrase, Phrase], Key("units that are before the number: *yüzde* 20", "quantities.currency")
    ]
    implied: Annotated[
        dict[Phrase, Phrase], Key("magnitudes that name a currency too: 5 *mnkr*", "quantities.units")
    ]
    letter_signs: Annotated[
        dict[Phrase, Phrase],
        Key("letters that are a currency's sign when written on to a sum: *R*1.2bn", "quantities.currency"),
    ]
    after_sign: Annotated[
        Phrases, Key("magnitudes only after a currency sign: ₹80*L*", "quantities.number_word_search")
    ]
    money_only: Annotated[
        Phrases,
        Key(
            "magnitudes that are another thing unless money or what is counted follows: 2*조*",
            "quantities.vocabulary",
        ),
    ]
    numbered: Annotated[
        Phrases, Key("what bears a number: *room* 12, *article* 40", "quantities.classification")
    ]
    prefixed: Annotated[
        Phrases,
        Key("prepositions written on to digits, with or without a hyphen: *ב*-40", "quantities.vocabulary"),
    ]
    weight: Annotated[
        dict[Phrase, Phrase],
        Key("a currency whose name is a unit of mass too, and that unit: GBP = pound", "quantities.units"),
    ]
    weight_before: Annotated[Phrases, Key("words before a mass: *weighs* 200 pounds", "quantities.units")]
    weight_after: Annotated[
        Phrases, Key("words after a mass: 30 pounds *of* flour, a 12-pound *baby*", "quantities.units")
    ]
    money_after: Annotated[
        Phrases, Key("words after a sum that rule out a mass: 30 pounds *of debt*", "quantities.units")
    ]
    krone: Annotated[
        Annotated[str, Field(pattern="^[A-Z]{3}$")],
        Key("the currency that a bare kr means", "quantities.currency"),
    ]
    of: Annotated[
        list[str], Key("between a magnitude and its unit: un million *de* dollars", "quantities.units")
    ]
    per_hour: Annotated[Phrases, Key("after a length, makes it a speed", "quantities.units")]
    times_next: Annotated[
        Phrases, Key("words after *times* that show a factor: three times *as* many", "quantities.units")
    ]


_CALENDAR = "quantities.calendar_words"
_Followers = Annotated[dict[Phrase, str], "words, each with the characters that must not follow it"]


@closed
class Calendar(TypedDict, total=False):
    """Dates, times of day and ordinals, which are no quantities."""

    calendar: Annotated[
        _Followers,
        Key(
            "words after a number of a date, with the characters that must not follow: 3*月*, not 3月间",
            _CALENDAR,
        ),
    ]
    hours: Annotated[_Followers, Key("the same after the hour: 3*点*20分", _CALENDAR)]
    minutes: Annotated[Phrases, Key("words after the minutes: 3点20*分*", _CALENDAR)]
    decade_endings: Annotated[Phrases, Key("right after the first year of a decade: 1990*s*", _CALENDAR)]
    time_before: Annotated[Phrases, Key("before a time with a dot: *kl.* 14.30", _CALENDAR)]
    time_after: Annotated[Phrases, Key("after a time with a dot: 14.30 *Uhr*", _CALENDAR)]
    ordinal_endings: Annotated[Phrases, Key("right after digits, make an ordinal: 3*rd*", _CALENDAR)]
    ordinal_before: Annotated[Phrases, Key("right before digits, make an ordinal: *第*3", _CALENDAR)]
    ordinal_articles: Annotated[
        Phrases,
        Key("before a number with a dot that is an ordinal though a noun follows: *am* 3. Platz", _CALENDAR),
    ]


@closed
class Numbers(Calendar, Digits, NumberWords, Fractions, Units, total=False):
    """How numbers, units and money are written, and what the words around them say."""

    numerals: Annotated[
        Numerals, Key("words around numerals of Han and Hangul characters", "quantities.cjk_words")
    ]
    approximators: Annotated[
        Approximators, Key("words before a number that say how exact it is", "quantities.hedges")
    ]
    after: Annotated[Approximators, Key("the same after a number: 40 *or so*", "quantities.hedges")]
    amount_of: Annotated[
        dict[Phrase, Phrases],
        Key(
            "words that are not approximators after these nouns: ein Kredit *über* 5 Millionen",
            "quantities.hedges",
        ),
    ]
    fillers: Annotated[
        Phrases,
        Key("small words between an approximator and its number: about *another* 40", "quantities.hedges"),
    ]
    roles: Annotated[Roles, Key("what the word before a number makes of it", "quantities.hedges")]
    range: Annotated[Phrases, Key("between the ends of a range: 4 *to* 7", "quantities.ranges")]
    between: Annotated[
        dict[Phrase, Phrase],
        Key("what opens a range and what joins it: *between* 4 *and* 7", "quantities.ranges"),
    ]
    range_marks: Annotated[
        Phrases, Key("between the ends of a range without a space: 4*至*7", "quantities.vocabulary")
    ]
    nouns: Annotated[
        dict[Phrase, Phrase], Key("counted nouns that mean the same: person = people", "quantities.hedges")
    ]
    months: Annotated[
        Phrases, Key("names of months; a number next to one is a date", "quantities.classification")
    ]
    year_before: Annotated[Phrases, Key("words before a year: *in* 2024", "quantities.classification")]
    place_before: Annotated[
        Phrases,
        Key(
            "words before a name that make it a place, not a product: *in* Gaza 45 houses",
            "quantities.classification",
        ),
    ]
    age_before: Annotated[Phrases, Key("words before an age: *aged* 34", "quantities.classification")]
    age_after: Annotated[Phrases, Key("words after an age: 34 *years old*", "quantities.classification")]
    rule_before: Annotated[
        Phrases,
        Key("words before an amount that is set, not measured: *fine of* $200", "quantities.classification"),
    ]
