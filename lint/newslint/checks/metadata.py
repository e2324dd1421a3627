"""Metadata that an article could have but lacks. Plain text carries no metadata, so nothing is missing there.

required  metadata keys; "title" may also be as a headline in the text, "lang" as the declared language
broken    the key under which the reader keeps what it could not read
"""

from collections.abc import Iterator, Sequence
from typing import Literal, TypedDict

from newslint.article import Analysers, Article
from newslint.model.document import Document, Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule

NEEDS = (("required",), ("broken",))


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    required: list[
        Literal[
            "title",
            "date",
            "modified",
            "author",
            "lang",
            "languages",
            "locale",
            "description",
            "digitalsourcetype",
            "url",
            "ai",
            "ai_disclosure",
            "aigc",
            "editor",
        ]
    ]
    broken: Literal["jsonld_error"]


class Check:
    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._rules = rules

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        for rule in self._rules:
            wrong = document.metadata.get(rule.options.get("broken", ""))
            if wrong and wrong.span:
                yield Hit(rule.name, wrong.span, words={"reason": wrong.value})
            missing = [key for key in rule.options.get("required", ()) if not _stated(document, key)]
            if missing and document.blocks and _carries(document):
                yield Hit(rule.name, Span(0, 0), words={"missing": ", ".join(missing)})


def _carries(document: Document) -> bool:
    """HTML always has room for metadata; Markdown only says any when it has front matter."""
    return document.format == "html" or (document.format == "markdown" and bool(document.metadata))


def _stated(document: Document, key: str) -> bool:
    if key == "title" and document.title:
        return True
    if key == "lang" and document.language:
        return True
    if key == "date" and document.published:
        return True
    return key in document.metadata and bool(document.metadata[key].value.strip())
