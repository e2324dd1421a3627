"""Text that stops too early: a description cut in mid-sentence, inline code that is never closed."""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.boilerplate.page_structure import sentence
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document
from newslint.model.finding import Hit
from newslint.model.rule import Rule

DESCRIPTION, CODE = "cut-description", "open-code"
SHORTEST = 40  # characters of a description that must be in the text to be taken from it
SHOWN = 24  # characters of the end that are shown

_CLOSED = lazy("[)\\]）】」』”\"'’»…]\\s*$|\\.\\.\\.\\s*$")
_OPEN_CODE = lazy(r"(?:^|[\s(（:：])`(?=[^\s`])[^`]*$")


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["cut-description", "open-code"]]


class Check:
    """All rules of this kind; each looks at another place."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        del analysers
        self._wanted = {rule.find for rule in rules}

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        if DESCRIPTION in self._wanted:
            yield from _cut_description(document)
        if CODE in self._wanted and document.format == "markdown":
            yield from _open_code(document.blocks)


def _cut_description(document: Document) -> Iterator[Hit]:
    """A description that is the beginning of a passage of the article and breaks off where that goes on."""
    meta = document.metadata.get("description")
    if not meta or not meta.span:
        return
    text = " ".join(meta.value.split())
    if len(text) < SHORTEST or sentence(text) or _CLOSED.search(text):
        return
    for block in document.blocks:
        _, found, rest = " ".join(block.text.split()).partition(text)
        if found and rest and (rest[0].isalnum() or rest.lstrip()[:1].isalnum()):
            yield Hit(DESCRIPTION, meta.span, {"end": text[-SHOWN:]})
            return


def _open_code(blocks: Sequence[Block]) -> Iterator[Hit]:
    """A mark of inline code that is never closed."""
    for block in blocks:
        if block.kind == "code" or "`" not in block.text:
            continue
        bare = _without_code(block)
        if bare.count("`") == 1 and (match := _OPEN_CODE.search(bare)):
            start = match.start() + match[0].index("`")
            yield Hit(CODE, block.source(start, len(block.text)))


def _without_code(block: Block) -> str:
    text = block.text
    for start, end in block.code:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
