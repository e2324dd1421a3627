"""What others run: the GitHub Action, the GitLab job, the Dockerfile, shell completion, the man page, the documentation."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from contextlib import nullcontext
from pathlib import Path

import pytest
import yaml

from newslint.cli.manpage import roff
from newslint.cli.parser import Parser, parser

ROOT = Path(__file__).parent.parent
CLEAN = "Ferry sails again\n\nThe ferry sails again on Monday, the company said.\n"
COOKIES = CLEAN + "\nWe use cookies to improve your experience. Read our privacy policy.\n"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, LINT = ACTION["runs"]["steps"]


def options():
    """Every (command, action) of the command line."""
    (commands,) = (action for action in parser()._actions if hasattr(action, "_choices_actions"))
    return [(name, action) for name, command in commands.choices.items() for action in command._actions]


# The GitHub Action


def step(script, cwd, **environment):
    """Run a step's script as GitHub's runner does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def runner(tmp_path, cache):
    """act(folder, **inputs): run the action's lint step; returns (code, stdout, output file, summary)."""
    binary = tmp_path / "runner" / "newslint" / "bin" / "newslint"
    binary.parent.mkdir(parents=True)
    binary.write_text(f'#!/bin/sh\nexec {sys.executable} -m newslint "$@"\n', "utf-8")
    binary.chmod(0o755)

    def act(folder, **inputs):
        given = {name: value["default"] for name, value in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        names = {
            name: re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]
            for name, value in LINT["env"].items()
        }
        files = {"GITHUB_OUTPUT": tmp_path / "output", "GITHUB_STEP_SUMMARY": tmp_path / "summary"}
        for file in files.values():
            file.write_text("", "utf-8")
        ran = step(
            LINT["run"],
            folder,
            **{variable: given[name] for variable, name in names.items()},
            **{name: str(file) for name, file in files.items()},
            RUNNER_TEMP=str(tmp_path / "runner"),
            GITHUB_WORKSPACE=str(folder),
            PYTHONPATH=str(ROOT / "lint"),
            NEWSLINT_CACHE=str(cache),
        )
        return ran.returncode, ran.stdout, *(file.read_text("utf-8") for file in files.values())

    return act


@pytest.fixture
def articles(tmp_path):
    def write(**files):
        folder = tmp_path / "work"
        folder.mkdir(exist_ok=True)
        (folder / "newslint.toml").touch()
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
        return folder

    return write


def test_the_action_annotates_fails_and_summarises(runner, articles):
    code, out, output, summary = runner(articles(a=COOKIES), sarif="out.sarif")
    assert (code, output) == (1, "exit-code=1\n")
    assert out.startswith("::error file=a.txt,line=5")
    assert "ui/cookie-notice" in summary
    assert json.loads((articles() / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_passes_inputs_on_and_never_runs_them(runner, articles):
    folder = articles(a=COOKIES, b=CLEAN)
    assert runner(folder, paths="b.txt")[0] == 0
    assert runner(folder, options="--select=figures\n--statistics")[0] == 0
    nasty = "$(touch owned); `touch owned` a b\" ' \\"
    for name in ACTION["inputs"]:
        assert runner(folder, **{name: nasty + name})[0] == (
            1 if name == "sarif" else 2
        )  # a name for a file like any other
    assert not list(folder.rglob("owned*"))


def test_the_action_lints_what_a_pull_request_adds(runner, articles):
    folder = articles(a=COOKIES)
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    articles(b="Bridge stays shut\n\nThe bridge stays shut until June, the council said.\n")
    assert runner(folder, since="HEAD")[0] == 0
    articles(c="Trains late\n\nDecline\n")
    code, out, *_ = runner(folder, since="HEAD")
    assert (code, "file=c.txt" in out, "file=a.txt" in out) == (1, True, False)


def test_the_action_is_well_formed():
    assert ACTION["runs"]["using"] == "composite"
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(ACTION)))
    assert used == set(ACTION["inputs"])
    assert all(entry["description"] for entry in ACTION["inputs"].values())
    for part in ACTION["runs"]["steps"]:
        assert part["shell"] == "bash"
        assert "${{" not in part["run"]


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("part", [INSTALL, LINT], ids=["install", "lint"])
def test_the_shell_of_the_action_is_clean(part):
    checked = subprocess.run(
        ["shellcheck", "-s", "bash", "-"], input=part["run"], text=True, capture_output=True
    )
    assert checked.stdout == ""


def test_the_action_installs_newslint_from_its_own_repository(tmp_path):
    """No network: pip is told to build without isolation and to find the dependencies of the test environment."""
    environment = {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTION_PATH": str(ROOT),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one the wrong way round: 0 means "no isolation"
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    ran = step(INSTALL["run"], tmp_path, **environment)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (page,) = tmp_path.glob("newslint/share/man/man1/newslint.1")
    assert page.read_text("utf-8").startswith(".TH NEWSLINT 1")
    told = subprocess.run(
        [tmp_path / "newslint" / "bin" / "newslint", "version"],
        env=os.environ | environment,
        capture_output=True,
    )
    assert told.stdout.startswith(b"newslint ")


# GitLab


def test_the_documented_job_of_gitlab(articles, newslint):
    fenced = (ROOT / "docs" / "gitlab.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    (job,) = yaml.safe_load(fenced).values()
    (command,) = (line for line in job["script"] if line.startswith("newslint"))
    folder = articles(a=COOKIES)
    assert newslint(*shlex.split(command)[1:], cwd=folder, CI_PROJECT_DIR=str(folder)).code == 1
    report = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert {entry["location"]["path"] for entry in report} == {"a.txt"}
    assert job["artifacts"]["when"] == "always"


# Docker


def test_the_image_does_not_run_as_root():
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    last = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM ")) :]
    user = [line.split()[1] for line in last if line.startswith("USER ")]
    assert user
    assert user[-1] not in ("root", "0")
    assert last.index(f"USER {user[-1]}") < last.index('ENTRYPOINT ["newslint"]')
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert {".git", ".venv"} <= set(ignored)


@pytest.mark.skipif(shutil.which("hadolint", path=Path(sys.executable).parent) is None, reason="no hadolint")
def test_hadolint_has_no_complaint():
    checked = subprocess.run(
        [Path(sys.executable).parent / "hadolint", ROOT / "Dockerfile"], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stdout) == (0, "")


# The wheel

BUILD = """
import importlib.metadata as metadata, re, sys, tomllib
from pathlib import Path

def name(requirement):
    return re.match(r"[\\w.-]+", requirement)[0].lower().replace("_", "-")

wanted = [name(line) for line in tomllib.loads(Path("pyproject.toml").read_text())["build-system"]["requires"]]
allowed = set()
while wanted:
    if (one := wanted.pop()) not in allowed:
        allowed.add(one)
        needs = metadata.requires(one) or []
        wanted += [name(need) for need in needs if ";" not in need]
of = {module: {name(one) for one in names} for module, names in metadata.packages_distributions().items()}

class Absent:
    def find_spec(self, module, path=None, target=None):
        if module in of and not of[module] & {*allowed, "newslint"}:
            raise ModuleNotFoundError(f"build-system.requires lacks {module}")

sys.meta_path.insert(0, Absent())
sys.path.insert(0, "lint")
from newslint.cli import parser
from newslint.ruleset.compiler import compile_rules
from newslint.cli.manpage import roff
assert "rules.json" in compile_rules([Path("rules")])
assert roff(parser.parser(), "1")
"""


def test_a_wheel_is_built_with_what_the_build_requires():
    ran = subprocess.run([sys.executable, "-c", BUILD], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


# The shell


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["newslint", "ch"], {"check"}),
        (["newslint", "rule", "ui/cookie"], {"ui/cookie-notice"}),
        (["newslint", "check", "--unsafe"], {"--unsafe-fixes"}),
        (["newslint", "check", "--severity", "w"], {"warning"}),
        (["newslint", "check", "arti"], {"articles"}),
    ],
)
def test_completion_in_bash(newslint, tmp_path, words, offered):
    pytest.importorskip("shtab")
    (tmp_path / "articles").mkdir()
    script = (
        f"{newslint('completion', 'bash').out}\n"
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; COMP_LINE='{' '.join(words)}'\n"
        '_shtab_newslint; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) == offered


@pytest.mark.parametrize("shell", ["zsh", "fish", "tcsh"])
def test_completion_for_other_shells(newslint, shell):
    pytest.importorskip("shtab")
    script = newslint("completion", shell).out
    assert "ui/cookie-notice" in script
    if shutil.which(shell):
        assert subprocess.run([shell, "-n", "/dev/stdin"], input=script.encode(), check=False).returncode == 0


def test_the_man_page_names_every_command_and_option(newslint):
    page = newslint("man").out
    plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
    for command, action in options():
        assert f"newslint {command}" in plain
        if "--help" not in action.option_strings:
            assert all(name in plain for name in action.option_strings)
            assert not action.help or action.help in plain
    assert not [line for line in page.splitlines() if re.match(r"\.(?!(TH|SH|SS|TP|PP|nf|fi)\b)", line)]


def test_text_cannot_become_a_command_of_the_man_page():
    top = Parser(prog="newslint", description="A thing.", epilog="exit: .so /etc/passwd\n'br \\fB-x")
    assert "\\&.so /etc/passwd\n\\&'br \\efB\\-x" in roff(top, "1")


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_the_man_page_formats_without_a_warning(newslint, tmp_path):
    (tmp_path / "newslint.1").write_text(newslint("man").out, "utf-8")
    ran = subprocess.run(
        ["man", "--warnings", "-l", str(tmp_path / "newslint.1")], capture_output=True, text=True, check=True
    )
    assert ran.stderr == ""
    assert "SYNOPSIS" in ran.stdout


# The documentation


def commands():
    """Every call of newslint in a shell block of the documentation."""
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for block in re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            for line in block.replace("\\\n", " ").splitlines():
                for call in re.findall(r"(?:^|&& |\| )(newslint [^|&#<>]*)", line):
                    yield pytest.param(call, id=f"{path.name}: {call.strip()}")


@pytest.mark.parametrize("call", list(commands()))
def test_every_documented_command_is_one(call):
    with pytest.raises(SystemExit) if "--help" in call else nullcontext():
        parser().parse_args(shlex.split(call)[1:])
