"""Many strings in one byte string; each is decoded when it is asked for."""

from collections.abc import Sequence
from struct import pack as packed
from struct import unpack_from

_WIDTH = 4


def pack(strings: Sequence[str]) -> bytes:
    """The strings' count, where each ends among their bytes, and their bytes (UTF-8)."""
    encoded = [string.encode() for string in strings]
    ends: list[int] = []
    for piece in encoded:
        ends.append(len(piece) + (ends[-1] if ends else 0))
    return packed(f"<{len(ends) + 1}I", len(ends), *ends) + b"".join(encoded)


class Packed:
    """What `pack` made, by position."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._count: int = unpack_from("<I", data)[0]

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < self._count:
            raise IndexError(number)
        first = _WIDTH * (self._count + 1)
        start = unpack_from("<I", self._data, _WIDTH * number)[0] if number else 0
        end = unpack_from("<I", self._data, _WIDTH * (number + 1))[0]
        return self._data[first + start : first + end].decode()
