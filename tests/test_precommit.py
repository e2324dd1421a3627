"""The hooks through the real pre-commit, in a scratch repository that uses this project as its `repo`.

No network: pre-commit's environment is told to build without isolation and to find the dependencies of the test
environment.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

ROOT = Path(__file__).parent.parent
CLEAN = "Ferry sails again\n\nThe ferry sails again on Monday, the company said.\n"
COOKIES = CLEAN + "\nWe use cookies to improve your experience. Read our privacy policy.\n"
FIRST = (
    "Strike halts ferries\n\nThe operator Nordfar said 64 departures were cancelled because of the strike.\n"
)
SECOND = "Islanders wait\n\nThe operator Nordfar said 46 departures were cancelled because of the strike.\n"


def git(folder, *arguments, check=True, **environment):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        check=check,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """This project as a git repository of its own, as it is in the working tree."""
    folder = tmp_path_factory.mktemp("newslint")
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "newslint")
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    return {
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "NEWSLINT_CACHE": str(tmp_path_factory.mktemp("cache")),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one the wrong way round: 0 means "no isolation"
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }


@pytest.fixture
def repository(tmp_path, hooks):
    """A newsroom's repository with both hooks installed."""
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: newslint\n  - id: newslint-corpus\n",
        "utf-8",
    )
    git(tmp_path, "init", "-q")
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=tmp_path, check=True, capture_output=True
    )
    return tmp_path


def commit(folder, environment, files):
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    git(folder, "add", "-A")
    return git(folder, "commit", "-m", "articles", check=False, **environment)


def test_a_clean_commit_passes_and_a_cookie_notice_is_refused(repository, environment):
    passed = commit(repository, environment, {"a.txt": CLEAN})
    assert passed.returncode == 0, passed.stdout + passed.stderr
    refused = commit(repository, environment, {"b.txt": COOKIES})
    assert refused.returncode == 1
    assert "b.txt:5:1: error ui/cookie-notice" in refused.stdout + refused.stderr


def test_a_figure_that_contradicts_an_untouched_article_is_refused(repository, environment):
    assert commit(repository, environment, {"a.txt": FIRST}).returncode == 0
    refused = commit(repository, environment, {"b.txt": SECOND})
    told = refused.stdout + refused.stderr
    assert refused.returncode == 1
    assert "b.txt:3" in told
    assert "figures/disagree-across" in told
    assert "a.txt" in told


def test_the_corpus_hook_compares_everything(repository, environment):
    files = {"a.txt": FIRST, "b.txt": SECOND}
    assert commit(repository, environment, files).returncode == 1
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--hook-stage", "manual", "newslint-corpus"],
        cwd=repository,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert run.returncode == 1
    assert "a.txt:3" in run.stdout
    assert "b.txt:3" in run.stdout


@pytest.mark.parametrize("corpus", ["", 'corpus = ["[ab].txt"]\n'])
def test_any_split_of_the_file_list_gives_the_same_findings(repository, newslint, corpus):
    (repository / "newslint.toml").write_text(corpus, "utf-8")
    for name, text in {
        "a.txt": FIRST,
        "b.txt": SECOND,
        "c.txt": COOKIES,
        "d.txt": FIRST.replace("64", "65"),
    }.items():
        (repository / name).write_text(text, "utf-8")
    git(repository, "add", "-A")
    names = ["a.txt", "b.txt", "c.txt", "d.txt"]

    def findings(*batches):
        return {
            line
            for batch in batches
            for line in newslint("check", "--output", "concise", *batch, cwd=repository).out.splitlines()
            if ".txt:" in line
        }

    whole = findings(names)
    assert any("disagree-across" in line for line in whole)
    assert findings(["a.txt"], ["b.txt", "d.txt"], ["c.txt"]) == whole
    assert findings(["d.txt", "c.txt"], ["b.txt"], ["a.txt"]) == whole
