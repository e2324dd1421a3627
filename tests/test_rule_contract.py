"""A rule is its file: Python knows no rule by name, and a user's own rule of any kind works."""

import re
import tomllib
from pathlib import Path

import pytest

from newslint.engine import rule_examples
from newslint.ruleset import compiled

ROOT = Path(__file__).parent.parent
PACKAGE, RULES = ROOT / "lint" / "newslint", ROOT / "rules"
NAMES = sorted(
    f"{path.parent.name}/{path.stem}"
    for path in RULES.glob("*/*.toml")
    if path.parent.name not in ("languages", "interface", "models", "wordings", "vocabularies")
)


def test_no_rule_name_stands_in_python():
    named = re.compile("|".join(rf"\\b{re.escape(name)}\\b(?![-/])" for name in NAMES))
    found = [
        f"{path.relative_to(PACKAGE)}: {match[0]}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for match in named.finditer(path.read_text("utf-8"))
    ]
    assert not found


def one_of_every_kind():
    """(kind, find) -> the first rule file with an example that must be reported."""
    chosen = {}
    for name in NAMES:
        path = RULES / f"{name}.toml"
        table = tomllib.loads(path.read_text("utf-8"))
        check = table["check"]
        own_words = check["kind"] != "boilerplate" or "find" in check or "labels" in check
        if table.get("bad") and own_words:
            chosen.setdefault((check["kind"], check.get("find", "")), path)
    return chosen


KINDS = one_of_every_kind()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """(the compiled rules, rule name -> its cases) of a user's folder with a rule of every kind."""
    folder = tmp_path_factory.mktemp("rules") / "house"
    folder.mkdir()
    for chosen, path in KINDS.items():
        text = re.sub(r"(?m)^default = false\n", "", path.read_text("utf-8"))
        (folder / f"{'-'.join(chosen)}.toml").write_text(text, "utf-8")
    cases = {}
    for case in rule_examples.cases(folder.parent):
        if case.expected == "bad":
            cases.setdefault(case.rule, []).append(case)
    return compiled.load([folder.parent], cache=False), cases


@pytest.mark.parametrize("chosen", KINDS, ids="-".join)
def test_a_users_own_rule_of_every_kind_fires(chosen, house):
    rules, cases = house
    own = cases[f"house/{'-'.join(chosen)}"][:2]
    assert [message for case in own if (message := rule_examples.failure(case, rules))] == []


def test_every_kind_is_tried():
    kinds = {tomllib.loads((RULES / f"{name}.toml").read_text("utf-8"))["check"]["kind"] for name in NAMES}
    assert kinds - {kind for kind, _ in KINDS} <= {"reader", "suppressions"}
