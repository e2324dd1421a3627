"""A command line that answers: what was meant, what is used, and a first configuration."""

import argparse
import json
import subprocess
import sys
from typing import get_type_hints

import pytest
from conftest import ROOT
from pydantic import TypeAdapter

from newslint.cli.parser import COMMANDS, parser

LEFTOVER = "The ferry sails again on Monday, the company said.\n\nRead more\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["a.md"], "'a.md' is no command; did you mean `newslint check a.md`?; see `newslint --help`"),
        (["gone.html", "b.md"], "did you mean `newslint check gone.html b.md`?"),
        (["chekc", "a.md"], "'chekc' is no command; did you mean 'check'?"),
        (["check", "--fixx"], "newslint check: unrecognized arguments: --fixx; did you mean '--fix'?; see `newslint check --help`"),
        (["baseline", "create", "--fiel=x"], "newslint baseline: unrecognized arguments: --fiel=x; did you mean '--file'?"),
        (["version", "x"], "newslint version: unrecognized arguments: x"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_answered(newslint, site, words, told):
    ran = newslint(*words, cwd=site({"a.md": LEFTOVER}))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_paths_stand_on_both_sides_of_options(newslint, site):
    folder = site({"a.md": LEFTOVER, "b.md": LEFTOVER, "c.md": LEFTOVER})
    ran = newslint("check", "a.md", "--severity", "error", "b.md", "--output", "json", "c.md", cwd=folder)
    assert {finding["path"] for finding in ran.findings} == {"a.md", "b.md", "c.md"}


def test_help_lists_the_formats(newslint, site):
    ran = newslint("check", "--help", cwd=site({}))
    assert "sarif" in ran.out
    assert "sonarqube" in ran.out


def test_concise_says_the_severity(newslint, site):
    ran = newslint("check", "--output", "concise", cwd=site({"a.md": LEFTOVER}))
    assert ran.out.startswith("a.md:3:1: error ui/read-more ")


def test_files_can_be_excluded_and_shown(newslint, site):
    folder = site({"a.md": LEFTOVER, "drafts/b.md": LEFTOVER, "c.csv": "x\n"})
    ran = newslint("check", "--show-files", "--exclude", "drafts/", cwd=folder)
    assert (ran.code, ran.out) == (0, "a.md\n")


def test_settings_are_shown_for_every_configuration(newslint, site):
    folder = site(
        {"a.md": LEFTOVER, "newslint.toml": 'ignore = ["ui"]\n', "sub/newslint.toml": 'fail-on = "error"\n', "sub/b.md": LEFTOVER}
    )  # fmt: skip
    ran = newslint("check", "--show-settings", "--select", "text", cwd=folder)
    assert f'# {folder.resolve()}/newslint.toml\nselect = ["text"]\nignore = ["ui"]\n' in ran.out
    assert f'# {folder.resolve()}/sub/newslint.toml\nselect = ["text"]\nfail-on = "error"\n' in ran.out
    assert f"{folder.resolve()}/sub/newslint.toml: 1 file\n" in newslint("check", "-v", cwd=folder).err


def test_a_setting_on_the_command_line(newslint, site):
    folder = site({"a.md": LEFTOVER, "newslint.toml": 'fail-on = "info"\n'})
    assert newslint("check", "--config", 'ignore=["ui"]', cwd=folder).code == 0
    assert newslint("check", "--config", "max-findings=1", "--config", "newslint.toml", cwd=folder).code == 1
    assert newslint("check", "--config", 'severity."ui/read-more"="info"', "--config", "fail-on=error", cwd=folder).code == 0  # fmt: skip
    ran = newslint("check", "--config", "ignroe=ui", cwd=folder)
    assert (ran.code, "did you mean 'ignore'?" in ran.err) == (2, True)


def test_init_writes_a_configuration_once(newslint, site):
    folder = site({"a.md": LEFTOVER})
    assert newslint("init", cwd=folder).code == 0
    assert newslint("check", cwd=folder).code == 1
    (folder / "newslint.toml").write_text('ignore = ["ui"]\n')
    assert newslint("init", cwd=folder).code == 2
    assert (folder / "newslint.toml").read_text() == 'ignore = ["ui"]\n'


def test_clean_deletes_the_cache_and_nothing_else(newslint, site, own_cache):
    folder = site({"a.md": LEFTOVER})
    newslint("check", cwd=folder, NEWSLINT_CACHE=str(own_cache))
    (own_cache / "mine.txt").write_text("mine")
    assert newslint("clean", cwd=folder, NEWSLINT_CACHE=str(own_cache)).code == 0
    assert [path.name for path in own_cache.iterdir()] == ["mine.txt"]


def test_a_closed_pipe_ends_a_run_quietly(site):
    folder = site({f"{number}.md": LEFTOVER for number in range(200)})
    command = (
        f"{sys.executable} -m newslint check --isolated --no-cache --full | head -1; echo ${{PIPESTATUS[0]}}"
    )
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT / "lint"), "PATH": "/usr/bin:/bin"}
    )  # fmt: skip
    assert (ran.stdout.splitlines()[-1], ran.stderr) == ("0", "")


def test_findings_in_a_template_of_one_s_own(newslint, site):
    folder = site({"a.md": LEFTOVER})
    ran = newslint("check", "--output-template", "{severity[0]}", cwd=folder)
    assert (ran.code, "no field 'severity[0]'" in ran.err) == (2, True)
    ran = newslint("check", "--output-template", "{line} {rule} {{{excerpt}}}", cwd=folder)
    assert (ran.code, ran.out) == (1, "3 ui/read-more {Read more}\n")


def test_sarif_paths_count_from_the_repository(newslint, site):
    folder = site({"news/a.md": LEFTOVER})
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    ran = newslint(
        "check", "--output", "sarif", "a.md", cwd=folder / "news", GITHUB_WORKSPACE="", CI_PROJECT_DIR=""
    )
    (result,) = json.loads(ran.out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/a.md"


def test_an_expired_suppression_is_named(newslint, site):
    entry = '[[ignore]]\npath = "a.md"\nrule = "ui/read-more"\nuntil = 2020-01-01\n'
    ran = newslint("check", cwd=site({"a.md": LEFTOVER, "newslint-ignore.toml": entry}))
    assert "newslint-ignore.toml: expired: a.md ui/read-more (until 2020-01-01)" in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_options_are_what_their_types_say(name):
    command = next(a for a in parser(name)._actions if isinstance(a, argparse._SubParsersAction)).choices[
        name
    ]
    declared = get_type_hints(COMMANDS[name].parsed)
    assert {action.dest for action in command._actions} - {"help"} == set(declared) - {"command"}
    required = [
        (action.choices or ["x"])[0]
        for action in command._actions
        if action.required and not action.option_strings
    ]
    parsed = parser(name).understood([name, *required])
    for option, kind in declared.items():
        TypeAdapter(kind).validate_python(getattr(parsed, option), strict=True)
