"""What the words around a number add: an approximator ("about"), its role, the noun that is counted."""

from collections.abc import Sequence
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.quantities.phrase_table import WORD
from newslint.quantities.quantity import Quantity
from newslint.quantities.vocabulary import Source, Vocabulary

REACH = 44  # characters before a number that may hold its approximator
LONGEST = 6  # words of an approximator
FILLERS = 2  # words that may be between an approximator and its number
CHANGE = 60  # characters between the two ends of a change
_HYPHENS = "-־–ـ"
_OPENERS = "(\"'“„«‘["
_MARKS = {"~": "about", "≈": "about", "±": "about", ">": "over", "<": "under", "≥": "at_least", "≤": "up_to"}
_OPENER = lazy("[(\"'“„«‘[]")
_NOUN = lazy(r"[ \u00a0]([^\W\d_][\w-]*)")


class Before(NamedTuple):
    """What is before a number: its approximator, its role, and the word before both."""

    hedge: str
    role: str
    word: str


def before(source: Source, start: int, reached: int) -> Before:
    """What the text before `start` says of a number; `reached` is where the figure before ended."""
    vocabulary = source.vocabulary
    tail = source.plain[max(reached, start - REACH) : start]
    if vocabulary.prefixed and prefix(tail, vocabulary):  # כ-12 אלף, من 5 إلى ب10
        tail = tail.rstrip(_HYPHENS) + " "
    bare = tail.rstrip(_OPENERS + " ")
    role = next((name for phrase, name in vocabulary.totals.items() if bare.endswith(phrase)), "")
    if not vocabulary.spaced:
        return Before(_unspaced(tail.rstrip(), vocabulary), role, "")
    words = _words(tail)
    hedge = ""
    if bare[-1:] in _MARKS:
        hedge = _MARKS[bare[-1]] if bare else ""
    elif not tail or tail[-1].isspace() or tail[-1] in _OPENERS:
        hedge = _hedge(words, vocabulary)
    word = words[-1] if words else ""
    return Before(hedge, role or vocabulary.roles.get(word, ""), word)


def prefix(tail: str, vocabulary: Vocabulary) -> bool:
    """Whether a text ends with a preposition that is written on to the number after it."""
    letters = tail.rstrip(_HYPHENS)
    return letters.rpartition(" ")[2].lstrip(_OPENERS) in vocabulary.prefixed


def _hedge(words: list[str], vocabulary: Vocabulary) -> str:
    """Takes fillers and the approximator from the end of the words; returns the approximator's class, or ""."""
    skipped = 0
    while words and skipped <= FILLERS:
        for count in range(min(LONGEST, len(words)), 0, -1):
            phrase = words[-1] if count == 1 else " ".join(words[-count:])
            if count == 1 and (phrase in vocabulary.between or vocabulary.roles.get(phrase) == "from"):
                continue
            if found := vocabulary.before.get(phrase):
                del words[-count:]
                amount = vocabulary.amount_of.get(phrase)
                return "" if amount and words and amount.search(words[-1]) else found
        if words[-1] not in vocabulary.fillers or words[-1] in vocabulary.roles:
            break
        words.pop()
        skipped += 1
    return ""


def _words(tail: str) -> list[str]:
    """The words of a text's end, without what a bracket or a quotation mark cuts off."""
    if not _OPENER.search(tail):
        return tail.split()
    tail = tail.replace("'", " ").replace("‘", " ")
    return _OPENER.sub(r" \g<0> ", tail.rstrip(_OPENERS + " ")).split()


def _unspaced(tail: str, vocabulary: Vocabulary) -> str:
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
    """Whether nothing but a measure word and an "and" is between two numbers of Chinese or Japanese."""
    counter = vocabulary.counters.at(gap, 0)
    return gap[counter[1] if counter else 0 :] in vocabulary.list_and


def approximator_after(source: Source, end: int) -> str:
    """The class of an approximator after a number and its unit, or after the noun that it counts."""
    _, plain, vocabulary = source
    counter = vocabulary.counters.at(plain, end) if vocabulary.eastasian else None
    for position in (end, end + 1, *((counter[1], counter[1] + 1) if counter else ())):
        if found := vocabulary.after.at(plain, position):
            return found[0]
    noun = WORD.match(plain, end + 1) if plain[end : end + 1] == " " else None
    found = vocabulary.after.at(plain, noun.end() + 1) if noun else None
    return found[0] if found else ""


def changes(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """ "From" and "to" only hold together: alone, they are prepositions like any other."""
    found = list(quantities)
    for index, quantity in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        paired = after and after.role == "to" and after.span.start - quantity.span.end <= CHANGE
        if (quantity.role == "from" and not (paired and after and _alike(quantity, after))) or (
            quantity.role == "to" and not (index and found[index - 1].role == "from")
        ):
            found[index] = quantity._replace(role="")
    return tuple(found)


def _alike(first: Quantity, second: Quantity) -> bool:
    return first.unit == second.unit or not first.unit


def noun(source: Source, end: int) -> str:
    """The counted noun: the word after the number, or the measure word in Chinese and Japanese."""
    text, _, vocabulary = source
    if vocabulary.eastasian:
        counter = vocabulary.counters.at(text, end)
        return text[end : counter[1]] if counter else ""
    match = _NOUN.match(text, end)
    if match and match[1] in vocabulary.links:  # "20 de oameni"
        match = _NOUN.match(text, match.end())
    if not match:
        return ""
    word: str = (
        (WORD.match(text, match.start(1)) or match)[0].lower() if vocabulary.marked else match[1].lower()
    )
    return vocabulary.nouns.get(word, word)
