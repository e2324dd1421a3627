"""A file's configuration is the closest one, whatever else is linted in the same call."""

import itertools
import json
import subprocess

import pytest

LEFTOVER = "Read more\n"
BRIDGE = (
    "The new harbour bridge in Larvik is 900 metres long, has 4 lanes and cost {} million kroner, "
    "the mayor Anna Berg said on Monday.\n"
)
SITE = {
    "newslint.toml": 'ignore = ["text"]\n',
    "a.md": BRIDGE.format(64),
    "b.md": LEFTOVER,
    "quiet/newslint.toml": 'ignore = ["ui"]\n',
    "quiet/b.md": LEFTOVER,
    "quiet/deep/c.md": BRIDGE.format(46),
    "strict/.newslint.toml": 'fail-on = "info"\nexclude = ["drafts/"]\n[severity]\nui = "info"\n',
    "strict/b.md": LEFTOVER,
    "strict/drafts/d.md": LEFTOVER,
}
ARTICLES = [name for name in SITE if name.endswith(".md") and "drafts" not in name]


@pytest.fixture
def repository(site):
    folder = site(SITE)
    for arguments in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return folder


def found(newslint, folder, *paths):
    ran = newslint("check", "--output", "json", *paths, cwd=folder)
    assert not ran.err
    return {
        (finding["path"], finding["rule"], finding["severity"], finding["message"], finding["fingerprint"])
        for finding in json.loads(ran.out)["findings"]
    }


def test_a_file_gives_the_same_in_any_company(newslint, repository):
    alone = {name: found(newslint, repository, name) for name in ARTICLES}
    assert {(path, rule, severity) for path, rule, severity, *_ in set().union(*alone.values())} == {
        ("b.md", "ui/read-more", "error"),
        ("strict/b.md", "ui/read-more", "info"),
        ("quiet/deep/c.md", "figures/disagree-across", "warning"),
    }
    assert found(newslint, repository, ".") == set().union(*alone.values())
    for pair in itertools.combinations(ARTICLES, 2):
        assert found(newslint, repository, *pair) == alone[pair[0]] | alone[pair[1]]


def test_each_part_fails_by_its_own_configuration(newslint, repository):
    assert newslint("check", "quiet/b.md", cwd=repository).code == 0
    assert newslint("check", "strict/b.md", "quiet/b.md", cwd=repository).code == 1


def test_standard_input_has_the_configuration_of_its_name(newslint, repository):
    for name, code in (("quiet/b.md", 0), ("b.md", 1)):
        ran = newslint("check", "-", "--stdin-filename", name, cwd=repository, stdin=LEFTOVER.encode())
        assert ran.code == code
    excluded = ["--force-exclude", "--stdin-filename", "strict/drafts/d.md"]
    assert newslint("check", "-", *excluded, cwd=repository, stdin=LEFTOVER.encode()).code == 0


def test_fixes_reports_and_baselines_take_each_file_s_configuration(newslint, repository):
    arguments = ["check", "--fix", "--unsafe-fixes", "--output", "full", "."]
    assert "1 | Read more" in newslint("check", "--output", "full", "strict/b.md", "b.md", cwd=repository).out
    assert newslint("baseline", "create", ".", cwd=repository).code == 0
    assert newslint("check", "--baseline", "newslint-baseline.json", ".", cwd=repository).code == 0
    newslint(*arguments, cwd=repository)
    assert "Read more" not in (repository / "strict/b.md").read_text("utf-8")
    assert (repository / "quiet/b.md").read_text("utf-8") == LEFTOVER


def test_languages_by_path_are_seen_from_the_configuration(newslint, site):
    folder = site(
        {
            "newslint.toml": '[languages]\n"news/*.md" = ["sv"]\n"*" = ["en"]\n',
            "news/a.md": "Färjan går igen på måndag, sade bolaget. Det blir den första turen på två veckor.\n",
        }
    )
    for cwd, name in ((folder, "news/a.md"), (folder / "news", "a.md")):
        assert "(sv)" in newslint("explain-file", name, cwd=cwd).out
        assert newslint("check", "-q", name, cwd=cwd).out == ""
