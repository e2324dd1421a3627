"""Who is the source of a figure: tables of what is right, and laws for any text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import readers
from newslint.article import Analysers
from newslint.attribution.cues import Cues
from newslint.attribution.features import Features
from newslint.attribution.quotations import quotations
from newslint.languages.schema.sources import Sources
from newslint.ruleset import compiled, language_files
from newslint.text.sentences import SentenceSplitter

RULES = compiled.load()
SPLITTER = SentenceSplitter(RULES.languages.together("abbreviations"))
ANALYSERS = Analysers(RULES.languages, RULES.data)

# (what it shows, text, [(figure, grade, where)])
SOURCES = [
    ("in the sentence", "The mayor said 52 percent agree.", [("52 percent", "named", "sentence")]),
    ("behind it", "Some 52 percent agree, the mayor said on Monday.", [("52 percent", "named", "sentence")]),
    ("a pronoun", "The mayor spoke on Monday, the office said. She counts on 52 percent.", [("52 percent", "named", "before")]),
    ("another topic", "The harbour is full, the mayor said.\n\nBakers use 52 percent less salt.", [("52 percent", "none", "")]),
    ("another year", "The harbour is full, the mayor said. In 1998 the harbour cost $4 million.", [("$4 million", "none", "")]),
    ("speech", "The mayor is sure.\n\n“We asked them all. Of the islanders 52 percent want a bridge.”", [("52 percent", "named", "sentence")]),
    ("a clause of its own", "Some 5,000 children live here and parents have said they need a school bus.", [("5,000", "none", "")]),
    ("a hedge", "Of the boats an estimated 13 percent are old.", [("13 percent", "none", "")]),
    ("hearsay", "The tower is thought to have cost $15 million.", [("$15 million", "weak", "sentence")]),
    ("faceless", "Analysts expect a loss of $15 million.", [("$15 million", "weak", "sentence")]),
    ("a name beside them", "Analysts at Northern Bank expect a loss of $15 million.", [("$15 million", "named", "sentence")]),
    ("the next row", "A survey by the institute found 52 percent in favour.\n\nNobody was surprised.\n\nAgainst it were 31 percent.",
     [("52 percent", "named", "sentence"), ("31 percent", "named", "release")]),
    ("said before", "The pier costs $2.4 million, the mayor said.\n\nGulls nest on roofs.\n\nBread would cost $2.4 million too.",
     [("$2.4 million", "named", "sentence"), ("$2.4 million", "named", "repeated")]),
    ("the sentence after", "Sales fell by 7 percent.\n\nThe figures, from the bakers' union, cover May.", [("7 percent", "named", "after")]),
    ("a study without a name", "According to a study, 58 percent of anglers use nets.", [("58 percent", "weak", "sentence")]),
    ("a study with a name", "According to a study by Norvane University, 58 percent of anglers use nets.",
     [("58 percent", "named", "sentence")]),
    ("a title and nothing else", "Going by its title metadata, the video claims that heat pumps save 38 percent.",
     [("38 percent", "weak", "sentence")]),
    ("a loss is no price", "Absence costs the economy $4.2 billion a year.", [("$4.2 billion", "none", "")]),
    ("a market", "Shares in Northern Ferries fell 4.2 percent.", [("4.2 percent", "named", "sentence")]),
]  # fmt: skip

NO_CLAIM = [
    "Rovers beat United 3-1 and City lost 0-2; before that it was 1-1 and 2-2, and 80 percent of the ball was theirs.",
    "A ticket costs $12 and the fine is $80.",
    "All 25 members signed it.",
    "It is down to $44.99 this week; bigger ones start at $89.",
    "Mara Holt won 52.4 percent of the vote.",
    "Write to the office in Norvane, Harbour Lane 69440.",
    "Write to anna@example.org or call 4,500.",
]

# (text, [what is quoted])
QUOTED = [
    ("She said: “We have waited for eleven years here.”", ["“We have waited for eleven years here.”"]),
    ("»Wir warten hier seit elf langen Jahren«, sagte sie.", ["»Wir warten hier seit elf langen Jahren«"]),
    ("Er sagte: „Wir warten hier seit elf Jahren.“", ["„Wir warten hier seit elf Jahren.“"]),
    ("”Vi har väntat här i elva långa år”, sade hon.", ["”Vi har väntat här i elva långa år”"]),
    ('"We have waited here for years," he said. "And waited, and waited again."',
     ['"We have waited here for years,"', '"And waited, and waited again."']),
    ("''We have waited here for years,'' he said.", ["''We have waited here for years,''"]),
    ("“We have waited here for years.\n\nAnd nothing ever moves in this place.\n\nNothing at all, I tell you.” She left.",
     ["“We have waited here for years.", "And nothing ever moves in this place.", "Nothing at all, I tell you.”"]),
    ("The so-called “bridge” is closed.", []),
    ('A 12" screen and a 14" screen stand in the hall of the school.', []),
]  # fmt: skip


def document_of(text, form="text"):
    (document,) = readers.read("a", text.encode(), form).documents
    return document


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in SOURCES], ids=[case[0] for case in SOURCES]
)
def test_sources(text, expected):
    document = document_of(
        f"The bridge divides the island.\n\nIt is old.\n\nGulls sit on it.\n\n{text}\n\nThat is all.\n"
    )
    attribution = ANALYSERS.article(document).attribution
    sources = dict(zip(attribution.quantities, attribution.sources, strict=True))
    found = [
        (
            document.blocks[quantity.block].text[slice(*quantity.span)],
            sources[quantity].grade,
            sources[quantity].where,
        )
        for quantity, _ in attribution.claims
    ]
    assert found == expected


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_is_set_or_scored_is_no_claim(text):
    assert ANALYSERS.article(document_of(text)).attribution.claims == ()


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text, expected):
    document = document_of(text)
    spans = quotations(document)
    assert [
        block.text[slice(*span)] for block, own in zip(document.blocks, spans, strict=True) for span in own
    ] == expected


@pytest.mark.parametrize(
    "code", [code for code in RULES.languages.codes if RULES.languages.get(code).sources]
)
def test_a_language_says_all_of_how_sources_are_named(code):
    sources = RULES.languages.get(code).sources
    optional = {"capital_nouns", "moods", "bodies", "trailing", "ends"}
    assert set(sources) | optional == set(language_files.keys(Sources)) | optional
    for section in set(sources) - {"capital_nouns"}:
        assert len(sources[section]) == len(set(sources[section])), section
        assert all(phrase == phrase.strip() or section == "leans" for phrase in sources[section])


def test_a_star_lets_a_word_go_on():
    cues = Cues({"says": ["informuj*"], "per": ["według"]})
    text = "Jak informują, i według nich; nieinformują"
    assert [text[cue.start : cue.end] for cue in cues.find(text)] == ["informują", "według"]


@given(st.text("“”„«»「」\"' abc.\n", max_size=80))
def test_quotations_lie_in_order_in_their_blocks(text):
    for document in readers.read("a", text.encode(), "text").documents:
        for block, spans in zip(document.blocks, quotations(document), strict=True):
            ends = [end for span in spans for end in span]
            assert ends == sorted(ends)
            assert all(0 <= end <= len(block.text) for end in ends)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The harbour lost 4 boats, Dr. Lind said. Nobody was hurt.", 2),
        ("Die Werft baute ca. Zehn Boote, bzw. Kähne. Das reicht.", 2),
        ("Порт получил 5 млн. Рублей и лодку. Это мало.", 2),
        ("It was the year of the boat. Lind agreed.", 2),
    ],
)
def test_a_full_stop_after_an_abbreviation_ends_no_sentence(text, count):
    assert len(SPLITTER.split(text)) == count


@given(st.text("aB. !?…。！”)\n\u00a0 1", max_size=60))
def test_sentences_cover_every_letter_in_order(text):
    spans = SPLITTER.split(text)
    assert [end for span in spans for end in span] == sorted(end for span in spans for end in span)
    assert "".join(text[slice(*span)] for span in spans).split() or not text.strip()
    assert "".join("".join(text[slice(*span)] for span in spans).split()) == "".join(text.split())


PIECES = st.lists(
    st.sampled_from(
        [
            "said ",
            "45 percent ",
            "“",
            "”",
            "is believed to ",
            "experts ",
            "$5 million ",
            "\n\n",
            ". ",
            "It ",
            "also ",
            "and ",
            "a poll ",
            "In 2001 ",
            "according to ",
            "Ane ",
            "## x\n\n",
            "[b](https://b.org) ",
            "<p>",
            ", ",
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES)
@settings(deadline=None)
def test_every_figure_has_one_answer(text):
    for document in readers.read("a", text.encode(), "markdown").documents:
        article = ANALYSERS.article(document)
        if (attribution := article.attribution) is None:
            assert article.language not in RULES.languages.codes
            continue
        found, sources = attribution.quantities, attribution.sources
        assert len(found) == len(sources)
        assert {source.grade for source in sources} <= {"named", "weak", "none"}
        claims, named = attribution.summary()
        assert 0 <= named <= claims == len(attribution.claims)


def test_a_finding_says_how_far_the_last_source_is_and_points_at_it(newslint, tmp_path):
    text = (
        "The harbour office said the berths are full.\n\nGulls nest on roofs.\n\n"
        "In 2009 some 38 percent of the bakers in the valley closed their shops.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    ran = newslint("check", "--isolated", "--select", "statistics", "--output", "json", tmp_path / "a.txt")
    (finding,) = ran.findings
    assert "2 sentences earlier" in finding["message"]
    (related,) = finding["related"]
    assert text[related["start"] : related["end"]] == "said"


def test_every_weight_of_the_score_belongs_to_a_feature():
    text = "The mayor said 52 percent agree.\n\nSome 38 percent of the bakers closed in 2009.\n\n- About 1,200 cars\n"
    attribution = ANALYSERS.article(document_of(text)).attribution
    features = Features(attribution)
    seen = {name for quantity, at in attribution.claims for name in features.of(quantity, at)}
    weights = json.loads(RULES.data["model-source_needed.json"])["weights"]
    assert {name for name in seen if name != "named sentence"} <= set(weights)
    assert len(weights) <= 120
    assert all(
        0 <= value <= 1 for quantity, at in attribution.claims for value in features.of(quantity, at).values()
    )
