"""What the words around a number say of it: approximator, role, counted noun."""

import re
from collections.abc import Sequence
from dataclasses import replace

from newslint.figures.figure import Figure
from newslint.figures.vocabulary import WORD, Vocabulary

REACH = 44  # characters before a number that may hold its approximator
LONGEST = 6  # words of an approximator
FILLERS = 2  # words that may stand between an approximator and its number
CHANGE = 60  # characters between the two ends of a change
_OPENERS = "(\"'“„«‘["
_MARKS = {"~": "about", "≈": "about", "±": "about", ">": "over", "<": "under", "≥": "at_least", "≤": "up_to"}
_NOUN = re.compile(r"[ \u00a0]([^\W\d_][\w-]*)")


def approximator(plain: str, start: int, reached: int, vocabulary: Vocabulary) -> str:
    """The class of the approximator right before `start`, or ""; `reached` is where the figure before ended."""
    tail = plain[max(reached, start - REACH) : start]
    if not vocabulary.spaced:
        return _unspaced(tail, vocabulary)
    bare = tail.rstrip()
    if bare[-1:] in _MARKS:
        return _MARKS[bare[-1]] if bare[-1:] else ""
    if tail and not tail[-1].isspace() and tail[-1] not in _OPENERS and tail[-1] != "'":
        return ""
    words = _words(tail)
    for skipped in range(FILLERS + 1):
        for count in range(min(LONGEST, len(words)), 0, -1):
            if found := vocabulary.before.get(" ".join(words[-count:])):
                return found
        if not words or words[-1] not in vocabulary.fillers or skipped == FILLERS:
            return ""
        words.pop()
    return ""


def _words(tail: str) -> list[str]:
    """The words of a text's end, without what a bracket or a quotation mark cuts off."""
    for opener in _OPENERS:
        tail = tail.replace(opener, " " if opener in "'‘" else f" {opener} ")
    return (
        tail.split()[-LONGEST - FILLERS :]
        if tail[-1:] not in _OPENERS
        else tail.rstrip(_OPENERS + " ").split()
    )


def _unspaced(tail: str, vocabulary: Vocabulary) -> str:
    tail = tail.rstrip()
    if tail[-1:] in _MARKS:
        return _MARKS[tail[-1]] if tail else ""
    for filler in ("", *vocabulary.fillers):
        if filler and not tail.endswith(filler):
            continue
        rest = tail.removesuffix(filler) if filler else tail
        for count in range(min(LONGEST, len(rest)), 0, -1):
            if found := vocabulary.before.get(rest[-count:]):
                return found
    return ""


def listed(gap: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing but a measure word and an "and" stands between two numbers of Chinese or Japanese."""
    counter = vocabulary.counters.at(gap, 0)
    return gap[counter[1] if counter else 0 :] in ("和", "及", "与", "と", "、")


def approximator_after(plain: str, end: int, vocabulary: Vocabulary) -> str:
    """The class of an approximator after a number and its unit, or after the noun that it counts."""
    for position in (end, end + 1):
        if found := vocabulary.after.at(plain, position):
            return found[0]
    noun = WORD.match(plain, end + 1) if plain[end : end + 1] == " " else None
    found = vocabulary.after.at(plain, noun.end() + 1) if noun else None
    return found[0] if found else ""


def word_before(plain: str, start: int, reached: int, vocabulary: Vocabulary) -> str:
    """The word before a number, approximators and fillers left out."""
    words = _words(plain[max(reached, start - REACH) : start])
    for _ in range(FILLERS):
        count = next(
            (n for n in range(min(3, len(words)), 0, -1) if vocabulary.before.get(" ".join(words[-n:]))), 0
        )
        if count and words[-1] not in vocabulary.between:
            words = words[:-count]
        elif words and words[-1] in vocabulary.fillers and words[-1] not in vocabulary.roles:
            words.pop()
    return words[-1] if words else ""


def role(plain: str, start: int, reached: int, vocabulary: Vocabulary) -> str:
    """What a number is in its sentence: from, to, by, total, or ""."""
    if not vocabulary.roles:
        return ""
    tail = plain[max(reached, start - REACH) : start].rstrip(_OPENERS + " ")
    for phrase, name in vocabulary.roles.items():
        if name == "total" and tail.endswith(phrase):
            return name
    return vocabulary.roles.get(word_before(plain, start, reached, vocabulary), "")


def changes(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """ "From" and "to" only hold together: alone, they are prepositions like any other."""
    found = list(figures)
    for index, figure in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        paired = after and after.role == "to" and after.span.start - figure.span.end <= CHANGE
        if (figure.role == "from" and not (paired and after and _alike(figure, after))) or (
            figure.role == "to" and not (index and found[index - 1].role == "from")
        ):
            found[index] = replace(figure, role="")
    return tuple(found)


def _alike(first: Figure, second: Figure) -> bool:
    return first.unit == second.unit or not first.unit


def noun(text: str, end: int, vocabulary: Vocabulary) -> str:
    """The counted noun: the word after the number, or the measure word in Chinese and Japanese."""
    if not vocabulary.spaced:
        counter = vocabulary.counters.at(text, end)
        return text[end : counter[1]] if counter else ""
    match = _NOUN.match(text, end)
    if not match:
        return ""
    word: str = match[1].lower()
    return vocabulary.nouns.get(word, word)
