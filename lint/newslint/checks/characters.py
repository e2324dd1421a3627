"""Characters that do not belong in text: lists the characters of an article, then searches only for the bad ones.

Option `find` of a rule names what it looks for, a function in newslint.text.character_damage; `right-in` the languages in which
that is good style. Markdown code is left alone.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.model.document import Document, Field, Span
from newslint.model.finding import Edit, Fix, Hit
from newslint.model.rule import Rule
from newslint.text import character_damage

NEEDS = (("find",),)

Options = TypedDict(
    "Options",
    {
        "find": Required[
            Literal[
                "control",
                "invisible",
                "bidi",
                "blank",
                "double-space",
                "space-before",
                "mojibake",
                "homoglyph",
                "width",
            ]
        ],
        "right-in": list[str],
    },
    total=False,
)


class Check:
    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._analysers = analysers
        self._rules = [(rule, character_damage.SEARCHES[rule.options["find"]]) for rule in rules]

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        code = list(_code(document))
        for field in document.texts:
            present = frozenset(field.text)
            for rule, search in self._rules:
                last = -1
                for damage in search(field.text, present, document.format):
                    span = field.source(damage.start, damage.end)
                    if span.start < last or any(_overlap(span, other) for other in code):
                        continue
                    if self._right(rule, article):
                        break
                    last = span.end
                    words = {"what": damage.what, "repaired": damage.repaired or ""}
                    yield Hit(rule.name, span, words=words, fix=_fix(rule, field, damage))

    def _right(self, rule: Rule, article: Article) -> bool:
        """Whether the article's language wants what the rule looks for; asked for articles that have it only."""
        excused: tuple[str, ...] = tuple(rule.options.get("right-in", ()))
        return bool(excused) and article.language in excused


def _code(document: Document) -> Iterator[Span]:
    """Where code is, in blocks and inside them."""
    for block in document.blocks:
        if block.kind == "code":
            yield block.span
        else:
            yield from (block.source(start, end) for start, end in block.code)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _fix(rule: Rule, field: Field, damage: character_damage.Damage) -> Fix | None:
    if not rule.fix or damage.repaired is None:
        return None
    edited = damage.edited or (damage.start, damage.end)
    return Fix((Edit(field.source(*edited), damage.repaired),), rule.fix == "safe")
