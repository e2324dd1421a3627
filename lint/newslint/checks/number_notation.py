"""Numbers written in two notations in one article: 1,234.5 and 1.234,5."""

from collections.abc import Iterator, Sequence

from newslint.article import Analysers, Article
from newslint.fast.lazy_regex import lazy
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule

# What can only be read one way: two marks, the same mark twice ("1,234" alone may be a decimal), or a percentage with one
# or two digits after the mark. An expression that begins with a character is searched for faster than one that begins with
# a look behind.
_POINT = lazy(
    r"\d(?<![\d.,]\d)\d{0,2}(?:(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})(?![\d.,]*\d)|\.\d{1,2}(?=[ \u00a0\u202f]?%))"
)
_COMMA = lazy(
    r"\d(?<![\d.,]\d)\d{0,2}(?:(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})(?![\d.,]*\d)|,\d{1,2}(?=[ \u00a0\u202f]?%))"
)


class Check:
    """Each number in the rarer notation (in a tie, in the one that comes second), with one in the other next to it."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._rules = rules

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        text = article.joined_text
        point, comma = (
            [match.span() for match in notation.finditer(text.text) if not text.in_code(*match.span())]
            for notation in (_POINT, _COMMA)
        )
        if not point or not comma:
            return
        usual, rare = sorted((point, comma), key=lambda spans: (-len(spans), spans[0]))
        shown = text.text[slice(*usual[0])]
        usual_place = Place.of(document, text.source(*usual[0]), "the other notation")
        for rule in self._rules:
            for start, end in rare:
                yield Hit(rule.name, text.source(start, end), {"other": shown}, (usual_place,))
