"""Problems found while reading a file."""

from typing import NamedTuple


class Problem(NamedTuple):
    """Why a file, or a part of it, was not read: offsets, and line and column from 1.

    `find` is what the rules of the kind "reader" ask for: encoding, unreadable, limit or empty.
    """

    find: str
    reason: str
    start: int
    end: int
    line: int
    column: int
