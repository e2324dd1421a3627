"""Which language a block is in: scripts, names, quotations, and texts that the identifiers must survive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languages import dictionaries
from newslint.languages.identification import Identifier, same
from newslint.languages.langid import ranker
from newslint.readers import read
from newslint.ruleset import compiled
from newslint.text import scripts
from newslint.text.tokens import name_like, prose, title_case, unquoted, words

IDENTIFIER = Identifier(compiled.load().languages)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("도서관은 월요일에 다시 문을 연다.", "ko"),
        ("图书馆星期一重新开放，市长说。", "zh"),
        ("圖書館星期一重新開放，市長說。", "zh"),
        ("図書館は月曜日に再開する。", "ja"),
        ("宮崎県：高鍋町、新富町、えびの市", "ja"),
        ("Η βιβλιοθήκη ανοίγει ξανά τη Δευτέρα.", "el"),
        ("ห้องสมุดจะเปิดอีกครั้งในวันจันทร์", "th"),
    ],
)
def test_the_script_decides(text, language):
    assert scripts.decided(text, scripts.counts(text)) == language


@pytest.mark.parametrize(
    ("main", "text", "language"),
    [
        ("en", "Далее", "ru"),  # one word in a script of its own
        ("sv", "المزيد", "ar"),
        ("ja", "関連記事", "ja"),  # kanji alone, in a Japanese article
        ("ja", "业务动态", "zh"),  # simplified forms
        ("ko", "Harbour Group Seoul", ""),  # a name in Latin letters
        ("ko", "the ferry sails again on monday morning", "en"),
        ("lo", "That Ferry Was Really Very Late Again", "en"),  # a headline in title case
        ("de", "Anna Smith, John Brown, Peter Miller, Jane White", ""),
        (
            "en",
            "The mayor said in Spanish: «El ferri vuelve a navegar el lunes», and smiled at the crowd.",
            "en",
        ),
        ("hi", "टिप्पणी", "hi"),  # vowel signs do not make words of one
    ],
)
def test_blocks(main, text, language):
    found = IDENTIFIER.guess(text, main).language
    assert found == language or (language == main and found == "")


def test_words():
    assert words("Don't 'stop' at 7.30, पुस्तकालय खुला — ok 🎉") == [
        "Don't",
        "stop",
        "at",
        "पुस्तकालय",
        "खुला",
        "ok",
    ]
    assert name_like(words("Ludwig van Beethoven"), ["van"])
    assert not name_like(words("The ferry is late"))
    headline, byline = "Storm Stops Every Ferry In Town", "Anna Smith, John Brown, Peter Miller"
    assert title_case(headline, words(headline))
    assert not title_case(byline, words(byline))
    assert prose(words("comment rejected"))
    assert not prose(["Reuters"])
    assert unquoted("He said “hej” twice").split() == ["He", "said", "twice"]


@given(st.text(max_size=300), st.sampled_from(["en", "zh", "ja", "ru", "hi", "xx"]))
def test_any_text_has_an_answer(text, main):
    guess = IDENTIFIER.guess(text, main)
    assert guess.margin >= 0 or same(guess.language, main)
    assert "" not in words(text)


def test_a_dictionary_tells_capitalised_words_from_names():
    assert IDENTIFIER.guess("Forgot Password?", "pl").language == "en"
    assert IDENTIFIER.guess("Remember My Friend", "fr").language == "en"
    assert IDENTIFIER.guess("Walter Duncan", "pl").language == ""


@pytest.mark.parametrize("kept", [False, True])
def test_a_dictionary_knows_its_words_from_their_checksums_too(kept, tmp_path):
    folder = tmp_path if kept else None
    for _ in range(2):  # made, then kept
        dictionaries._checksums.cache_clear()
        assert dictionaries.known(["Ferry", "password"], "en", folder)
        assert not dictionaries.known(["ferry", "skarholmen"], "en", folder)
        assert not dictionaries.known(["ferry"], "sv", folder)
        for path in tmp_path.glob("*/words.u4"):  # as after a loss of power
            path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize("text", ["Fast delivery", "Damaged undersea cables", "Get free demo"])
def test_common_words_of_the_articles_language_settle_a_short_text(text, monkeypatch):
    identifier = Identifier(compiled.load().languages)
    monkeypatch.setattr(identifier._detectors, "slow", lambda _: pytest.fail("asked the slow identifier"))
    assert identifier.guess(text, "en").language == "en"


def test_the_unpacked_model_answers_as_the_packed_one(tmp_path):
    texts = ["Bild genererad av AI", "这是一个测试", "The ferry is late.", "", "0 1 2"]
    expected = [ranker(None)(text) for text in texts]
    for _ in range(2):  # unpacked, then mapped
        assert [ranker(tmp_path)(text) for text in texts] == expected
    [folder] = tmp_path.iterdir()
    (folder / "moves.u4").write_bytes(b"cut off")
    assert [ranker(tmp_path)(text) for text in texts] == expected
    whole = {path: path.read_bytes() for path in folder.iterdir()}
    for path, content in whole.items():  # as after a loss of power
        path.write_bytes(bytes(len(content)))
        assert [ranker(tmp_path)(text) for text in texts] == expected, path.name
        assert path.read_bytes() == content


def test_an_article_is_in_the_language_it_begins_in_when_that_has_a_script_of_its_own():
    text = (
        "渡轮公司周一发布了新的船票软件，岛上的居民都很高兴，旧的船票在夏天之前仍然有效。\n\n"
        "This release brings a new seat map, faster payment and support for group tickets, and it fixes a fault"
        " that made the list of departures jump.\n"
    )
    (document,) = read("a.txt", text.encode()).documents
    assert IDENTIFIER.document_language(document) == "zh"


def test_terms_of_a_trade_do_not_make_an_article_english():
    french = (
        "Le planning des équipages dans le service est un sujet pour les reviews de sprint, et la compagnie avec"
        " les product owners est sur le sujet.\n\n"
    )
    terms = "Capacity review, risk budget, weekly planning, sprint goals, team maps, priority boards, delivery metrics, release train engineers.\n\n"
    (document,) = read("a.txt", (terms * 4 + french * 2).encode()).documents
    assert IDENTIFIER.document_language(document) == "fr"
