"""One file under several names, by symbolic or hard links: it is not a copy of itself."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from newslint.config.file_discovery import Inode


def linked(names: Iterable[str], root: Path) -> dict[str, Inode]:
    """Those of the files that may have other names, and of links also their targets, with what identifies them."""
    found: dict[str, Inode] = {}
    for name in names:
        path = root / name
        try:
            status = os.stat(path)
            link = path.is_symlink()
        except OSError:
            continue
        if link or status.st_nlink > 1:
            found[name] = status.st_dev, status.st_ino
        if link:
            target = os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")
            found[target] = found[name]
    return found


def rounds(
    focus: Sequence[str], members: Collection[str], inodes: Mapping[str, Inode]
) -> Iterator[tuple[Sequence[str], Collection[str]]]:
    """(files to compare, files to compare them with), so that no two names of one file meet.

    First come all files under the first of their names, then those in focus under each of their other names.
    """
    groups: dict[Inode, list[str]] = {}
    for name in sorted(inodes):
        if name in members:
            groups.setdefault(inodes[name], []).append(name)
    others = {name for names in groups.values() for name in names[1:]}
    wanted = set(focus)
    yield [name for name in focus if name not in others], [name for name in members if name not in others]
    for names in groups.values():
        for name in names[1:]:
            if name in wanted:
                yield [name], [*(member for member in members if member not in names), name]
