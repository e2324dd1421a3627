"""Quantities in text."""

from newslint import artefact
from newslint.figures import Reader

READER = Reader(artefact.load().languages, lambda _: "en")


def test_a_falling_pair_is_two_figures_and_a_rising_one_a_range():
    falling = READER.read_text("It fell from $44 million to $41 million in a year.", "en")
    assert [(str(figure.value[0]), figure.approximator) for figure in falling] == [
        ("4.4E+7", ""),
        ("4.1E+7", ""),
    ]
    (rising,) = READER.read_text("It takes 41 to 44 workers.", "en")
    assert rising.value == (41, 44)
    assert rising.approximator == "range"
