"""What a figure measures, as far as the words around it tell: the form in which figures of two articles are compared."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newslint.comparison.entities import names, normalize
from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language
from newslint.model.document import Block, Span
from newslint.quantities import Quantity

REACH = 7  # words on either side of a figure that tell what it is
STEM = 5  # letters that the forms of a word share
SHORTEST = 3  # letters of a word that tells something
KEPT = 4096  # words whose concept is remembered

_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR = lazy(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_BREAK = lazy(r"[,;:.()—–!?，；：。（）、]")
_BRACKET = lazy(r" ?[(（][^)）]{0,12}")
ENDINGS = {2: 1, 3: 1, 4: 3}  # letters that may follow a short stem: "bid" begins "bids" but not "Biden"
CROSSED = 3  # words that a comma or "and" is worth: beyond it another thing begins
LINKS = frozenset("and or but while und oder sowie aber et ou mais y e o pero och eller men".split())


class ContextWords(NamedTuple):
    """The words round one figure.

    measure  the concept of its language's [measures] that stands nearest ("dead", "price"), or ""
    near     stem -> weight, 1 beside the figure and less further off
    names    folded names of the sentence
    years    years in it
    """

    measure: str
    near: Mapping[str, float]
    names: frozenset[str]
    years: frozenset[str]


class Measures:
    """A language's words for what news counts, by their beginnings, and the small words that tell nothing."""

    def __init__(self, table: Mapping[str, Sequence[str]], function: Iterable[str] = ()) -> None:
        self.function = frozenset(map(normalize, function)) | LINKS
        self._stems = sorted((normalize(stem), name) for name, stems in table.items() for stem in stems)
        self._keys = [stem for stem, _ in self._stems]
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """The concept that a word in small letters begins like, or ""."""
        if word not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> str:
        index = bisect_left(self._keys, word + "\uffff") - 1
        while index >= 0 and self._keys[index][:1] == word[:1]:
            stem = self._keys[index]
            if word.startswith(stem) and len(word) - len(stem) <= ENDINGS.get(len(stem), len(word)):
                return self._stems[index][1]
            if not stem.isascii() and word.startswith(stem):
                return self._stems[index][1]
            index -= 1
        return ""


def context_words(
    block: Block, quantity: Quantity, quantities: Sequence[Quantity], sentence: Span, measures: Measures
) -> ContextWords:
    """The profile of a figure; `figures`: itself, the one before and two after it in its block; `sentence`: around it."""
    text = block.text
    left = max((other.span.end for other in quantities if other.span.end <= quantity.span.start), default=0)
    right = min(
        (other.span.start for other in quantities if other.span.start >= quantity.span.end), default=len(text)
    )
    if _BRACKET.fullmatch(text, quantity.span.end, right):  # "five metres (16 ft) deep"
        right = min((other.span.start for other in quantities if other.span.start > right), default=len(text))
    before = _steps(text, max(sentence.start, quantity.span.start - 160), quantity.span.start, left)
    after = _steps(text, quantity.span.end, min(sentence.end, quantity.span.end + 160), right, forward=True)
    near: dict[str, float] = {}
    best, measure = 99.0, ""
    for steps, bias in ((after, 0.0), (before, 0.5)):
        for word, distance, beyond in steps:
            concept = measures.of(word)
            if concept and not beyond and distance + bias < best:
                best, measure = distance + bias, concept
            if distance <= REACH and len(word) >= SHORTEST and word not in measures.function:
                stem = concept or _stem(word)
                near[stem] = max(near.get(stem, 0.0), min(1.0, len(word) / 6) / (1 + distance / 3))
    said = text[sentence.start : sentence.end]
    return ContextWords(measure, near, frozenset(names(said)), frozenset(_YEAR.findall(said)))


def _steps(
    text: str, start: int, end: int, limit: int, forward: bool = False
) -> list[tuple[str, float, bool]]:
    """(word, distance, whether another figure lies between) from the figure outward."""
    found = list(_WORD.finditer(text, start, end))
    steps: list[tuple[str, float, bool]] = []
    distance, edge = 0.0, start if forward else end
    for match in found if forward else reversed(found):
        gap = text[edge : match.start()] if forward else text[match.end() : edge]
        word = normalize(match[0])
        linked = word in LINKS
        distance += 1 + (CROSSED if linked or (gap != " " and _BREAK.search(gap)) else 0)
        if linked and not forward and limit > start:
            limit = match.end()  # "44 people died and 45 ...": what died is the other figure
        beyond = match.start() >= limit if forward else match.end() <= limit
        steps.append((word, distance, beyond))
        edge = match.end() if forward else match.start()
        if distance > REACH * 2:
            break
    return steps


def _stem(word: str) -> str:
    return word[:2] if "\uac00" <= word[0] <= "\ud7a3" else word[:STEM]


def written(text: str, measures: Measures) -> dict[str, str]:
    """The stems and concepts of a text's words, as in Profile.near, with the first word as written for each."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = normalize(match[0])
        found.setdefault(measures.of(word) or _stem(word), match[0])
    return found


def measures_of(language: Language | None) -> Measures:
    """What a language's file tells; for an unknown one nothing."""
    return Measures(language.measures, language.words.get("function", ())) if language else Measures({})
