"""Tracks lists and tables while a document is read, and the targets of lists of links."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from newslint.model.document import Block, ListItem, TableCell

LINK_ITEM = 0.4  # share of an item's characters in links from which it is a link with some words about it,
FEW = 40  # or so few characters round its links
LINK_LIST = 2 / 3  # share of such items from which a list is a list of links


class OpenList:
    """A list whose items are being read."""

    __slots__ = ("count", "depth", "number", "ordered")

    def __init__(self, number: int, depth: int, ordered: bool) -> None:
        self.number, self.depth, self.ordered, self.count = number, depth, ordered, 0

    def next_item(self) -> ListItem:
        self.count += 1
        return self.same_item()

    def same_item(self) -> ListItem:
        """The item that was begun last, or the first."""
        return ListItem(self.number, max(0, self.count - 1), 1, self.depth, self.ordered)


class OpenTable:
    """A table whose cells are being read."""

    __slots__ = ("column", "number", "row")

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, -1, 0

    def next_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def next_cell(self, head: bool, columns: int = 1) -> TableCell:
        """The next cell of the row, which covers so many columns."""
        self.column += columns
        return TableCell(self.number, max(self.row, 0), self.column - columns, head)


def with_lists(blocks: Sequence[Block], own_host: str) -> tuple[Block, ...]:
    """The blocks with the size of each list and where its links lead; links to `own_host` are internal."""
    lists: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.item:
            lists[block.item.list].append(block)
    if not lists:
        return tuple(blocks)
    known = {
        number: (
            max(block.item.position for block in members if block.item) + 1,
            _destination(members, own_host),
        )
        for number, members in lists.items()
    }
    return tuple(_completed(block, known) for block in blocks)


def _completed(block: Block, known: dict[int, tuple[int, str]]) -> Block:
    if block.item is None:
        return block
    size, links = known[block.item.list]
    return block._replace(item=block.item._replace(size=size, links=links))


def _destination(members: list[Block], own_host: str) -> str:
    if sum(map(_is_link, members)) < LINK_LIST * len(members):
        return ""
    found = Counter(
        host in ("", own_host)
        for block in members
        for _, target in block.links
        for host in (host_of(target),)
    )
    return "mixed" if len(found) == 2 else "internal" if found[True] else "external"


def _is_link(block: Block) -> bool:
    return block.linked >= LINK_ITEM or bool(block.links and len(block.text) * (1 - block.linked) <= FEW)


def host_of(target: str) -> str:
    """The host of a link's target without "www."; "" for one on the same site."""
    if "//" not in target:
        return ""
    try:
        return (urlsplit(target.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def closed_later(source: str) -> Callable[[str], bool]:
    """Says whether a source has an end tag of a name at all."""
    known: dict[str, bool] = {}
    lower = ""

    def is_closed(name: str) -> bool:
        nonlocal lower
        if name not in known:
            lower = lower or source.lower()
            known[name] = f"</{name}" in lower
        return known[name]

    return is_closed
