"""Language files follow their schema, and the schema says nothing that is not so."""

import re
import tomllib
from pathlib import Path

import pytest

from newslint.errors import UsageError
from newslint.languages.schema.measures import Measures
from newslint.languages.schema.numbers import Approximators
from newslint.ruleset import language_docs, language_files

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lint" / "newslint"
FILES = sorted((ROOT / "rules" / "languages").glob("*.toml"))
GENERATED = sorted((ROOT / "rules" / "languages" / "generated").glob("*.toml"))


def tables(path):
    """The sections of a language file under the names that the documentation gives them."""
    data = tomllib.loads(path.read_text("utf-8"))
    numbers = data.get("numbers", {})
    inner = {f"numbers.{name}": numbers.get(name, {}) for name in ("approximators", "roles", "numerals")}
    inner["numbers.approximators"] = {**inner["numbers.approximators"], **numbers.get("after", {})}
    return {**{name: table for name, table in data.items() if name != "name"}, **inner}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[numbers.magnitudess]\nm = 6\n", "[numbers]: no key 'magnitudess'; did you mean 'magnitudes'?"),
        (
            "[numbers.approximators]\nabuot = ['c.']\n",
            "[numbers.approximators]: no key 'abuot'; did you mean 'about'?",
        ),
        ("[numbers.after]\nover_ = ['odd']\n", "[numbers.after]: no key 'over_'; did you mean 'over'?"),
        ("[sources]\nsay = ['said']\n", "[sources]: no key 'say'; did you mean 'says'?"),
        (
            "[relations]\nincludes = ['of which']\n",
            "[relations]: no key 'includes'; did you mean 'including'?",
        ),
        ("[measures]\ndeaths = ['die']\n", "[measures]: no key 'deaths'; did you mean 'seats'?"),
        ("[words]\nfunctions = ['the']\n", "[words]: no key 'functions'; did you mean 'function'?"),
        ("[number]\n", "no key 'number'; did you mean 'numbers'?"),
        ("[numbers.magnitudes]\nm = '6'\n", "numbers.magnitudes.m: Input should be a valid integer"),
        ("[numbers.fractions]\nhalf = '0.5'\n", "numbers.fractions.half: String should match"),
        ("[sources]\nsays = ['']\n", "sources.says.0: String should have at least 1 character"),
        ("[sources]\nsays = 'said'\n", "sources.says: Input should be a valid list"),
    ],
)
def test_a_language_file_with_an_error_is_refused(tmp_path, text, message):
    path = tmp_path / "xx.toml"
    path.write_text('name = "Test"\n' + text, "utf-8")
    with pytest.raises(UsageError) as error:
        language_files.read(path)
    assert str(error.value).startswith(f"{path}: {message}")


def test_a_generated_file_with_an_error_is_refused(tmp_path):
    (tmp_path / "generated").mkdir()
    (tmp_path / "xx.toml").write_text('name = "Test"\n', "utf-8")
    (tmp_path / "generated" / "xx.toml").write_text("month = []\n", "utf-8")
    with pytest.raises(UsageError, match=r"generated.*no key 'month'; did you mean 'months'"):
        language_files.read(tmp_path / "xx.toml")


def test_the_command_names_the_file_and_the_key(newslint, tmp_path):
    (tmp_path / "own" / "languages").mkdir(parents=True)
    (tmp_path / "own" / "languages" / "xx.toml").write_text(
        'name = "Test"\n[numbers.magnitudess]\nm = 6\n', "utf-8"
    )
    (tmp_path / "newslint.toml").write_text('rules = ["own"]\n', "utf-8")
    (tmp_path / "a.txt").write_text("The ferry sails again on Monday.\n", "utf-8")
    run = newslint("check", "a.txt", cwd=tmp_path)
    assert run.code == 2
    assert "xx.toml: [numbers]: no key 'magnitudess'; did you mean 'magnitudes'?" in run.err


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_file_follows_the_schema(path):
    assert language_files.read(path)["name"]


@pytest.mark.parametrize("name", language_docs.SECTIONS)
def test_every_key_of_the_schema_is_used_by_a_language_file(name):
    used = {key for path in FILES for key in tables(path).get(name, {})}
    if name == "numbers":
        used |= {key for path in GENERATED for key in tomllib.loads(path.read_text("utf-8"))} - {"dates"}
    assert used == set(language_files.keys(language_docs.SECTIONS[name]))


def test_every_key_is_documented_and_read_by_the_code():
    code = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "schema"]
    everything = "".join(code)
    for section in language_docs.SECTIONS.values():
        described = {key: note for key, _, note in language_files.documented(section)}
        assert set(described) == set(language_files.keys(section))
        for key, note in described.items():
            assert (PACKAGE / Path(*note.module.split("."))).with_suffix(".py").is_file(), note.module
            if section not in (Measures, Approximators):  # read as a whole
                assert re.search(rf"[\"']{key}[\"']", everything), key
