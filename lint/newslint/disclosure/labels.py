"""Visible statements that an article was made with AI, fact-check badges, and machine bylines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from newslint.article import Article
from newslint.boilerplate.phrases import AI_BADGE
from newslint.model.document import Block, Span
from newslint.text.use_mention import quoted

EDGE = 6  # blocks at either end of an article in which a sentence may be a label
LONGEST = 400  # characters of such a block
PROSE = ("paragraph", "item", "caption", "byline", "quote")


class AiLabel(NamedTuple):
    """A visible label.

    block      its number
    span       where it is in the file
    languages  the languages whose words it is; empty for words of any language
    picture    whether it is about a picture, a recording or a voice
    """

    block: int
    span: Span
    languages: frozenset[str]
    picture: bool


class LabelFinder:
    """Finds labels. `words`: rules/vocabularies/ai_labels.toml."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words
        self._pictures = words["pictures"]["mul"]

    def labels(self, article: Article) -> list[AiLabel]:
        """All labels of an article, in order."""
        found = {label.block: label for label in self._statements(article)}
        for piece in article.boilerplate[0].values():
            if piece.known and piece.known.has(AI_BADGE):
                block = article.document.blocks[piece.block]
                picture = self._is_picture(block.text)
                languages = piece.known.languages - {"mul"}
                found.setdefault(piece.block, AiLabel(piece.block, block.span, languages, picture))
        return [found[number] for number in sorted(found)]

    def _statements(self, article: Article) -> Iterator[AiLabel]:
        blocks = article.document.blocks
        for number in _edges(len(blocks)):
            block = blocks[number]
            if block.kind in PROSE and len(block.text) <= LONGEST:
                languages = frozenset(self._stating(article, block))
                if languages:
                    yield AiLabel(number, block.span, languages, self._is_picture(block.text))

    def _stating(self, article: Article, block: Block) -> Iterator[str]:
        """The languages in which a block says that a machine helped to make the text."""
        for language, expressions in self._words["statements"].items():
            match = _any(tuple(expressions)).search(block.text)
            if match is None:
                continue
            denials = self._words["denials"].get(language)
            denied = denials and _any(tuple(denials)).search(match[0])
            if not denied and not _is_quoted(article, block, match):
                yield language

    def _is_picture(self, text: str) -> bool:
        lowered = text.lower()
        return any(word in lowered for word in self._pictures)

    def badges(self, article: Article) -> Iterator[Span]:
        """Blocks that say that a person checked the facts."""
        for block in article.document.blocks:
            if len(block.text) <= 60 and self._matches("badges", block.text):
                yield block.span

    def unconfirmed(self, article: Article) -> Span | None:
        """The first words that say that something was not confirmed."""
        text = article.joined_text
        places = [
            match.span()
            for expressions in self._words["unconfirmed"].values()
            for match in [_any(tuple(expressions)).search(text.text)]
            if match
        ]
        return text.source(*min(places)) if places else None

    def is_machine(self, author: str) -> bool:
        """Whether a byline names a machine and no person.

        "ChatGPT", "AI desk" and "By Claude 3.5" do; "Ai Weiwei", "A.I. Smith" and "Claude Monet" do not.
        """
        words = self._words["bylines"]
        return bool(
            _byline(tuple(words["models"]), tuple(words["desks"]), tuple(words["by"])).fullmatch(
                author.strip()
            )
        )

    def names_generation(self, text: str) -> bool:
        """Whether a Chinese label has the words that the labelling measures ask for."""
        words = self._words["words"]
        return any(word in text for word in words["ai"]) and any(word in text for word in words["made"])

    def _matches(self, table: str, text: str) -> bool:
        return any(_any(tuple(expressions)).search(text) for expressions in self._words[table].values())


def _edges(count: int) -> Iterator[int]:
    return iter(sorted({*range(min(EDGE, count)), *range(max(0, count - EDGE), count)}))


def _is_quoted(article: Article, block: Block, match: "re.Match[str]") -> bool:
    text = article.joined_text
    for number, other in enumerate(text.blocks):
        if other is block:
            start = text.starts[number]
            return quoted(text, start + match.start(), start + match.end())
    return True


@cache
def _any(expressions: Sequence[str]) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?:{expression})" for expression in expressions), re.IGNORECASE)


@cache
def _byline(models: Sequence[str], desks: Sequence[str], by: Sequence[str]) -> "re.Pattern[str]":
    model = "|".join(models)
    desk, before = ("|".join(map(re.escape, words)) for words in (desks, by))
    return re.compile(
        rf"(?i:(?:{before}) )?(?:{model}|(?i:the )?(?:\w+ ){{0,3}}(?:{model})[- ]?(?i:{desk})s?)"
    )
