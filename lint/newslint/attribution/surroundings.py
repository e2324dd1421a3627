"""What surrounds the statistics of an article (sources, claims, sections, links, topics), looked up by position."""

from collections import Counter
from functools import cached_property

from newslint.attribution.attributor import Attribution
from newslint.attribution.carry_over import stems_of
from newslint.attribution.cued_sentences import CuedSentence
from newslint.fast.lazy_regex import lazy
from newslint.text.scripts import UNSPACED

FIRST = 3  # blocks that tell how an article is written
OPENING = 3  # sentences that a section opens with
YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class Surroundings:
    """Tables of one article, each made when it is first asked for."""

    def __init__(self, attribution: Attribution) -> None:
        self._attribution = attribution
        self._sentences = attribution.sentences
        self._blocks = attribution.document.blocks
        self.sources = dict(zip(attribution.quantities, attribution.sources, strict=True))

    @cached_property
    def unspaced(self) -> bool:
        return any(block.text in UNSPACED for block in self._blocks[:FIRST])

    @cached_property
    def named(self) -> list[int]:
        return [at for at, each in enumerate(self._sentences) if each.named]

    @cached_property
    def graded(self) -> dict[int, bool]:
        """The sentences with claims: whether all of them have a named source."""
        graded: dict[int, bool] = {}
        for quantity, at in self._attribution.claims:
            graded[at] = graded.get(at, True) and self.sources[quantity].grade == "named"
        return graded

    @cached_property
    def claiming(self) -> list[int]:
        return sorted(self.graded)

    @cached_property
    def unsourced(self) -> int:
        return list(self.graded.values()).count(False)

    @cached_property
    def sourced_blocks(self) -> Counter[int]:
        return Counter(self._sentences[at].block for at in self.named)

    @cached_property
    def first(self) -> dict[tuple[object, str], int]:
        first: dict[tuple[object, str], int] = {}
        for quantity in self._attribution.quantities:
            first.setdefault((quantity.value, quantity.unit), self._attribution.sentence_of(quantity))
        return first

    @cached_property
    def sections(self) -> list[int]:
        section, sections = -1, []
        for at, block in enumerate(self._blocks):
            if block.kind == "heading":
                section = at
            sections.append(section)
        return sections

    @cached_property
    def openings(self) -> dict[int, list[int]]:
        """The first sentences under every heading."""
        found: dict[int, list[int]] = {}
        for at, each in enumerate(self._sentences):
            opening = found.setdefault(self.sections[each.block], [])
            if len(opening) < OPENING:
                opening.append(at)
        return found

    @cached_property
    def sourced_sections(self) -> frozenset[int]:
        return frozenset(self.sections[self._sentences[at].block] for at in self.named)

    @cached_property
    def linked_sections(self) -> frozenset[int]:
        return frozenset(
            section for section, block in zip(self.sections, self._blocks, strict=True) if block.links
        )

    @cached_property
    def item_links(self) -> Counter[tuple[int, int]]:
        return Counter(block.item[:2] for block in self._blocks if block.item and block.links)

    @cached_property
    def newest(self) -> int:
        return max((int(year) for block in self._blocks for year in YEAR.findall(block.text)), default=0)

    def text(self, index: int) -> str:
        own = self._sentences[index]
        return self._blocks[own.block].text[slice(*own.span)]

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        return [stems_of(self.text(at)) for at in range(len(self._sentences))]

    @cached_property
    def spread(self) -> Counter[str]:
        return Counter(stem for stems in self.stems for stem in stems)

    def overlap(self, index: int, other: int) -> float:
        """The share of a sentence's topic, rare words counting for more, that another one has too."""
        own = self.stems[index]
        total = sum(1 / self.spread[stem] for stem in own)
        shared = sum(1 / self.spread[stem] for stem in own & self.stems[other])
        return min(1.0, 2 * shared / total) if total else 0.0


def is_report(sentence: CuedSentence) -> bool:
    """Whether a report, a survey or data are the source that a sentence names."""
    return any({"data", "shows", "unnamed"} & cue.kinds for cue in sentence.named)
