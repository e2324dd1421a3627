"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

_LONGEST = 100  # characters of a name that its temporary file shows: names have a limit


@contextmanager
def replaced(file: str | Path) -> Iterator[TextIO]:
    """A stream whose text becomes the file in one step when all of it is written; links are followed.

    What is no ordinary file (/dev/stderr, a pipe) is written as it comes. Raises OSError.
    """
    target = Path(os.path.realpath(file))
    if os.path.exists(file) and not target.is_file():
        with _stream(file) as stream:
            yield stream
        return
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:_LONGEST]}.")
    try:
        with _stream(handle) as stream:
            yield stream
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _stream(file: str | Path | int) -> TextIO:
    return open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _mode(target: Path) -> int:
    """The permissions of the file there is, or those a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
