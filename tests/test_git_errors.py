"""Where git cannot tell all, newslint says so: no comparison is dropped in silence."""

import os
import subprocess

import pytest

OURS = "The new harbour bridge in Larvik cost 64 million kroner, the mayor Anna Berg said on Monday.\n"
THEIRS = "The new harbour bridge in Larvik cost 46 million kroner, the mayor Anna Berg said on Monday.\n"
LEFTOVER = "The ferry sails again on Monday, the company said.\n\nRead more\n"


def git(folder, *arguments):
    names = {
        "GIT_AUTHOR_NAME": "n",
        "GIT_AUTHOR_EMAIL": "e",
        "GIT_COMMITTER_NAME": "n",
        "GIT_COMMITTER_EMAIL": "e",
    }
    command = ["git", "-C", str(folder), "-c", "protocol.file.allow=always", *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **names})


def repository(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "m")
    return folder


@pytest.fixture
def parent(tmp_path):
    """A repository with one article of its own and a submodule with another."""
    repository(tmp_path / "content", {"b.md": THEIRS})
    folder = repository(tmp_path / "site", {"own.md": OURS})
    git(folder, "submodule", "--quiet", "add", str(tmp_path / "content"), "content")
    git(folder, "commit", "-q", "-m", "submodule")
    return folder


def test_a_repository_that_git_refuses_is_named(newslint, tmp_path):
    folder = repository(tmp_path, {"a.md": OURS, "b.md": THEIRS})
    ran = newslint("check", "-q", "b.md", cwd=folder, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert "not compared with all others: git: detected dubious ownership" in ran.err
    assert "git config --global --add safe.directory" in ran.err


def test_a_repository_without_git_is_named(newslint, tmp_path):
    folder = repository(tmp_path, {"a.md": OURS, "b.md": THEIRS})
    ran = newslint("check", "b.md", cwd=folder, PATH="/nowhere")
    assert "not compared with all others: git cannot be run" in ran.err


def test_a_single_file_outside_a_repository(newslint, site):
    folder = site({"a.md": OURS, "b.md": THEIRS})
    assert "in no git repository" in newslint("check", "a.md", cwd=folder).err
    for arguments in (["-q", "a.md"], ["--cross-file", "off", "a.md"], ["."], ["a.md", "b.md"]):
        assert not newslint("check", *arguments, cwd=folder).err


def test_articles_that_are_not_checked_out_are_counted(newslint, tmp_path):
    folder = repository(tmp_path, {"a.md": OURS, "b.md": THEIRS})
    git(folder, "sparse-checkout", "set", "--no-cone", "/b.md")
    ran = newslint("check", "b.md", cwd=folder)
    assert "1 article is not checked out (sparse checkout)" in ran.err


def test_articles_of_a_submodule_are_compared(newslint, parent):
    ran = newslint("check", "--output", "json", "own.md", cwd=parent)
    assert [finding["related"][0]["path"] for finding in ran.findings] == ["content/b.md"]


@pytest.mark.parametrize("committed", [False, True])
def test_since_sees_submodules(newslint, parent, committed):
    (parent / "content" / "new.md").write_text(LEFTOVER, "utf-8")
    if committed:
        git(parent / "content", "add", ".")
        git(parent / "content", "commit", "-q", "-m", "new")
        git(parent, "commit", "-q", "-a", "-m", "moved on")
    ran = newslint("check", "--since", "HEAD~1" if committed else "HEAD", "--output", "json", cwd=parent)
    assert [(finding["path"], finding["rule"]) for finding in ran.findings] == [
        ("content/new.md", "ui/read-more")
    ]


def test_since_sees_a_new_submodule(newslint, parent):
    (parent / "content" / "b.md").write_text(LEFTOVER, "utf-8")
    ran = newslint("check", "--since", "HEAD~1", "--output", "json", cwd=parent)
    assert ran.rules == ["ui/read-more"]


def test_since_names_a_submodule_that_is_not_checked_out(newslint, parent):
    git(parent, "submodule", "deinit", "--force", "content")
    ran = newslint("check", "--since", "HEAD~1", cwd=parent)
    assert "submodule content is not checked out" in ran.err


def test_since_says_that_there_is_no_common_ancestor(newslint, tmp_path):
    origin = repository(tmp_path / "origin", {"a.md": OURS})
    git(origin, "checkout", "-q", "-b", "work")
    (origin / "b.md").write_text(LEFTOVER, "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", "work")
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "work", f"file://{origin}", "clone")
    git(tmp_path / "clone", "fetch", "-q", "--depth", "1", "origin", "main:main")
    ran = newslint("check", "--since", "main", cwd=tmp_path / "clone")
    assert "no common ancestor of main and HEAD in this shallow clone" in ran.err
