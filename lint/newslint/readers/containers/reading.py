"""Shared by the container readers."""

from typing import NamedTuple, TypeAlias

from newslint.model.document import Lines
from newslint.readers.field_map import USUAL, FieldMap
from newslint.readers.problem import Problem
from newslint.readers.record import Record


class Reading(NamedTuple):
    """How a container is to be read.

    fields    which of its fields hold what
    max_size  of one record, in characters
    path      of the file
    """

    fields: FieldMap = USUAL
    max_size: int = 10 * 1024 * 1024
    path: str = ""


Item: TypeAlias = Record | Problem


def trouble(find: str, reason: str, offset: int, lines: Lines) -> Problem:
    """A problem at an offset of the text that `lines` knows."""
    return Problem(find, reason, offset, offset, *lines.position(offset))
