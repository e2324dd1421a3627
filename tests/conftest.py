"""Shared fixtures: the real command, with a cache of its own."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import browser
import pytest
from hypothesis import settings

# A slow machine does not break a law. Two runs of one commit try the same inputs, so a failure belongs to the commit;
# `pytest --hypothesis-profile search` looks for new ones.
settings.register_profile("same inputs", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("same inputs")

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ran:
    """What a run of the command printed and returned."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        return json.loads(self.out)["findings"]

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.findings]


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def newslint(cache):
    """Call newslint as a user does: newslint("check", "a.txt", cwd=folder)."""

    def call(*arguments: str, cwd: Path | None = None, stdin: bytes = b"", **environment: str) -> Ran:
        clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
        run = subprocess.run(
            [sys.executable, "-m", "newslint", *arguments],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
            env={**clean, "PYTHONPATH": str(ROOT / "lint"), "NEWSLINT_CACHE": str(cache), **environment},
        )
        return Ran(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))

    return call


@pytest.fixture(scope="session")
def compiled(newslint, tmp_path_factory):
    """A cache that holds the compiled rules and nothing else."""
    folder = tmp_path_factory.mktemp("compiled")
    assert newslint("rules", "--isolated", NEWSLINT_CACHE=str(folder)).code == 0
    return folder


@pytest.fixture
def own_cache(compiled, tmp_path_factory):
    """A cache of the test's own, to be damaged."""
    return Path(shutil.copytree(compiled, tmp_path_factory.mktemp("own") / "a cache"))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """A headless browser; tests that want one are skipped where there is none."""
    if not browser.PROGRAM:
        pytest.skip("no Chromium on this machine")
    opened = browser.Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def site(tmp_path):
    """A function that writes articles into a folder: site({"a.txt": "..."}) -> folder."""

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
