"""What a figure measures, judged by the words around it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newslint.comparison.name_forms import normalize
from newslint.comparison.name_matching import NameFinder
from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language
from newslint.model.document import Block, Span
from newslint.quantities import Quantity
from newslint.text.script_words import words

REACH = 7  # words on either side of a figure that tell what it is
STEM = 5  # letters that the forms of a word share
SHORTEST = 3  # letters of a word that tells something
KEPT = 4096  # words whose concept is remembered
FIRST_UNSPACED = "\u0e00"  # Thai and what comes after it: endings are written on, or there are no spaces
CONCEPT = "="  # begins the key of a concept, which is the same in all languages
# Concepts that tell which of several values of one measure is meant.
QUALIFIERS = frozenset(
    ("before", "forecast", "target", "first", "latest", "half_year", "quarter", "month", "week", "day", "year", "total",
     "part", "highest", "lowest", "average", "per_head", "increase", "decrease", "men", "women", "children")
)  # fmt: skip
LONGEST_GROUP = 8  # characters of a word in a script without spaces

_YEAR = lazy(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_BREAK = lazy(r"[,;:.()—–!?，；：。（）、]")
_BRACKET = lazy(r" ?[(（][^)）]{0,12}")
ENDINGS = {2: 1, 3: 1, 4: 3}  # letters that may follow a short stem: "bid" begins "bids" but not "Biden"
CROSSED = 3  # words that a comma or "and" is worth: beyond it another thing begins


class ContextWords(NamedTuple):
    """The words round one figure.

    measure  the concept of its language's [measures] that is nearest ("dead", "price"), or ""
    near     stem or "=concept" -> weight, 1 next to the figure and less further off
    names    folded names of the sentence
    years    years in it
    """

    measure: str
    near: Mapping[str, float]
    names: frozenset[str]
    years: frozenset[str]


class Measures:
    """A language's words for what news counts, by their beginnings, and its small words.

    conjunctions  after which another thing begins
    of_part       between a number and what it is a part of: "seven of the eight", of whom the words around name the whole
    function      those that tell nothing
    """

    def __init__(self, table: Mapping[str, Sequence[str]], words: Mapping[str, Sequence[str]]) -> None:
        self.conjunctions = frozenset(words.get("conjunctions", ()))
        self.of_part = frozenset(words.get("of", ()))
        self.function = frozenset(map(normalize, words.get("function", ()))) | self.conjunctions
        self._concepts: dict[str, str] = {}
        for concept, stems in table.items():
            for stem in stems:
                self._concepts.setdefault(normalize(stem), concept)
        self._longest = max(map(len, self._concepts), default=0)
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The concept that a word in small letters begins like, or "". The longest beginning decides."""
        if word not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> str:
        for length in range(min(len(word), self._longest), 0, -1):
            concept = self._concepts.get(word[:length])
            if concept and (
                len(word) - length <= ENDINGS.get(length, len(word)) or word[0] >= FIRST_UNSPACED
            ):
                return concept
        return ""


def context_words(
    block: Block,
    quantity: Quantity,
    quantities: Sequence[Quantity],
    sentence: Span,
    measures: Measures,
    finder: NameFinder,
) -> ContextWords:
    """The profile of a figure; `figures`: itself, the one before and two after it in its block; `sentence`: around it."""
    text = block.text
    left = max((other.span.end for other in quantities if other.span.end <= quantity.span.start), default=0)
    right = min(
        (other.span.start for other in quantities if other.span.start >= quantity.span.end), default=len(text)
    )
    if _BRACKET.fullmatch(text, quantity.span.end, right):  # "five metres (16 ft) deep"
        right = min((other.span.start for other in quantities if other.span.start > right), default=len(text))
    links = measures.conjunctions
    before = _steps(text, max(sentence.start, quantity.span.start - 160), quantity.span.start, left, links)
    end = min(sentence.end, quantity.span.end + 160)
    after = _steps(text, quantity.span.end, end, right, links, forward=True)
    near: dict[str, float] = {}
    best, measure = 99.0, ""
    for steps, bias in ((after, 0.0), (before, 0.5)):
        for step in steps:
            concept = measures.of(step.ahead)
            if concept and concept not in QUALIFIERS and not step.beyond and step.distance + bias < best:
                best, measure = step.distance + bias, concept
            if step.distance <= REACH and (step.share < 1 or len(step.word) >= SHORTEST):
                weight = step.share * min(1.0, len(step.word) / 6 / step.share) / (1 + step.distance / 3)
                if step.word not in measures.function:
                    stem = _stem(step.word)
                    near[stem] = max(near.get(stem, 0.0), weight)
                if concept:
                    key = f"{CONCEPT}{concept}"
                    near[key] = max(near.get(key, 0.0), 1 / (1 + step.distance / 3))
    said = text[sentence.start : sentence.end]
    return ContextWords(measure, near, frozenset(finder.names(said)), frozenset(_YEAR.findall(said)))


class _Step(NamedTuple):
    """A word on the way outward from a figure. ahead: the word, or what begins with its group of characters;
    beyond: another figure lies between."""

    word: str
    ahead: str
    share: float
    distance: float
    beyond: bool


def _steps(
    text: str, start: int, end: int, limit: int, links: frozenset[str], forward: bool = False
) -> list[_Step]:
    """The words from the figure outward."""
    found = list(words(text, start, end))
    steps: list[_Step] = []
    distance, edge = 0.0, start if forward else end
    for part in found if forward else reversed(found):
        gap = text[edge : part.start] if forward else text[part.end : edge]
        word = normalize(part.text)
        linked = word in links
        distance += part.share + (CROSSED if linked or (gap not in ("", " ") and _BREAK.search(gap)) else 0)
        if linked and not forward and limit > start:
            limit = part.end  # "44 people died and 45 ...": what died is the other figure
        beyond = part.start >= limit if forward else part.end <= limit
        ahead = word if part.share == 1 else text[part.start : part.start + LONGEST_GROUP]
        steps.append(_Step(word, ahead, part.share, distance, beyond))
        edge = part.end if forward else part.start
        if distance > REACH * 2:
            break
    return steps


def _stem(word: str) -> str:
    return word[:2] if "\uac00" <= word[0] <= "\ud7a3" else word[:STEM]


def written(text: str) -> dict[str, str]:
    """The stems of a text's words, as in ContextWords.near, with the first word as written for each."""
    found: dict[str, str] = {}
    for part in words(text):
        word = normalize(part.text)
        found.setdefault(_stem(word), part.text)
    return found


def measures_of(language: Language | None) -> Measures:
    """What a language's file tells; for an unknown one nothing."""
    return Measures(language.measures, language.words) if language else Measures({}, {})
