"""Plain text: every line is a block, except in paragraphs that were wrapped by hand."""

from collections.abc import Iterator

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, SourceSegment
from newslint.readers import front_matter

_LINE = lazy(r"[^\r\n]+")
_BLANK = " \t\v\f"
_END = lazy(r"[.!?。！？…:;,\"”»」』）)]$")
WRAP_WIDTHS = range(55, 100)
HEADLINE_LENGTH = 150


def parse(path: str, source: str) -> tuple[Document, list[tuple[str, str, int]]]:
    """The article in a plain text file; nothing can be wrong with one."""
    front = front_matter.parse(source)
    if front.wrong:  # a text may well begin with a rule and a line like a key
        front = front_matter.FrontMatter({}, 0, None)
    metadata = front.metadata
    blocks = [_block(source, lines) for lines in _paragraphs(source, front.body)]
    if blocks and _is_headline(blocks):
        blocks[0] = Block(blocks[0].text, "headline", blocks[0].segments)
    language = metadata["lang"].value if "lang" in metadata else ""
    published = metadata["date"].value if "date" in metadata else ""
    return Document(path, source, tuple(blocks), "text", "", language, (), published, metadata), []


def _paragraphs(source: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Blocks as lists of (start, end) of their lines."""
    group: list[tuple[int, int]] = []
    last = start
    for match in _LINE.finditer(source, start):
        start = match.start() + len(match[0]) - len(match[0].lstrip(_BLANK))
        end = match.end() - len(match[0]) + len(match[0].rstrip(_BLANK))
        gap = source[last : match.start()]
        apart = (
            gap.replace("\r\n", "\n").count("\n") + gap.replace("\r\n", "\n").count("\r") > 1 or start >= end
        )
        if apart:
            yield from _joined(source, group)
            group = []
        if start < end:
            group.append((start, end))
        last = match.end()
    yield from _joined(source, group)


def _joined(source: str, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """One block for lines that were wrapped to a width, else a block a line."""
    widths = [end - start for start, end in lines]
    wrapped = (
        len(lines) > 1
        and all(width in WRAP_WIDTHS for width in widths[:-1])
        and max(widths) - min(widths[:-1]) <= 25
        and not any(_END.search(source[start:end]) for start, end in lines[:1])
    )
    if wrapped:
        yield lines
    else:
        for line in lines:
            yield [line]


def _block(source: str, lines: list[tuple[int, int]]) -> Block:
    if len(lines) == 1:
        start, end = lines[0]
        return Block(source[start:end], "paragraph", (SourceSegment(0, start, end),))
    segments: list[SourceSegment] = []
    parts: list[str] = []
    length = 0
    for start, end in lines:
        if segments:
            segments.append(SourceSegment(length, segments[-1].end, start))
            parts.append(" ")
            length += 1
        segments.append(SourceSegment(length, start, end))
        parts.append(source[start:end])
        length += end - start
    return Block("".join(parts), "paragraph", tuple(segments))


def _is_headline(blocks: list[Block]) -> bool:
    first = blocks[0].text
    return (
        len(blocks) > 1
        and len(first) <= HEADLINE_LENGTH
        and not _END.search(first)
        and bool(_END.search(blocks[1].text))
    )
