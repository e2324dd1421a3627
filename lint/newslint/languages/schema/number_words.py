"""The keys of [numbers] that say how a number is written, in digits and in words."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.keys import Key, Phrase, Phrases, closed

Fraction = Annotated[str, Field(pattern=r"^-?\d+(/\d+)?$")]
Power = Annotated[int, Field(ge=0, le=24)]

_Joining = TypedDict(
    "_Joining",
    {
        "and": Annotated[
            Phrases,
            Key(
                "joins the parts of a number in words: a hundred *and* five", "quantities.number_word_search"
            ),
        ],
        "with": Annotated[
            Phrases,
            Key(
                "joins a whole number and a fraction only: cinco *con* un cuarto",
                "quantities.number_word_search",
            ),
        ],
    },
    total=False,
)


@closed
class Digits(TypedDict, total=False):
    """Numbers in digits."""

    decimal: Annotated[
        str, Key("the decimal separator", "quantities.number_reader"), Field(min_length=1, max_length=1)
    ]
    space_groups: Annotated[
        bool,
        Key(
            "whether a space may separate thousands; as a rule where the decimal separator is a comma",
            "quantities.number_reader",
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
    point: Annotated[Phrases, Key("the decimal point in words: two *point* five", "quantities.number_reader")]


@closed
class NumberWords(_Joining, total=False):
    """Numbers in words."""

    words: Annotated[dict[Phrase, int], Key("number words and their values", "quantities.number_word_search")]
    magnitudes: Annotated[
        dict[Phrase, Power], Key("words for powers of ten: million = 6", "quantities.number_word_search")
    ]
    multiples: Annotated[
        dict[Phrase, int],
        Key("words that multiply by another number: dozen = 12", "quantities.number_word_search"),
    ]
    compound: Annotated[
        bool,
        Key("whether number words are written together: zweihundertfünf", "quantities.number_word_search"),
    ]
    joints: Annotated[
        Phrases,
        Key(
            "what joins the parts of a word written together: fünf*und*zwanzig",
            "quantities.number_word_search",
        ),
    ]
    inverted: Annotated[
        bool, Key("whether ones come before tens: fünfundzwanzig", "quantities.number_word_search")
    ]
    endings: Annotated[
        bool,
        Key(
            "whether magnitudes and units may carry a case ending that is not listed",
            "quantities.phrase_table",
        ),
    ]
    links: Annotated[
        Phrases,
        Key(
            "is between a number and its magnitude or noun: 20 *de* milioane", "quantities.number_word_search"
        ),
    ]
    lone: Annotated[
        Phrases,
        Key(
            "magnitudes that mean one of them without a number, before money", "quantities.number_word_search"
        ),
    ]
    then: Annotated[
        str,
        Key(
            "joins digits to the thousands before them: 3 آلاف *و*500; empty when nothing does",
            "quantities.number_word_search",
        ),
    ]
    spelled_only: Annotated[
        Phrases,
        Key(
            "magnitudes only after number words, because after digits they are money: deux *cents*",
            "quantities.number_word_search",
        ),
    ]
    articles: Annotated[
        Phrases,
        Key("articles that mean one before a magnitude: *a* million", "quantities.number_word_search"),
    ]
    indefinite: Annotated[
        Phrases,
        Key(
            "words for one that are also the indefinite article, thus no number alone",
            "quantities.number_word_search",
        ),
    ]
    ordinals: Annotated[
        Phrases, Key("what makes an ordinal of a number in words: twenty-*first*", "quantities.number_reader")
    ]
    ordinal_after: Annotated[
        Phrases,
        Key(
            "what makes an ordinal of digits (Chinese, Japanese, Korean): 3*位*", "quantities.classification"
        ),
    ]
    unsure: Annotated[
        Phrases,
        Key("number words that usually mean something else: *quarter* of the year", "quantities.vocabulary"),
    ]
    counters: Annotated[
        Phrases, Key("measure words after a number (Chinese, Japanese, Korean)", "quantities.hedges")
    ]


_NUMERALS = "quantities.cjk_words"


@closed
class Numerals(TypedDict, total=False):
    """Words around numerals of Han and Hangul characters. The characters themselves are known."""

    parts_of: Annotated[Phrases, Key("between denominator and numerator: 三*分之*一", _NUMERALS)]
    plus: Annotated[Phrases, Key("between a whole number and a fraction: 二*又*二分之一", _NUMERALS)]
    point: Annotated[Phrases, Key("the decimal point: 三*点*五", _NUMERALS)]
    dot_next: Annotated[Phrases, Key("after these a middle dot is a decimal point: 五・五*%*", _NUMERALS)]
    tenths: Annotated[
        dict[Phrase, Phrase],
        Key("after a number of tenths, each with the characters that must not follow: 三*成*", _NUMERALS),
    ]
    hundredths: Annotated[Phrases, Key("after the digit that follows the tenths: 3割8*分*", _NUMERALS)]
    thousandths: Annotated[Phrases, Key("after the next one: 3割8分7*厘*", _NUMERALS)]
    not_after_tenths: Annotated[
        Phrases, Key("after a numeral that thus does not belong to the tenths before it", _NUMERALS)
    ]
    discount: Annotated[Phrases, Key("words among `tenths` for the share of a price: 75*折*", _NUMERALS)]
    several: Annotated[Phrases, Key("an unknown digit: *数*十万", _NUMERALS)]
    more: Annotated[Phrases, Key("after a numeral, more than it: 三百*多*", _NUMERALS)]
    exempt: Annotated[Phrases, Key("words that begin like a magnitude: *千米*", _NUMERALS)]


@closed
class Fractions(TypedDict, total=False):
    """Fractions and shares."""

    fractions: Annotated[
        dict[Phrase, Fraction], Key("fractions in words: a third = 1/3", "quantities.number_reader")
    ]
    denominators: Annotated[
        dict[Phrase, int],
        Key("the lower number of a fraction in words: two *thirds*", "quantities.number_reader"),
    ]
    tails: Annotated[
        dict[Phrase, Fraction],
        Key("fractions after a whole number: three *and a half*", "quantities.number_reader"),
    ]
    added: Annotated[
        dict[Phrase, Fraction],
        Key(
            "what is added to the number that follows: साढ़े तीन is three and a half",
            "quantities.number_reader",
        ),
    ]
    one_in: Annotated[
        Phrases, Key("between one and the whole in words: one *in* five", "quantities.number_reader")
    ]
    out_of: Annotated[Phrases, Key("between a part and its whole: 7 *out of* 10", "quantities.number_reader")]
    part_of: Annotated[
        Phrases,
        Key(
            "as `out_of`, for words with other uses: the whole must be at most 10 or a multiple of 5",
            "quantities.number_reader",
        ),
    ]
    share_of: Annotated[
        Phrases,
        Key(
            "after a fraction, before what it is a part of: a quarter *of a* million",
            "quantities.number_reader",
        ),
    ]
    share_next: Annotated[
        Phrases,
        Key(
            "words after a fraction that show it to be a share, not an ordinal; none means any word",
            "quantities.classification",
        ),
    ]
    half: Annotated[Phrases, Key("a half more, after a unit: 一年*半*", "quantities.units")]
    after_numeral: Annotated[
        Phrases,
        Key("after a numeral of one character that is then a number: 삼 *분의* 일", "quantities.vocabulary"),
    ]
    parts: Annotated[
        Phrases,
        Key(
            "words before a fraction that make it part of a thing: the *first* half",
            "quantities.classification",
        ),
    ]
