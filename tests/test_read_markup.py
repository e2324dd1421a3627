"""What is text and what is markup: in each case text was once lost, or markup shown as text."""

import pytest
from reading import exact

from newslint import readers


def texts(name, source):
    document = readers.read(name, source.encode()).documents[0]
    exact(document)
    return [block.text for block in document.blocks]


TEXT = {
    "an autolink": ("See <https://rain.example/a>.", ["See https://rain.example/a."]),
    "text after a comment": ("<!-- draft --> It rained.", ["It rained."]),
    "a footnote": ("It rained.[^1]\n\n[^1]: By the *office*.", ["It rained.", "By the office."]),
    "a word in brackets and a colon": ("[Note]: it rained all day.", ["[Note]: it rained all day."]),
    "a sentence like an import": (
        "import duties from March on rose = and fell",
        ["import duties from March on rose = and fell"],
    ),
    "inline code in three backticks": ("```make``` builds.\n\nIt rained.", ["make builds.", "It rained."]),
    "a range with tildes": ("10~20 mm and 30~40 mm", ["10~20 mm and 30~40 mm"]),
    "a price between dollar signs": ("It cost $5 or $6.", ["It cost $5 or $6."]),
    "code over two lines of a quote": ("> Run `make\n> all` now.", ["Run make all now."]),
    "a placeholder": ("Dear {{name}}, welcome.", ["Dear {{name}}, welcome."]),
    "braces in code": ("Write `{{< fig >}}` and `{% if %}`.", ["Write {{< fig >}} and {% if %}."]),
    "a cell with a bar": ("|a|b|\n|-|-|\n|`x\\|y`|z|", ["a", "b", "x|y", "z"]),
    "a definition": ("Rain\n: Water that falls.", ["Rain", "Water that falls."]),
    "a colon line": ("::: is a mark", ["a mark"]),
}
MARKUP = {
    "a shortcode": ('Before.\n\n{{< figure src="a_b.png" caption="*x*" >}}\n\nAfter.', ["Before.", "After."]),
    "a shortcode in a line": ('See [the page]({{< ref "a b" >}}) now.', ["See the page now."]),
    "a Liquid tag": ("{% include note.html %}\nIt rained.{% endif %}", ["It rained."]),
    "a Liquid variable": ("At {{ site.title | escape }} it rained.", ["At it rained."]),
    "a Liquid comment": ("A.\n\n{% comment %}\nhidden\n{% endcomment %}\n\nB.", ["A.", "B."]),
    "a directive": (":::note\nIt rained.\n:::\n\n::: {.box}\nB.\n:::", ["It rained.", "B."]),
    "attributes": ('A word.\n{: .lead}\n\n[b](c){:target="_blank" rel="x"}.', ["A word.", "b."]),
    "an alert": ("> [!NOTE]\n> It rained.\n\n> [!tip]- \n> B.", ["It rained.", "B."]),
    "an MDX comment": ("{/* a\nb */}\n\nIt rained.", ["It rained."]),
    "a JSON-LD script": ('<script type="application/ld+json">\n{"a": 1}\n\n</script>\n\nB.', ["B."]),
    "an image": ("![a picture](a.png)\n\nB.", ["B."]),
    "a task": ("- [x] done", ["done"]),
}


@pytest.mark.parametrize("case", TEXT)
def test_markdown_shows(case):
    source, shown = TEXT[case]
    assert texts("a.md", source) == shown


@pytest.mark.parametrize("case", MARKUP)
def test_markdown_hides(case):
    source, shown = MARKUP[case]
    assert texts("a.md", source) == shown


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_are_hidden_whatever_the_line_ends(end):
    source = "> [!NOTE]\n> A.\n\n:::tip\nB.\n:::\n\n{% x %}\nC.\n".replace("\n", end)
    assert texts("a.md", source) == ["A.", "B.", "C."]


def test_mdx_hides_modules_components_and_expressions():
    source = "import { Box } from './box'\nexport const a = {\n  b: 1,\n}\n\n# A {props.x}\n\n<Box data={[{ a: 1 }]} title=\"x > y\">\n\nIt rained.\n\n</Box>\n\nA <Tip />word.\n"
    assert texts("a.mdx", source) == ["A", "It rained.", "A word."]


def test_a_footnote_is_a_link_of_the_sentence():
    (block, _) = readers.read("a.md", b"It rained.[^1]\n\n[^1]: By them.").documents[0].blocks
    assert [target for _, target in block.links] == ["[^1]"]


def test_an_address_is_a_link():
    (block,) = readers.read("a.md", b"Source: https://rain.example/a_b_c.").documents[0].blocks
    assert [(block.text[span.start : span.end], target) for span, target in block.links] == [
        ("https://rain.example/a_b_c", "https://rain.example/a_b_c")
    ]


PAGES = {
    "a quote after an attribute": ('<p><a href="/x"">one</a> two</p><p>three</p>', ["one two", "three"]),
    "a quote in a value": ("<p title=O'Brien>one</p><p>it's two</p>", ["one", "it's two"]),
    "a head without end": ("<head><title>t</title><p>one</p>", ["one"]),
    "text in a head": ("<head><title>t</title>one", ["one"]),
    "a hidden row": ("<table><tr hidden><td>a<tr><td>b</table>", ["b"]),
    "a hidden term": ("<dl><dt hidden>a<dd>b</dl>", ["b"]),
    "a hidden paragraph": ("<p hidden>a<p>b", ["b"]),
    "an open svg": ("<svg><path d=''><p>one</p>two", ["one", "two"]),
    "an open math": ("<math><mi>x<p>one", ["one"]),
    "an open select": ("<select><option>a<p>one</p>", ["one"]),
    "an open video": ("<video src=a><p>one</p>two", ["one", "two"]),
    "a closed video": ("<video src=a><p>one</p></video>two", ["two"]),
    "text in preformatted tags": ("<xmp><b>x</b></xmp>", ["<b>x</b>"]),
    "bold over paragraphs": ("<b><p>one</b>two</p>", ["onetwo"]),
    "an empty end tag": ("<p>one</>two", ["onetwo"]),
    "line ends": ("<p>one\r\ntwo\rthree", ["one two three"]),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_shows(case):
    source, shown = PAGES[case]
    assert texts("a.html", source) == shown


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
@pytest.mark.parametrize(
    "front", ["---\ntitle: Rain\nlang: en\n---\n", '+++\ntitle = "Rain"\nlang = "en"\n+++\n']
)
def test_front_matter_is_read_in_every_format(name, front):
    document = readers.read(name, (front + "It rained.\n").encode()).documents[0]
    exact(document)
    assert [block.text for block in document.blocks] == ["It rained."]
    title = document.metadata["title"]
    assert (title.value, document.language) == ("Rain", "en")
    assert document.source[title.span.start : title.span.end] == "Rain"


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_post_of_front_matter_only_is_no_problem(name):
    assert not readers.read(name, b"---\ntitle: Rain\nlink: https://rain.example/\n---\n").problems
    assert [problem.find for problem in readers.read(name, b" \n").problems] == ["empty"]


def test_a_text_that_begins_with_a_rule_is_text():
    assert texts("a.txt", "---\nNote: it rained.\nAll day.\n")[0] == "---"


@pytest.mark.parametrize(
    "written", ['"Bills &amp; fees: it&#039;s dear"', "'Bills &amp; fees: it&#039;s dear'", "Bills"]
)
def test_a_description_is_placed_as_it_is_written(written):
    page = (
        f"<html><head><meta name=description content={written}></head><body><p>Fees rise.</p></body></html>"
    )
    (document,) = readers.read("a.html", page.encode()).documents
    meta = document.metadata["description"]
    assert page[slice(*meta.span)] == written.strip("\"'")
