"""What may stand in a language file, rules/languages/CODE.toml, and what each key does.

One TypedDict per section. pydantic checks files against them when rules are compiled, and docs/languages.md is made from
them; nothing here is imported on a normal run.
"""

from typing import Annotated, NamedTuple

from pydantic import Field, with_config
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12


class Key(NamedTuple):
    """What a key does, and the module (below newslint) that uses it."""

    meaning: str
    module: str


Phrase = Annotated[str, Field(min_length=1)]
Phrases = list[Phrase]
Fraction = Annotated[str, Field(pattern=r"^-?\d+(/\d+)?$")]
Power = Annotated[int, Field(ge=0, le=24)]

_closed = with_config(extra="forbid")  # a misspelt key is an error, not a silent default


@_closed
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


@_closed
class Roles(_Roles, total=False):
    """What the word before a number makes of it."""

    to: Annotated[Phrases, Key("before the last value of a change: from 4 *to* 7", "quantities.hedges")]
    by: Annotated[Phrases, Key("before the size of a change: rose *by* 3", "quantities.hedges")]
    total: Annotated[Phrases, Key("before a sum: *a total of* 40", "quantities.hedges")]


_Numbers = TypedDict(
    "_Numbers",
    {
        "and": Annotated[
            Phrases,
            Key("joins the parts of a number in words: a hundred *and* five", "quantities.number_words"),
        ],
        "with": Annotated[
            Phrases,
            Key("joins a whole number and a fraction only: cinco *con* un cuarto", "quantities.number_words"),
        ],
    },
    total=False,
)


@_closed
class Numbers(_Numbers, total=False):
    """How numbers, units and money are written, and what the words around them say."""

    # Writing
    decimal: Annotated[
        str, Key("the decimal separator", "quantities.numbers"), Field(min_length=1, max_length=1)
    ]
    space_groups: Annotated[
        bool,
        Key(
            "whether a space may separate thousands; as a rule where the decimal separator is a comma",
            "quantities.numbers",
        ),
    ]
    spaced: Annotated[
        bool, Key("whether spaces separate words (true unless it says otherwise)", "quantities.extractor")
    ]
    ordinal_dot: Annotated[
        bool, Key("whether a dot makes an ordinal: am 3. Platz", "quantities.classification")
    ]
    minus: Annotated[Phrases, Key("words for a minus before a number", "quantities.currency")]
    below: Annotated[
        dict[Phrase, str],
        Key(
            "words after a temperature that make it negative, and the unit that they imply or nothing",
            "quantities.units",
        ),
    ]
    point: Annotated[Phrases, Key("the decimal point in words: two *point* five", "quantities.numbers")]

    # Number words
    words: Annotated[dict[Phrase, int], Key("number words and their values", "quantities.number_words")]
    magnitudes: Annotated[
        dict[Phrase, Power], Key("words for powers of ten: million = 6", "quantities.number_words")
    ]
    multiples: Annotated[
        dict[Phrase, int], Key("words that multiply by another number: dozen = 12", "quantities.number_words")
    ]
    compound: Annotated[
        bool, Key("whether number words are written together: zweihundertfünf", "quantities.number_words")
    ]
    joints: Annotated[
        Phrases,
        Key("what joins the parts of a word written together: fünf*und*zwanzig", "quantities.number_words"),
    ]
    inverted: Annotated[bool, Key("whether ones come before tens: fünfundzwanzig", "quantities.number_words")]
    endings: Annotated[
        bool,
        Key(
            "whether magnitudes and units may carry a case ending that is not listed",
            "quantities.phrase_table",
        ),
    ]
    links: Annotated[
        Phrases,
        Key("stands between a number and its magnitude or noun: 20 *de* milioane", "quantities.number_words"),
    ]
    lone: Annotated[
        Phrases,
        Key("magnitudes that mean one of them without a number, before money", "quantities.number_words"),
    ]
    then: Annotated[
        str,
        Key(
            "joins digits to the thousands before them: 3 آلاف *و*500; empty when nothing does",
            "quantities.number_words",
        ),
    ]
    spelled_only: Annotated[
        Phrases,
        Key(
            "magnitudes only after number words, because after digits they are money: deux *cents*",
            "quantities.number_words",
        ),
    ]
    articles: Annotated[
        Phrases, Key("articles that stand for one before a magnitude: *a* million", "quantities.number_words")
    ]
    indefinite: Annotated[
        Phrases,
        Key(
            "words for one that are also the indefinite article, thus no number alone",
            "quantities.number_words",
        ),
    ]
    ordinals: Annotated[
        Phrases, Key("what makes an ordinal of a number in words: twenty-*first*", "quantities.numbers")
    ]
    unsure: Annotated[
        Phrases,
        Key("number words that usually mean something else: *quarter* of the year", "quantities.vocabulary"),
    ]
    counters: Annotated[
        Phrases, Key("measure words after a number (Chinese, Japanese, Korean)", "quantities.hedges")
    ]

    # Fractions and shares
    fractions: Annotated[
        dict[Phrase, Fraction], Key("fractions in words: a third = 1/3", "quantities.numbers")
    ]
    denominators: Annotated[
        dict[Phrase, int], Key("the lower number of a fraction in words: two *thirds*", "quantities.numbers")
    ]
    tails: Annotated[
        dict[Phrase, Fraction],
        Key("fractions after a whole number: three *and a half*", "quantities.numbers"),
    ]
    added: Annotated[
        dict[Phrase, Fraction],
        Key("what is added to the number that follows: साढ़े तीन is three and a half", "quantities.numbers"),
    ]
    one_in: Annotated[Phrases, Key("between one and the whole in words: one *in* five", "quantities.numbers")]
    out_of: Annotated[Phrases, Key("between a part and its whole: 7 *out of* 10", "quantities.numbers")]
    part_of: Annotated[
        Phrases,
        Key(
            "as `out_of`, for words with other uses: the whole must be at most 10 or a multiple of 5",
            "quantities.numbers",
        ),
    ]
    share_of: Annotated[
        Phrases,
        Key("after a fraction, before what it is a part of: a quarter *of a* million", "quantities.numbers"),
    ]
    share_next: Annotated[
        Phrases,
        Key(
            "words after a fraction that show it to be a share, not an ordinal; none means any word",
            "quantities.classification",
        ),
    ]
    parts: Annotated[
        Phrases,
        Key(
            "words before a fraction that make it part of a thing: the *first* half",
            "quantities.classification",
        ),
    ]

    # Units and money
    units: Annotated[
        dict[Phrase, Phrase], Key("names of units and currencies and their codes", "quantities.units")
    ]
    prefixes: Annotated[
        dict[Phrase, Phrase], Key("units that stand before the number: *yüzde* 20", "quantities.currency")
    ]
    implied: Annotated[
        dict[Phrase, Phrase], Key("magnitudes that name a currency too: 5 *mnkr*", "quantities.units")
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

    # Around the number
    approximators: Annotated[
        Approximators, Key("words before a number that say how exact it is", "quantities.hedges")
    ]
    after: Annotated[Approximators, Key("the same after a number: 40 *or so*", "quantities.hedges")]
    amount_of: Annotated[
        dict[Phrase, Phrases],
        Key(
            "approximators that are none after these nouns: ein Kredit *über* 5 Millionen",
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
    nouns: Annotated[
        dict[Phrase, Phrase], Key("counted nouns that mean the same: person = people", "quantities.hedges")
    ]
    months: Annotated[
        Phrases, Key("names of months; a number beside one is a date", "quantities.classification")
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


_Sources = TypedDict(
    "_Sources",
    {
        "not": Annotated[
            Phrases,
            Key(
                "looks like a cue but is none; the longer phrase hides the shorter one",
                "attribution.cued_sentences",
            ),
        ]
    },
    total=False,
)


@_closed
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
            "a report, survey or study without a name; with a name beside it, data",
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
        Key("a sum was worked out of many or has moved, and is no price", "attribution.needs_source"),
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
        Phrases, Key("tells a sports report, whose numbers need no source", "attribution.needs_source")
    ]
    rules: Annotated[
        Phrases, Key("prices, fees, fines and thresholds: set, not measured", "attribution.needs_source")
    ]
    casualties: Annotated[
        Phrases, Key("the dead and the hurt, whose number always needs a source", "attribution.needs_source")
    ]
    polls: Annotated[Phrases, Key("tells a poll", "checks.sourcing")]
    margin: Annotated[Phrases, Key("states a poll's margin of error", "checks.sourcing")]
    sample: Annotated[Phrases, Key("states a poll's sample", "checks.sourcing")]
    capital_nouns: Annotated[
        bool, Key("whether every noun has a capital, so that a capital tells no name", "attribution.cues")
    ]


_GRAMMAR = "comparison.masked_sentence"
_Relations = TypedDict(
    "_Relations",
    {
        "from": Annotated[Phrases, Key("before the first value of a change", _GRAMMAR)],
        "and": Annotated[Phrases, Key("before the last item of a list of amounts", _GRAMMAR)],
        "or": Annotated[Phrases, Key("before the same amount as a share or in another unit", _GRAMMAR)],
    },
    total=False,
)


@_closed
class Relations(_Relations, total=False):
    """What stands between numbers that belong together."""

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
    adjusted: Annotated[
        Phrases,
        Key(
            "beginnings of words for growth that is not the plain difference: seasonally *adjust*ed", _GRAMMAR
        ),
    ]
    up: Annotated[Phrases, Key("beginnings of words for a rise", _GRAMMAR)]
    down: Annotated[Phrases, Key("beginnings of words for a fall", _GRAMMAR)]


_CONTEXT = "comparison.context_words"
Stems = Annotated[list[Phrase], "beginnings of words"]


@_closed
class Measures(TypedDict, total=False):
    """What news counts, by concept: beginnings of words. The concept is the same in all languages."""

    aboard: Annotated[Stems, Key("people aboard", _CONTEXT)]
    accused: Annotated[Stems, Key("accused", _CONTEXT)]
    acquisition: Annotated[Stems, Key("acquisition", _CONTEXT)]
    aftershocks: Annotated[Stems, Key("aftershocks", _CONTEXT)]
    age: Annotated[Stems, Key("an age", _CONTEXT)]
    aid: Annotated[Stems, Key("aid and subsidies", _CONTEXT)]
    aircraft: Annotated[Stems, Key("aircraft", _CONTEXT)]
    animals: Annotated[Stems, Key("animals", _CONTEXT)]
    area: Annotated[Stems, Key("area", _CONTEXT)]
    arrested: Annotated[Stems, Key("people arrested", _CONTEXT)]
    average: Annotated[Stems, Key("an average", _CONTEXT)]
    beds: Annotated[Stems, Key("beds", _CONTEXT)]
    before: Annotated[Stems, Key("an earlier value (last year, previous)", _CONTEXT)]
    bonus: Annotated[Stems, Key("bonus", _CONTEXT)]
    bridges: Annotated[Stems, Key("bridges", _CONTEXT)]
    budget: Annotated[Stems, Key("budget", _CONTEXT)]
    buildings: Annotated[Stems, Key("buildings", _CONTEXT)]
    burned: Annotated[Stems, Key("an area burned", _CONTEXT)]
    capacity: Annotated[Stems, Key("capacity", _CONTEXT)]
    cases: Annotated[Stems, Key("cases of a disease", _CONTEXT)]
    children: Annotated[Stems, Key("children", _CONTEXT)]
    compensation: Annotated[Stems, Key("compensation", _CONTEXT)]
    contract: Annotated[Stems, Key("contract", _CONTEXT)]
    convicted: Annotated[Stems, Key("convicted", _CONTEXT)]
    cost: Annotated[Stems, Key("cost", _CONTEXT)]
    crew: Annotated[Stems, Key("members of a crew", _CONTEXT)]
    damage: Annotated[Stems, Key("damage", _CONTEXT)]
    dead: Annotated[Stems, Key("people killed", _CONTEXT)]
    debt: Annotated[Stems, Key("debt", _CONTEXT)]
    decrease: Annotated[Stems, Key("a decrease, not a level", _CONTEXT)]
    delay: Annotated[Stems, Key("delay", _CONTEXT)]
    deliveries: Annotated[Stems, Key("deliveries", _CONTEXT)]
    demand: Annotated[Stems, Key("demand", _CONTEXT)]
    depth: Annotated[Stems, Key("a depth", _CONTEXT)]
    destroyed: Annotated[Stems, Key("destroyed", _CONTEXT)]
    displaced: Annotated[Stems, Key("people who lost or left their homes", _CONTEXT)]
    distance: Annotated[Stems, Key("distance", _CONTEXT)]
    dividend: Annotated[Stems, Key("dividend", _CONTEXT)]
    doctors: Annotated[Stems, Key("doctors", _CONTEXT)]
    donated: Annotated[Stems, Key("donated", _CONTEXT)]
    doses: Annotated[Stems, Key("doses of a vaccine", _CONTEXT)]
    drones: Annotated[Stems, Key("drones", _CONTEXT)]
    duration: Annotated[Stems, Key("duration", _CONTEXT)]
    emissions: Annotated[Stems, Key("emissions", _CONTEXT)]
    evacuated: Annotated[Stems, Key("evacuated", _CONTEXT)]
    exports: Annotated[Stems, Key("export", _CONTEXT)]
    farmers: Annotated[Stems, Key("farmers", _CONTEXT)]
    fee: Annotated[Stems, Key("fee", _CONTEXT)]
    female: Annotated[Stems, Key("women and girls", _CONTEXT)]
    fine: Annotated[Stems, Key("a fine", _CONTEXT)]
    firefighters: Annotated[Stems, Key("firefighters", _CONTEXT)]
    flights_cancelled: Annotated[Stems, Key("what was cancelled", _CONTEXT)]
    forecast: Annotated[Stems, Key("a forecast, not a result", _CONTEXT)]
    goals: Annotated[Stems, Key("goals", _CONTEXT)]
    growth: Annotated[Stems, Key("growth", _CONTEXT)]
    half_year: Annotated[Stems, Key("a half-year", _CONTEXT)]
    height: Annotated[Stems, Key("a height", _CONTEXT)]
    highest: Annotated[Stems, Key("the highest value", _CONTEXT)]
    homes: Annotated[Stems, Key("homes", _CONTEXT)]
    hospital: Annotated[Stems, Key("hospital", _CONTEXT)]
    households: Annotated[Stems, Key("households", _CONTEXT)]
    hurt: Annotated[Stems, Key("people injured", _CONTEXT)]
    icu: Annotated[Stems, Key("patients in intensive care", _CONTEXT)]
    identified: Annotated[Stems, Key("people identified", _CONTEXT)]
    imports: Annotated[Stems, Key("import", _CONTEXT)]
    increase: Annotated[Stems, Key("an increase, not a level", _CONTEXT)]
    inflation: Annotated[Stems, Key("inflation", _CONTEXT)]
    insurance: Annotated[Stems, Key("insurance", _CONTEXT)]
    interest_rate: Annotated[Stems, Key("interest rate", _CONTEXT)]
    invest: Annotated[Stems, Key("invest", _CONTEXT)]
    investors: Annotated[Stems, Key("investors", _CONTEXT)]
    jobs: Annotated[Stems, Key("jobs and staff", _CONTEXT)]
    layoffs: Annotated[Stems, Key("layoffs", _CONTEXT)]
    length: Annotated[Stems, Key("length", _CONTEXT)]
    loan: Annotated[Stems, Key("loan", _CONTEXT)]
    loss: Annotated[Stems, Key("a loss of money", _CONTEXT)]
    lowest: Annotated[Stems, Key("the lowest value", _CONTEXT)]
    magnitude: Annotated[Stems, Key("the magnitude of an earthquake", _CONTEXT)]
    male: Annotated[Stems, Key("men and boys", _CONTEXT)]
    margin: Annotated[Stems, Key("margin", _CONTEXT)]
    members: Annotated[Stems, Key("members", _CONTEXT)]
    men: Annotated[Stems, Key("men", _CONTEXT)]
    missiles: Annotated[Stems, Key("missiles", _CONTEXT)]
    missing: Annotated[Stems, Key("people missing", _CONTEXT)]
    offer: Annotated[Stems, Key("offer", _CONTEXT)]
    orders: Annotated[Stems, Key("orders", _CONTEXT)]
    passengers: Annotated[Stems, Key("passengers", _CONTEXT)]
    patients: Annotated[Stems, Key("patients", _CONTEXT)]
    per_head: Annotated[Stems, Key("a value per person", _CONTEXT)]
    police: Annotated[Stems, Key("police", _CONTEXT)]
    power: Annotated[Stems, Key("power", _CONTEXT)]
    price: Annotated[Stems, Key("a price or value", _CONTEXT)]
    production: Annotated[Stems, Key("production", _CONTEXT)]
    profit: Annotated[Stems, Key("a profit", _CONTEXT)]
    protesters: Annotated[Stems, Key("protesters", _CONTEXT)]
    quarter: Annotated[Stems, Key("a quarter", _CONTEXT)]
    rain: Annotated[Stems, Key("rain", _CONTEXT)]
    rent: Annotated[Stems, Key("rent", _CONTEXT)]
    repair: Annotated[Stems, Key("repair", _CONTEXT)]
    rescued: Annotated[Stems, Key("people rescued", _CONTEXT)]
    reservoir: Annotated[Stems, Key("reservoir", _CONTEXT)]
    residents: Annotated[Stems, Key("inhabitants", _CONTEXT)]
    respondents: Annotated[Stems, Key("respondents", _CONTEXT)]
    revenue: Annotated[Stems, Key("revenue", _CONTEXT)]
    rooms: Annotated[Stems, Key("rooms", _CONTEXT)]
    schools: Annotated[Stems, Key("schools", _CONTEXT)]
    seats: Annotated[Stems, Key("seats", _CONTEXT)]
    sentence: Annotated[Stems, Key("sentence", _CONTEXT)]
    serious: Annotated[Stems, Key("people in a serious condition", _CONTEXT)]
    shares: Annotated[Stems, Key("shares", _CONTEXT)]
    ships: Annotated[Stems, Key("ships", _CONTEXT)]
    signatures: Annotated[Stems, Key("signatures of a petition", _CONTEXT)]
    spectators: Annotated[Stems, Key("spectators", _CONTEXT)]
    speed: Annotated[Stems, Key("a speed", _CONTEXT)]
    stations: Annotated[Stems, Key("stations", _CONTEXT)]
    stores: Annotated[Stems, Key("stores", _CONTEXT)]
    strike: Annotated[Stems, Key("strike", _CONTEXT)]
    students: Annotated[Stems, Key("students", _CONTEXT)]
    support: Annotated[Stems, Key("support", _CONTEXT)]
    suspected: Annotated[Stems, Key("suspected cases", _CONTEXT)]
    target: Annotated[Stems, Key("a target or plan", _CONTEXT)]
    tax: Annotated[Stems, Key("tax", _CONTEXT)]
    teachers: Annotated[Stems, Key("teachers", _CONTEXT)]
    temperature: Annotated[Stems, Key("temperature", _CONTEXT)]
    tents: Annotated[Stems, Key("tents", _CONTEXT)]
    tickets: Annotated[Stems, Key("tickets", _CONTEXT)]
    total: Annotated[Stems, Key("a total", _CONTEXT)]
    tourists: Annotated[Stems, Key("tourists", _CONTEXT)]
    transfer_fee: Annotated[Stems, Key("transfer fee", _CONTEXT)]
    trapped: Annotated[Stems, Key("people trapped", _CONTEXT)]
    trucks: Annotated[Stems, Key("trucks", _CONTEXT)]
    turnout: Annotated[Stems, Key("the turnout of an election", _CONTEXT)]
    unemployed: Annotated[Stems, Key("unemployed", _CONTEXT)]
    users: Annotated[Stems, Key("users", _CONTEXT)]
    vaccinated: Annotated[Stems, Key("vaccinated", _CONTEXT)]
    valuation: Annotated[Stems, Key("valuation", _CONTEXT)]
    vehicles: Annotated[Stems, Key("vehicles", _CONTEXT)]
    volunteers: Annotated[Stems, Key("volunteers", _CONTEXT)]
    votes: Annotated[Stems, Key("votes", _CONTEXT)]
    votes_against: Annotated[Stems, Key("votes against", _CONTEXT)]
    votes_for: Annotated[Stems, Key("votes in favour", _CONTEXT)]
    wage: Annotated[Stems, Key("wage", _CONTEXT)]
    water_level: Annotated[Stems, Key("water level", _CONTEXT)]
    weight: Annotated[Stems, Key("a weight", _CONTEXT)]
    width: Annotated[Stems, Key("a width", _CONTEXT)]
    wind: Annotated[Stems, Key("wind", _CONTEXT)]
    witness: Annotated[Stems, Key("witness", _CONTEXT)]
    women: Annotated[Stems, Key("women", _CONTEXT)]


@_closed
class Words(TypedDict, total=False):
    """Words of the language that are not about numbers or sources."""

    function: Annotated[
        Phrases,
        Key("the most common small words, which tell the language of a sentence", "languages.identification"),
    ]


class _Named(TypedDict):
    name: Annotated[Phrase, Key("the language's English name, as in messages", "languages.data")]


@_closed
class LanguageFile(_Named, total=False):
    """rules/languages/CODE.toml."""

    numbers: Numbers
    sources: Sources
    relations: Relations
    measures: Measures
    words: Words


@_closed
class GeneratedFile(TypedDict, total=False):
    """rules/languages/generated/CODE.toml: numbers from Unicode CLDR, each value with all its names."""

    decimal: str
    months: Phrases
    compound: bool
    inverted: bool
    ordinals: Phrases
    units: dict[Phrase, Phrases]
    magnitudes: dict[Phrase, Phrases]
    words: dict[Phrase, Phrases]
