"""Files that are written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

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
    with replacement(target) as raw, _stream(raw.fileno(), closes=False) as stream:
        yield stream


@contextmanager
def replacement(target: Path) -> Iterator[BinaryIO]:
    """A binary stream whose bytes become the file in one step, on the disk, when all of them are written.

    Permissions stay, and the owner where the system allows it. Raises OSError, and then the file is as it was.
    """
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:_LONGEST]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            with suppress(OSError, AttributeError):  # only root may give a file away; Windows has no owners
                os.chown(temporary, target.stat().st_uid, target.stat().st_gid)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _stream(file: str | Path | int, closes: bool = True) -> TextIO:
    return open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=closes)


def _mode(target: Path) -> int:
    """The permissions of the file there is, or those a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
