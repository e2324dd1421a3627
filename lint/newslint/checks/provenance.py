"""C2PA provenance marks in a file (newslint.text.c2pa)."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from newslint.article import Analysers, Article
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.text.c2pa import marks


class Options(TypedDict, total=False):
    """The [check] table of a rule: nothing but its kind."""


class Check:
    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._names = [rule.name for rule in rules]

    def check(self, article: Article) -> Iterator[Hit]:
        """A note for each mark; a warning for one that is not well formed."""
        for mark in marks(article.document.source):
            words = {
                "state": f"that {mark.wrong}" if mark.wrong else "that any edit of the text makes invalid"
            }
            for name in self._names:
                yield Hit(name, mark.span, words, severity="warning" if mark.wrong else "")
