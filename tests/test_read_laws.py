"""Laws of reading, for any input: it never raises, every character has its place, nothing visible is lost."""

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import exact, visible_words

from newslint import readers

FORMATS = ["text", "markdown", "html"]

MARKDOWN = st.lists(
    st.sampled_from(
        "a word ÅÄÖ 中文 \n \n\n \r\n # ## - * ** *** _ __ ` ``` ~~~ ~~ > | |-| --- +++ [ ] ( ) [a](b) ![a](b) <b> </b> <!-- --> "
        "&amp; &#65; &bogus; \\ \\* {{< x >}} {{% x %}} === --- 1. [^1] [a]: \t ! title: x : ' \" \u00a0 <http://a.b> \x00 import".split(
            " "
        )
    )
    | st.just(" "),
    max_size=40,
).map("".join)
HTML = st.lists(
    st.sampled_from(
        "a word ÅÄÖ 中文 \n \r\n \t <p> </p> <div> </div> <br> <br/> <b> </b> <i> </i> <a href='x'> </a> <script> </script> <style> "
        "</style> <title> </title> <li> </li> <td> </tr> <table> <h1> </h1> <!-- --> <! </ < > & &amp; &lt; &#65; &notit; &#0; "
        "&#xD800; &nGt; &amp <p_lang=sv> <p_hidden> <template> </template> <pre> </pre> <q> </q> <svg> </svg> <![CDATA[ ]]> <? ?> "
        '\' " = / \u00a0 \x00 <p_class="cookie"> <textarea> <p_title=\'>'.replace("_", "\x01").split(" ")
    ).map(lambda token: token.replace("\x01", " "))
    | st.just(" "),
    max_size=40,
).map("".join)
TEXT = st.text() | st.lists(st.sampled_from([*"a Word. \n \n\n \r\n \r - \xa0 \u3000 \x0b \x0c \x85 \u2028".split(" "), " ", "x" * 70]), max_size=40).map("".join)  # fmt: skip
ANY = {"text": TEXT, "markdown": MARKDOWN | st.text(), "html": HTML | st.text()}


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.data())
def test_every_character_has_its_place(form, data):
    text = data.draw(ANY[form])
    result = readers.read("a", text.encode("utf-8", "replace"), form)
    for document in result.documents:
        exact(document)
    for problem in result.problems:
        assert 0 <= problem.start <= problem.end <= max(1, len(text))
        assert problem.find in (*readers.UNREAD, "empty")


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.binary() | st.sampled_from([b"\xff\xfe", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff"]).flatmap(lambda mark: st.binary().map(lambda rest: mark + rest)))  # fmt: skip
def test_any_bytes_are_read_or_refused(form, data):
    result = readers.read("a", data, form)
    assert result.source is not None or result.problems
    if result.source is not None:
        assert result.source.bom + result.source.text.encode(result.source.encoding) == data


@given(TEXT)
def test_plain_text_loses_nothing(text):
    # NULs make a file binary data.
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "0")
    (document,) = readers.read("a", text.encode(), "text").documents or [None]
    shown = "".join(block.text for block in document.blocks)
    assert re.sub(r"[ \t\r\n\v\f]", "", shown) == re.sub(r"[ \t\r\n\v\f]", "", document.source)


@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8), max_size=12),
    st.data(),
)
def test_html_loses_no_word(words, data):
    """Words between any tags come out as they went in."""
    tags = [
        "<p>",
        "</p>",
        "<div class=x>",
        "</div>",
        "<b>",
        "</b>",
        " ",
        "<br>",
        "<ul><li>",
        "</ul>",
        "<!-- x -->",
        "<h2>",
        "</h2>",
    ]
    page = ""
    for word in words:
        page += " " + escape(word) + " " + "".join(data.draw(st.lists(st.sampled_from(tags), max_size=4)))
    document = readers.read("a", page.encode(), "html").documents[0]
    assert " ".join(block.text for block in document.blocks).split() == words


@settings(max_examples=60)
@given(st.recursive(st.sampled_from(["one", "two three", "四", "&amp; five", "é"]), lambda inner: st.tuples(st.sampled_from(["p", "div", "b", "li", "td", "h2", "i", "span", "section", "blockquote"]), st.lists(inner, max_size=4)).map(lambda pair: f"<{pair[0]}>" + " ".join(pair[1]) + f"</{pair[0]}>"), max_leaves=12))  # fmt: skip
def test_html_shows_what_lxml_shows(page):
    from collections import Counter

    page = f"<html><body>{page}</body></html>"
    document = readers.read("a", page.encode(), "html").documents[0]
    assert Counter(" ".join(block.text for block in document.blocks).split()) == visible_words(page)


def test_a_value_of_toml_is_found_beside_its_key():
    source = '+++\ndate = 2026-02-01\ntitle = "a"\n"lang" = "da"\n+++\nSome words.\n'
    metadata = readers.read("a.md", source.encode()).documents[0].metadata
    assert {name: source[: meta.span.start].count("\n") for name, meta in metadata.items()} == {
        "date": 1,
        "title": 2,
        "lang": 3,
    }
