"""Where interface text can be at all, judged by an article's structure; words are only looked at there.

A table of data, code, the page's own frame, a section heading of the article and the items of its lists hold words
that buttons have, too: "Sources", "Volume", "OK", "Contact".
"""

from collections import Counter
from collections.abc import Sequence

from newslint.boilerplate.fillers import uncovered
from newslint.boilerplate.interface_words import InterfaceWords
from newslint.boilerplate.page_structure import PageStructure, page_structure, short
from newslint.boilerplate.phrases import Label
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document
from newslint.readers.structure import host_of
from newslint.text.normalize import normalize

LINKED = 0.8  # share of a block's characters in links from which it is a link
CODE = 0.5  # share of a block's characters in inline code from which it is code
LABELS_OF_LIST = 0.5  # share of a list's items that must be labels for the list to be the page's
INTRODUCTION = 60  # characters of a line that may introduce a list
TERMS, TERM_WORDS = 4, 3  # commas of a row of keywords, and words of each

_COMMA = lazy("[,،、，;；]")

Labels = Sequence[Sequence[Label]]


def eligible_labels(
    document: Document, labels: tuple[tuple[Label, ...], ...], words: InterfaceWords
) -> tuple[tuple[Label, ...], ...]:
    """The labels of every block, without those of blocks that cannot be interface text."""
    if not any(labels):
        return labels
    places = eligible(document, labels, words)
    return tuple(found if place else () for found, place in zip(labels, places, strict=True))


def eligible(document: Document, labels: Labels, words: InterfaceWords) -> tuple[bool, ...]:
    """Whether interface text can be in a block, for every block."""
    blocks = document.blocks
    story = page_structure(blocks, [False] * len(blocks))
    own_lists = _own_lists(blocks, labels, story)
    told = story.first if any(story.prose) else 0
    return tuple(_possible(blocks, index, own_lists, told, words) for index in range(len(blocks)))


def is_label(block: Block, known: Sequence[Label]) -> bool:
    """Whether a block is nothing but labels."""
    usable = [label for label in known if label.table != "phrases"] or known
    letters = any(map(str.isalpha, block.text))
    return bool(usable) and letters and not uncovered(block.text, sorted({label.span for label in usable}))


def _possible(
    blocks: Sequence[Block], index: int, own_lists: frozenset[int], told: int, words: InterfaceWords
) -> bool:
    block = blocks[index]
    if block.kind == "code" or block.cell or block.template or _is_code(block) or _leads_away(block, words):
        return False
    if block.item:
        return block.item.list not in own_lists
    return not _opens_section(blocks, index, own_lists, told)


def _is_code(block: Block) -> bool:
    return sum(end - start for start, end in block.code) >= CODE * len(block.text)


def _leads_away(block: Block, words: InterfaceWords) -> bool:
    """Whether a block is a link to another site: a reference, unless it names a social network."""
    if block.linked < LINKED or not all(host_of(target) for _, target in block.links):
        return False
    return not (block.item and block.item.links == "internal") and not words.network.search(
        normalize(block.text)
    )


def _own_lists(blocks: Sequence[Block], labels: Labels, story: PageStructure) -> frozenset[int]:
    """The lists that are the article's own: amid the story, with an item that says something, or neither labels nor links
    around the site."""
    between = blocks[story.first : story.last] if any(story.prose) else ()
    own = {block.item.list for block in between if block.item}
    known: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    internal: set[int] = set()
    for block, found in zip(blocks, labels, strict=True):
        if block.item:
            sizes[block.item.list] += 1
            known[block.item.list] += is_label(block, found)
            if block.item.links == "internal":
                internal.add(block.item.list)
            elif not found and _says_something(block):
                own.add(block.item.list)
    return frozenset(
        number
        for number, size in sizes.items()
        if number in own or (number not in internal and known[number] < max(LABELS_OF_LIST * size, 2))
    )


def _says_something(block: Block) -> bool:
    """Whether an item is more than a label, and no link."""
    return not block.links and not short(block.text) and any(map(str.isalpha, block.text))


def _opens_section(blocks: Sequence[Block], index: int, own_lists: frozenset[int], told: int) -> bool:
    """Whether a block is a heading, or a line in place of one, of what the article itself says below it.

    told  where the story begins: a page puts no list of other stories under a heading before it
    """
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None:
        return False
    if following.item:
        own = following.item.list in own_lists or (block.level > 0 and index < told)
        return own and (block.level > 0 or len(block.text) <= INTRODUCTION)
    if block.level > 0:
        return block.kind == "heading"
    return not following.links and _is_row_of_terms(following.text)


def _is_row_of_terms(text: str) -> bool:
    """Whether a text is an article's field of keywords."""
    pieces = _COMMA.split(text)
    return len(pieces) > TERMS and len(text.split()) <= TERM_WORDS * len(pieces)
