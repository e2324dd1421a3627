"""A language's words for relations between quantities, as expressions over a masked sentence."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from newslint.comparison.masked_sentence import SLOT
from newslint.fast.lazy_regex import lazy
from newslint.languages.data import Language

GAP = rf"[^{SLOT}.,;:()，。；：（）]"  # what may be between the words of one clause


class Grammar:
    """The [relations] section of a language's file (see languages.schema.relations)."""

    def __init__(self, language: Language) -> None:
        words: Mapping[str, Any] = language.relations
        self.spaced: bool = language.numbers.get("spaced", True) and language.code != "ko"
        get = words.get
        start, to, also = (self._words(get(name, ())) for name in ("from", "to", "and"))
        self.to = lazy(to)
        self.moving = lazy(self._words(get("moving", ())))
        self._pairs(start, to, postposed=get("postposed", False))
        self.rise = lazy(self._stems(get("up", ())))
        self.fall = lazy(self._stems(get("down", ())))
        self.moves = lazy(self._stems([*get("up", ()), *get("down", ())]))
        self.adjusted = lazy(self._stems(get("adjusted", ())))
        self.also = lazy(
            rf"[^{SLOT},;.()，。；、]{{0,40}}(?:[,，、] ?(?:{also} ?)?|{also} ?)[^{SLOT},;.]{{0,15}}"
        )
        self.last = lazy(also)
        self.include = lazy(self._words(get("including", ())))
        self.start = lazy(rf"{start}|{self._stems(get('up', ()))}|{self._stems(get('down', ()))}")
        self.total = lazy(rf"{SLOT}[^{SLOT}.;,]{{0,12}}{self._words(get('total', ()))}")
        self.same = lazy(self._words(get("or", ())))
        self.share = lazy(
            rf"(?:[,(，（—–] ?|{SLOT}{GAP}{{0,24}} ){self._words(get('or', ()))}[^{SLOT}.;,—–-]{{0,30}}{SLOT}"
        )
        self.more = lazy(
            rf"{SLOT}[^{SLOT}.;:()]{{0,12}}{SLOT} {self._words(get('more', ()))}[^{SLOT}.;,]{{0,8}}{SLOT}"
        )
        within = self._words(get("within", ()))
        self.some = lazy(rf"{SLOT}[^{SLOT}.;:()]{{0,60}}, ?(?P<parts>{SLOT}) ?{within}")
        self.people = lazy(rf"{SLOT} ?{self._words(get('of', ()))} ?{self._words(get('people', ()))}")
        self.within = lazy(rf" ?{within}")
        self.whole = lazy(rf"{SLOT} ?{self._words(get('whole', ()))}")
        self.vote = lazy(self._stems(get("vote", ())))
        self.of_all = lazy(rf"^\W{{0,3}}{self._words(get('of_all', ()))} ?{SLOT}")
        self.per_head = lazy(rf" ?{self._words(get('per_head', ()))}")
        self.multiples: dict[str, Decimal] = {
            stem: Decimal(factor) for stem, factor in get("multiples", {}).items()
        }
        self.multiple = lazy(self._stems(self.multiples))
        hedges: Mapping[str, Iterable[str]] = language.numbers.get("approximators", {})
        self.loosely = lazy(
            rf"{self._words(hedge for name in hedges for hedge in hedges[name])}\W{{0,2}}\w{{0,4}} ?$"
        )

    def _pairs(self, start: str, to: str, postposed: bool) -> None:
        """ "From A to B" and "to B from A"; in Japanese, Korean, Hindi and Turkish "A from B to"."""
        gap, near = rf"{GAP}{{0,25}}?", rf"{GAP}{{0,16}}?"
        self.postposed = postposed
        if postposed:
            near = rf"{GAP}{{0,6}}?"
            self.pair = lazy(rf"{SLOT}{near}{start}{gap}{SLOT}{near}{to}")
            self.back = lazy(rf"{SLOT}{near}{to}{gap}{SLOT}{near}{start}")
            self.around = lazy(rf"{SLOT}{near}{start}{near}{SLOT}{GAP}{{0,16}}?{SLOT}{near}{to}")
            return
        self.pair = lazy(rf"{start}{near}{SLOT}(?:{gap}{to}{near}{SLOT})?")
        self.back = lazy(rf"{to}{near}{SLOT}[^{SLOT}.;:()]{{0,16}}?{start}{near}{SLOT}")

    def _words(self, words: Iterable[str]) -> str:
        pattern = _any(words)
        return rf"(?<![^\W_])(?:{pattern})(?![^\W_])" if self.spaced else f"(?:{pattern})"

    def _stems(self, stems: Iterable[str]) -> str:
        """Words by their beginnings: "increas" is increase, increased and increasing."""
        pattern = _any(stems)
        return rf"(?<![^\W_])(?:{pattern})" if self.spaced else f"(?:{pattern})"


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first, as masked sentences are composed."""
    composed = (normalize("NFC", word) for word in sorted(words, key=len, reverse=True))
    return "|".join(map(re.escape, composed)) or "(?!)"
