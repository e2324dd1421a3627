"""The HTML report: what is in it, that it is safe whatever the articles say, and that a browser shows it."""

import base64
import hashlib
import re
import tomllib
from decimal import Decimal

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from reporting import A, B, findings, place, rendered, report_of, told

from newslint import readers
from newslint.model.document import Document, Span
from newslint.model.finding import Finding
from newslint.quantities import Quantity
from newslint.readers import Result
from newslint.reports.html import articles, disagreements, page
from newslint.reports.html.running_text import TextOf
from newslint.text import escaping

ANY = st.text(st.characters(exclude_categories=()), max_size=30)
TAGS = set(
    "html head meta title style script body a header h1 h2 h3 h4 h5 ul ol li strong form fieldset legend label input "
    "small select option button output span kbd main section div table tbody tr th td svg rect details summary figure "
    "figcaption p blockquote mark article aside code dl dt dd footer".split()
)


def parsed(report):
    return html.document_fromstring(page(report))


def test_the_page_names_the_findings_where_they_stand():
    root = parsed(told())
    notes = root.find_class("note")
    assert [note.get("data-rule") for note in notes] == [finding.rule for finding in findings()]
    for note, finding in zip(notes, findings(), strict=True):
        marks = [
            mark for mark in root.iter("mark") if note.get("id") in (mark.get("data-findings") or "").split()
        ]
        assert "".join(mark.text_content() for mark in marks) == escaping.html(
            finding.place.excerpt.strip("`")
        )
        assert root.get_element_by_id(note.find_class("where")[0].find("a").get("href")[1:]) is marks[0]
    assert len(root.xpath("//@id")) == len(set(root.xpath("//@id")))
    assert set(root.xpath("//a/@href")) <= {f"#{name}" for name in root.xpath("//@id")}


def test_figures_that_disagree_stand_side_by_side():
    (card,) = parsed(told()).find_class("disagreement")
    assert [mark.text_content() for mark in card.iter("mark")] == ["64 times", "46 times"]
    assert [value.text_content() for value in card.find_class("value")] == [
        "read as 64 times",
        "read as 46 times",
    ]


def test_a_disagreement_that_both_articles_report_is_shown_once():
    first = findings()[0]
    again = Finding("figures/disagree-across", "warning", "high", "again", place(B, "46"), (place(A, "64"),))
    assert len(parsed(told([first, again])).find_class("disagreement")) == 1


def test_articles_that_contradict_each_other_are_one_story():
    def story(text):
        return articles.stories(articles.gather(told(text))[0])

    assert [[article.path for article in told_together] for told_together in story(findings())] == [[A, B]]
    assert len(story(findings()[1:])) == 2


def test_suppressed_findings_and_why_a_rule_matters_are_told():
    root = parsed(told())
    assert "our own [words]" in root.get_element_by_id("suppressed").text_content()
    assert "which to believe" in root.get_element_by_id("rules").text_content()


def test_the_share_of_statistics_with_a_source():
    text = parsed(told()).get_element_by_id("summary").text_content()
    assert "67% (2 of 3)" in text
    assert "50% (1 of 2)" in text


def test_the_folder_that_all_articles_lie_in_is_not_repeated():
    def shown(*paths):
        root = parsed(told(sourced=dict.fromkeys(paths, (2, 1))))
        rows = root.get_element_by_id("summary").find_class("chart")[-1].iter("th")
        return [row.text_content() for row in rows][1:]

    assert shown("../x/a/1.md", "../x/b/1.md") == ["a/1.md", "b/1.md"]
    assert shown("1.md", "b/1.md") == ["1.md", "b/1.md"]
    assert shown("/x/y.md") == ["y.md"]


@settings(max_examples=60)
@given(ANY)
def test_no_markup_comes_from_articles(text):
    out = rendered("html", report_of(text))
    out.encode("utf-8")
    root = html.document_fromstring(out)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    assert {element.tag for element in elements} <= TAGS
    assert not [
        name for element in elements for name in element.attrib if name.startswith("on") or name == "style"
    ]
    assert all(link.startswith("#") for link in root.xpath("//@href"))
    assert not root.xpath("//@src | //comment()")
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert escaping.html(text).strip() in root.find_class("note")[0].text_content()


def test_the_policy_allows_its_own_style_and_script_only():
    root = parsed(told())
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(root.xpath(f"//{tag}")[0].text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
@pytest.mark.parametrize("path", sorted((ROOT / "fixtures/site").iterdir()), ids=lambda path: path.name)
def test_within_undoes_the_way_from_a_block_to_the_file(path, name):
    for document in readers.read(path.name, path.read_bytes(), name).documents:
        for block in document.blocks:
            for start in range(0, len(block.text), 7):
                end = min(start + 5, len(block.text))
                span = articles.within(block, block.source(start, end))
                assert span.start <= start < end <= span.end
                assert articles.within(block, Span(block.span.end, block.span.end + 9)) is None


def long_report(text, *marked):
    """A report of one long article, with a finding on each text."""
    found = []
    for word in marked:
        at = text.index(word)
        found.append(
            Finding("ui/button", "error", "high", word, place_at(text, at, at + len(word)), fingerprint=word)
        )
    return told(
        found,
        suppressed=[],
        read=lambda path: readers.read(path, text.encode()) if path == "long.txt" else None,
    )


def place_at(text, start, end):
    return type(place(A, "64"))("long.txt", "", start, end, 1, start + 1, 1, end + 1, text[start:end])


def test_of_a_long_article_only_what_is_near_findings_is_shown():
    text = "Title\n\n" + "\n\n".join(
        f"Paragraph {n} has some forty characters of text in it." for n in range(900)
    )
    root = parsed(long_report(text, "Paragraph 450 has", "Paragraph 899 has"))
    shown = root.find_class("text")[0].text_content()
    assert (
        re.findall(r"Paragraph (\d+)", shown) == ["0", "449", "450", "451", "898", "899"]
        or "… 449 more" in shown
    )
    assert len(shown) < 1000


def test_of_a_long_block_only_what_is_near_marks_is_shown():
    text = "word " * 50_000 + "HERE" + " word" * 50_000
    shown = parsed(long_report(text, "HERE")).find_class("text")[0].text_content()
    assert "HERE" in shown
    assert len(shown) < 1000


def test_more_findings_than_a_page_can_show_are_counted():
    grave = [Finding("ui/button", "error", "high", "m", place(B, "46"), fingerprint=str(n)) for n in range(7)]
    light = [Finding("ui/button", "info", "high", "m", place(A, "64"), fingerprint=str(n)) for n in range(articles.MAX_FINDINGS)]  # fmt: skip
    root = parsed(told([*light, *grave]))
    assert len(root.find_class("note")) == 7
    assert f"{articles.MAX_FINDINGS} more findings are not shown here" in root.text_content()


def test_a_clean_run_has_no_filters():
    root = parsed(told([], suppressed=[], sourced={}))
    assert "No findings." in root.text_content()
    assert not root.xpath("//form")


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "noun", "approximator", "shown"),
    [
        ("64", "64", "64", "", "departures", "", "64 departures"),
        ("310000000", "309500000", "310500000", "USD", "", "", "310,000,000 USD"),
        ("9000", "8100", "9900", "", "people", "about", "about 9,000 people (8,100 to 9,900)"),
        ("1.50", "1.45", "1.55", "%", "", "at_least", "at least 1.5 % (1.45 to 1.55)"),
    ],
)
def test_figures_as_they_were_read(value, low, high, unit, noun, approximator, shown):
    number = Decimal(value)
    quantity = Quantity(0, Span(0, 1), (number, number), Decimal(low), Decimal(high), unit, noun, approximator, "statistic", "", "en")  # fmt: skip
    assert disagreements.described(quantity) == shown


# In a browser


HOSTILE = "".join(
    f"{text}\n\n"
    for text in (
        "Title <script>window.ran = 1</script>",
        "<img src=x onerror='window.ran = 1'> <svg onload='window.ran = 1'>",
        "'\" onfocus=window.ran=1 autofocus tabindex=1 x='",
        "</style></script><script>window.ran = 1</script>",
        "[x](javascript:window.ran=1) <a href='javascript:window.ran=1'>x</a>",
        "<link rel=stylesheet href=http://x.example/x.css> <iframe src=http://x.example></iframe>",
    )
)


@pytest.fixture
def shown(chromium, tmp_path):
    """A function that shows a report in the browser."""

    def show(report, **options):
        path = tmp_path / "report.html"
        path.write_text(page(report), "utf-8")
        chromium.open(path, **options)
        return chromium

    return show


def visible(tab, selector):
    return tab.run(f"[...document.querySelectorAll('{selector}')].filter((e) => e.checkVisibility()).length")


def choose(tab, name, value):
    tab.run(f"{{ const box = document.querySelector('[name={name}]'); box.value = {value!r}; box.dispatchEvent(new Event('change', {{bubbles: true}})); }}")  # fmt: skip


def test_the_page_renders_without_an_error_and_without_the_network(shown, tmp_path):
    tab = shown(told())
    assert tab.run("document.querySelector('h1').textContent") == "newslint report"
    assert tab.run("getComputedStyle(document.querySelector('.note')).borderInlineStartStyle") == "solid"
    assert not tab.seen("Log.entryAdded")
    assert not tab.seen("Runtime.exceptionThrown")
    assert [event["request"]["url"][:5] for event in tab.seen("Network.requestWillBeSent")] == ["file:"]
    assert tab.screenshot(tmp_path / "page.png")[:4] == b"\x89PNG"


def test_filters(shown):
    tab = shown(told())
    assert tab.run("document.querySelector('output').textContent") == "4 of 4 findings"
    choose(tab, "rule", "ui/button")
    assert (visible(tab, ".note"), visible(tab, ".story"), visible(tab, ".disagreement")) == (1, 1, 0)
    assert tab.run("document.querySelector('output').textContent") == "1 of 4 findings"
    assert tab.run("document.querySelectorAll('mark.off').length") >= 3
    tab.run("document.querySelector('[type=reset]').click(); new Promise((done) => setTimeout(done, 20))")
    assert visible(tab, ".note") == 4
    tab.run("document.querySelector('[value=error]').click()")
    assert visible(tab, ".note") == 2
    tab.run("document.querySelector('[type=reset]').click(); new Promise((done) => setTimeout(done, 20))")
    languages = tab.run(
        "[...document.querySelectorAll('[name=language] option')].map((option) => option.value)"
    )
    choose(tab, "language", languages[1])
    assert visible(tab, ".note") == tab.run(
        f"document.querySelectorAll('.note[data-language={languages[1]}]').length"
    )


def type_in(tab, text):
    tab.run(f"{{ const box = document.querySelector('[name=text]'); box.value = {text!r}; box.dispatchEvent(new Event('input', {{bubbles: true}})); }}")  # fmt: skip


def test_search_finds_messages_texts_and_files(shown):
    tab = shown(told())
    for text, count in (("control character", 1), ("ö [1]", 2), ("nothing of the kind", 0), ("", 4)):
        type_in(tab, text)
        assert visible(tab, ".note") == count


def test_filters_are_kept_in_the_address(shown):
    tab = shown(told())
    choose(tab, "rule", "ui/button")
    type_in(tab, "add-mask")
    address = tab.run("location.hash")
    assert address == "#?rule=ui%2Fbutton&text=add-mask"
    tab.reload()
    assert tab.run("document.querySelector('[name=text]').value") == "add-mask"
    assert visible(tab, ".note") == 1
    tab.run("document.querySelector('[type=reset]').click(); new Promise((done) => setTimeout(done, 20))")
    assert tab.run("location.hash") == ""


def test_an_ignore_entry_can_be_copied(shown):
    tab = shown(told())
    tab.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    tab.run("document.querySelector('.note[data-rule=\"ui/button\"] .copy').click(); new Promise((done) => setTimeout(done, 20))")  # fmt: skip
    (entry,) = tomllib.loads(tab.run("window.copied"))["ignore"]
    assert (entry["path"], entry["rule"]) == ("a.txt", "ui/button")
    assert entry["text"].startswith("::add-mask::x")


def test_a_folded_article_opens_for_its_finding(shown):
    tab = shown(told())
    tab.run("for (const fold of document.querySelectorAll('details')) fold.open = false")
    tab.press("j")
    assert tab.run("document.activeElement.checkVisibility()")


def test_findings_come_before_counts(shown):
    tab = shown(told(), width=1280)
    top = tab.run("document.querySelector('.disagreement, .note').getBoundingClientRect().top")
    assert top < 500


def test_of_many_articles_each_is_shown_near_its_findings():
    text = "Title\n\n" + "\n\n".join(f"Paragraph {n} of this text." for n in range(40))
    article = articles.gather(long_report(text, "Paragraph 20 of"))[0][0]
    few, many = (sum(len(block.pieces) for block in TextOf(count)(article)) for count in (1, 500))
    assert (few, many) == (41, 4)


def test_keys_go_from_finding_to_finding(shown):
    tab = shown(told())
    where = []
    for key in ("j", "j", "k"):
        tab.press(key)
        where.append(tab.run("document.activeElement.id"))
    assert where == ["f1", "f2", "f1"]
    tab.run("document.querySelector('mark a').focus()")
    assert tab.run("document.activeElement.tagName") == "A"


def test_nothing_in_an_article_runs(shown):
    source = Result((hostile_document(),), (), None)
    spot = place_at(HOSTILE, 0, len(HOSTILE))
    found = [
        Finding("figures/disagree-across", "error", "high", HOSTILE, spot, (spot,), None, HOSTILE, HOSTILE)
    ]
    tab = shown(told(found, read=lambda _: source, sourced={HOSTILE: (1, 0)}))
    tab.run("for (const link of document.querySelectorAll('a')) link.click()")
    assert tab.run("window.ran") is None
    assert not tab.seen("Page.javascriptDialogOpening")
    assert {event["request"]["url"][:5] for event in tab.seen("Network.requestWillBeSent")} == {"file:"}
    assert "<script>window.ran = 1</script>" in tab.run("document.querySelector('.text').textContent")


def hostile_document() -> Document:
    (document,) = readers.read("long.txt", HOSTILE.encode()).documents
    return document


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_sticks_out_and_all_text_can_be_read(shown, width, dark):
    tab = shown(told(), width=width, dark=dark)
    assert tab.run("document.documentElement.scrollWidth") <= width
    pairs = tab.run(CONTRAST)
    assert len(pairs) > 5
    assert min(pairs.values()) >= 4.5, pairs


# The contrast of text and what is behind it (WCAG 2.2, 1.4.3), the least for each kind of element.
CONTRAST = """
(() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => { const [r, g, b] = rgb.slice(0, 3).map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) { const rgb = parse(getComputedStyle(e).backgroundColor); if (rgb.length < 4 || rgb[3] > 0) return rgb; } return [255, 255, 255]; };
  const found = {};
  for (const element of document.querySelectorAll("p, a, .level, .where, h1, h2, h3, th, td, label, small, kbd, output, summary")) {
    if (!element.textContent.trim() || !element.checkVisibility()) continue;
    const [high, low] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const name = element.tagName + "." + element.className;
    found[name] = Math.min(found[name] ?? 99, (high + .05) / (low + .05));
  }
  return found;
})()
"""
