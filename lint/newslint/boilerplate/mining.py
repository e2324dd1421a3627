"""Learns a site's own interface text from its articles: blocks that recur, exactly or with a changing part.

What is in many articles of a site and is short belongs to the page, not to a story. Proposals are entries of a phrase
pack, for a person to look through before they go into the configuration.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import tomlkit
from tomlkit.items import Array

from newslint.boilerplate.interface_words import InterfaceWords
from newslint.boilerplate.phrases import MAX_LABEL, MAX_PHRASE_BLOCK, Label
from newslint.boilerplate.placeholders import composed, template, verified
from newslint.boilerplate.scoring import boilerplate
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document
from newslint.text import toml
from newslint.text.escaping import terminal
from newslint.text.normalize import normalize

CHANGING = 3  # different fillings from which a changing part is a slot
WORDS = 6  # what {*} stands for at most
OPENING = 10  # words of a long block that are proposed as a phrase
PLACES = 3  # example places that are kept

_NUMBER = lazy(r"\d(?:[\d.,' ]{0,12}\d)?")
# A fixed part that may be before what changes ends so: "photo:", "by |", "source –".
_STEM = lazy(r"^(\S.{0,38}?(?:[:：|]|\s[–—-]))\s*(\S.{0,160})$")
_SLOT = lazy(r"\{\w+\}")


class Place(NamedTuple):
    path: str
    line: int


@dataclass
class Seen:
    """A block that came back: in which articles, a few places, the rules that its words hint at, its languages."""

    articles: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    hints: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, place: Place, article: str, hint: str, language: str) -> None:
        self.articles.add(article)
        self.languages[language] += 1
        if hint:
            self.hints[hint] += 1
        if len(self.places) < PLACES and place not in self.places:
            self.places.append(place)


class Proposal(NamedTuple):
    """An entry for a rule's table; `seen` says where it was met."""

    rule: str
    table: str
    language: str
    entry: str
    seen: Seen


class Site:
    """What was read of a site: `add` the articles, then ask for the `proposals`."""

    def __init__(self, general: str, words: InterfaceWords) -> None:
        """`general`: the rule of what no vocabulary hints at."""
        self._general = general
        self._words = words
        self.articles = 0
        self.known = 0
        self._blocks: dict[str, Seen] = {}

    def add(self, document: Document, labels: Sequence[Sequence[Label]], language: str) -> None:
        """Take in an article, with the labels that are known in its blocks. Those that are found already count apart."""
        self.articles += 1
        found, _ = boilerplate(document, labels, self._words)
        article = f"{document.path}#{document.part}"
        for index, block in enumerate(document.blocks):
            text = " ".join(normalize(block.text).split())
            if block.kind in ("code", "headline") or not text or len(text) > MAX_PHRASE_BLOCK:
                continue
            if index in found and found[index].known:
                self.known += 1
                continue
            place = Place(document.path, document.position(block.span.start)[0])
            hint = _hint(labels[index])
            for key in _keys(text, self._words):
                self._blocks.setdefault(key, Seen()).add(place, article, hint, language)

    def proposals(self, least: int) -> list[Proposal]:
        """Entries for what is in at least `least` articles, the most frequent first."""
        often = {key: seen for key, seen in self._blocks.items() if len(seen.articles) >= least}
        stems = _stems(self._blocks, least)
        kept = {**often, **stems}
        listed = [
            _proposal(entry, seen, self._general)
            for entry, seen in kept.items()
            if not any(entry != stem and _covers(stem, entry, self._words) for stem in kept if "{" in stem)
        ]
        return sorted(listed, key=lambda item: (-len(item.seen.articles), item.entry))


def _keys(text: str, interface: InterfaceWords) -> Iterator[str]:
    """The entry that would find a block: its numbers and networks as slots, a long one by its opening words."""
    if composed(text) or "{" in text or "}" in text:
        return
    if len(text) > MAX_LABEL:
        words = text.split()
        if len(words) > OPENING:
            yield _slotted(" ".join(words[:OPENING]), interface)
    elif _wordy(entry := _slotted(text, interface)):
        yield entry


def _slotted(text: str, interface: InterfaceWords) -> str:
    networked = interface.network.sub("{network}", text)
    # A name that is all of the text, and single letters, say too little without themselves.
    kept = networked if len(networked.replace("{network}", "").strip()) > 3 else text
    return _NUMBER.sub("{n}", kept)


def _stems(blocks: Mapping[str, Seen], least: int) -> dict[str, Seen]:
    """Entries with {*} for blocks that begin alike and go on differently."""
    grouped: dict[str, dict[str, Seen]] = defaultdict(dict)
    for key, seen in blocks.items():
        match = _STEM.match(key)
        if match and len(match[2].split()) <= WORDS and _wordy(match[1]):
            grouped[f"{match[1]} {{*}}"][match[2]] = seen
    found: dict[str, Seen] = {}
    for entry, fillings in grouped.items():
        if len(fillings) >= CHANGING:
            seen = _together(fillings.values())
            if len(seen.articles) >= least:
                found[entry] = seen
    return found


def _wordy(entry: str) -> bool:
    """Whether an entry has letters next to its slots."""
    return any(char.isalpha() for char in _SLOT.sub("", entry))


def _together(several: Iterable[Seen]) -> Seen:
    whole = Seen()
    for seen in several:
        whole.articles |= seen.articles
        whole.hints += seen.hints
        whole.languages += seen.languages
        whole.places = [*whole.places, *seen.places][:PLACES]
    return whole


def _covers(entry: str, other: str, words: InterfaceWords) -> bool:
    """Whether an entry with slots finds what another one finds."""
    anchors, expression, *_ = template(entry, "en")
    expression = words.filled(expression)
    return any(
        at >= 0 and verified(expression, other, at, at + len(anchor)) == (0, len(other))
        for anchor in anchors
        for at in [other.find(anchor)]
    )


def _hint(labels: Sequence[Label]) -> str:
    """The rule of the longest words in a block that the vocabulary knows."""
    longest = max(labels, key=lambda label: label.span.end - label.span.start, default=None)
    return longest.entries[0][0] if longest else ""


def _proposal(entry: str, seen: Seen, general: str) -> Proposal:
    rule = seen.hints.most_common(1)[0][0] if seen.hints else general
    table = "phrases" if len(entry.split()) >= OPENING else "labels"
    return Proposal(rule, table, seen.languages.most_common(1)[0][0], entry, seen)


def pack(proposals: Sequence[Proposal], articles: int) -> str:
    """The proposals as TOML for the configuration; every entry with its count and example places as a comment."""
    grouped: dict[tuple[str, str], dict[str, list[Proposal]]] = {}
    for proposal in proposals:
        tables = grouped.setdefault((proposal.rule, proposal.table), {})
        tables.setdefault(proposal.language, []).append(proposal)
    document = tomlkit.document()
    document.add(
        tomlkit.comment(
            f"Proposed from {articles} articles. Look through it and delete what is the stories' own."
        )
    )
    phrases: dict[str, Any] = {}
    for (rule, table), languages in sorted(grouped.items()):
        tables = phrases.setdefault(rule, {})
        tables[table] = {language: _array(listed, articles) for language, listed in sorted(languages.items())}
    document.append("phrases", tomlkit.item(phrases))
    return tomlkit.dumps(document)


def _array(proposals: Sequence[Proposal], articles: int) -> Array:
    array = tomlkit.array()
    for proposal in proposals:
        where = ", ".join(f"{terminal(place.path)}:{place.line}" for place in proposal.seen.places)
        count = len(proposal.seen.articles)
        array.add_line(toml.string(proposal.entry), comment=f"{count} of {articles}: {where}")
    array.add_line(indent="")
    return array
