"""Figures of one sentence that do not add up: changes, totals, shares, conversions.

Option `find`: one of RELATIONS. The words that tie figures together are the language's own.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.comparison.arithmetic import change, conversion, shares, totals
from newslint.comparison.arithmetic.grammar import Grammar
from newslint.comparison.masked_sentence import Flaw, MaskedSentence, statements
from newslint.languages.data import base
from newslint.model.finding import Hit
from newslint.model.rule import Rule

SECTIONS = ("relations",)  # what a language's file must tell, for `rules --missing`
Relation = Callable[[MaskedSentence, Grammar], Iterator[Flaw]]
RELATIONS: dict[str, tuple[Relation, ...]] = {
    "direction": (change.direction,),
    "percent-change": (change.changes,),
    "percent-or-points": (change.changes,),
    "total": (totals.totals, shares.per_head),
    "shares": (shares.shares, totals.totals),
    "conversion": (conversion.conversions,),
    "impossible": (shares.impossible,),
}
NEEDS = (("find",),)


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[
        Literal[
            "direction", "percent-change", "percent-or-points", "total", "shares", "conversion", "impossible"
        ]
    ]


class Check:
    """All rules of this kind; one pass over the sentences with figures."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        wanted = (relation for find in RELATIONS if find in self._wanted for relation in RELATIONS[find])
        self._relations = [*dict.fromkeys(wanted)]
        self._analysers = analysers
        self._grammars: dict[str, Grammar | None] = {}

    def check(self, article: Article) -> Iterator[Hit]:
        """What does not add up."""
        document = article.document
        quantities = article.quantities
        if not quantities:
            return
        language = article.language
        grammar = self._grammar(language)
        if grammar is None:
            return
        block_of = attrgetter("block")
        for index, own in groupby(sorted(quantities, key=block_of), key=block_of):
            block = document.blocks[index]
            for statement in statements(block, list(own), self._analysers.splitter):
                flaws = [flaw for relation in self._relations for flaw in relation(statement, grammar)]
                for flaw in dict.fromkeys(flaws):
                    if flaw.find in self._wanted:
                        first, last = statement.quantities[flaw.first], statement.quantities[flaw.last]
                        span = block.source(first.span.start, last.span.end)
                        yield Hit(flaw.find, span, _words(statement, flaw), language=language)

    def _grammar(self, language: str) -> Grammar | None:
        code = base(language)
        if code not in self._grammars:
            known = self._analysers.languages.get(code)
            self._grammars[code] = Grammar(known) if known and known.relations else None
        return self._grammars[code]


def _words(statement: MaskedSentence, flaw: Flaw) -> dict[str, str]:
    """The quantities of a flaw as the article writes them."""
    others = [f"“{statement.written[number]}”" for number in sorted(set(flaw.others))]
    listed = " and ".join(filter(None, (", ".join(others[:-1]), others[-1] if others else "")))
    stated = flaw.stated if isinstance(flaw.stated, str) else statement.written[flaw.stated]
    return {"stated": stated, "others": listed}
