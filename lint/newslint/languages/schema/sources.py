"""[sources]: words that name a source."""

from typing import Annotated

from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.keys import Key, Phrases, closed

_Sources = TypedDict(
    "_Sources",
    {
        "not": Annotated[
            Phrases,
            Key(
                "looks like a cue but is not one; the longer phrase hides the shorter one",
                "attribution.cued_sentences",
            ),
        ]
    },
    total=False,
)


@closed
class Sources(_Sources, total=False):
    """The words that name, or fail to name, who makes a statement. `*` at an end lets the word go on there: `informuj*`."""

    says: Annotated[Phrases, Key("a speaker says something", "attribution.carry_over")]
    shows: Annotated[Phrases, Key("data or documents show something", "attribution.carry_over")]
    per: Annotated[Phrases, Key("according to somebody", "attribution.carry_over")]
    data: Annotated[Phrases, Key("names a survey, report or set of data", "attribution.carry_over")]
    acts: Annotated[
        Phrases,
        Key("somebody decides or promises, and is the source of the amount", "attribution.carry_over"),
    ]
    market: Annotated[Phrases, Key("a market price, which is its own source", "attribution.carry_over")]
    weak: Annotated[Phrases, Key("hearsay: it is believed", "attribution.cues")]
    moods: Annotated[
        Phrases, Key("verb forms of hearsay, which a named source in the sentence covers", "attribution.cues")
    ]
    faceless: Annotated[Phrases, Key("people without a name: experts", "attribution.cued_sentences")]
    unnamed: Annotated[
        Phrases,
        Key(
            "a report, survey or study without a name; with a name next to it, data",
            "attribution.cued_sentences",
        ),
    ]
    bodies: Annotated[
        Phrases,
        Key("organisations, which name a report where no capital does", "attribution.cued_sentences"),
    ]
    trailing: Annotated[
        Phrases,
        Key("before a speaker at the end of a sentence: , *so* Jan Holt", "attribution.cued_sentences"),
    ]
    totals: Annotated[
        Phrases,
        Key("a sum was worked out of many or has moved, and is no price", "attribution.statistic_filter"),
    ]
    unconfirmed: Annotated[
        Phrases, Key("says that a statement was not confirmed", "checks.unsourced_statistics")
    ]
    leans: Annotated[Phrases, Key("opens a sentence that goes on from the one before", "attribution.cues")]
    adds: Annotated[
        Phrases, Key("ties a sentence to the one before from any place in it", "attribution.carry_over")
    ]
    joins: Annotated[
        Phrases, Key("begins a clause that a cue further on does not cover", "attribution.scope")
    ]
    sports: Annotated[
        Phrases, Key("tells a sports report, whose numbers need no source", "attribution.statistic_filter")
    ]
    rules: Annotated[
        Phrases, Key("prices, fees, fines and thresholds: set, not measured", "attribution.statistic_filter")
    ]
    casualties: Annotated[
        Phrases,
        Key("the dead and the hurt, whose number always needs a source", "attribution.statistic_filter"),
    ]
    polls: Annotated[Phrases, Key("tells a poll", "checks.sourcing")]
    margin: Annotated[Phrases, Key("states a poll's margin of error", "checks.sourcing")]
    sample: Annotated[Phrases, Key("states a poll's sample", "checks.sourcing")]
    ends: Annotated[Phrases, Key("ends a sentence though no mark follows: 밝혔*다*", "attribution.cues")]
    capital_nouns: Annotated[
        bool, Key("whether every noun has a capital, so that a capital tells no name", "attribution.cues")
    ]
