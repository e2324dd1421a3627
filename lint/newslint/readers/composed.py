"""Maps positions in a text that was taken out of a file to positions in the file, for a reader inside a reader."""

from bisect import bisect_right
from collections.abc import Iterator

from newslint.model.document import Block, Field, SourceSegment


def composed(block: Block, outer: Field) -> Block:
    """A block of `outer.text`, with its places in the source that `outer` is in."""
    segments: list[SourceSegment] = []
    for index, segment in enumerate(block.segments):
        stop = block.segments[index + 1].text if index + 1 < len(block.segments) else len(block.text)
        segments.extend(_pieces(segment, stop, outer))
    return block._replace(segments=tuple(segments))


def _pieces(segment: SourceSegment, stop: int, outer: Field) -> Iterator[SourceSegment]:
    """What one segment of the inner text is in the outer one: a segment for each piece that is in one segment there."""
    if segment.end - segment.start != stop - segment.text:
        yield SourceSegment(segment.text, *outer.source(segment.start, segment.end))
        return
    at = segment.start
    index = bisect_right(outer.segments, at, key=_text) - 1
    while at < segment.end:
        own = outer.segments[index]
        index += 1
        end = outer.segments[index].text if index < len(outer.segments) else len(outer.text)
        reached = min(segment.end, end)
        text = segment.text + at - segment.start
        if own.end - own.start == end - own.text:
            start = own.start + at - own.text
            yield SourceSegment(text, start, start + reached - at)
        else:
            yield SourceSegment(text, own.start, own.end)
        at = reached


def _text(segment: SourceSegment) -> int:
    return segment.text
