"""How parts combine into a sentence that a model left: which meanings must be there together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.residue.parts import EVERY_LANGUAGE, Hit

REFUSAL, GAP, TASK, OFFER, DRAFT = "refusal", "source-gap", "task", "offer", "draft"


class Pattern(NamedTuple):
    """A combination: all of `parts`, one of each group in `any_of`, none of `never`, in one sentence of one language.

    opening  the first of `parts` must be within the first words of the sentence
    """

    find: str
    parts: frozenset[str]
    any_of: tuple[frozenset[str], ...] = ()
    never: frozenset[str] = frozenset()
    opening: bool = False


def _pattern(find: str, parts: str, *any_of: str, never: str = "", opening: bool = False) -> Pattern:
    groups = tuple(frozenset(group.split()) for group in any_of)
    return Pattern(find, frozenset(parts.split()), groups, frozenset(never.split()), opening)


PATTERNS = (
    _pattern(REFUSAL, "model", "self cannot absent"),
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
    _pattern(TASK, "confidence", opening=True),
    _pattern(OFFER, "closing", opening=True),
    _pattern(OFFER, "offer more", opening=True, never="chatbot"),
    _pattern(OFFER, "wish self", "more make", never="chatbot"),
    _pattern(OFFER, "offer self make", opening=True, never="chatbot"),
    _pattern(DRAFT, "draft", opening=True),
    _pattern(DRAFT, "slot"),
)
# How many characters of a sentence may be before the words that must open it.
OPENINGS = {"offer": 3, "closing": 3, "version": 12, "editor": 6, "confidence": 6, "draft": 3, "sorry": 6}
REACH = 240  # characters that the required words of a pattern may be apart


def matched(hits: Sequence[Hit], start: int) -> Iterator[tuple[Pattern, str, list[Hit]]]:
    """The patterns that the parts of one sentence fulfil, each with the language and the places of its words.

    hits   all within the sentence
    start  where the sentence begins
    """
    languages = frozenset[str]().union(*(hit.languages for hit in hits))
    for language in sorted(languages):
        own = _distinct([hit for hit in hits if not hit.languages.isdisjoint((language, EVERY_LANGUAGE))])
        present = {hit.part for hit in own}
        for pattern in PATTERNS:
            if (
                pattern.parts <= present
                and not pattern.never & present
                and all(group & present for group in pattern.any_of)
                and _opens(pattern, own, start)
            ):
                telling = [hit for hit in own if hit.part in pattern.parts]
                if max(hit.start for hit in telling) - min(hit.start for hit in telling) <= REACH:
                    yield pattern, language, telling


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    """The hits as they are combined.

    A word that is a title is not "summary" as well, and "can ... not" of a first person is "cannot".
    """
    thin = {(hit.start, hit.end) for hit in hits if hit.part == "thin"}
    own = [hit for hit in hits if hit.part != "summary" or (hit.start, hit.end) not in thin]
    modal = next((hit for hit in own if hit.part == "modal"), None)
    if modal and {"negation", "self"} <= {hit.part for hit in own}:
        own.append(modal._replace(part="cannot"))
    return own


def _opens(pattern: Pattern, hits: Sequence[Hit], start: int) -> bool:
    leading = OPENINGS.keys() & pattern.parts if pattern.opening else ()
    return not leading or any(hit.part in leading and hit.start - start <= OPENINGS[hit.part] for hit in hits)
