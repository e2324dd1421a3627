"""The cache: folders of files that are written once, whole or not at all, and read when they are asked for."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

SIZES = "sizes.json"  # the sizes of the files beside it


class Files(Mapping[str, bytes]):
    """The files of a folder, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return iter(os.listdir(self.folder))

    def __len__(self) -> int:
        return len(os.listdir(self.folder))


def cache_folder() -> Path:
    """The user's cache folder for newslint (NEWSLINT_CACHE, else the XDG base directory specification)."""
    if chosen := os.environ.get("NEWSLINT_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newslint"


def kept(folder: Path) -> Files | None:
    """The files that `store` wrote, or None when there are none or some were damaged: those are removed."""
    if not folder.is_dir():
        return None
    try:
        sizes = json.loads((folder / SIZES).read_bytes())
        if all((folder / name).stat().st_size == size for name, size in sizes.items()):
            return Files(folder)
    except (OSError, ValueError, TypeError, AttributeError):
        pass
    remove(folder)
    return None


def remove(folder: Path) -> None:
    """Remove a folder as far as that is possible."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def store(folder: Path, data: Mapping[str, bytes]) -> None:
    """Write all files beside the folder and rename: another process sees the whole of it or nothing."""
    temporary = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.mkdir(mode=0o700)
        for name, content in data.items():
            (temporary / name).write_bytes(content)
        sizes = {name: len(content) for name, content in data.items()}
        (temporary / SIZES).write_text(json.dumps(sizes), "utf-8")
        temporary.rename(folder)
    except OSError:
        # A cache that cannot be written costs time, never a run. A lost race leaves the other's equal folder.
        for path in temporary.glob("*"):
            path.unlink(missing_ok=True)
        if temporary.is_dir():
            temporary.rmdir()
