"""The files that git tracks, or the reason why git cannot tell."""

import os
from pathlib import Path
from typing import NamedTuple

from newslint import readers
from newslint.config.config_file import git_root

SPARSE = b"S"  # how `git ls-files -t` marks a file that is not checked out


class Trouble(NamedTuple):
    """Why an article was not compared with all others. `grave`: not so by choice, as outside a repository."""

    reason: str
    grave: bool = True


class Tracked(NamedTuple):
    """The names of the files that git knows below a folder, seen from there; None when git cannot tell."""

    names: list[str] | None
    trouble: Trouble | None = None


# What git listed below a root, and the state of its index then: the language server asks with every pause in typing.
_listed: dict[Path, tuple[tuple[int, int, int], Tracked]] = {}


def tracked(root: Path) -> Tracked:
    """The files that git tracks below `root`, those of submodules too."""
    top = git_root(root)
    if top is None:
        return Tracked(None, Trouble(f"{os.path.relpath(root)} is in no git repository", grave=False))
    state = _index_state(top)
    if root in _listed and _listed[root][0] == state:
        return _listed[root][1]
    import subprocess

    command = ["git", "-C", str(root), "ls-files", "-t", "-z", "--cached", "--recurse-submodules"]
    try:
        result = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
    except OSError as error:
        return Tracked(None, Trouble(f"git cannot be run: {error.strerror}"))
    if result.returncode:
        return Tracked(None, Trouble(refusal(os.fsdecode(result.stderr))))
    found = _parsed(result.stdout)
    if state:
        _listed[root] = state, found
    return found


def refusal(stderr: str) -> str:
    """What git says when it refuses, in one line, with what helps."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    said = (lines[0] if lines else "failed").removeprefix("fatal: ")
    remedy = next((line for line in lines if line.startswith("git config")), "")
    return f"git: {said}" + (f"; `{remedy}` lets git read it" if remedy else "")


def _parsed(listed: bytes) -> Tracked:
    """The answer to `git ls-files -t -z`: a letter and a name each."""
    entries = [entry.partition(b" ") for entry in listed.split(b"\0") if entry]
    names = [os.fsdecode(name) for _, _, name in entries]
    absent = [name for mark, _, name in entries if mark == SPARSE and readers.format_of(os.fsdecode(name))]
    if not absent:
        return Tracked(names)
    noun = "article is" if len(absent) == 1 else "articles are"
    return Tracked(names, Trouble(f"{len(absent)} {noun} not checked out (sparse checkout)"))


def _index_state(top: Path) -> tuple[int, int, int] | None:
    """What changes with every change of a repository's index; None when that cannot be seen, or not from one file."""
    folder = top / ".git"
    if (top / ".gitmodules").exists():
        return None
    try:
        if folder.is_file():  # of a worktree or a submodule: "gitdir: PATH"
            folder = top / folder.read_text("utf-8").removeprefix("gitdir:").strip()
        status = (folder / "index").stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
