"""Regular expressions: those of all rules and languages, in one pass over the text and one over the source.

Options of a rule ([check]):
  expressions   list: not bound to a language
  patterns      table by language; every article is searched for all languages, for residue keeps to no language.
                Both see text in lower case with plain apostrophes and spaces, one line a block, and each must contain a
                literal (see newslint.fast.literal_prefilter)
  case          true: keep the case
  scope         "text" (default), or "source": the raw file, with markup and addresses, code left out, and the text where it
                differs
  place         "start" or "end": found in the first or last blocks only; `elsewhere` is the severity in other places
                ("": not reported there)
  quotable      true (default): what is quoted or discussed is info
  formats       only in articles of these formats
  beside        expressions, of which one must be somewhere in the article too; shown as related
  per-thousand  report only this many matches per 1,000 words or more, as one finding at the first
A rule with a fix deletes the match.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import ByLanguage
from newslint.fast.literal_prefilter import Expressions, compile_expressions
from newslint.model.document import Document, Span
from newslint.model.finding import Edit, Fix, Hit, Place
from newslint.model.rule import Rule
from newslint.text.joined_text import JoinedText
from newslint.text.use_mention import discussed, subject

SCOPES = ("text", "source")
START_BLOCKS = 4
END_BLOCKS = 5


class _Found(NamedTuple):
    """A match in the flow (`text`) or only in the source: its place in the file, and in the flow when it has one."""

    span: Span
    joined_text: Span | None
    language: str


# Options that are in the products of `compile` and need not be loaded with the rules.
COMPILED = ("expressions", "patterns", "case", "scope")
NEEDS = (("expressions",), ("patterns",))


def compile(rules: Sequence[Rule]) -> dict[str, bytes]:
    """The expressions by scope, and whose they are. Raises ValueError for one without an anchor."""
    owners: dict[str, list[tuple[str, str]]] = {}
    products: dict[str, bytes] = {}
    for scope in SCOPES:
        expressions: list[tuple[str, bool]] = []
        owners[scope] = []
        for rule in rules:
            if rule.options.get("scope", "text") == scope:
                for name, language, expression in _listed(rule):
                    owners[scope].append((name, language))
                    expressions.append((expression, bool(rule.options.get("case"))))
        products[f"patterns-{scope}.bin"] = compile_expressions(expressions)
    return {"patterns.json": json.dumps(owners).encode(), **products}


Options = TypedDict(
    "Options",
    {
        "expressions": list[str],
        "patterns": ByLanguage,
        "case": bool,
        "scope": Literal["text", "source"],
        "place": Literal["start", "end"],
        "elsewhere": Literal["", "error", "warning", "info"],
        "quotable": bool,
        "formats": list[Literal["text", "markdown", "html"]],
        "beside": list[str],
        "per-thousand": float,
    },
    total=False,
)


class Check:
    """All rules of this kind in one pass over the text and one over the source."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._rules = {rule.name: rule for rule in rules}
        self._analysers = analysers
        self._text, self._source = (_Table(scope, self._rules, analysers.data) for scope in SCOPES)

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        text = article.joined_text
        found = self._text.in_flow(text)
        if self._source.wanted:
            for name, places in self._in_source(document, text).items():
                found.setdefault(name, []).extend(places)
        for rule in self._rules.values():
            if document.format in rule.options.get("formats", (document.format,)):
                yield from self._hits(document, text, rule, found)

    def _in_source(self, document: Document, text: JoinedText) -> dict[str, list[_Found]]:
        """Matches in the raw file; in the flow too, as a file may spell its characters another way (entities, escapes)."""
        found = self._source.in_flow(text)
        matches = [
            (name, _Found(field.source(*match.span()), None, language))
            for field in document.texts
            for name, language, match in self._source.matches(field.text)
        ]
        code = _code(document) if matches else []
        for name, place in matches:
            at = bisect_right(code, place.span.start, key=_start)
            if not (at and place.span.end <= code[at - 1].end):
                found.setdefault(name, []).append(place)
        return found

    def _hits(
        self, document: Document, text: JoinedText, rule: Rule, found: dict[str, list[_Found]]
    ) -> Iterator[Hit]:
        places = _merged(found.get(rule.name, ()))
        related: tuple[Place, ...] = ()
        if "beside" in rule.options:
            others = found.get(_next_to(rule.name))
            if not others:
                return
            related = (Place.of(document, others[0].span),)
        if places and (rate := rule.options.get("per-thousand")):
            dense = len(places) * 1000 >= rate * max(1000, len(text.text.split()))
            places = places[:1] if dense else []
        for place in places:
            severity = self._severity(rule, text, place)
            if severity is None:
                continue
            fix = Fix((Edit(place.span, ""),), rule.fix == "safe") if rule.fix else None
            yield Hit(
                rule.name, place.span, related=related, fix=fix, severity=severity, language=place.language
            )

    @cached_property
    def _subject(self) -> "re.Pattern[str]":
        """Words that tell of chatbots; needed where something was found, in few articles."""
        return subject(self._analysers.languages.together("chatbots"))

    def _severity(self, rule: Rule, text: JoinedText, place: _Found) -> str | None:
        """The severity that the place asks for: "" for the rule's own, None for no finding."""
        if place.joined_text is None:
            return ""
        if rule.options.get("quotable", True) and discussed(text, *place.joined_text, self._subject):
            return "info"
        where = rule.options.get("place", "")
        line = text.line(place.joined_text.start)
        here = line < START_BLOCKS if where == "start" else line >= len(text.blocks) - END_BLOCKS
        if where and not here:
            return rule.options.get("elsewhere", "") or None
        return ""


class _Table:
    """The expressions of the rules of one scope, compiled together."""

    def __init__(self, scope: str, names: Collection[str], data: Mapping[str, bytes]) -> None:
        self._owners: list[tuple[str, str]] = json.loads(data["patterns.json"])[scope]
        wanted = {*names, *map(_next_to, names)}
        self.wanted = frozenset(number for number, (name, _) in enumerate(self._owners) if name in wanted)
        self._expressions = Expressions(data[f"patterns-{scope}.bin"])

    def matches(self, text: str) -> Iterator[tuple[str, str, Any]]:
        """(rule, language, match) for all rules."""
        for number, match in self._expressions.matches(text, self.wanted):
            yield *self._owners[number], match

    def in_flow(self, text: JoinedText) -> dict[str, list[_Found]]:
        """Matches by rule. One that crosses the end of a block or lies in inline code does not count."""
        found: dict[str, list[_Found]] = {}
        for name, language, match in self.matches(text.text):
            start, end = match.span()
            if text.line(start) == text.line(end - 1) and not text.in_code(start, end):
                found.setdefault(name, []).append(_Found(text.source(start, end), Span(start, end), language))
        return found


def _code(document: Document) -> list[Span]:
    """Where blocks of code and inline code are in the file, in order. What is shown there is not left in the text."""
    blocks = [block.span for block in document.blocks if block.kind == "code" and block.segments]
    inline = [
        block.source(*span) for block in document.blocks for span in block.code if span.start < span.end
    ]
    return sorted((*blocks, *inline))


def _start(span: Span) -> int:
    return span.start


def _listed(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """(owner, language or "", expression) of a rule."""
    yield from ((rule.name, "", expression) for expression in rule.options.get("expressions", ()))
    for language, listed in rule.options.get("patterns", {}).items():
        yield from ((rule.name, language, expression) for expression in listed)
    yield from ((_next_to(rule.name), "", expression) for expression in rule.options.get("beside", ()))


def _next_to(name: str) -> str:
    return f"{name} beside"


def _merged(places: Sequence[_Found]) -> list[_Found]:
    """In order of place; those that overlap or touch are one."""
    merged: list[_Found] = []
    for place in sorted(places, key=lambda place: place.span):
        if merged and place.span.start <= merged[-1].span.end:
            merged[-1] = _union(merged[-1], place)
        else:
            merged.append(place)
    return merged


def _union(one: _Found, other: _Found) -> _Found:
    span = Span(one.span.start, max(one.span.end, other.span.end))
    if one.joined_text and other.joined_text:
        return _Found(
            span,
            Span(
                min(one.joined_text.start, other.joined_text.start),
                max(one.joined_text.end, other.joined_text.end),
            ),
            one.language,
        )
    return _Found(span, one.joined_text or other.joined_text, one.language)
