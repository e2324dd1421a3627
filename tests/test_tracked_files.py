"""The collection: what git tracks, asked for once as long as the index stays what it is."""

import subprocess

import pytest

from newslint.config import file_discovery
from newslint.config.config_file import Config


@pytest.fixture
def asked(monkeypatch):
    """The calls of `git ls-files`."""
    calls = []
    run = subprocess.run

    def counted(command, **options):
        if "ls-files" in command:
            calls.append(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    return calls


def git(folder, *arguments):
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def tracked(folder):
    return [name for name, _, _ in file_discovery.corpus(Config(root=folder), [folder / "a.txt"]).entries]


@pytest.mark.parametrize("worktree", [False, True])
def test_git_is_asked_again_when_the_index_changes(tmp_path, asked, worktree):
    folder = tmp_path / "site"
    git(tmp_path, "init", "-q", "site")
    if worktree:
        git(folder, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "--allow-empty", "-m", "m")
        git(folder, "worktree", "add", "-q", "../branch")
        folder = tmp_path / "branch"
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("The ferry sails again on Monday.\n", "utf-8")
    assert tracked(folder) == []
    git(folder, "add", "a.txt", "b.txt")
    asked.clear()
    assert tracked(folder) == tracked(folder) == ["a.txt", "b.txt"]
    assert len(asked) == 1
    git(folder, "add", "c.txt")
    git(folder, "rm", "-q", "--cached", "a.txt")
    assert tracked(folder) == tracked(folder) == ["b.txt", "c.txt"]
    assert len(asked) == 2
