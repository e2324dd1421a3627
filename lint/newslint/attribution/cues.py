"""Finds source cues: a language's [sources] table as one automaton."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from newslint.text.normalize import normalize
from newslint.text.scripts import UNSPACED

# Sections of the table; newslint.languages.schema says what each of them does.
HEARSAY = frozenset(("weak", "moods"))
NAMING = frozenset(("says", "shows", "per", "data", "acts", "market", "link"))
_OPENING = frozenset("\"“„«'(")  # what a sentence may begin with before its first word


class Cue(NamedTuple):
    """A phrase found in a text, and the sections that it is in."""

    start: int
    end: int
    kinds: frozenset[str]


class _Entry(NamedTuple):
    section: str
    left: bool
    right: bool


class Cues:
    """The phrases of one language. A "*" at an end of a phrase lets the word go on there: "informuj*".

    capital_nouns  whether every noun is written with a capital, so that a capital tells no name
    ends           what ends a sentence though no mark follows
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        import daachorse

        self.capital_nouns = bool(data.get("capital_nouns"))
        self.ends = tuple(data.get("ends", ()))
        sections = {name: phrases for name, phrases in data.items() if name not in ("capital_nouns", "ends")}
        entries: dict[str, list[_Entry]] = {}
        for section, phrases in sections.items():
            if section != "leans":
                for phrase in phrases:
                    entry = _Entry(section, not phrase.startswith("*"), not phrase.endswith("*"))
                    for spelt in {phrase, phrase.replace("\u200c", " ")}:  # Persian joins words with either
                        entries.setdefault(normalize(spelt.strip("*")), []).append(entry)
        self._phrases = sorted(entries)
        self._entries = [entries[phrase] for phrase in self._phrases]
        self._kinds: dict[tuple[int, bool, bool], frozenset[str]] = {}
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(self._phrases)
        # How a sentence may open, and whether the last word of it is whole there.
        self._leans = {normalize(phrase).rstrip("*"): _ends_whole(phrase) for phrase in data.get("leans", ())}
        self._openings = tuple(self._leans)
        self._longest = max(map(len, self._leans), default=0) + 2  # a mark before, a letter after

    def find(self, text: str) -> list[Cue]:
        """The longest cue at every place, in order."""
        normalized = normalize(text)
        found: list[Cue] = []
        for start, end, number in self._automaton.find_overlapping(normalized):
            left, right = _bounded(normalized, start), _bounded(normalized, end)
            if kinds := self._sections(number, left, right):
                found.append(Cue(start, end if right else _word_end(normalized, end), kinds))
        found.sort(key=lambda cue: (cue.start, -cue.end))
        longest: list[Cue] = []
        for cue in found:
            if not longest or cue.start >= longest[-1].end:
                longest.append(cue)
            elif cue[:2] == longest[-1][:2]:
                longest[-1] = cue._replace(kinds=cue.kinds | longest[-1].kinds)
            elif "unnamed" in longest[-1].kinds and cue.end <= longest[-1].end:  # "a poll" is a poll
                longest[-1] = longest[-1]._replace(kinds=longest[-1].kinds | (cue.kinds & {"polls"}))
        return longest

    def leans(self, text: str, start: int) -> bool:
        """Whether a sentence that begins at `start` opens with a word that points back."""
        opening = normalize(text[start : start + self._longest])
        if opening[:1] in _OPENING:
            opening = opening[1:]
        return opening.startswith(self._openings) and any(
            opening.startswith(phrase) and not (whole and opening[len(phrase) : len(phrase) + 1].isalnum())
            for phrase, whole in self._leans.items()
        )

    def _sections(self, number: int, left: bool, right: bool) -> frozenset[str]:
        """The sections of a phrase that is alone to the left and to the right, or runs on there."""
        key = number, left, right
        if key not in self._kinds:
            self._kinds[key] = frozenset(
                entry.section
                for entry in self._entries[number]
                if (left or not entry.left) and (right or not entry.right)
            )
        return self._kinds[key]


def _word_end(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isalnum():
        offset += 1
    return offset


def _bounded(text: str, offset: int) -> bool:
    """Whether a word of a script with spaces does not run on over an offset."""
    if not 0 < offset < len(text):
        return True
    pair = text[offset - 1 : offset + 1]
    return not pair.isalnum() or pair in UNSPACED


def _ends_whole(phrase: str) -> bool:
    """Whether a phrase's last word may not go on."""
    return not phrase.endswith("*") and phrase[-1] not in UNSPACED
