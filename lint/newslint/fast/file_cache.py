"""The cache: folders of files that are written once, as a whole or not at all."""

import json
import os
from binascii import crc32
from collections.abc import Callable, Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path

SUMS = "sums.json"  # the sizes and checksums of the files next to it

Make = Callable[[], Mapping[str, bytes]]


class Files(Mapping[str, bytes]):
    """The files of a folder, read when asked for.

    sums  by name, the size and checksum that a file must have; another one is not looked at
    make  makes the contents of all files when one is not as it was: those take the folder's place
    """

    def __init__(
        self, folder: Path, sums: Mapping[str, tuple[int, int]] | None = None, make: Make | None = None
    ) -> None:
        self.folder = folder
        self._sums = sums or {}
        self._make = make
        self._made: Mapping[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if self._made:
            return self._made[name]
        expected = self._sums.get(name)
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            if expected is None:
                raise KeyError(name) from None
            content = b""
        return content if expected is None or crc32(content) == expected[1] else self._anew()[name]

    def mapped(self, name: str) -> mmap:
        """A file as it was written, mapped into memory. Raises ValueError for one that is not."""
        with (self.folder / name).open("rb") as file:
            content = mmap(file.fileno(), 0, access=ACCESS_READ)
        if crc32(content) != self._sums[name][1]:
            raise ValueError(f"{self.folder / name}: damaged")
        return content

    def _anew(self) -> Mapping[str, bytes]:
        if self._make is None:
            raise ValueError(f"{self.folder}: damaged")
        self._made = self._make()
        remove(self.folder)
        store(self.folder, self._made)
        return self._made

    def __iter__(self) -> Iterator[str]:
        return iter(os.listdir(self.folder))

    def __len__(self) -> int:
        return len(os.listdir(self.folder))


def cache_folder() -> Path:
    """The user's cache folder for newslint (NEWSLINT_CACHE, else the XDG base directory specification).

    Who has no home (a container run as some number) has one that cannot be written: nothing is kept.
    """
    if chosen := os.environ.get("NEWSLINT_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or _home() / ".cache") / "newslint"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def kept(folder: Path, make: Make | None = None) -> Files | None:
    """The files that `store` wrote, or None when there are none or some have another size: those are removed.

    What else is damaged shows when a file is read: `make` then makes all of them again, without it a ValueError is raised.
    """
    if not folder.is_dir():
        return None
    try:
        sums = json.loads((folder / SUMS).read_bytes())
        if all((folder / name).stat().st_size == size for name, (size, _) in sums.items()):
            return Files(folder, sums, make)
    except (OSError, ValueError, TypeError, AttributeError):
        pass
    remove(folder)
    return None


def remove(folder: Path) -> None:
    """Remove a folder as far as that is possible."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def store(folder: Path, data: Mapping[str, bytes]) -> None:
    """Write all files next to the folder and rename: another process sees the whole of it or nothing."""
    temporary = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.mkdir(mode=0o700)
        for name, content in data.items():
            (temporary / name).write_bytes(content)
        sums = {name: (len(content), crc32(content)) for name, content in data.items()}
        (temporary / SUMS).write_text(json.dumps(sums), "utf-8")
        temporary.rename(folder)
    except OSError:
        # A cache that cannot be written costs time, never a run. A lost race leaves the other's equal folder.
        for path in temporary.glob("*"):
            path.unlink(missing_ok=True)
        if temporary.is_dir():
            temporary.rmdir()
