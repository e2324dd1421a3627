"""Files with many records, and documents that are no text: every article is read, and every place is right."""

import bz2
import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import readers
from newslint.model.document import Document, Span

PLAIN = "The ferry sails again on Monday, the company said.\n\nTickets are sold on board.\n"
HTML = "<p>The ferry sails again on Monday &amp; Tuesday, the <b>company</b> said.</p>\n<p>Tickets are sold on board.</p>"
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t "\\/<>&'), min_size=1, max_size=60
)


def shown(document):
    return [block.text for block in document.blocks]


def read(name, data, **settings):
    result = readers.read(name, data if isinstance(data, bytes) else data.encode(), settings=settings)
    return result.documents, result.problems


def placed(documents, text, unescaped):
    """Assert that all that a block says is where it says it does; `unescaped` undoes the container's escapes."""
    for document in documents:
        assert document.source == text[document.base.offset : document.base.offset + len(document.source)]
        for block in document.blocks:
            for start in range(len(block.text)):
                span = document.in_file(block.source(start, start + 1))
                written = unescaped(text[span.start : span.end])
                assert block.text[start] in (written, " "), (block.text, start, written)


def from_json(written):
    return json.loads(f'"{written}"')


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), st.booleans())
def test_json_lines_have_exact_places(articles, ascii_only):
    lines = [
        json.dumps({"id": str(n), "title": title, "text": text}, ensure_ascii=ascii_only)
        for n, (title, text) in enumerate(articles)
    ]
    text = "\n".join(lines)
    documents, problems = read("a.jsonl", text, text_format="text")
    told = [document.part for document in documents] + [
        str(problem.line - 1) for problem in problems if problem.find == "empty"
    ]
    assert sorted(told) == [str(n) for n in range(len(articles))]
    placed(documents, text, from_json)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_tables_have_exact_places(articles):
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(
        [("id", "text"), *[(n, text) for n, (_, text) in enumerate(articles)]]
    )
    documents, _ = read("a.csv", file.getvalue(), text_format="text")
    placed(documents, file.getvalue(), lambda written: written.replace('""', '"'))


@given(TEXTS, st.booleans())
def test_html_in_a_feed_has_exact_places(words, in_cdata):
    page = f"<p>{escape(words)}</p>"
    body = f"<![CDATA[{page}]]>" if in_cdata else escape(page)
    text = f"<rss><channel><item><guid>1</guid><description>{body}</description></item></channel></rss>"
    documents, _ = read("a.rss", text)
    from html import unescape

    placed(documents, text, lambda written: unescape(written if in_cdata else unescape(written)))


def test_a_bad_line_is_one_problem_and_the_file_goes_on():
    lines = [
        b'{"text": "One."}',
        b"not json",
        b"",
        b"[1]",
        b'{"text": null}',
        b'{"text": "\xff"}',
        b'{"text": "Two."}\r',
    ]
    documents, problems = read("a.jsonl", b"\n".join(lines))
    assert [shown(document) for document in documents] == [["One."], ["Two."]]
    assert [(problem.line, problem.find) for problem in problems] == [
        (2, "unreadable"),
        (4, "unreadable"),
        (5, "empty"),
        (6, "encoding"),
    ]
    assert documents[1].base.line == 7


def test_ids_name_articles_and_equal_ones_stay_apart():
    lines = [
        {"id": "a", "text": "One."},
        {"id": "a", "text": "Two."},
        {"url": "https://x.example/1", "text": "Three."},
        {"text": "Four."},
    ]
    documents, _ = read("a.jsonl", "\n".join(map(json.dumps, lines)))
    names = [document.part for document in documents]
    assert names[:3] == ["a", "a~2", "https://x.example/1"]
    moved, _ = read("a.jsonl", "\n".join(map(json.dumps, reversed(lines))))
    assert moved[0].part == names[3], "a hash of the content, whatever the line"


@pytest.mark.parametrize(
    ("article", "title", "format"),
    [
        ({"uri": "u", "headline": "H", "body_text": PLAIN, "body_xhtml": HTML}, "H", "html"),
        ({"uri": "u", "headlines": [{"role": "main", "value": "H"}], "bodies": [{"contentType": "text/plain", "value": PLAIN}, {"contentType": "text/html", "value": HTML}]}, "H", "html"),
        ({"id": 7, "title": {"rendered": "H"}, "content": {"rendered": HTML}}, "H", "html"),
        ({"title": "H", "maintext": PLAIN, "date_publish": "2026-02-04"}, "H", "text"),
        ({"@type": "NewsArticle", "headline": "H", "articleBody": PLAIN}, "H", "text"),
        ({"title": "H", "body": {"summary": [], "sections": [{"headline": [], "paragraphs": PLAIN.split("\n\n")}]}}, "H", "text"),
    ],
)  # fmt: skip
def test_json_of_known_programs(article, title, format):
    text = json.dumps({"articles": [article]})
    ((document,), problems) = read("a.json", text)
    assert (document.title, document.format, problems) == (title, format, ())
    assert len(document.blocks) == 3
    placed([document], text, from_json) if format == "text" else None


def test_a_table_without_a_column_of_text_is_named():
    _, (problem,) = read("a.csv", "name,price\nferry,3\n")
    assert "columns: name, price" in problem.reason
    (document,), _ = read("a.csv", "name,price\nferry,3\n", text="name")
    assert shown(document) == ["ferry"]


@pytest.mark.parametrize(
    ("name", "text", "blocks"),
    [
        ("a.nitf", f'<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>{HTML}</body.content></body></nitf>', 3),
        ("a.xml", f'<newsItem guid="g"><contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML><html><body>{HTML}</body></html></inlineXML></contentSet></newsItem>', 3),
        ("b.xml", f"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><ContentItem><DataContent>{HTML}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>", 3),
        ("c.xml", f"<TEI><teiHeader><fileDesc><titleStmt><title>H</title></titleStmt></fileDesc></teiHeader><text><body>{HTML}</body></text></TEI>", 3),
        ("d.xml", f'<doc title="H"><main>{HTML}</main></doc>', 2),
        ("e.atom", f'<feed xml:lang="en"><entry><id>g</id><title>H</title><content type="xhtml"><div>{HTML}</div></content></entry></feed>', 3),
    ],
)  # fmt: skip
def test_xml_of_the_trade(name, text, blocks):
    from html import unescape

    ((document,), problems) = read(name, text)
    assert (len(document.blocks), document.title, problems) == (blocks, "H", ())
    assert document.blocks[-2].text == "The ferry sails again on Monday & Tuesday, the company said."
    placed([document], text, unescape)


def test_xml_reads_nothing_from_outside_and_expands_nothing():
    text = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyy">]><rss><item><description>a &x; b &y; c</description></item></rss>'
    (document,), problems = read("a.rss", text)
    assert shown(document)[0].split() == ["a", "b", "c"]
    assert {problem.find for problem in problems} == {"unreadable"}


def test_what_comes_before_a_break_in_xml_is_read():
    text = "<rss><channel><item><description>One.</description></item><item><description>Two</channel>"
    documents, problems = read("a.rss", text)
    assert shown(documents[0]) == ["One."]
    assert "mismatched tag" in problems[0].reason


def packed_zip(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return file.getvalue()


def docx(body):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = f'<w:styles {space}><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
    return packed_zip(
        {
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": styles,
        }
    )


def test_word_documents_without_what_was_deleted():
    (document,), _ = read("a.docx", docx(
        '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>Ferry returns</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Tickets are </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>sold.</w:t></w:r></w:p>"
    ))  # fmt: skip
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("headline", "Ferry returns"),
        ("paragraph", "Tickets are sold."),
    ]
    assert document.position(document.blocks[1].span.start) == (2, 1), "the paragraph stands for the line"
    assert document.anchor == "field"


def test_open_documents():
    body = '<t:h t:outline-level="1">Strike</t:h><t:p>Two<t:s t:c="2"/>days.</t:p>'
    text = f'<o:document-content xmlns:o="o" xmlns:t="t"><o:body><o:text>{body}</o:text></o:body></o:document-content>'
    (document,), _ = read("a.odt", packed_zip({"content.xml": text}))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "Strike"),
        ("paragraph", "Two  days."),
    ]


@pytest.mark.parametrize("encoding", ["quoted-printable", "8bit", "base64"])
def test_newsletters(encoding):
    message = EmailMessage()
    message["Subject"] = "Färjan går igen"
    message.set_content("Färjan går igen på måndag, sade bolaget = i dag.\n", cte=encoding)
    data = message.as_bytes()
    (document,), _ = read("a.eml", data)
    assert document.title == "Färjan går igen"
    assert shown(document)[-1] == "Färjan går igen på måndag, sade bolaget = i dag."
    if encoding == "quoted-printable":
        block = document.blocks[-1]
        span = block.source(block.text.index("å"), block.text.index("å") + 1)
        assert document.source[span.start : span.end] == "=C3=A5"


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress)])
def test_compressed_files(suffix, pack):
    data = json.dumps({"text": "One."}).encode() + b"\n"
    documents, problems = read(f"a.jsonl.{suffix}", pack(data) + pack(data))
    assert [len(documents), len(problems)] == [2, 0], "both members are read"
    documents, problems = read(f"a.jsonl.{suffix}", pack(data * 40000)[:-9])
    assert problems
    assert {problem.find for problem in problems} <= {"unreadable", "limit"}
    _, (bomb,) = read(f"a.txt.{suffix}", pack(bytes(64 << 20)))
    assert bomb.find == "limit"


def test_zstandard():
    zstandard = pytest.importorskip("zstandard")
    (document,), problems = read("a.txt.zst", zstandard.compress(PLAIN.encode()))
    assert (len(document.blocks), problems, document.fixable) == (2, (), False)


def test_parquet():
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "title": ["H", None], "text": [PLAIN, ""]}), file)
    (document,), (problem,) = read("a.parquet", file.getvalue())
    assert (document.part, document.title, len(document.blocks)) == ("a", "H", 3)
    assert document.position(document.blocks[1].span.start) == (1, 1), (
        "the row is the line, the column counts in the cell"
    )
    assert (problem.find, problem.line) == ("empty", 2)


def test_web_archives():
    pytest.importorskip("warcio")
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\nWARC-Record-ID: <urn:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
    (document,), problems = read("a.warc", f"{head}{page}\r\n\r\n")
    assert (document.part, len(document.blocks), problems) == ("https://x.example/a", 2, ())


def test_content_tells_the_format_where_the_name_does_not():
    assert readers.read("stdin", b'{"headline": "H", "text": "One."}').documents[0].title == "H"
    assert readers.read("stdin", b"<rss><item><description>One.</description></item></rss>").documents
    assert readers.read("x.txt", docx("<w:p/>")).problems[0].find == "unreadable"


NAMES = sorted({f"a.{suffix}" for suffix in readers.formats.SUFFIXES})


@given(st.sampled_from(NAMES), st.binary() | st.text("{}[]<>/\"':,ab=?! \n&;\\-").map(str.encode))
def test_any_bytes_are_read_or_refused(name, data):
    result = readers.read(name, data)
    assert result.problems or any(document.blocks for document in result.documents)
    for document in result.documents:
        assert isinstance(document, Document)
        for block in document.blocks:
            assert Span(0, 0) <= block.span <= Span(len(document.source), len(document.source))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("## Ferry\n\nThe **ferry** sails, [the firm](https://example.org) said.", ["heading", "paragraph"]),
        ("## Ferry\n\nThe ferry sails, the firm said.", ["paragraph", "paragraph"]),
        ("The ferry sails.\n\n5 ** 2 is 25, ** 3 is 125.", ["paragraph", "paragraph"]),
    ],
)
def test_markdown_in_a_field_is_read_as_such(text, kinds):
    (document,), _ = read("a.json", json.dumps({"title": "Fees", "text": text}))
    assert [block.kind for block in document.blocks[1:]] == kinds
