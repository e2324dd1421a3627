"""What a block knows of its place: heading levels, lists, tables, inline code, the page's frame."""

import pytest

from newslint import readers

MARKDOWN = """# One `name`

Run `make` and read [the guide](/guide).

## Sources

- [A report on the harvest](https://office.example/harvest), Statistics Office
- [A second report](https://www.bureau.example/second)

Words between the lists.

1. First
   - inner
2. Second

City | Rain
--- | ---
Oslo | 3 mm
"""
HTML = """<html><head><link rel=canonical href="https://www.paper.example/a"></head><body>
<header><a href=/>Home</a></header>
<main><article><header><h1>One <code>name</code></h1></header><p>Words.</p>
<div class="btn-group"><a class="btn btn-primary" href=/more>More</a></div>
<table><thead><tr><th>City<th colspan=2>Rain</thead><tr><th>Oslo<td>3<td>mm</table>
<ul><li><a href="https://paper.example/b">Second</a><li><a href="/c">Third</a></ul>
<ul><li><a href="https://office.example/b">Report</a><li><p>Seen.<p>Heard.</ul>
<footer>Written at night.</footer></article></main>
<div class="site-footer">Imprint</div><div class="no-footer">Last words.</div>"""


def blocks(name, text):
    return {block.text: block for block in readers.read(name, text.encode()).documents[0].blocks}


def code(block):
    return [block.text[span.start : span.end] for span in block.code]


def test_markdown_tells_levels_and_inline_code():
    found = blocks("a.md", MARKDOWN)
    assert [(block.text, block.level) for block in found.values() if block.level] == [
        ("One name", 1),
        ("Sources", 2),
    ]
    assert code(found["One name"]) == ["name"]
    assert code(found["Run make and read the guide."]) == ["make"]


def test_markdown_tells_lists():
    found = blocks("a.md", MARKDOWN)
    report, second = (
        found[text].item for text in ("A report on the harvest, Statistics Office", "A second report")
    )
    assert (report.list, report.position, report.size, report.links) == (second.list, 0, 2, "external")
    assert second.position == 1
    first, inner, last = (found[text].item for text in ("First", "inner", "Second"))
    assert first.list == last.list != inner.list
    assert (first.ordered, last.position, inner.depth, inner.ordered, first.links) == (True, 1, 1, False, "")
    assert found["Words between the lists."].item is None


def test_markdown_tells_cells():
    found = blocks("a.md", MARKDOWN)
    cells = {text: tuple(block.cell) for text, block in found.items() if block.cell}
    assert cells == {
        "City": (0, 0, 0, True),
        "Rain": (0, 0, 1, True),
        "Oslo": (0, 1, 0, False),
        "3 mm": (0, 1, 1, False),
    }


def test_html_tells_levels_cells_and_code():
    found = blocks("a.html", HTML)
    assert found["One name"].level == 1
    assert code(found["One name"]) == ["name"]
    assert {text: tuple(block.cell)[1:] for text, block in found.items() if block.cell} == {
        "City": (0, 0, True),
        "Rain": (0, 1, True),
        "Oslo": (1, 0, True),
        "3": (1, 1, False),
        "mm": (1, 2, False),
    }


def test_html_tells_lists():
    found = blocks("a.html", HTML)
    assert (found["Second"].item.links, found["Third"].item.position) == ("internal", 1)
    assert found["Seen."].item == found["Heard."].item
    assert found["Seen."].item.links == ""
    assert found["Report"].item.list != found["Second"].item.list


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Home", "header"),
        ("One name", ""),
        ("Words.", ""),
        ("More", "button"),
        ("Written at night.", ""),
        ("Imprint", "footer"),
        ("Last words.", ""),
    ],
)
def test_html_tells_the_frame_from_the_article(text, template):
    assert blocks("a.html", HTML)[text].template == template
