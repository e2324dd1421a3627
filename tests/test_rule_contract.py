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
    if path.parent.name not in ("languages", "interface", "models", "wordings")
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


@pytest.mark.parametrize("chosen", KINDS, ids="-".join)
def test_a_users_own_rule_of_every_kind_fires(chosen, tmp_path):
    folder = tmp_path / "house"
    folder.mkdir()
    text = re.sub(r"(?m)^default = false\n", "", KINDS[chosen].read_text("utf-8"))
    (folder / "own.toml").write_text(text, "utf-8")
    rules = compiled.load([tmp_path], cache=False)
    cases = [case for case in rule_examples.cases(tmp_path) if case.expected == "bad"]
    assert cases
    assert [message for case in cases[:2] if (message := rule_examples.failure(case, rules))] == []


def test_every_kind_is_tried():
    kinds = {tomllib.loads((RULES / f"{name}.toml").read_text("utf-8"))["check"]["kind"] for name in NAMES}
    assert kinds - {kind for kind, _ in KINDS} <= {"reader", "suppressions"}
