"""Collects the text of a block piece by piece, with the position of each piece."""

from newslint.model.document import Block, ListItem, SourceSegment, Span, TableCell


class Builder:
    """Collects the pieces of one block.

    kind, role, language, level, item, cell, template  what the block's surroundings say of it, set with its first piece
    space  whether a space now would follow another, or come first
    """

    __slots__ = (
        "cell", "code", "item", "kind", "language", "length", "level", "links", "parts", "quoted", "role", "segments",
        "space", "template",
    )  # fmt: skip

    def __init__(self) -> None:
        self.segments: list[SourceSegment] = []
        self.parts: list[str] = []
        self.length = 0
        self.space = True
        self.kind = self.role = self.language = self.template = ""
        self.level = 0
        self.item: ListItem | None = None
        self.cell: TableCell | None = None
        self.code: list[Span] = []
        self.quoted: list[Span] = []
        self.links: list[tuple[Span, str]] = []

    def add(self, text: str, start: int, end: int) -> None:
        """Append text, not empty, that stands for source[start:end]."""
        self.segments.append(SourceSegment(self.length, start, end))
        self.parts.append(text)
        self.length += len(text)
        self.space = text[-1] == " "

    def block(self, language: str) -> Block | None:
        """The finished block, without a space at its end; None when it has no text. `language` is the page's own."""
        if self.space and self.parts:
            self._drop_last()
        length = self.length
        if not length:
            return None
        links = tuple((_cut(span, length), target) for span, target in self.links if span.start < length)
        linked = min(1.0, sum(span.end - span.start for span, _ in links) / length)
        quoted = tuple(_cut(span, length) for span in self.quoted if span.start < length)
        code = tuple(_cut(span, length) for span in self.code if span.start < length)
        return Block(
            text="".join(self.parts),
            kind=self.kind,
            segments=tuple(self.segments),
            language="" if self.language == language else self.language,
            role=self.role,
            linked=linked,
            quoted=quoted,
            links=links,
            code=code if self.kind != "code" else (),
            level=self.level,
            item=self.item,
            cell=self.cell,
            template=self.template,
        )

    def _drop_last(self) -> None:
        self.length -= 1
        kept = self.parts.pop()[:-1]
        last = self.segments.pop()
        if kept:
            self.parts.append(kept)
            self.segments.append(SourceSegment(last.text, last.start, last.end - 1))


def _cut(span: Span, length: int) -> Span:
    return Span(span.start, min(span.end, length))
