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
        b'<?xml version="1.0"?><config></config>',
        b'{"compilerOptions": {}}',
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


FORMATS = "table concise full json jsonl sarif github gitlab junit checkstyle rdjson rdjsonl markdown csv html azure sonarqube teamcity".split()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", [STORY, f"{STORY}\nRead more\n"])
def test_a_report_is_replaced_by_the_next_run_and_nothing_else_is(newslint, site, form, text):
    folder = site({"a.txt": text, "notes.md": "# My own notes\n"})
    for quiet in ([], ["-q"]):
        for _ in range(2):
            ran = newslint("check", "a.txt", *quiet, "--output", f"{form}:out", cwd=folder)
            assert ran.code == (text != STORY)
            assert ("report written to out" in ran.err) == (not quiet)
    ran = newslint("check", "a.txt", "--output", f"{form}:notes.md", cwd=folder)
    assert ran.code == 2
    assert "notes.md exists and is not a newslint report; use --force to replace it" in ran.err
    assert (folder / "notes.md").read_text() == "# My own notes\n"
    newslint("check", "a.txt", "--force", "--output", f"{form}:notes.md", cwd=folder)
    assert (folder / "notes.md").read_text() != "# My own notes\n"


@pytest.mark.parametrize(
    "command", [["baseline", "create", "--file", "notes.md"], ["learn", ".", "--output", "notes.md"]]
)
def test_other_files_of_the_user_are_not_overwritten(newslint, site, command):
    folder = site({"notes.md": "# My own notes\n", **{f"{number}.txt": STORY for number in range(5)}})
    ran = newslint(*command, cwd=folder)
    assert ran.code == 2
    assert "use --force to replace it" in ran.err
    assert (folder / "notes.md").read_text() == "# My own notes\n"
    assert newslint(*command, "--force", cwd=folder).code == 0


@pytest.mark.parametrize(
    ("setting", "command"),
    [("baseline", ["baseline", "create", "."]), ("ignores", ["check", "--add-ignore", "old", "."])],
)
def test_a_configuration_has_nothing_written_outside_its_folder(newslint, site, setting, command):
    folder = site({"site/a.txt": f"{STORY}\nRead more\n", "site/newslint.toml": f'{setting} = "../victim"\n'})
    ran = newslint(*command, cwd=folder / "site")
    assert (ran.code, (folder / "victim").exists()) == (2, False)
    assert "is outside the configuration's folder" in ran.err


COPY = "The ferry to the outer islands sails again on Monday after two weeks of repairs, the company said.\n"


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
@pytest.mark.parametrize("tracked", [False, True])
def test_a_file_is_no_duplicate_of_itself(newslint, site, link, tracked):
    folder = site({"real/b.md": COPY * 3})
    getattr(folder / "a.md", link)(folder / "real/b.md")
    if tracked:
        for arguments in (["init", "-q"], ["add", "."]):
            subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    calls = (["real/b.md", "a.md"], ["a.md", "."], ["a.md"], ["real/b.md"], ["."])
    for paths in calls:
        assert newslint("check", "--select", "duplicates", *paths, cwd=folder).code == 0
    (folder / "c.md").write_text(COPY * 3, "utf-8")
    for paths in calls[:3]:
        ran = newslint("check", "--select", "duplicates", "--output", "json", *paths, "c.md", cwd=folder)
        assert ran.findings
        for finding in ran.findings:
            assert "c.md" in {finding["path"], *(place["path"] for place in finding["related"])}


LATIN = "Gråa båtar låg vid bryggan på måndagen, sade hamnens chef Anna Berg.\n".encode("latin-1")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "ui"],
        ["--ignore", "text/encoding"],
        ["--baseline", "newslint-baseline.json"],
        ["--exit-zero", "--output", "sarif:out.sarif"],
    ],
)
@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_exit_code_2_has_its_reason_in_one_line(newslint, site, arguments, quiet):
    folder = site({"a.txt": STORY, "old.txt": LATIN})
    if "--baseline" in arguments:
        newslint("baseline", "create", ".", cwd=folder)
    ran = newslint("check", *quiet, *arguments, ".", cwd=folder)
    assert ran.code == 2
    assert [line for line in ran.err.splitlines() if "not linted: old.txt (not UTF-8 at byte 2" in line]
    annotated = newslint("check", *quiet, *arguments, ".", cwd=folder, GITHUB_ACTIONS="true")
    assert "::error title=newslint::not linted: old.txt" in annotated.err


def test_what_is_remembered_of_an_unreadable_file_has_its_reason(newslint, site):
    folder = site({"old.txt": LATIN})
    for _ in range(2):
        assert "not linted: old.txt (not UTF-8 at byte 2" in newslint("check", "-q", ".", cwd=folder).err


def test_per_file_ignores_reach_what_reading_found(newslint, site):
    folder = site({"old.txt": LATIN, "newslint.toml": '[per-file-ignores]\n"old*" = ["text/encoding"]\n'})
    ran = newslint("check", ".", cwd=folder)
    assert "text/encoding" not in ran.out
    assert (ran.code, "not linted: old.txt" in ran.err) == (2, True)


def test_the_encoding_of_old_files_can_be_stated(newslint, site):
    settings = '[encoding]\n"archive/**" = "latin-1"\n'
    folder = site(
        {
            "archive/old.txt": LATIN + b"\r\nDet bl\xe5\x08 ser ut s\xe5 h\xe4r.\r\n",
            "archive/new.txt": "Färja\n",
            "newslint.toml": settings,
        }
    )
    ran = newslint("check", "--output", "json", "--fix", ".", cwd=folder)
    assert ran.code < 2
    assert not ran.err
    repaired = LATIN + b"\r\nDet bl\xe5 ser ut s\xe5 h\xe4r.\r\n"
    assert (folder / "archive/old.txt").read_bytes() == repaired
    (folder / "newslint.toml").write_text('[encoding]\n"**" = "rot13"\n')
    ran = newslint("check", ".", cwd=folder)
    assert (ran.code, "newslint.toml: encoding: 'rot13' is not a text encoding" in ran.err) == (2, True)


def test_nothing_to_lint_is_said(newslint, site):
    folder = site({"data.csv": "a,b\n"})
    ran = newslint("check", ".", cwd=folder)
    assert (ran.code, ran.out) == (0, "Nothing was checked.\n")
    assert "no article files to check" in ran.err
    ran = newslint("check", "-q", "--error-on-empty", ".", cwd=folder)
    assert (ran.code, ran.err) == (2, "newslint: no article files to check (--error-on-empty)\n")


def test_a_file_of_no_known_format_is_named(newslint, site):
    folder = site({"story.adoc": STORY})
    ran = newslint("check", "--cross-file", "off", "story.adoc", cwd=folder)
    assert "story.adoc: of no known format, read as plain text" in ran.err
    assert not newslint("check", "--cross-file", "off", "--format", "text", "story.adoc", cwd=folder).err
