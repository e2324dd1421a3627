"""A language's [numbers] table: its own file, merged over the tables generated from CLDR. Used when rules are compiled."""

import unicodedata
from collections.abc import Mapping
from typing import Any

INVERSE = ("units", "magnitudes", "words")  # generated as value = [phrases]
BARE = ("magnitudes", "words", "denominators", "fractions")  # often written without their accents
SPELLED = ("units", "added", *BARE)
# Letters with two spellings in Unicode or of two keyboards: Romanian with a cedilla (CLDR) or a comma below, Devanagari
# letters with their dot joined (U+0958 to U+095F) or apart, Persian with Arabic yeh and kaf.
LETTERS = (
    ("ş", "ș"), ("ţ", "ț"), ("ی", "ي"), ("ک", "ك"),
    *((unicodedata.normalize("NFD", chr(code)), chr(code)) for code in range(0x958, 0x960)),
)  # fmt: skip


def merged(own: Mapping[str, Any], generated: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that the reader loads. The language's own entries go first; months are joined."""
    tables = {**generated, **own}
    tables["months"] = sorted({*generated.get("months", ()), *own.get("months", ())})
    for name in INVERSE:
        inverse = {
            phrase: value if name == "units" else int(value)
            for value, phrases in generated.get(name, {}).items()
            for phrase in phrases
        }
        tables[name] = {**inverse, **own.get(name, {})}
    for name in BARE:
        table = tables.get(name, {})
        tables[name] = {**{_bare(phrase): value for phrase, value in table.items()}, **table}
    for name in SPELLED:
        table = tables.get(name, {})
        tables[name] = {**{_respelled(phrase): value for phrase, value in table.items()}, **table}
    return tables


def _respelled(phrase: str) -> str:
    """With the other spelling of each letter that has two."""
    for usual, other in LETTERS:
        phrase = phrase.replace(usual, other)
    return phrase


def _bare(phrase: str) -> str:
    """Without Latin accents: "veintitres", "milhoes". Other scripts keep their marks, which are letters of theirs."""
    return "".join(
        unicodedata.normalize("NFD", char)[0] if "LATIN" in unicodedata.name(char, "") else char
        for char in phrase
    )
