"""What users met: no silent pass, no green text with a red exit, nothing left behind, nothing written unasked."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslint import readers

HANGS = 300  # seconds, far more than any machine needs
STORY = "The ferry sails again on Monday, the company said.\n"


def test_a_missing_path_does_not_stop_the_others(newslint, site):
    folder = site({"bad.txt": f"{STORY}\nRead more\n"})
    ran = newslint("check", "gone.md", "bad.txt", cwd=folder)
    assert ran.code == 2
    assert "gone.md: No such file" in ran.err
    assert "ui/read-more" in ran.out


def test_what_cannot_be_read_is_not_called_passed(newslint, site):
    folder = site({"a.txt": STORY})
    (folder / "b.txt").write_bytes("Gråa båtar\n".encode("latin-1"))
    ran = newslint("check", "--ignore", "text/encoding", ".", cwd=folder)
    assert ran.code == 2
    assert "All checks passed" not in ran.out
    assert "not everything could be read" in ran.out


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%text",
        b'<?xml version="1.0"?><rss></rss>',
        b'{"title": "x"}',
        b"PK\x03\x04rest",
        b"\x1f\x8b",
    ],
)
def test_other_formats_are_unreadable_unless_the_user_names_one(data):
    assert [problem.find for problem in readers.read("feed.bin", data).problems] == ["unreadable"]
    binary = not data.startswith((b"<", b"{"))
    named = {problem.find for problem in readers.read("a.txt", data).problems}
    assert ("unreadable" in named) == binary  # text that looks like XML may be an article called .txt


def test_a_configuration_cannot_name_report_files(newslint, site):
    folder = site({"a.txt": STORY, "newslint.toml": 'output = ["concise:../victim.txt"]\n'})
    ran = newslint("check", "a.txt", cwd=folder)
    assert (ran.code, (folder.parent / "victim.txt").exists()) == (2, False)
    assert "cannot name report files" in ran.err


def test_no_arguments_print_the_help(newslint, site):
    ran = newslint(cwd=site({}))
    assert ran.code == 2
    assert "check" in ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_workers_end_with_a_killed_run(tmp_path):
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(STORY * 400, "utf-8")
    command = [
        sys.executable,
        "-m",
        "newslint",
        "check",
        "--no-cache",
        "--isolated",
        "-j",
        "2",
        str(tmp_path),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text().split():
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    # The pipe ends when nobody holds it any more. The limit only keeps a failure from hanging the suite.
    ready, _, _ = select.select([process.stdout], [], [], HANGS)
    left = process.stdout.read() if ready else None
    assert left is not None, "a worker still holds the pipe"
