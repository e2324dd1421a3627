"""Finds known interface labels and phrases in a block in one pass."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import daachorse

from newslint.boilerplate.interface_words import InterfaceWords
from newslint.boilerplate.placeholders import Template, composed, loose, template, verified
from newslint.fast.lazy_regex import lazy
from newslint.fast.packed_strings import Packed, pack
from newslint.model.document import Document, Span
from newslint.model.rule import Rule
from newslint.text.normalize import normalize
from newslint.text.scripts import UNSPACED

NEEDLE = "\x1f"  # between needles
TABLES = ("labels", "weak", "phrases")
# What else the phrases of a rule say of the blocks around them: the rule's option `roles`.
SELF_EVIDENT = "self-evident"  # hardly ever in prose
CAPTION = "caption"  # under a picture in the story: says nothing of the blocks around it
BETWEEN_PARAGRAPHS = "between-paragraphs"  # may interrupt a story
RELATED_HEADING = "related-heading"  # teasers follow
ENDS_TAIL = "ends-tail"  # no teaser any more
AI_BADGE = "ai-badge"
ROLES = (SELF_EVIDENT, CAPTION, BETWEEN_PARAGRAPHS, RELATED_HEADING, ENDS_TAIL, AI_BADGE)
# What is longer is no label, and what is longer still no block of interface text: neither is searched.
MAX_LABEL = 160
MAX_PHRASE_BLOCK = 700

# Letters but the English ones; not the signs of typesetting.
_FOREIGN = lazy("[^\x00-\xbf\u2000-\u2bff\ufffc\ufffd]")


class Label(NamedTuple):
    """Known interface text in a block.

    table     "labels" (interface text as a block of its own), "phrases" (interface text wherever a sentence begins with it)
              or "weak" (interface text only when something else says so)
    entries   (rule, language) pairs that know it; one text may belong to several
    span      in the block's text
    loose     whether a part of it may be any words
    roles     of all rules of the vocabulary
    """

    block: int
    table: str
    entries: tuple[tuple[str, str], ...]
    span: Span
    loose: bool = False
    roles: Mapping[str, Sequence[str]] = MappingProxyType({})

    def has(self, role: str) -> bool:
        """Whether a rule that knows the text has a role."""
        return any(role in self.roles.get(rule, ()) for rule, _ in self.entries)

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(language for _, language in self.entries)


def compile_lexicon(rules: Iterable[Rule]) -> dict[str, bytes]:
    """Two automata over all rules and languages, and what each word of theirs belongs to.

    One holds labels, for short blocks only; the other phrases, for blocks of some length. Each of a word's entries is
    one line: table, edges, needles, expression of the whole ("" for the word itself), numbers of its owners. Raises
    ValueError.
    """
    owners: dict[tuple[str, str], int] = {}
    words: dict[str, dict[str, dict[tuple[str, ...], list[int]]]] = {"labels": {}, "phrases": {}}
    roles_of: dict[str, list[str]] = {}
    for rule in rules:
        roles_of[rule.name] = list(rule.options.get("roles", ()))
        for table in TABLES:
            for language, phrases in rule.options.get(table, {}).items():
                owner = owners.setdefault((rule.name, language), len(owners))
                for entry in map(normalize, phrases):
                    found = template(entry, language) if composed(entry) else Template((entry,), "", "<>", ())
                    needles = NEEDLE.join(found.needles)
                    for word in found.anchors:
                        entries = words["phrases" if table == "phrases" else "labels"].setdefault(word, {})
                        listed = entries.setdefault((table, found.edges, needles, found.expression), [])
                        if owner not in listed:
                            listed.append(owner)
    data = {
        "lexicon.json": json.dumps(list(owners), ensure_ascii=False).encode(),
        "lexicon-roles.json": json.dumps({name: roles for name, roles in roles_of.items() if roles}).encode(),
    }
    for table, listed_words in words.items():
        for name, known in _by_letters(table, sorted(listed_words)).items():
            automaton = daachorse.CharwiseDoubleArrayAhoCorasick(known or ["\x00"])
            data[f"{name}.bin"] = bytes(automaton.serialize())
            data[f"{name}.entries"] = pack([_lines(listed_words[word]) for word in known] or [""])
    return data


def _by_letters(name: str, words: Sequence[str]) -> dict[str, list[str]]:
    """The words of English letters, and the others: few texts need those, and they are two thirds."""
    return {
        f"{name}-{part}": [word for word in words if bool(_FOREIGN.search(word)) == foreign]
        for part, foreign in (("plain", False), ("foreign", True))
    }


def _lines(entries: Mapping[tuple[str, ...], Sequence[int]]) -> str:
    return "\n".join("\t".join((*entry, ",".join(map(str, owners)))) for entry, owners in entries.items())


class Entry(NamedTuple):
    """What a word of the automaton belongs to; `expression` is of the whole entry, "" when the word is all of it.

    `edges` holds "<" when the word begins the entry and ">" when it ends it: there it must be a whole word. Where none of
    the `needles` is, neither does the entry: an expression costs much to compile.
    """

    table: str
    edges: frozenset[str]
    needles: tuple[str, ...]
    expression: str
    owners: tuple[tuple[str, str], ...]


class PhraseIndex:
    """The compiled vocabulary. `data` is the files of the compiled rules."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._pairs = [(rule, language) for rule, language in json.loads(data["lexicon.json"])]
        self._roles: Mapping[str, Sequence[str]] = json.loads(data["lexicon-roles.json"])
        self._data = data
        self.words = InterfaceWords(data)

    @cached_property
    def _plain(self) -> "tuple[_Words, _Words]":
        return self._words("plain")

    @cached_property
    def _foreign(self) -> "tuple[_Words, _Words]":
        return self._words("foreign")

    def _words(self, part: str) -> "tuple[_Words, _Words]":
        """Labels and phrases."""
        labels, phrases = (
            _Words(
                self._data[f"{name}-{part}.bin"],
                self._data[f"{name}-{part}.entries"],
                self._owners,
                self._roles,
                self.words,
            )
            for name in ("labels", "phrases")
        )
        return labels, phrases

    def labels(self, document: Document) -> tuple[tuple[Label, ...], ...]:
        """The known labels and phrases of every block, in order."""
        return tuple(tuple(self._find(index, block.text)) for index, block in enumerate(document.blocks))

    def _find(self, index: int, text: str) -> Iterator[Label]:
        if len(text) > MAX_PHRASE_BLOCK:
            return
        normalized = normalize(text)
        parts = (
            [self._plain, self._foreign]
            if not normalized.isascii() and _FOREIGN.search(normalized)
            else [self._plain]
        )
        if len(text) <= MAX_LABEL:
            yield from _longest(
                label for labels, _ in parts for label in labels.find(index, text, normalized)
            )
        for _, phrases in parts:
            yield from phrases.find(index, text, normalized)

    def _owners(self, numbers: str) -> tuple[tuple[str, str], ...]:
        return tuple(self._pairs[int(number)] for number in numbers.split(","))


class _Words:
    """One automaton and the entries of its words, which are unpacked when one is met."""

    def __init__(
        self,
        automaton: bytes,
        packed: bytes,
        owners: Callable[[str], tuple[tuple[str, str], ...]],
        roles: Mapping[str, Sequence[str]],
        words: InterfaceWords,
    ) -> None:
        self._words = words
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self._lines = Packed(packed)
        self._owners = owners
        self._roles = roles
        self._entries: dict[int, tuple[Entry, ...]] = {}

    def find(self, index: int, text: str, normalized: str) -> Iterator[Label]:
        for start, end, number in self._automaton.find_overlapping(normalized):
            left, right = _apart(text, start), _apart(text, end)
            whole = left and right
            cut = "" if whole else "<" * (not left) + ">" * (not right)
            for entry in self._entries.get(number) or self._unpack(number):
                if cut and not entry.edges.isdisjoint(cut):
                    continue
                place: tuple[int, int] | None = (start, end)
                if entry.expression:
                    if entry.needles and not any(map(normalized.__contains__, entry.needles)):
                        continue
                    place = verified(entry.expression, normalized, start, end)
                if place and ((whole and not entry.expression) or _bounded(text, *place)):
                    yield Label(
                        index, entry.table, entry.owners, Span(*place), loose(entry.expression), self._roles
                    )

    def _unpack(self, number: int) -> tuple[Entry, ...]:
        fields = [line.split("\t") for line in self._lines[number].split("\n")]
        entries = tuple(
            Entry(
                table,
                frozenset(edges),
                tuple(filter(None, sought.split(NEEDLE))),
                self._words.filled(expression),
                self._owners(owners),
            )
            for table, edges, sought, expression, owners in fields
        )
        self._entries[number] = entries
        return entries


def _longest(labels: Iterable[Label]) -> Iterator[Label]:
    """The labels that do not overlap, from the left, the longest first; all that know the same piece."""
    last, kept = -1, Span(-1, -1)
    for label in sorted(
        labels, key=lambda label: (label.span.start, -label.span.end, TABLES.index(label.table))
    ):
        if label.span == kept:
            yield label
        elif label.span.start >= last:
            last, kept = label.span.end, label.span
            yield label


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a match begins and ends with a word. Glued labels (ShareTweet) and scripts without spaces do too."""
    return _apart(text, start) and _apart(text, end)


def _apart(text: str, at: int) -> bool:
    pair = text[at - 1 : at + 1] if at else ""
    if len(pair) < 2 or not pair.isalpha():
        return True
    return pair in UNSPACED or (pair[0].islower() and pair[1].isupper())
