"""Figures that disagree between articles.

Map: every statistic of an article becomes facts, one for each key it can be found under: the sentence with its numbers
masked, and the counted thing with the names beside it. Reduce: of the facts of one key those disagree whose intervals do
not overlap, unless one of the articles has another figure that fits the other's.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from newslint import sentences
from newslint.checks import Context, CorpusHit, Fact
from newslint.compare.entities import names
from newslint.document import Document, Span
from newslint.figures import Figure
from newslint.finding import Place
from newslint.rule import Rule

ACROSS, LOOSE = "figures/disagree-across", "figures/disagree-across-loose"

SHORTEST_SENTENCE = 5  # words in a masked sentence
MAX_ENTITIES = 6  # names of a sentence that a figure is filed under
MAX_WORDS = 3  # other words of it
LONGEST_SENTENCE = 600  # characters
MAX_FIGURES = 12  # figures of a sentence
MAX_SAME = 5  # facts of an article under one key; what is said more often is no one fact
MAX_OTHERS = 200  # other figures of the article that a fact remembers
MAX_PLACES = 20  # related places of a finding
SAME_ORDER = Decimal(
    20
)  # figures further apart than this factor measure different things, unless powers of ten apart
KINDS = ("statistic", "narrative")

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[\d][\d.,\u00a0\u202f ]*")


class Check:
    """The rules of this kind; facts and compare keep nothing between calls."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._names = {rule.name for rule in rules}
        self._context = context

    def facts(self, document: Document) -> Iterator[Fact]:
        """Every statistic under each of its keys."""
        figures = document.derive(self._context.figures.read)
        language = self._context.identifier.document_language(document)
        filed: Counter[str] = Counter()
        values: dict[str, list[list[str]]] = {}
        for figure in figures:
            if figure.kind in KINDS:
                values.setdefault(figure.unit, []).append(_interval(figure))
        for figure, text, order in self._stated(document, figures):
            block = document.blocks[figure.block]
            place = Place.of(document, block.source(*figure.span))
            data = {
                "value": _interval(figure),
                "unit": figure.unit,
                "shown": block.text[figure.span.start : figure.span.end],
                "approximator": figure.approximator,
                "language": language,
                "date": document.published[:10],
                "others": values[figure.unit][:MAX_OTHERS],
            }
            for key, sure in _keys(figure, text, language, order):
                filed[key] += 1
                if filed[key] > MAX_SAME:
                    continue
                yield Fact(key, place, {**data, "sure": sure})

    def _stated(self, document: Document, figures: Sequence[Figure]) -> Iterator[tuple[Figure, str, int]]:
        """(figure, its sentence, how many figures come before it there or -1 when it is the only one).

        Tables and lists of numbers state no facts that a sentence could be compared by.
        """
        for (index, span), found in groupby(_placed(document, figures), key=lambda item: item[0]):
            own = [figure for _, figure in found]
            if span.end - span.start > LONGEST_SENTENCE or len(own) > MAX_FIGURES:
                continue
            text = document.blocks[index].text[span.start : span.end]
            for order, figure in enumerate(own):
                if figure.kind == "statistic" or figure.noun:
                    yield figure, text, order if len(own) > 1 else -1

    def compare(self, facts: Sequence[Fact]) -> Iterator[CorpusHit]:
        """The facts of a key that disagree with those of other articles, one hit an article and figure."""
        rule = ACROSS
        if rule not in self._names:
            return
        for fact in facts:
            others = [other for other in facts if _disagree(fact, other)]
            agreeing = sum(
                other.place.path != fact.place.path and _overlap(fact.data, other.data) for other in facts
            )
            if not others or (agreeing and agreeing >= len({other.place.path for other in others})):
                continue
            nearest = others[0]
            words = {
                "match": fact.data["shown"],
                "other": nearest.data["shown"],
                "path": nearest.place.path.rpartition("/")[2],
            }
            severity = _severity(fact, others)
            related = tuple(other.place for other in others[:MAX_PLACES])
            yield CorpusHit(rule, fact.place, related, words, severity, language=fact.data["language"])


def _keys(figure: Figure, sentence: str, language: str, order: int) -> Iterator[tuple[str, bool]]:
    """The keys that a figure is filed under, and whether the names in them are surely names."""
    unit = figure.unit or figure.noun
    masked = " ".join(_WORD.findall(_NUMBER.sub("", sentence).lower()))
    if len(masked.split()) >= SHORTEST_SENTENCE or (len(masked) >= 12 and not masked.isascii()):
        yield f"sentence:{_hash(masked)}:{unit}:{order}", True
    known = names(sentence)
    found = sorted(known)
    if len(figure.unit) == 3 and figure.unit.isupper() and found:
        # Money is about those who pay it: two names beside it say which sum it is.
        for index, first in enumerate(found[:MAX_ENTITIES]):
            for second in found[index + 1 : MAX_ENTITIES]:
                yield f"money:{figure.unit}:{first}:{second}", known[first] or known[second]
    elif figure.noun and not figure.unit and found:
        words = (word for word in _WORD.findall(sentence.lower()) if len(word) > 6 and word not in known)
        # The longest words tell most of what is counted.
        verb = sorted(set(words), key=lambda word: (-len(word), word))[:MAX_WORDS]
        for name in found[:MAX_ENTITIES]:
            for word in verb:
                yield f"count:{language}:{figure.noun}:{name}:{word}", known[name]


def _disagree(one: Fact, other: Fact) -> bool:
    if one.place.path == other.place.path or _overlap(one.data, other.data):
        return False
    if not (one.data["sure"] or other.data["sure"]):
        return False
    if one.data["approximator"] in ("up_to", "under") or other.data["approximator"] in ("up_to", "under"):
        return False
    return not (_told_elsewhere(one, other) or _told_elsewhere(other, one) or _far(one.data, other.data))


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    (low, high), (low2, high2) = (map(Decimal, data["value"]) for data in (one, other))
    return bool(low <= high2 and low2 <= high)


def _told_elsewhere(one: Fact, other: Fact) -> bool:
    """Whether the other's article states one's value too: then its figure here is of something else."""
    low, high = map(Decimal, one.data["value"])
    return any(Decimal(a) <= high and low <= Decimal(b) for a, b in other.data["others"])


def _far(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two values are too far apart to be one fact; a power of ten apart they may be a slip of magnitude."""
    first, second = Decimal(one["value"][0]), Decimal(other["value"][0])
    if not first or not second:
        return True
    ratio = max(first, second) / min(first, second)
    return ratio > SAME_ORDER and ratio not in (Decimal(100), Decimal(1000), Decimal(10000), Decimal(1000000))


def _severity(fact: Fact, others: Sequence[Fact]) -> str:
    """Later articles with other numbers are news, not errors."""
    dates = {fact.data["date"], *(other.data["date"] for other in others)}
    return "info" if len(dates) > 1 and "" not in dates else ""


def _interval(figure: Figure) -> list[str]:
    return [f"{figure.low:f}", f"{figure.high:f}"]


def _placed(document: Document, figures: Sequence[Figure]) -> Iterator[tuple[tuple[int, Span], Figure]]:
    """The figures that can be compared, with the block and the sentence they stand in."""
    split: tuple[Span, ...] = ()
    current, at = -1, 0
    for figure in figures:
        if figure.kind not in KINDS:
            continue
        if figure.block != current:
            current, at = figure.block, 0
            split = sentences.split(document.blocks[current].text)
        while at + 1 < len(split) and split[at].end <= figure.span.start:
            at += 1
        yield (current, split[at]), figure


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
