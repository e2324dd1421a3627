"""Repeated short words, and misspelt words if that is turned on.

Options: `doubled`, a table by language of the words that are never right twice in a row; or `misspelled = true`.
"""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import ByLanguage
from newslint.fast.lazy_regex import lazy
from newslint.fast.literal_prefilter import lowered
from newslint.languages.dictionaries import checker
from newslint.model.document import Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule
from newslint.text.joined_text import JoinedText

_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Words of this many letters or more are looked up; shorter ones are mostly abbreviations.
SHORTEST = 4
NEEDS = (("doubled",), ("misspelled",))


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    doubled: ByLanguage
    misspelled: bool


class Check:
    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._analysers = analysers
        self._doubled = [rule for rule in rules if "doubled" in rule.options]
        self._misspelled = [rule for rule in rules if rule.options.get("misspelled")]

    def check(self, article: Article) -> Iterator[Hit]:
        text = article.joined_text
        if not text.blocks:
            return
        language = article.language
        for rule in self._doubled:
            if words := rule.options["doubled"].get(language):
                yield from _twice(rule, text, frozenset(words), language)
        for rule in self._misspelled:
            yield from _misspelt(rule, text, language)


def _twice(rule: Rule, text: JoinedText, words: frozenset[str], language: str) -> Iterator[Hit]:
    """Every listed word that occurs twice, one space between: the second one in small letters."""
    low = lowered(text.text)
    found: list[tuple[int, int]] = []
    for word in words:
        pair = f"{word} {word}"
        at = low.find(pair)
        while at >= 0:
            end = at + len(pair)
            bounded = not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum())
            if bounded and text.text[at + len(word) + 1 : end] == word:
                found.append((at, end))
            at = low.find(pair, at + 1)
    for at, end in sorted(found):
        yield Hit(rule.name, text.source(at, end), language=language)


def _misspelt(rule: Rule, text: JoinedText, language: str) -> Iterator[Hit]:
    """Lower-case words that the dictionary does not know, and that occur only once: names and terms come back."""
    dictionary = checker(language)
    if dictionary is None:
        return
    seen: dict[str, list[Span]] = {}
    for match in _WORD.finditer(text.text):
        if len(match[0]) >= SHORTEST and match[0].islower():
            seen.setdefault(match[0].replace("’", "'"), []).append(Span(*match.span()))
    for word in sorted(dictionary.unknown(seen)):
        # The most frequent one; `correction` picks any of those that are equally frequent.
        found = dictionary.candidates(word) or ()
        suggestion = min(found, key=lambda each: (-dictionary[each], each), default="")
        if len(seen[word]) == 1 and suggestion and suggestion != word:
            place = text.source(*seen[word][0])
            yield Hit(rule.name, place, words={"suggestion": suggestion}, language=language)
