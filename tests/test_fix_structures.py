"""Repairs leave an article's structure as it was: tables, lists, headings and front matter that nobody reported."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslint.config.config_file import Config
from newslint.engine import fixes
from newslint.engine.session import Session
from newslint.readers import read
from newslint.ruleset import compiled

SESSION = Session(compiled.load([]), Config(), cache=False)

WORDS = [
    "Read more",
    "Share",
    "Related articles",
    "Sources",
    "OK",
    "Decline",
    "分享",
    "Läs mer",
    "Harbour fees",
    "12 boats",
]
SENTENCES = [
    "The ferry sails again on Monday, the company said after eleven days on strike.",
    "Tickets are sold on board,\u200b and children travel free of charge until the summer.",
    "Sales rose, the firm said. \ue200cite\ue202turn0search0\ue201",
    "See the map at https://example.org/map?utm_source=chatgpt.com for the route of the ship.",
]
words, sentences = st.sampled_from(WORDS), st.sampled_from(SENTENCES)
rows = st.lists(st.tuples(words, words), min_size=1, max_size=3)
entries = st.lists(st.one_of(words, sentences), min_size=1, max_size=4)


def markdown_table(cells):
    lines = [f"| {first} | {second} |" for first, second in cells]
    return "\n".join([lines[0], "|---|---|", *lines[1:]])


def html_table(cells):
    inner = "".join(f"<tr><td>{first}</td><td>{second}</td></tr>" for first, second in cells)
    return f"<table>{inner}</table>"


markdown = st.one_of(
    sentences,
    words,
    words.map(lambda word: f"## {word}"),
    words.map(lambda word: f"> {word}"),
    rows.map(markdown_table),
    entries.map(lambda items: "\n".join(f"- {item}" for item in items)),
    entries.map(lambda items: "\n".join(f"{n}. {item}\n   - {item}" for n, item in enumerate(items, 1))),
    words.map(lambda word: f"```\n{word}\n```"),
)
html = st.one_of(
    sentences.map(lambda text: f"<p>{text}</p>"),
    words.map(lambda text: f"<p>{text}</p>"),
    words.map(lambda text: f"<h2>{text}</h2>"),
    rows.map(html_table),
    entries.map(lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"),
)
FRONT = ["", "---\ntitle: Ferry returns\nlang: en\n---\n\n", '+++\ntitle = "Ferry returns"\n+++\n\n']


def shape(block):
    cell = block.cell and (block.cell.row, block.cell.column, block.cell.head)
    return block.text, block.kind, block.level, block.item is not None, cell


def assert_structure_stays(path, text):
    data = text.encode()
    findings = SESSION.check_text(path, data).findings
    chosen = fixes.plan(findings, unsafe=True)
    new = fixes.edited(text, fixes.edits(chosen))
    (before,), (after,) = (read(path, part.encode()).documents for part in (text, new))
    flagged = [(found.place.start, found.place.end) for found in chosen]
    free = [
        shape(block)
        for block in before.blocks
        if not any(block.span.start < end and start < block.span.end for start, end in flagged)
    ]
    left = iter([shape(block) for block in after.blocks])
    assert all(one in left for one in free)
    assert {key: meta.value for key, meta in before.metadata.items()} == {
        key: meta.value for key, meta in after.metadata.items()
    }


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(FRONT), st.lists(markdown, min_size=1, max_size=6))
@example("", [f"- Read more\n- {SENTENCES[0]}\n- Read more", SENTENCES[2]])
def test_markdown(front, parts):
    assert_structure_stays("a.md", front + "\n\n".join(parts) + "\n")


@settings(deadline=None, max_examples=30)
@given(st.lists(html, min_size=1, max_size=6))
@example(["<ul><li>Read more</li><li>Read more</li></ul>", "<p>Read more</p>", f"<p>{SENTENCES[0]}</p>"])
def test_html(parts):
    head = '<!doctype html><html lang="en"><head><title>Ferry</title></head><body><article>'
    assert_structure_stays("a.html", head + "\n".join(parts) + "</article></body></html>")


def test_a_label_between_a_table_and_a_list_goes_alone():
    table, items = markdown_table([("Share", "12 boats")]), "- Sources\n- Harbour fees"
    text = f"{table}\n\n{SENTENCES[0]}\n\nRead more\n\n{SENTENCES[0]} Twice.\n\n{items}\n"
    findings = SESSION.check_text("a.md", text.encode()).findings
    new = fixes.edited(text, fixes.edits(fixes.plan(findings, unsafe=True)))
    assert new == text.replace("Read more\n\n", "")
