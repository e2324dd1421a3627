"""Patterns of parts: which meanings have to occur together in a sentence that a model left."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.residue.parts import EVERY_LANGUAGE, Hit

REFUSAL, GAP, TASK, OFFER, DRAFT = "refusal", "source-gap", "task", "offer", "draft"


class Pattern(NamedTuple):
    """A combination: all of `parts`, one of each group in `any_of`, none of `never`, in one sentence of one language.

    opening  the first of `parts` must be within the first words of the sentence
    name     what it is called among the features of a sentence
    """

    find: str
    parts: frozenset[str]
    any_of: tuple[frozenset[str], ...] = ()
    never: frozenset[str] = frozenset()
    opening: bool = False
    name: str = ""


def _pattern(find: str, parts: str, *any_of: str, never: str = "", opening: bool = False) -> Pattern:
    groups = tuple(frozenset(group.split()) for group in any_of)
    name = f"{find}: {parts} | {' | '.join(any_of)}"
    return Pattern(find, frozenset(parts.split()), groups, frozenset(never.split()), opening, name)


PATTERNS = (
    _pattern(REFUSAL, "sorry cannot", "make fetch request", opening=True),
    _pattern(REFUSAL, "self cannot request", "make fetch given"),
    _pattern(REFUSAL, "self cannot fetch source"),
    _pattern(REFUSAL, "cannot fetch source", "given summary", never="chatbot"),
    _pattern(REFUSAL, "self cannot make", "given source fulltext summary", never="chatbot"),
    _pattern(REFUSAL, "given source absent", "cannot make summary unknown", never="chatbot"),
    _pattern(REFUSAL, "cannot make", "given absent fulltext", "source thin given", never="chatbot"),
    _pattern(REFUSAL, "please fulltext", "make self summary"),
    _pattern(REFUSAL, "given source unknown", never="chatbot"),
    _pattern(REFUSAL, "thin absent given source"),
    _pattern(REFUSAL, "thin absent source", "cannot fetch", never="chatbot transcript"),
    _pattern(GAP, "based thin", "only summary blocked given transcript"),
    _pattern(GAP, "only thin fetch", "absent unknown skipped based"),
    _pattern(GAP, "summary blocked thin", "based only cannot"),
    _pattern(GAP, "summary blocked only", "cannot unknown absent ends"),
    _pattern(GAP, "blocked cannot fetch", "source thin given"),
    _pattern(GAP, "blocked thin based"),
    _pattern(GAP, "blocked thin", "summary only unknown ends", "source given summary ends", never="chatbot"),
    _pattern(GAP, "transcript absent", "unknown cannot given only thin", never="chatbot"),
    _pattern(GAP, "given source blocked"),
    _pattern(GAP, "source blocked absent", "given unknown", never="chatbot"),
    _pattern(GAP, "ends blocked", "unknown cannot only"),
    _pattern(GAP, "thin unknown", "given based only", never="chatbot"),
    _pattern(TASK, "same", "skipped summary"),
    _pattern(TASK, "version", "count polished", opening=True),
    _pattern(TASK, "editor count", opening=True),
    _pattern(TASK, "polished", "self skipped only"),
    _pattern(OFFER, "offer more", opening=True, never="chatbot"),
    _pattern(OFFER, "wish self", "more make", never="chatbot"),
    _pattern(OFFER, "offer self make", opening=True, never="chatbot"),
    _pattern(REFUSAL, "model", "self cannot absent"),
    _pattern(TASK, "confidence", opening=True),
    _pattern(OFFER, "closing", opening=True),
    _pattern(DRAFT, "slot"),
)
# Parts that are common in news; a pattern is looked for where one of its others is found.
_COMMON = frozenset("self cannot make fetch source given absent only summary more unknown".split())
_LED_BY: dict[str, list[Pattern]] = {}
for _each in PATTERNS:
    _LED_BY.setdefault(min(_each.parts, key=lambda part: (part in _COMMON, part)), []).append(_each)
ALONE = frozenset(
    part for each in PATTERNS if len(each.parts) == 1 and not each.any_of for part in each.parts
)
PAIR = 2  # different parts that all other patterns need at least
REACH = 240  # characters that the required words of a pattern may be apart
# How many characters of a sentence may be before the words that must open it.
OPENINGS = {"offer": 3, "closing": 3, "version": 12, "editor": 6, "confidence": 6, "draft": 3, "sorry": 6}


def fulfilled(hits: Sequence[Hit], start: int) -> Iterator[tuple[Pattern, list[Hit]]]:
    """The patterns that the parts of one sentence, in one language, fulfil, with the parts that each requires.

    hits   all within the sentence
    start  where the sentence begins
    """
    own = [hit for hit in hits if not hit.loose]
    present = {hit.part for hit in own}
    for pattern in (pattern for part in present for pattern in _LED_BY.get(part, ())):
        if (
            pattern.parts <= present
            and pattern.never.isdisjoint(present)
            and not any(group.isdisjoint(present) for group in pattern.any_of)
            and _opens(pattern, own, start)
        ):
            telling = [hit for hit in own if hit.part in pattern.parts]
            if max(hit.start for hit in telling) - min(hit.start for hit in telling) <= REACH:
                yield pattern, telling


class Reading(NamedTuple):
    """The parts of a sentence that are words of one language, and how many different ones."""

    language: str
    parts: list[Hit]
    different: int


def readings(hits: Sequence[Hit]) -> list[Reading]:
    """The parts of a sentence as languages read them: those in which they are enough for a pattern, and those with most."""
    if len(hits) < PAIR and not any(hit.part in ALONE for hit in hits):
        return []
    parts: dict[str, set[str]] = {}
    strict: dict[str, set[str]] = {}
    for hit in hits:
        for language in hit.languages:
            parts.setdefault(language, set()).add(hit.part)
            if not hit.loose:
                strict.setdefault(language, set()).add(hit.part)
    shared, sure = parts.pop(EVERY_LANGUAGE, set()), strict.pop(EVERY_LANGUAGE, set())
    if not parts:
        parts[EVERY_LANGUAGE] = set()
    most = max(len(names | shared) for names in parts.values())
    found = []
    for language in sorted(parts):
        own = strict.get(language, set()) | sure
        different = len(parts[language] | shared)
        if len(own) >= PAIR or not own.isdisjoint(ALONE) or different == most:
            chosen = [hit for hit in hits if language in hit.languages or EVERY_LANGUAGE in hit.languages]
            found.append(Reading(language, _distinct(chosen), different))
    return found


def _distinct(hits: list[Hit]) -> list[Hit]:
    """The hits as they are combined.

    A word that is a title is not "summary" as well, and "can ... not" of a first person is "cannot".
    """
    names = {hit.part for hit in hits if not hit.loose}
    if {"thin", "summary"} <= names:
        thin = {(hit.start, hit.end) for hit in hits if hit.part == "thin" and not hit.loose}
        hits = [hit for hit in hits if hit.part != "summary" or (hit.start, hit.end) not in thin]
    if {"modal", "negation", "self"} <= names:
        modal = next(hit for hit in hits if hit.part == "modal" and not hit.loose)
        return [*hits, modal._replace(part="cannot")]
    return hits


def _opens(pattern: Pattern, hits: Sequence[Hit], start: int) -> bool:
    leading = OPENINGS.keys() & pattern.parts if pattern.opening else ()
    return not leading or any(hit.part in leading and hit.start - start <= OPENINGS[hit.part] for hit in hits)
