"""What a change adds: findings of changed files that were not there before."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from newslint.config.tracked import refusal
from newslint.errors import UsageError

REGULAR, SUBMODULE = ("100644", "100755"), "160000"


class Changes(NamedTuple):
    """The files that differ from a revision, by absolute path, with their old bytes (None: the file is new).

    notices  what the user has to know of the comparison
    """

    files: dict[str, bytes | None]
    notices: list[str]


def changes(revision: str, root: Path) -> Changes:
    """What differs from where the work forked off `revision`, in submodules too; untracked files are new.

    Raises UsageError when git does not know the revision or there is no repository.
    """
    if revision.startswith("-"):
        raise UsageError(f"--since {revision}: not a revision")
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel")).rstrip("\n"))
    changes = Changes({}, [])
    _collect(top, _fork(top, revision, changes.notices), changes)
    return changes


def _collect(top: Path, base: str, changes: Changes) -> None:
    """Add what differs from commit `base` in the work tree at `top`, and in the submodules below it."""
    old, modules = _changed(top, base)
    contents = _blobs(top, sorted({sha for sha in old.values() if sha}))
    untracked = _git(top, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    old.update({os.fsdecode(name): "" for name in untracked if name})
    changes.files.update({os.path.join(top, name): contents.get(sha) for name, sha in old.items()})
    for name, commit in modules.items():
        module = top / name
        if not (module / ".git").exists():
            changes.notices.append(f"--since: submodule {name} is not checked out")
        elif commit and not _has(module, commit):
            known = f"--since: submodule {name}: its former commit {commit[:10]} is not in this checkout"
            changes.notices.append(f"{known}; all of it counts as new")
            _collect(module, _nothing(module), changes)
        else:
            _collect(module, commit or _nothing(module), changes)


def _nothing(top: Path) -> str:
    """What git calls a folder without files."""
    return _git(top, "hash-object", "-t", "tree", "--stdin").decode().strip()


def _has(top: Path, commit: str) -> bool:
    return not _run(top, "cat-file", "-e", f"{commit}^{{commit}}").returncode


def _fork(top: Path, revision: str, notices: list[str]) -> str:
    """The common ancestor of the revision and HEAD: what others did on `revision` since is not this change's doing."""
    commit = _git(
        top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", said=revision
    )
    fork = _run(top, "merge-base", commit.decode().strip(), "HEAD")
    if not fork.stdout:
        shallow = _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        remedy = "; fetch more history (fetch-depth: 0, git fetch --unshallow)" if shallow else ""
        told = (
            f"--since: no common ancestor of {revision} and HEAD{' in this shallow clone' if shallow else ''}"
        )
        notices.append(f"{told}: compared with {revision} itself{remedy}")
    return (fork.stdout or commit).decode().strip()


def _changed(top: Path, base: str) -> tuple[dict[str, str], dict[str, str]]:
    """(path -> id of the old content, path -> old commit of a submodule), "" for what is new.

    A renamed file has the content of its old name.
    """
    options = ("--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-color")
    told = _git(top, "diff", *options, "--ignore-submodules=none", base)
    fields = iter(os.fsdecode(told).split("\0"))
    found: dict[str, str] = {}
    modules: dict[str, str] = {}
    for field in fields:
        if not field:
            continue
        old_mode, mode, sha, _, status = field.lstrip(":").split()
        path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        if mode in REGULAR:
            found[path] = sha if old_mode in REGULAR else ""
        elif mode == SUBMODULE:
            modules[path] = sha if old_mode == SUBMODULE else ""
    return found, modules


def _blobs(top: Path, ids: list[str]) -> dict[str, bytes]:
    """The contents of objects by their ids, read in one go."""
    data = _git(top, "cat-file", "--batch", stdin="\n".join(ids).encode())
    contents = {}
    at = 0
    while at < len(data):
        head, at = data[at : (end := data.index(b"\n", at))].decode().split(), end + 1
        if len(head) == 3:
            size = int(head[2])
            contents[head[0]] = data[at : at + size]
            at += size + 1
    return contents


def _git(folder: Path, *arguments: str, stdin: bytes = b"", said: str = "") -> bytes:
    result = _run(folder, *arguments, stdin=stdin)
    if result.returncode:
        reason = f"git does not know {said!r}" if said else refusal(os.fsdecode(result.stderr))
        raise UsageError(f"--since: {reason}")
    return result.stdout


def _run(folder: Path, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)
    except OSError as error:
        raise UsageError(f"--since: git cannot be run: {error.strerror}") from None
