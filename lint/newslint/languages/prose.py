"""Which parts of a block are prose: not code, cells, names, slugs or titles of sources."""

from collections.abc import Sequence

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block
from newslint.readers.structure import host_of
from newslint.text import scripts
from newslint.text.tokens import clean, unquoted, words

LINKED = 0.5  # share of a block's characters in links from which it is a title of something else
CAPITALISED = 0.6  # share of capitalised words from which an enumeration is one of names
NAMES = 4  # words from which an enumeration can be one
TERMS = 4  # pieces of a row of terms, which have
TERM_WORDS = 3.5  # words each at most
FIELD = 300  # characters of a field of a card
SPOKEN = 6  # words of Latin prose that a heading, item or caption must have to be more than names and terms

# Words that only programs and addresses have: paths, slugs, names of files and hosts, joined_words.
_TAG = lazy(r"\{[%{][^{}]{0,2000}[%}]\}|#\w[\w-]*")
_SEPARATOR = lazy(r"[,;|•·/]|\s[-–—]\s")
_QUOTE = lazy('["“”„«»「」『』]')
_END = lazy("[.!?。！？…][\"'”’»)]*\\s*$")
_DASH = lazy(r"\s[-–—]\s")
_IDENTIFIER = lazy(
    r"\S*[/\\_]\S*|\S+(?:-\w+){3,}|\b\w+\.\w{2,}\b(?:\.\w+)*|\b\w+\(\)|--\w\S*|\b[\w-]*\d[\w.-]*"
)


def own_words(block: Block) -> str:
    """The block's text with spaces in place of inline code, template tags, hashtags and the titles in its links."""
    foreign = [*block.code, *(span for span, _ in block.links)] if block.linked < LINKED else [*block.code]
    text = block.text
    for start, end in foreign:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return _TAG.sub(" ", text) if "{" in text or "#" in text else text


def is_voter(block: Block) -> bool:
    """Whether a block helps to tell the article's language: body text, no cell, code, frame or list of sources."""
    if block.kind == "code" or block.cell or block.template or block.linked >= LINKED:
        return False
    quoted = sum(end - start for start, end in block.quoted)
    return 2 * quoted <= len(block.text) and not (block.item and block.item.links)


def spoken(block: Block) -> str:
    """The text of a block that must be in the article's language; "" when none of it has to be."""
    if (
        block.kind in ("code", "quote")
        or block.template
        or (block.item and block.item.links)
        or _is_source(block)
    ):
        return ""
    text = own_words(block)
    if not _latin(text):
        return text
    found = words(_IDENTIFIER.sub(" ", clean(text)))
    small = sum(word[0].islower() for word in found)
    if block.cell or not found or len(text.split()) < 2 or _gloss(block) or _is_quoted(text, found):
        return ""
    if _names(text, len(found), small) or _enumeration(text, len(found)):
        return ""
    labelled = block.level > 0 or block.item or block.kind == "caption"
    return "" if labelled and block.kind != "headline" and small < SPOKEN else text


def _is_source(block: Block) -> bool:
    """Whether a block is a link with a title: an item, or one that leads to another site."""
    if block.linked < LINKED:
        return False
    return block.item is not None or all(host_of(target) for _, target in block.links)


def _gloss(block: Block) -> bool:
    """Whether an item explains a word: "cielo - sky - what is above us"."""
    return block.item is not None and len(_DASH.findall(block.text)) > 1


def _is_quoted(text: str, found: list[str]) -> bool:
    """Whether a text is a quotation with a word or two round it."""
    rest = words(unquoted(text)) if _QUOTE.search(text) else found
    return len(rest) < len(found) / 2 and len(rest) < NAMES


def _enumeration(text: str, count: int) -> bool:
    """Whether a text is a row of terms: keywords, tags, ingredients."""
    pieces = [piece for piece in _SEPARATOR.split(text) if piece.strip()]
    return len(pieces) >= TERMS and count <= TERM_WORDS * len(pieces) and not _END.search(text)


def _latin(text: str) -> bool:
    return set(scripts.counts(text)) <= {"Latin"}


def _names(text: str, count: int, small: int) -> bool:
    """Whether words enumerate names."""
    return count >= NAMES and ("," in text or ";" in text) and count - small >= CAPITALISED * count


def fields(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that are a field of a card: all that is under a heading, one line and no sentence.

    "## Original title", "## Keywords", "## Source": what is there was put in from elsewhere.
    """
    return frozenset(
        index
        for index in range(1, len(blocks) - 1)
        if blocks[index - 1].level
        and blocks[index + 1].level
        and not blocks[index].level
        and len(blocks[index].text) <= FIELD
        and not _END.search(blocks[index].text)
    )
