import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.boilerplate import interface_words
from newslint.boilerplate.fillers import only_fillers
from newslint.boilerplate.interface_words import InterfaceWords
from newslint.boilerplate.phrases import PhraseIndex, compile_lexicon
from newslint.boilerplate.placeholders import template, verified
from newslint.fast.packed_strings import Packed, pack
from newslint.model.document import Block, Document, SourceSegment
from newslint.model.rule import Rule
from newslint.ruleset import compiled
from newslint.text.normalize import normalize

STORED = compiled.load().data
WORDS = InterfaceWords(STORED)


def phrase_index(**tables):
    rules = [Rule("ui/test", "error", "high", "", "", "", True, "boilerplate", tables, ("en",))]
    return PhraseIndex({**compile_lexicon(rules), interface_words.STORED: STORED[interface_words.STORED]})


def found(words, text):
    block = Block(text, "paragraph", (SourceSegment(0, 0, len(text)),))
    document = Document("a.txt", text, (block,))
    return [(label.table, text[label.span.start : label.span.end]) for label in words.labels(document)[0]]


@pytest.mark.parametrize(
    ("entry", "language", "text", "match"),
    [
        ("{n} comments", "en", "12 comments", "12 comments"),
        ("{n} comments", "en", "1,204comments", "1,204comments"),
        ("{n} views", "en", "3.4k views", "3.4k views"),
        ("read {n} more comments", "en", "read 3 more comments", "read 3 more comments"),
        ("share on {network}", "en", "share on facebook654", "share on facebook"),
        ("share on {network}", "en", "share on monday", None),
        ("photo: {*}", "en", "photo: joan pell / county archive", "photo: joan pell / county archive"),
        ("© {*} all rights reserved", "en", "© the upper marsh post all rights reserved",
         "© the upper marsh post all rights reserved"),
        ("subscribe to {*} newsletter", "en", "subscribe to our newsletter", "subscribe to our newsletter"),
        ("{*} / getty images", "en", "joan pell / getty images", "joan pell / getty images"),
        ("分享到{network}", "zh", "分享到微信", "分享到微信"),
        ("{n}条评论", "zh", "3.2万条评论", "3.2万条评论"),
        ("(share|send) this (story |)now", "en", "send this now", "send this now"),
        ("(share|send) this (story |)now", "en", "share this story now", "share this story now"),
        ("(share|send) this (story |)now", "en", "print this now", None),
        ("generat(a|o) (da|con) ai", "it", "generata con ai", "generata con ai"),
        ("foto(:|) ai", "it", "foto ai", "foto ai"),
        ("图片来源：{*}", "zh", normalize("图片来源：渡轮公司"), normalize("图片来源：渡轮公司")),
    ],
)  # fmt: skip
def test_a_slot_stands_for_what_it_says(entry, language, text, match):
    anchors, expression, *_ = template(normalize(entry), language)
    spans = [
        verified(WORDS.filled(expression), text, at, at + len(word))
        for word in anchors
        if (at := text.find(word)) >= 0
    ]
    assert [text[slice(*span)] for span in spans if span] == ([match] if match else [])


@pytest.mark.parametrize(
    ("entry", "language", "rarest"),
    [
        ("(图片|图像)由(ai|人工智能)", "zh", ("图片", "图像")),
        ("(foto|slika) (ai|ui)", "sl", ("foto ", "slika ")),
        ("(kép|cikk) (mi|ai)", "hu", ("kép ", "cikk ")),
    ],
)
def test_an_entry_is_searched_for_by_its_rarest_words(entry, language, rarest):
    assert template(entry, language)[0] == rarest


def test_an_entry_that_is_nothing_but_slots_is_refused():
    with pytest.raises(ValueError, match="no word next to"):
        template("{n} {network}", "en")


@pytest.mark.parametrize("entry", ["share (on {network}|by mail)", "(photo|image {*}) archive"])
def test_a_slot_inside_a_choice_is_refused(entry):
    with pytest.raises(ValueError, match="inside a choice"):
        template(entry, "en")


def test_the_longest_label_wins_and_a_failed_slot_leaves_the_shorter_one():
    words = phrase_index(labels={"en": ["share", "share on {network}", "share on the road"]})
    assert found(words, "Share on Facebook") == [("labels", "Share on Facebook")]
    assert found(words, "Share on Monday") == [("labels", "Share")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Share on Facebook654 Tweet Email", ["Share on Facebook", "Tweet"]),
        ("ShareTweet", ["Share", "Tweet"]),
        ("Shareholders tweeted", []),
        ("分享评论", ["分享", "评论"]),
    ],
)
def test_glued_labels_are_told_apart(text, pieces):
    words = phrase_index(labels={"en": ["share", "share on {network}", "tweet"], "zh": ["分享", "评论"]})
    assert [piece for _, piece in found(words, text)] == pieces


def test_long_blocks_are_searched_for_no_labels():
    words = phrase_index(labels={"en": ["share"]}, phrases={"en": ["we use cookies"]})
    text = "We use cookies. Share." + " More of the same." * 12
    assert found(words, text) == [("phrases", "We use cookies")]
    assert found(words, text * 4) == []


@pytest.mark.parametrize(
    ("text", "filled"), [("facebook 12 · twitter!", True), ("and", True), ("the bridge", False)]
)
def test_what_may_stand_between_labels(text, filled):
    assert only_fillers(text, [], WORDS) is filled


@given(st.lists(st.text()))
def test_packed_strings_come_back(strings):
    strings = [text.encode("utf-8", "replace").decode() for text in strings]
    assert [*Packed(pack(strings))] == strings


@given(st.text(alphabet="ab {}*n12.(|)", max_size=60), st.text(alphabet="ab 12.", max_size=200))
def test_verification_stays_inside_the_text_and_covers_the_piece(entry, text):
    try:
        anchors, expression, *_ = template(entry, "en")
    except ValueError:
        return
    for word in anchors:
        at = text.find(word)
        if at >= 0 and (span := verified(WORDS.filled(expression), text, at, at + len(word))):
            assert 0 <= span[0] <= at <= at + len(word) <= span[1] <= len(text)
