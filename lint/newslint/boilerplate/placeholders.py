"""Choices and placeholders in the vocabulary.

"(share|send) this (story|)" is four phrases; {n} is a number, {network} a social network, {*} one to six words of a
sentence. Such an entry is searched for by a literal piece of it, or by each word of one of its choices, so that it stays
part of the one automaton; the rest is verified only where that piece is.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.boilerplate.interface_words import either
from newslint.errors import nearest
from newslint.fast.lazy_regex import lazy
from newslint.text.normalize import normalize

# The scripts that put no spaces between words.
UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my"))

SLOTS = ("{n}", "{network}", "{*}")
_SLOT = r"\{(?:n|network|\*)\}"
_CONTROL = lazy("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BRACES = lazy(r"\{[^{}]*\}|[{}].*")
_OPEN = lazy(r"\([^()]*\||\|[^()]*\)")
_NESTED = lazy(rf"\([^()]*(?:\|[^()]*{_SLOT}|{_SLOT}[^()]*\|)")
_PART = lazy(rf"{_SLOT}|\([^()|]*(?:\|[^()|]*)+\)")
MOST_ANCHORS = 30  # words of a choice that are searched for rather than another piece
LONG_ENOUGH = 4  # letters of a piece that is rare enough in prose to be searched for (see _rarity)
_WORDS = r"(?:[^\s]{0,39}[^\s.!?…。！？] ){0,5}[^\s]{1,40}"
_CHARACTERS = r"[^\n。！？]{1,20}"


def composed(entry: str) -> bool:
    """Whether an entry has choices or slots."""
    return bool(_PART.search(entry))


@cache
def loose(expression: str) -> bool:
    """Whether an entry's expression holds a slot for any words."""
    return _WORDS in expression or _CHARACTERS in expression


def check_entry(entry: str) -> None:
    """Raises ValueError for an entry that says nothing, or not what was meant."""
    if not any(char.isprintable() and char not in " .…" for char in entry):
        raise ValueError(f"{entry!r}: write the words that are to be found")
    if control := _CONTROL.search(entry):
        raise ValueError(f"{entry!r}: no line of text holds {control[0]!r}")
    rest = _PART.sub(lambda part: "\0" if part[0].strip("(|)") else part[0], normalize(entry))
    if brace := _BRACES.search(rest):
        hint = nearest(brace[0], SLOTS) or f"; slots are {', '.join(SLOTS)}"
        raise ValueError(f"{entry!r}: {brace[0]} is no slot{hint}")
    if _OPEN.search(rest):
        raise ValueError(f"{entry!r}: a choice is empty, not closed, or inside another")


class Template(NamedTuple):
    """How an entry with choices or slots is found in a text.

    anchors     words of which one is in every phrase of the entry
    expression  of the whole; the slots {n} and {network} are in it as they are, for InterfaceWords.filled
    edges       holds "<" when the anchors begin every phrase, ">" when they end it
    needles     other words of which every phrase holds one; () when there are none worth looking for
    """

    anchors: tuple[str, ...]
    expression: str
    edges: str
    needles: tuple[str, ...]


def template(entry: str, language: str) -> Template:
    """The template of an entry in folded text.

    Raises ValueError for an entry that is nothing but slots, or has one inside a choice.
    """
    if _NESTED.search(entry):
        raise ValueError(f"a slot inside a choice: {entry!r}")
    ranked = sorted(_candidates(entry), key=lambda candidate: _worth(candidate[0]), reverse=True)
    anchors, edges = ranked[0]
    if not all(map(str.strip, anchors)):
        raise ValueError(f"no word next to the placeholders of {entry!r}")
    others = ranked[1][0] if len(ranked) > 1 else ("",)
    needles = others if all(len(word.strip()) > 1 for word in others) else ()
    return Template(tuple(dict.fromkeys(anchors)), "".join(_expression(entry, language)), edges, needles)


def _candidates(entry: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The literal pieces and the choices, with the spaces round them that every phrase has, and their edges."""
    parts = list(_PART.finditer(entry))
    ends = [0, *(part.end() for part in parts)]
    starts = [*(part.start() for part in parts), len(entry)]
    loose = [False, *(_loose(part[0]) for part in parts), False]
    for number, (start, end) in enumerate(zip(ends, starts, strict=True)):
        piece = entry[start:end]
        edge = "<" * (number == 0) + ">" * (number == len(parts))
        yield (_trimmed(piece, loose[number], loose[number + 1]),), edge
        if number < len(parts) and parts[number][0][0] == "(" and not loose[number + 1]:
            before = piece[-1:] == " " and (piece != " " or not loose[number])
            following = entry[parts[number].end() : starts[number + 1]]
            after = following[:1] == " " and (following != " " or not loose[number + 2])
            edge = "<" * (number == 0 and not piece) + ">" * (number + 1 == len(parts) and not following)
            yield (
                tuple(f"{' ' * before}{word}{' ' * after}" for word in _alternatives(parts[number][0])),
                edge,
            )


def _trimmed(piece: str, loose_before: bool, loose_after: bool) -> str:
    """A piece without the spaces that may be missing."""
    text = piece.lstrip(" ") if loose_before else piece
    return text.rstrip(" ") if loose_after else text


def _loose(part: str) -> bool:
    """Whether the space next to a slot or a choice may be missing."""
    return part[0] == "{" or "" in _alternatives(part)


def _worth(words: tuple[str, ...]) -> tuple[bool, int, bool, int, int]:
    """How well a set of words serves to find an entry: none empty, rare ones, words at all, few, long."""
    shortest = min(len(word.strip()) for word in words)
    few = len(words) <= MOST_ANCHORS
    spelt = few and all(len(word.strip()) > 1 and any(map(str.isalpha, word)) for word in words)
    rare = min(LONG_ENOUGH, *map(_rarity, words)) if few else 0
    return shortest > 0, rare, spelt, -len(words), min(map(len, words))


def _rarity(word: str) -> int:
    """The letters of a word; one of Thai, kana, Han or Hangul says as much as two."""
    return len(word.strip()) + sum(char >= "\u0e00" for char in word)


def _alternatives(part: str) -> list[str]:
    return part[1:-1].split("|")


def _expression(entry: str, language: str) -> Iterator[str]:
    words = _CHARACTERS if language.partition("-")[0] in UNSPACED else _WORDS
    if entry.startswith("{"):
        yield r"(?<![^\W_]|%)"
    last, loose = 0, False
    for match in _PART.finditer(entry):
        part = match[0]
        yield _literal(entry[last : match.start()], loose, _loose(part))
        yield words if part == "{*}" else part if part in SLOTS else either(_alternatives(part))
        last, loose = match.end(), _loose(part)
    yield _literal(entry[last:], loose, False)


def _literal(text: str, loose_before: bool, loose_after: bool) -> str:
    """A literal piece. A space next to a slot may be missing, as glued labels have none, and next to what may be empty."""
    bare = text.strip(" ")
    if not bare:
        return (" ?" if loose_before or loose_after else " ") if text else ""
    before = (" ?" if loose_before else " ") if text[0] == " " else ""
    after = (" ?" if loose_after else " ") if text[-1] == " " else ""
    return before + re.escape(bare) + after


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def verified(expression: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the whole entry is in `text` of which text[start:end] is a piece, or None when it does not."""
    for match in _compiled(expression).finditer(text, max(0, start - REACH)):
        if match.start() > start:
            return None
        if match.end() >= end:
            return match.span()
    return None


# How far before its literal piece an entry may begin: six words.
REACH = 160
