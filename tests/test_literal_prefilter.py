"""Every match of an expression contains one of its anchors; the law that lets most expressions be skipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fast.literal_prefilter import Expressions, anchors, compile_expressions


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (r"as an? ai (?:language )?model", ("model",)),
        (r"(?:i'm|i am) an? (?:ai|bot)", ("i'm a", "i am a")),
        (r"\bturn\d{1,3}search\d+", ("search",)),
        (r"run[0-9]\d{0,2}", tuple(f"run{digit}" for digit in range(10))),
        (r"<(?:co|ref):? ", ("<co", "<ref")),
        (r"(?:a|b)+c", ("a", "b")),
        (r"colou?r", ("colo",)),
        (r"ab{0,3}c", ("a",)),
        (r"[\]a]xyz", ("xyz",)),
        (r"(?:x|y)?zed", ("zed",)),
        (r"\ue200[^\ue201]{0,9}", ("\ue200",)),
        (r"a|b", ()),
        (r"\d+", ()),
    ],
)
def test_literal_prefilter(expression, expected):
    assert anchors(expression) == expected


PARTS = [
    "a",
    "bc",
    r"\.",
    "[0-9]",
    "[xy]",
    r"\d",
    "(?:de|f)",
    "(?:g|h)+",
    "(?:i(?:j|k))",
    "l?",
    "m{0,2}",
    "n{2}",
    "(?:o|p)?",
    "[0-9]*",
]


@given(st.data(), st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join))
def test_every_match_contains_an_anchor(data, expression):
    found = anchors(expression)
    text = data.draw(st.from_regex(expression, fullmatch=True))
    assert not found or any(anchor in text for anchor in found)


def test_what_is_no_expression_is_refused():
    with pytest.raises(ValueError, match=r"lorem \(ipsum: missing \)"):
        compile_expressions([("lorem (ipsum", False)])


def test_an_expression_without_an_anchor_is_refused():
    with pytest.raises(ValueError, match="no literal"):
        compile_expressions([(r"\d+", False)])


@pytest.mark.parametrize("text", ["İstanbul’da turn0search0", "A\u00a0B " * 40_000 + "turn0search0"])
def test_offsets_are_those_of_the_text(text):
    [(number, match)] = Expressions(compile_expressions([(r"turn\d+search\d+", False)])).matches(text, [0])
    assert (number, text[match.start() : match.end()]) == (0, "turn0search0")


def test_case_is_kept_when_asked_for():
    found = Expressions(compile_expressions([("TK", True), ("tk", False)])).matches("tk TK", [0, 1])
    assert [(number, match.start()) for number, match in found] == [(0, 3), (1, 0), (1, 3)]
