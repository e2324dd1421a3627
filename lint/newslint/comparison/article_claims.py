"""One article's figures, with everything computed once that a comparison needs."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newslint.comparison.claims import Claim
from newslint.comparison.context_words import CONCEPT, STEM
from newslint.comparison.name_forms import normalize
from newslint.comparison.name_matching import NameFinder, skeleton, spelled
from newslint.comparison.similarity import compatible, significant
from newslint.model.document import Document
from newslint.text.script_words import words

PARAGRAPH = 20_000  # characters
SHORTEST = 4  # letters of a word that tells what a paragraph is about
SMALL = 10  # counts up to here say nothing by themselves
BESIDE = 1  # blocks before and after one's own in which another figure belongs to the same thing


class Passage(NamedTuple):
    """What a paragraph is about.

    stems    its words by their beginnings, concepts left out
    names    names in Latin letters
    spelled  of a script without capitals: the consonants of its words in a row, in which names are looked up
    """

    stems: frozenset[str]
    names: frozenset[str]
    spelled: str


def passage(text: str, finder: NameFinder) -> Passage:
    """The passage that a text is, read up to the length of the longest paragraphs: what is longer is a listing."""
    text = text[:PARAGRAPH]
    stems = {
        normalize(word.text)[:STEM] for word in words(text) if word.share < 1 or len(word.text) >= SHORTEST
    }
    return Passage(frozenset(stems), frozenset(finder.names(text)), spelled(text))


def passages(document: Document, claims: Iterable[Claim], finder: NameFinder) -> dict[int, Passage]:
    """The paragraphs that hold figures, and the headline as number -1."""
    blocks = document.blocks
    numbers = sorted({claim.block for claim in claims})
    found = {number: passage(blocks[number].text, finder) for number in numbers}
    found[-1] = passage(blocks[0].text if blocks else "", finder)
    return found


def pack(parts: Mapping[int, Passage]) -> str:
    """Passages as text, a line each."""
    return "\n".join(
        "\t".join([str(block), " ".join(sorted(part.stems)), " ".join(sorted(part.names)), part.spelled])
        for block, part in parts.items()
    )


def unpack(text: str) -> dict[int, Passage]:
    """The passages that `pack` wrote."""
    found = {}
    for line in text.split("\n"):
        block, stems, told, mark = line.split("\t")
        found[int(block)] = Passage(frozenset(stems.split()), frozenset(told.split()), mark)
    return found


class ArticleClaims:
    """The figures that an article gives. Reading one attribute twice costs nothing."""

    def __init__(
        self, claims: Sequence[Claim], language: str = "", passages: Mapping[int, Passage] | None = None
    ) -> None:
        self.claims = tuple(claims)
        self.language = language
        self.passages = passages or {}

    @cached_property
    def by_dimension(self) -> Mapping[str, list[int]]:
        """Dimension -> the numbers of its figures."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(self.claims):
            found[claim.dimension].append(number)
        return dict(found)

    @cached_property
    def near(self) -> list[dict[str, float]]:
        """The words near each figure; those that are near most figures of the article tell little."""
        count = Counter(stem for claim in self.claims for stem in claim.near)
        total = math.log1p(len(self.claims)) or 1.0
        rare = {stem: math.log1p(len(self.claims) / number) / total for stem, number in count.items()}
        return [{stem: weight * rare[stem] for stem, weight in claim.near.items()} for claim in self.claims]

    @cached_property
    def numerals(self) -> list[tuple[str, str] | None]:
        """Dimension and first digits of each figure, or None for a count that any text may have."""
        return [numeral(claim) for claim in self.claims]

    @cached_property
    def beside(self) -> list[frozenset[tuple[str, str] | None]]:
        """The numerals of the paragraph of each figure and of those next to it, its own left out."""
        blocks: dict[int, set[tuple[str, str] | None]] = defaultdict(set)
        for claim, value in zip(self.claims, self.numerals, strict=True):
            blocks[claim.block].add(value)
        return [
            frozenset().union(
                *(blocks.get(block, ()) for block in range(claim.block - BESIDE, claim.block + BESIDE + 1))
            )
            - {None, value}
            for claim, value in zip(self.claims, self.numerals, strict=True)
        ]

    @cached_property
    def digits(self) -> list[tuple[int, ...]]:
        """The digits of each value that are not rounded away."""
        return [significant(claim) for claim in self.claims]

    @cached_property
    def values(self) -> list[float]:
        """The value of each figure without its sign, in its base unit."""
        return [abs(float(claim.value)) for claim in self.claims]

    @cached_property
    def things(self) -> list[tuple[str, str]]:
        """What each figure is a value of, as far as its unit and its counted noun tell."""
        return list(map(thing, self.claims))

    @cached_property
    def amounts(self) -> list[float]:
        """How many words are near each figure, weighted; concepts left out."""
        return [sum(weight for stem, weight in near.items() if stem[:1] != CONCEPT) for near in self.near]

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Of each stem and name how much it tells one paragraph of the article from the others, up to 1."""
        count = Counter(
            mark
            for number, part in self.passages.items()
            for mark in (*part.stems, *part.names)
            if number >= 0
        )
        return {mark: 1 / number for mark, number in count.items()}

    @cached_property
    def skeletons(self) -> list[frozenset[str]]:
        """The consonants of the names in the sentence of each figure."""
        return [frozenset(map(skeleton, claim.names)) for claim in self.claims]

    @cached_property
    def lone(self) -> frozenset[tuple[str, str]]:
        """The units and counted nouns that it gives one value of: another article's value is of the same thing."""
        seen: dict[tuple[str, str], Claim] = {}
        several = set()
        for claim in self.claims:
            kind = thing(claim)
            if any(kind) and not compatible(seen.setdefault(kind, claim), claim):
                several.add(kind)
        return frozenset(seen.keys() - several)


def numeral(claim: Claim) -> tuple[str, str] | None:
    """The dimension and the first digits of a figure, or None for a count that any text may have."""
    if not claim.dimension and abs(claim.value) <= SMALL:
        return None
    return claim.dimension, f"{float(claim.value):.3g}"


def thing(claim: Claim) -> tuple[str, str]:
    """What a figure is a value of, as far as its unit and its counted noun tell."""
    return claim.dimension, claim.noun[:STEM]
