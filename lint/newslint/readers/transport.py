"""Decompresses files, with limits on the size and on the compression ratio."""

import bz2
import zlib
from collections.abc import Callable
from typing import Any

from newslint.readers.file_signatures import kind_of

MAX_OUTPUT = 1 << 30  # bytes
FREE_OUTPUT = 8 << 20  # bytes that may come out however little went in
MAX_RATIO = 120  # bytes that may come out for each that went in; text gives three to ten
STEP = 1 << 20


def unpacked(data: bytes, kind: str) -> tuple[bytes, str, str]:
    """(what came out, what went wrong, why): all of its members, as far as they can be read.

    What went wrong is "" or the problem's `find`: "limit" or "unreadable".
    """
    make = _DECODERS[kind]
    pieces: list[bytes] = []
    size, rest = 0, data
    while rest:
        try:
            decoder = make()
        except ImportError:
            return b"", "unreadable", "Zstandard, which needs newslint[zstd]"
        try:
            while not decoder.eof:
                piece = _step(decoder, rest)
                rest = b""
                if not piece and not decoder.eof and _starved(decoder):
                    return (
                        b"".join(pieces),
                        "unreadable",
                        "the compressed file is cut off; what came out was linted",
                    )
                pieces.append(piece)
                size += len(piece)
                if size > FREE_OUTPUT and (size > MAX_OUTPUT or size > MAX_RATIO * len(data)):
                    return (
                        b"",
                        "limit",
                        f"{len(data):,} bytes unpack to more than {size:,}; nothing of it was linted",
                    )
        except (OSError, EOFError, ValueError, zlib.error, RuntimeError) as error:
            if not pieces and not size:
                return b"", "unreadable", f"not {kind}: {error}"
            return b"".join(pieces), "unreadable", f"damaged {kind} data; what came out before was linted"
        rest = decoder.unused_data.lstrip(b"\0")
        if rest and kind_of(rest) != kind:
            return b"".join(pieces), "unreadable", f"something that is not {kind} follows the compressed data"
    return b"".join(pieces), "", ""


def _step(decoder: Any, data: bytes) -> bytes:
    """The next piece of what comes out."""
    if hasattr(decoder, "unconsumed_tail"):
        return bytes(decoder.decompress(decoder.unconsumed_tail + data, STEP))
    return bytes(decoder.decompress(data, STEP))


def _starved(decoder: Any) -> bool:
    """Whether a decoder has no input left."""
    return not getattr(decoder, "unconsumed_tail", b"") and bool(getattr(decoder, "needs_input", True))


class _Zstandard:
    """One frame of Zstandard with the interface of bz2.BZ2Decompressor."""

    def __init__(self) -> None:
        import zstandard

        self._decoder = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
        self.unused_data = b""
        self.eof = False
        self._waiting = b""
        self._left = b""

    @property
    def needs_input(self) -> bool:
        return not self._waiting and not self._left

    def decompress(self, data: bytes, limit: int) -> bytes:
        import zstandard

        self._left += data
        if not self._waiting and self._left and not self.eof:
            piece, self._left = self._left[: 1 << 14], self._left[1 << 14 :]
            try:
                self._waiting = self._decoder.decompress(piece)
            except zstandard.ZstdError as error:
                raise ValueError(str(error)) from None
            if self._decoder.eof:
                self.unused_data, self._left = self._decoder.unused_data + self._left, b""
        found, self._waiting = self._waiting[:limit], self._waiting[limit:]
        self.eof = bool(self._decoder.eof) and not self._waiting
        return found


_DECODERS: dict[str, Callable[[], Any]] = {
    "gz": lambda: zlib.decompressobj(31),
    "bz2": bz2.BZ2Decompressor,
    "zst": _Zstandard,
}
