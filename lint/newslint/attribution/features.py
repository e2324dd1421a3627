"""Features of a quantity and of the sources around it: named numbers that the score weighs.

Every feature is 0 when it is absent and at most 1, so that its weight tells what it is worth.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from newslint.attribution.attributor import Attribution
from newslint.attribution.quotations import inside
from newslint.attribution.statistic_filter import MEASURED
from newslint.attribution.surroundings import YEAR, Surroundings, is_report
from newslint.fast.lazy_regex import lazy
from newslint.quantities.prices import is_money, is_price_sized
from newslint.quantities.quantity import Quantity

FAR = 20  # sentences from which a source counts as out of sight
BACK = 20  # sentences in which a source with the same topic is looked for
TOP = 4  # sentences at the head of an article
NEAR = 3  # sentences next to one that make its surroundings
LONG = 400  # characters of a long sentence; 1,000 of a long block
SHORT = 80  # characters of a block that is a label sooner than a sentence
FEW = 12  # sentences of a short article
OWN = (
    "says",
    "shows",
    "per",
    "data",
    "acts",
    "market",
    "faceless",
    "unnamed",
    "adds",
    "totals",
    "casualties",
    "polls",
    "rules",
    "sports",
)
BESIDE = ("says", "shows", "per", "data", "acts", "market")
DENSITY = ("says", "data", "acts", "market", "sports", "casualties", "polls")
KINDS = ("headline", "item", "quote")
END = 40  # characters at the end of a block that tell how it ends
_END = lazy('[.!?。！？…”"»」]$')


class Features:
    """The features of one article's quantities."""

    def __init__(self, attribution: Attribution) -> None:
        self._attribution = attribution
        self._sentences = attribution.sentences
        self._blocks = attribution.document.blocks
        self._around = Surroundings(attribution)

    def of(self, quantity: Quantity, index: int) -> dict[str, float]:
        """The features of a quantity in the sentence `index`; those that are 0 are left out."""
        found = {**self._article}
        for part in (
            self._quantity(quantity, index),
            self._verdict(quantity, index),
            self._cues(quantity, index),
            self._distances(index),
            self._topic(index),
            self._place(quantity, index),
        ):
            found.update((name, float(value)) for name, value in part if value)
        return found

    def _quantity(self, quantity: Quantity, index: int) -> Iterator[tuple[str, float]]:
        value = float(quantity.value[1])
        count = not quantity.unit
        yield "share", quantity.unit in ("%", "pp", "points")
        yield "fraction", quantity.unit == "ratio"
        yield "times", quantity.unit == "times"
        yield "measure", quantity.unit in MEASURED
        yield "money", is_money(quantity)
        yield "money small", is_price_sized(quantity)
        yield "money large", is_money(quantity) and value >= 1e6
        yield "count", count
        yield "count below 100", count and value < 100
        yield "count size", count and min(1.0, math.log10(1 + max(0.0, value)) / 9)
        yield "count of a noun", count and bool(quantity.noun)
        yield "hedged", bool(quantity.approximator)
        yield "decimal", value % 1 != 0
        yield "from, to or by", quantity.role in ("from", "to", "by")
        first = self._around.first[quantity.value, quantity.unit]
        yield "value seen before", first < index

    def _verdict(self, quantity: Quantity, index: int) -> Iterator[tuple[str, float]]:
        source = self._around.sources[quantity]
        yield f"{source.grade} {source.where}".strip(), 1
        carried = self._attribution.sentence_attributions[index]
        yield "sentence carried", carried.grade != "none" and carried.origin != index
        yield f"carried {carried.kind}", bool(carried.kind)

    def _cues(self, quantity: Quantity, index: int) -> Iterator[tuple[str, float]]:
        own = self._sentences[index]
        for kind in OWN:
            yield kind, own.has(kind)
        yield "opens leaning", own.leans
        yield "alone in its block", own.alone
        yield "cue behind", any(cue.start > quantity.span.end for cue in own.named)
        for side, at in (("before", index - 1), ("after", index + 1)):
            if 0 <= at < len(self._sentences):
                for kind in BESIDE:
                    yield f"{kind} in the sentence {side}", self._sentences[at].has(kind)

    def _distances(self, index: int) -> Iterator[tuple[str, float]]:
        named, claims = self._around.named, self._around.graded
        at = bisect_left(named, index)
        behind = bisect_right(named, index)
        before = index - named[at - 1] if at else -1
        yield "distance back", _far(before)
        yield "distance ahead", _far(named[behind] - index if behind < len(named) else -1)
        yield "no source before", not at
        yield "source right before", before == 1
        near = bisect_right(named, index + NEAR) - bisect_left(named, index - NEAR)
        yield "sources near", near / (2 * NEAR + 1)
        block = self._sentences[index].block
        yield "source in the block", self._around.sourced_blocks[block] > (at < behind)
        opens = [each for each in self._around.openings[self._around.sections[block]] if each < index]
        yield "section opens with a source", any(self._sentences[each].named for each in opens)
        yield "section opens with a report", any(is_report(self._sentences[each]) for each in opens)
        yield "source in the section", self._around.sections[block] in self._around.sourced_sections
        order = self._around.claiming
        at, behind = bisect_left(order, index), bisect_right(order, index)
        yield "last claim sourced", at > 0 and claims[order[at - 1]]
        yield "last claim unsourced", at > 0 and not claims[order[at - 1]]
        yield "next claim sourced", behind < len(order) and claims[order[behind]]
        others = len(order) - (behind - at)
        bare = self._around.unsourced - (at < behind and not claims[index])
        yield "other claims unsourced", bare / max(1, others)
        yield "only claim", not others
        yield "claims near", (bisect_right(order, index + 2) - bisect_left(order, index - 2)) / 5

    def _topic(self, index: int) -> Iterator[tuple[str, float]]:
        named = self._around.named
        back = named[bisect_left(named, index - BACK) : bisect_left(named, index)]
        data = [
            at
            for at in back
            if any({"data", "shows", "per"} & cue.kinds for cue in self._sentences[at].named)
        ]
        yield "topic of the last source", self._around.overlap(index, back[-1]) if back else 0
        yield "topic of a source", max((self._around.overlap(index, at) for at in back), default=0.0)
        yield "topic of a report", max((self._around.overlap(index, at) for at in data), default=0.0)
        yield "topic of the sentence before", self._around.overlap(index, index - 1) if index else 0
        yield "topic of the first sentence", self._around.overlap(index, 0) if index else 0
        yield "report before", bool(data)
        text = self._around.text(index)
        years = [int(year) for year in YEAR.findall(text)]
        yield "year", bool(years)
        yield "old year", bool(years) and max(years) < self._around.newest - 3
        yield "length", min(1.0, len(text) * (1 if text.isascii() or not self._around.unspaced else 2) / LONG)

    def _place(self, quantity: Quantity, index: int) -> Iterator[tuple[str, float]]:
        own = self._sentences[index]
        block = self._blocks[own.block]
        for kind in KINDS:
            yield kind, block.kind == kind
        yield "in a list", block.item is not None
        yield "link in the block", bool(block.links)
        yield "link in the item", block.item is not None and bool(self._around.item_links[block.item[:2]])
        yield "link in the section", self._around.sections[own.block] in self._around.linked_sections
        yield "link soon", any(each.links for each in self._blocks[own.block + 1 : own.block + 3])
        yield "short block", len(block.text) < SHORT
        tail = block.text[-END:].rstrip()
        yield "no end mark", not (_END.search(tail) or tail.endswith(self._attribution.cues.ends))
        yield "first sentence", index == 0
        yield "lede", index < NEAR
        yield "position", index / max(1, len(self._sentences))
        quoted = self._attribution.quotations
        yield "quotation in the block", bool(quoted[own.block])
        yield "quoted", inside(quantity.span.start, quoted[quantity.block])

    @cached_property
    def _article(self) -> dict[str, float]:
        sentences, blocks = self._sentences, self._blocks
        count = max(1, len(sentences))
        named = [sentences[at] for at in self._around.named]
        found: dict[str, float] = {"bias": 1.0}
        for kind in DENSITY:
            found[f"article: {kind}"] = sum(each.has(kind) for each in sentences) / count
        found["article: sources"] = len(self._around.named) / count
        found["article: no source"] = float(not self._around.named)
        found["article: claims"] = len(self._around.graded) / count
        found["article: length"] = min(1.0, count / 80)
        found["article: short"] = float(count < FEW)
        found["article: links"] = min(1.0, sum(len(block.links) for block in blocks) / count)
        found["article: top link"] = float(any(block.links for block in blocks[:4]))
        found["article: top source"] = float(bool(self._around.named) and self._around.named[0] < NEAR)
        found["article: top report"] = float(
            any(at < TOP and is_report(sentences[at]) for at in self._around.named)
        )
        found["article: reports among sources"] = sum(map(is_report, named)) / max(1, len(named))
        found["article: items"] = sum(block.item is not None for block in blocks) / max(1, len(blocks))
        found["article: headings"] = sum(block.kind == "heading" for block in blocks) / max(1, len(blocks))
        found["article: markdown"] = float(self._attribution.document.format == "markdown")
        found["article: unspaced"] = float(self._around.unspaced)
        kinds = Counter(quantity.kind for quantity in self._attribution.quantities)
        for kind in ("identifier", "score", "measure"):
            found[f"article: {kind}s"] = min(1.0, kinds[kind] / count)
        return {name: value for name, value in found.items() if value}


def _far(distance: int) -> float:
    return 1.0 if distance < 0 else min(1.0, math.log1p(distance) / math.log1p(FAR))
