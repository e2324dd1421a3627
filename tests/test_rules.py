"""Every example of every rule, for ever."""

import pytest

from newslint.engine import rule_examples
from newslint.ruleset import compiled

RULES = compiled.rules_folder()
CASES = list(rule_examples.cases(RULES))


@pytest.fixture(scope="session")
def rules():
    return compiled.load()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.expected != "missed"], ids=lambda case: case.label
)
def test_example(case, rules):
    assert not (message := rule_examples.failure(case, rules)), message


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case.example.note), id=case.label)
        for case in CASES
        if case.expected == "missed"
    ],
)
def test_known_miss(case, rules):
    assert not (message := rule_examples.failure(case, rules)), message


def test_every_language_has_its_examples():
    assert list(rule_examples.incomplete(RULES)) == []
