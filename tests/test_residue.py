"""Sentences that a model left: combinations of parts, their limits, and laws for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import readers
from newslint.article import Analysers
from newslint.residue.grammar import PATTERNS, fulfilled
from newslint.residue.parts import PARTS, Parts, compile_parts
from newslint.ruleset import compiled

RULES = compiled.load()
ANALYSERS = Analysers(RULES.languages, RULES.data)
WORDS = {
    "en": {"cannot": ["cannot"], "source": ["link"], "fetch": ["open*"], "self": ["i"], "not": ["no longer"]},
    "mul": {"slot": ["[tbd"]},
}


def finds(text, format="text"):
    """What the check finds in a text, with the words."""
    from newslint.checks.model_residue import Check

    rules = [rule for rule in RULES.rules.values() if rule.kind == "model_residue"]
    (document,) = readers.read("a", text.encode(), format).documents
    hits = Check(rules, ANALYSERS).check(ANALYSERS.article(document))
    return [(hit.find, document.source[slice(*hit.span)]) for hit in hits]


def test_patterns_are_made_of_parts():
    for pattern in PATTERNS:
        assert pattern.parts.union(pattern.never, *pattern.any_of) <= PARTS.keys()


def test_parts_are_whole_words_unless_a_star_lets_them_go_on():
    parts = Parts(compile_parts(WORDS))
    found = [hit.part for hit in parts.find("Links are opened; I cannot open the link.")]
    assert found == ["fetch", "self", "cannot", "fetch", "source"]


@pytest.mark.parametrize(
    "text",
    [
        "“I cannot open the link you shared, so I cannot summarise the article,” the chatbot answered.\n",
        "The reporter could not open the gate and left.\n",
        "The court said it could not review a contract that was never submitted.\n",
        "Das Gericht konnte den Antrag nicht prüfen, weil Unterlagen fehlten.\n",
        "La transcription de l'audience n'a pas été publiée.\n",
    ],
)
def test_journalism_is_left_alone(text):
    assert finds(text) == []


def test_a_block_has_one_finding_of_a_kind():
    text = "I cannot open the link you provided. I am therefore unable to summarise the article you shared.\n"
    assert finds(text) == [("refusal", text.strip())]


def test_code_is_no_text():
    text = "Use `[insert name]` and `TODO: x` as marks.\n"
    assert finds(text, "markdown") == []


def test_offers_count_at_the_ends_only():
    story = [f"The bridge of pier {number} was painted on Monday, the town said.\n" for number in range(12)]
    offer = "Would you like me to add a timeline?\n"
    assert finds("\n".join([*story, offer])) == [("offer", offer.strip())]
    assert finds("\n".join([*story[:6], offer, *story[6:]])) == []


@given(
    st.lists(
        st.sampled_from(
            ["I cannot ", "open ", "the link ", "you provided", ". ", "“", "”", "\n\n", "[TBD] "]
        ),
        max_size=30,
    )
)
def test_findings_lie_in_the_text(pieces):
    text = "".join(pieces)
    for _, words in finds(text) if text.strip() else ():
        assert words
        assert words in text


def test_an_article_that_is_a_refusal_is_one_finding():
    text = (
        "# Energy this week\n\nI cannot open the link you provided, so I cannot summarise the article.\n\n"
        "Please paste the full text and I will write a summary.\n"
    )
    ((find, place),) = finds(text, "markdown")
    assert find == "refusal"
    assert place.startswith("I cannot open")
    assert place.endswith("a summary.")


def test_one_failure_in_a_story_is_a_sentence():
    story = "\n\n".join(f"Pier {number} was painted on Monday, the town said." for number in range(9))
    failure = "This summary is based on the headline only, because the page is behind a paywall."
    assert finds(f"{story}\n\n{failure}\n") == [("source-gap", failure)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("> 草稿待定稿\n\n渡轮周一恢复航行。\n", True),
        ("[Draft] The ferry returns\n\nIt sails on Monday.\n", True),
        ("Draft law on ferries goes to the council\n\nIt votes on Monday.\n", False),
        ("The ferry returns\n\nThe first draft of the timetable is out.\n", False),
    ],
)
def test_marks_of_drafts(text, marked):
    assert [find for find, _ in finds(text, "markdown")] == ["draft"] * marked


def test_loose_words_are_no_part_of_a_pattern():
    loose = {"en": {"fetch": ["open"], "source": ["link"]}}
    hits = Parts(compile_parts({"en": {"cannot": ["cannot"], "self": ["i"]}}, loose)).find(
        "I cannot open the link."
    )
    assert [hit.part for hit in hits] == ["self", "cannot", "fetch", "source"]
    assert list(fulfilled(hits, 0)) == []


def test_the_head_of_a_page_is_reported_once():
    said = "This summary is based on the headline only, because the page is behind a paywall."
    page = f'<html><head><title>Ferry</title><meta name="description" content="{said}"><meta property="og:description" content="{said}"></head><body><article><p>The ferry sails.</p></article></body></html>'
    assert finds(page, "html") == [("source-gap", said)]
