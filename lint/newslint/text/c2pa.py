"""C2PA manifests embedded in text: the wrapper of variation selectors, and manifest blocks between lines.

C2PA specification 2.3, A.7 "Embedding manifests into unstructured text": U+FEFF, then one variation selector a byte
(U+FE00 to U+FE0F for 0 to 15, U+E0100 to U+E01EF for 16 to 255), beginning with the magic bytes "C2PATXT", 0.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span

MAGIC = b"C2PATXT\0"
_HEADER = len(MAGIC) + 1 + 4  # magic, version, length of the manifest store in bytes (big endian)
_SHORTEST = 8  # selectors in a row that no text has by itself
WRAPPER = lazy(f"\ufeff[\ufe00-\ufe0f\U000e0100-\U000e01ef]{{{_SHORTEST},}}")
_BLOCK = lazy(r"-----(BEGIN|END) C2PA MANIFEST-----")


class Mark(NamedTuple):
    """A provenance mark. `wrong` says what is wrong with it, or is ""."""

    span: Span
    wrong: str


def marks(source: str) -> Iterator[Mark]:
    """The provenance marks of a file, in no order. Offsets are those of the source."""
    if "\ufeff" in source:
        for match in WRAPPER.finditer(source):
            yield Mark(Span(*match.span()), _wrong(_bytes(match[0][1:])))
    if "C2PA MANIFEST-----" in source:
        yield from _blocks(source)


def _bytes(selectors: str) -> bytes:
    return bytes(code - 0xFE00 if code < 0x10000 else code - 0xE0100 + 16 for code in map(ord, selectors))


def _wrong(data: bytes) -> str:
    if not data.startswith(MAGIC):
        return "does not begin with C2PATXT"
    if len(data) < _HEADER:
        return "is cut off"
    length = int.from_bytes(data[len(MAGIC) + 1 : _HEADER], "big")
    if len(data) - _HEADER != length:
        return f"has {len(data) - _HEADER} bytes of a manifest, where its header says {length}"
    return ""


def _blocks(source: str) -> Iterator[Mark]:
    opened: Span | None = None
    for match in _BLOCK.finditer(source):
        if match[1] == "BEGIN":
            if opened:
                yield Mark(opened, "has no END line")
            opened = Span(*match.span())
        elif opened:
            yield Mark(Span(opened.start, match.end()), "")
            opened = None
        else:
            yield Mark(Span(*match.span()), "has no BEGIN line")
    if opened:
        yield Mark(opened, "has no END line")
