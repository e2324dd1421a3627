"""The vocabulary of interface text: finds known labels and phrases in a block in one pass over its text."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import daachorse

from newslint.document import Document, Span
from newslint.rule import Rule

TABLES = ("labels", "phrases", "weak")

# What the slot {network} stands for in a phrase.
NETWORKS = (
    "facebook", "twitter", "x", "whatsapp", "linkedin", "telegram", "instagram", "youtube", "pinterest", "reddit",
    "email", "e-mail", "threads", "bluesky", "tiktok", "messenger", "微博", "微信", "line", "vk",
)  # fmt: skip

_LETTER = re.compile(r"[^\W\d_]")
_FOLDS = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u3000": " ",
    "‑": "-",
    "İ": "i",
}
_FOLDS.update({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
_FOLD = str.maketrans(_FOLDS)
_COMMON_FOLDS = (("’", "'"), ("‘", "'"), ("\u00a0", " "))
_RARE = re.compile("[`\u2009\u202f\u2011\u3000\u0130\uff01-\uff5e]")


class Label(NamedTuple):
    """Known interface text in a block.

    table     "labels" (furniture as a block of its own), "phrases" (furniture wherever a sentence begins with it)
              or "weak" (furniture only when something else says so)
    entries   (rule, language) pairs that know it; one text may belong to several
    span      in the block's text
    """

    block: int
    table: str
    entries: tuple[tuple[str, str], ...]
    span: Span

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(language for _, language in self.entries)


def fold(text: str) -> str:
    """Lower case, plain spaces, apostrophes and full-width forms; every offset stays what it was."""
    if text.isascii():
        return text.lower()
    plain = text
    for odd, replacement in _COMMON_FOLDS:
        plain = plain.replace(odd, replacement)
    if _RARE.search(plain):
        plain = plain.translate(_FOLD)
    lower = plain.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    )


def compile_lexicon(rules: Iterable[Rule]) -> dict[str, bytes]:
    """The automaton over all phrases of all rules and languages, and what each phrase belongs to."""
    entries: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for rule in rules:
        for table in TABLES:
            for language, phrases in rule.options.get(table, {}).items():
                for phrase in phrases:
                    for variant in _variants(phrase):
                        owners = entries.setdefault(variant, {}).setdefault(table, [])
                        if (rule.name, language) not in owners:
                            owners.append((rule.name, language))
    words = sorted(entries)
    if not words:
        return {}
    for word in words:
        _inherit(word, entries)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(words, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    listed = [[[table, owners] for table, owners in entries[word].items()] for word in words]
    return {
        "lexicon.bin": bytes(automaton.serialize()),
        "lexicon.json": json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode(),
    }


def _inherit(word: str, entries: Mapping[str, dict[str, list[tuple[str, str]]]]) -> None:
    """Let a label that begins with a phrase count as that phrase too: only the longest match is found."""
    for end in range(len(word) - 1, 3, -1):
        shorter = entries.get(word[:end], {}).get("phrases")
        if shorter and "phrases" not in entries[word]:
            entries[word]["phrases"] = shorter
            return


def _variants(phrase: str) -> Iterator[str]:
    """The phrase as it is searched for: folded, with the slot {network} filled in each way."""
    if "{network}" in phrase:
        for network in NETWORKS:
            yield fold(phrase.replace("{network}", network))
    else:
        yield fold(phrase)


class Lexicon:
    """The compiled vocabulary. `data` is the artefact's files."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(data["lexicon.bin"])
        self._owners = json.loads(data["lexicon.json"])

    def labels(self, document: Document) -> tuple[tuple[Label, ...], ...]:
        """The known labels and phrases of every block, in order."""
        return tuple(tuple(self._find(index, block.text)) for index, block in enumerate(document.blocks))

    def _find(self, index: int, text: str) -> Iterator[Label]:
        folded = fold(text)
        for start, end, number in self._automaton.find(folded):
            if _bounded(folded, start, end):
                for table, owners in self._owners[number]:
                    yield Label(
                        index, table, tuple((rule, language) for rule, language in owners), Span(start, end)
                    )


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a match begins and ends with a word (scripts without spaces have no such bounds)."""
    before = (
        start == 0 or not text[start - 1].isalpha() or not text[start].isalpha() or _unspaced(text[start])
    )
    after = (
        end == len(text) or not text[end].isalpha() or not text[end - 1].isalpha() or _unspaced(text[end - 1])
    )
    return bool(before and after)


def _unspaced(char: str) -> bool:
    """Whether a character belongs to Thai, kana or Han, where spaces do not bound words."""
    return "\u0e00" <= char <= "\u0e7f" or "\u3040" <= char <= "\u9fff"


def letters(text: str) -> int:
    return len(_LETTER.findall(text))


def uncovered(text: str, spans: Sequence[Span]) -> int:
    """How many letters of the text stand outside the spans, which are in order and do not overlap."""
    count, last = 0, 0
    for start, end in spans:
        count += letters(text[last:start])
        last = max(last, end)
    return count + letters(text[last:])
