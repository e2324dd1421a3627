"""The data of rules/languages/*.toml, loaded by language."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple


class Language(NamedTuple):
    """One language file, as written: its sections are read by the modules they are for.

    code       BCP 47 base tag (nb, zh, pt)
    name       in English, as in messages ("Swedish")
    numbers    separators, magnitudes, approximators, units (newslint.quantities)
    sources    attribution cues (newslint.attribution)
    relations  words between figures that are calculated with each other (newslint.comparison.masked_sentence)
    measures   what news counts, by concept, as beginnings of words (newslint.comparison.context_words)
    dates      weekdays and months (newslint.checks.dates)
    words      function words and sentence conventions (newslint.languages.identification, newslint.text.sentences)
    """

    code: str
    name: str
    numbers: Mapping[str, Any]
    sources: Mapping[str, Any]
    words: Mapping[str, Any]
    relations: Mapping[str, Any] = MappingProxyType({})
    measures: Mapping[str, Any] = MappingProxyType({})
    dates: Mapping[str, Any] = MappingProxyType({})


class Languages:
    """Language files by code, loaded when first asked for. Look-up falls back from "pt-BR" to "pt".

    `data` holds the compiled file of each of `codes` under the name that `stored` gives it.
    """

    def __init__(self, codes: Sequence[str], data: Mapping[str, bytes]) -> None:
        self.codes = tuple(codes)
        self._data = data
        self._parsed: dict[str, Language] = {}
        self._common: dict[str, frozenset[str]] = {}

    def get(self, tag: str) -> Language | None:
        code = base(tag)
        if code not in self._parsed:
            if code not in self.codes:
                return None
            raw = json.loads(self._data[stored(code)])
            names = ("numbers", "sources", "words", "relations", "measures", "dates")
            sections = {name: raw.get(name, {}) for name in names}
            self._parsed[code] = Language(code=code, name=raw["name"], **sections)
        return self._parsed[code]

    def together(self, name: str) -> tuple[str, ...]:
        """The words of all languages for a key of [words], for texts whose language makes no difference or is not known."""
        return tuple(self._together[name])

    @cached_property
    def _together(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = json.loads(self._data[TOGETHER])
        return found

    def common(self, tag: str) -> frozenset[str]:
        """The common words of a language, in lower case; none where there is no dictionary of it."""
        code = base(tag)
        if code not in self._common:
            data = self._data.get(stored_words(code), b"")
            self._common[code] = frozenset(data.decode().split("\n")) if data else frozenset()
        return self._common[code]


ANY = "mul"  # the code of what belongs to no language or to all (ISO 639-2: multiple languages)
TOGETHER = "words.json"  # the compiled file of the words that are used for all languages together


def stored_words(code: str) -> str:
    """The name of the file of a language's common words among the compiled ones."""
    return f"common-{code}.txt"


def stored(code: str) -> str:
    """The name of a language's file among the compiled ones."""
    return f"language-{code}.json"


# Codes that are retired or that other tools use, and the macrolanguage Norwegian, which in print means Bokmål.
ALIASES = {
    "no": "nb",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "sh": "hr",
    "tl": "fil",
    "cmn": "zh",
    "yue": "zh",
    "wuu": "zh",
}


def base(tag: str) -> str:
    """The language part of a BCP 47 tag, canonical: "zh-Hant-TW" -> "zh", "no" -> "nb"."""
    code = tag.replace("_", "-").partition("-")[0].lower()
    return ALIASES.get(code, code)
