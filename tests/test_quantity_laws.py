"""Laws of the quantity reader: what is written and read back is the same, and no text does any harm."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslint.article import Analysers
from newslint.ruleset import compiled

COMPILED = compiled.load()
READER = Analysers(COMPILED.languages, COMPILED.data).extractor
CODES = COMPILED.languages.codes
# How each language groups thousands and writes decimals in its newspapers.
WRITTEN = {
    "en": (",", "."), "zh": (",", "."), "ja": (",", "."), "hi": (",", "."), "ko": (",", "."),
    "de": (".", ","), "es": (".", ","), "it": (".", ","), "pt": (".", ","), "nl": (".", ","), "da": (".", ","),
    "tr": (".", ","), "id": (".", ","), "sv": ("\u00a0", ","), "fr": ("\u202f", ","), "fi": ("\u00a0", ","),
    "nb": ("\u00a0", ","), "pl": ("\u00a0", ","), "cs": ("\u00a0", ","), "ru": ("\u00a0", ","), "uk": ("\u00a0", ","),
}  # fmt: skip
AMOUNTS = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=2)
PIECES = st.sampled_from(
    "1 23 456 1,234 1.234 ,5 . , - – / : % $ € £ 5m k million and a half one in four hundert ein und zwanzig mil de cent "
    "quatre-vingt percent from to between 一 万 百分之 三分之一 点 年 多 두 십 만 달러 и из половина مليون و हज़ार ½ ² km² °C "
    "2024-05-17 14:30 192.168.1.2 a@b.c https://x.example/1 ( ) \u00a0 \u202f ٣ ３ \ufffc 第 th -5 +".split()
)


def written(value, language):
    """A number as a newspaper of the language prints it."""
    group, decimal = WRITTEN[language]
    return f"{value:,f}".replace(",", "\0").replace(".", decimal).replace("\0", group)


@pytest.mark.parametrize("language", WRITTEN)
@given(value=AMOUNTS)
def test_a_number_is_read_as_it_was_written(language, value):
    text = f"( {written(value, language)} )"
    quantities = READER.read_text(text, language)
    assert [quantity.value[0] for quantity in quantities if quantity.kind != "time"] == [value]
    assert text[slice(*quantities[0].span)] == written(value, language)


@pytest.mark.parametrize("unit", ["EUR", "USD", "SEK", "INR"])
@given(value=st.integers(1, 10**9), language=st.sampled_from(sorted(WRITTEN)))
def test_a_currency_code_reads_the_same_on_either_side(unit, value, language):
    before, after = f"{unit} {value}", f"{value} {unit}"
    for text in (before, after):
        (quantity,) = READER.read_text(text, language)
        assert (quantity.value[0], quantity.unit, tuple(quantity.span)) == (value, unit, (0, len(text)))


@given(value=st.integers(2, 999_999))
def test_english_number_words(value):
    quantities = READER.read_text(f"Exactly {spelled(value)}.", "en")
    assert [quantity.value[0] for quantity in quantities] == [value]


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # fmt: skip
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(value):
    """A number below a million in English words."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    size, word = (1000, "thousand") if value >= 1000 else (100, "hundred")
    rest = value % size
    joint = " and " if 0 < rest < 100 else " "
    return f"{spelled(value // size)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")


@given(
    text=st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES).map("".join),
    language=st.sampled_from(CODES),
)
@example(text="1" * 500, language="en")
@example(text="1.1^99 9e30 0/0 1/0 ½/0", language="sv")
@example(text="一" * 200 + "万万万", language="zh")
def test_any_text_is_read_with_exact_spans(text, language):
    reached = 0
    for quantity in READER.read_text(text, language):
        assert reached <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low <= quantity.high or quantity.value[0] < 0
        assert quantity.value[0].is_finite()
        assert quantity.value[1].is_finite()
        reached = quantity.span.end


@given(
    value=st.decimals(0, 10**9, places=1),
    hedge=st.sampled_from(["about", "more than", "nearly", "up to", "at least"]),
)
@settings(max_examples=50)
def test_what_is_committed_to_holds_what_is_written(value, hedge):
    quantity = READER.read_text(f"It was {hedge} {value:,f} tonnes.", "en")[0]
    assert quantity.low <= value <= quantity.high
    assert isinstance(quantity.low, Decimal)
