"""Words of interface text that belong to no single rule: social networks, nouns after a count, words between labels."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property

STORED = "interface.json"  # the compiled lists of all languages together
LISTS = ("networks", "counts", "joining")
FIRST_UNSPACED = "\u2e80"  # Han, kana and Hangul come after it
_NUMBER = r"\d(?:[\d.,' ]{0,12}\d)?"


class InterfaceWords:
    """`data` is the files of the compiled rules: the lists of all files in rules/interface."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data

    @cached_property
    def _lists(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = json.loads(self._data[STORED])
        return found

    @cached_property
    def _network(self) -> str:
        return either(self._lists["networks"])

    @cached_property
    def _number(self) -> str:
        """A number as on counters: 1,024, 3.5k, 1.2万."""
        spaced, unspaced = _parted(self._lists["counts"])
        return rf"{_NUMBER}(?: ?{either(spaced)}\b|{either(unspaced)})?\+?"

    @cached_property
    def network(self) -> "re.Pattern[str]":
        """The name of a social network."""
        return re.compile(rf"(?<![^\W\d_]){self._network}(?![^\W\d_])")

    @cached_property
    def fillers(self) -> "re.Pattern[str]":
        """What may be between labels: counters, punctuation, emoji, names of networks, small words."""
        spaced, unspaced = _parted([*self._lists["joining"], *self._lists["counts"]])
        words = either([*self._lists["networks"], *spaced])
        return re.compile(rf"(?:(?<![^\W\d_]){words}(?![^\W\d_])|[\W\d_]|{either(unspaced)})*")

    def filled(self, expression: str) -> str:
        """An entry's expression with what its slots {network} and {n} stand for."""
        return expression.replace("{network}", self._network).replace("{n}", self._number)


def either(words: Iterable[str]) -> str:
    """An expression for one of the words, the longest that fits; for none of none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True))) or '(?!)'})"


def _parted(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Words that spaces set apart, and those that are written on to what is before them."""
    listed = list(words)
    return [word for word in listed if word < FIRST_UNSPACED], [
        word for word in listed if word >= FIRST_UNSPACED
    ]
