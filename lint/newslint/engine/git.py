"""What a change adds: findings of changed files that the files did not have before."""

import os
import subprocess
from pathlib import Path

from newslint.errors import UsageError

REGULAR = ("100644", "100755")


def changes(revision: str, root: Path) -> dict[str, bytes | None]:
    """The files, by absolute path, that differ from where the work forked off `revision`, with their old bytes.

    None stands for a file that is new; untracked ones are. Raises UsageError when git does not know the revision or
    there is no repository.
    """
    if revision.startswith("-"):
        raise UsageError(f"--since {revision}: not a revision")
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel")).rstrip("\n"))
    old = _changed(top, _fork(top, revision))
    contents = _blobs(top, sorted({sha for sha in old.values() if sha}))
    untracked = _git(top, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    old.update({os.fsdecode(name): "" for name in untracked if name})
    return {os.path.join(top, name): contents.get(sha) for name, sha in old.items()}


def _fork(top: Path, revision: str) -> str:
    """The common ancestor of the revision and HEAD: what others did on `revision` since is not this change's doing."""
    commit = _git(
        top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", said=revision
    )
    fork = subprocess.run(
        ["git", "-C", str(top), "merge-base", commit.decode().strip(), "HEAD"],
        capture_output=True,
        check=False,
    )
    return (fork.stdout or commit).decode().strip()


def _changed(top: Path, base: str) -> dict[str, str]:
    """Path -> id of the old content, "" for a new file; a renamed file has the content of its old name."""
    told = _git(
        top, "diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-color", base
    )
    fields = iter(os.fsdecode(told).split("\0"))
    found = {}
    for field in fields:
        if not field:
            continue
        old_mode, mode, sha, _, status = field.lstrip(":").split()
        path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        if mode in REGULAR:
            found[path] = sha if old_mode in REGULAR else ""
    return found


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
    try:
        result = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=stdin, capture_output=True, check=False
        )
    except OSError as error:
        raise UsageError(f"--since: git cannot be run: {error.strerror}") from None
    if result.returncode:
        lines = os.fsdecode(result.stderr).strip().splitlines()
        what = (
            f"git does not know {said!r}"
            if said
            else f"git {arguments[0]}: {lines[0] if lines else 'failed'}"
        )
        raise UsageError(f"--since: {what}")
    return result.stdout
