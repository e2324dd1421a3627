"""Quotation marks: one opened and never closed in its paragraph, and straight ones among curly ones.

Option `find` of a rule is `unpaired` or `mixed`.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block
from newslint.model.finding import Edit, Fix, Hit
from newslint.model.rule import Rule

# Opening mark -> what closes it. In German the curly mark that opens elsewhere closes; Swedish closes with what opens.
_PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "《": "》"}
_OPENS = lazy("^\\s*[\"'“„«»「『”]")
# A straight mark after a figure says inches or seconds.
_STRAIGHT = lazy(r'(?<!\d)"')

NEEDS = (("find",),)


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["unpaired", "mixed"]]


class Check:
    """All rules of this kind in one pass over the article's blocks."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._unpaired = [rule for rule in rules if rule.options["find"] == "unpaired"]
        self._mixed = [rule for rule in rules if rule.options["find"] == "mixed"]

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        blocks = [block for block in document.blocks if block.kind != "code"]
        for rule in self._unpaired:
            for block, following in zip(blocks, [*blocks, None][1:], strict=True):
                at = unclosed(block.text)
                # A quotation of several paragraphs opens in each and closes in the last.
                if at >= 0 and not (following and _OPENS.match(following.text)):
                    yield Hit(rule.name, block.source(at, at + 1))
        for rule in self._mixed:
            yield from _mixed(rule, blocks)


def unclosed(text: str) -> int:
    """Where the last quotation mark is that nothing closes, or -1."""
    for opening, closings in _PAIRS.items():
        at = text.rfind(opening)
        if at < 0 or any(mark in text[at + 1 :] for mark in closings):
            continue
        if opening == "“" and "„" in text[:at]:
            continue  # it closes
        if opening == "«" and "»" in text[:at]:
            continue  # »so«
        return at
    return -1


def _mixed(rule: Rule, blocks: Sequence[Block]) -> Iterator[Hit]:
    """The straight marks of an article in which curly ones outnumber them, as one finding at the first."""
    curly = sum(block.text.count("“") + block.text.count("”") for block in blocks)
    straight = [(block, match.start()) for block in blocks for match in _STRAIGHT.finditer(block.text)]
    if not straight or curly <= len(straight):
        return
    edits = [Edit(block.source(at, at + 1), _curly(block.text, at)) for block, at in straight]
    fix = Fix(tuple(edits), safe=False) if rule.fix else None
    block, at = straight[0]
    yield Hit(rule.name, block.source(at, at + 1), {"count": str(len(straight))}, fix=fix)


def _curly(text: str, at: int) -> str:
    """The mark that should stand for a straight one: opening at the start of a word, else closing."""
    return "“" if at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-" else "”"
