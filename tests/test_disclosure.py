"""What an article says of how it was made: policies, carriers, bylines, labels and provenance marks."""

import json
import re

import pytest
from conftest import ROOT

from newslint.config.schema import check
from newslint.disclosure.carriers import judged
from newslint.disclosure.labels import LabelFinder
from newslint.errors import UsageError
from newslint.model.rule import vocabulary_file
from newslint.ruleset import compiled
from newslint.text.c2pa import marks

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
BODY = "The ferry to Lindhamn sails again on Monday, the harbour office said.\n"
MACHINE = (
    f"---\ntitle: Ferry returns\nlang: en\ndigitalSourceType: {IPTC}trainedAlgorithmicMedia\n---\n\n{BODY}"
)


@pytest.fixture(scope="module")
def tables():
    data = compiled.load().data
    return {name: json.loads(data[vocabulary_file(name)]) for name in ("ai_carriers", "ai_labels")}


@pytest.mark.parametrize(
    ("value", "names", "uri_due", "made", "wrong"),
    [
        (f"{IPTC}trainedAlgorithmicMedia", ["iptc"], True, "machine", ""),
        ("digsrctype:humanEdits", ["iptc"], True, "human", ""),
        ("trainedAlgorithmicMedia", ["iptc"], False, "machine", ""),
        ("trainedAlgorithmicMedia", ["iptc"], True, "machine", "bare word"),
        ("https" + IPTC[4:] + "algorithmicMedia", ["iptc"], True, "machine", "another scheme"),
        ("TrainedAlgorithmicMedia", ["iptc"], False, "machine", "wrong case"),
        ("digitalArt", ["iptc"], False, "human", "retired; use 'digitalCreation'"),
        ("trainedAlgorithmicMedium", ["iptc"], False, "", "did you mean 'trainedAlgorithmicMedia'"),
        ("https://schema.org/DigitalCaptureDigitalSource", ["schema", "iptc"], True, "", ""),
        ("http://schema.org/TrainedAlgorithmicMediaDigitalSource", ["schema", "iptc"], True, "machine", ""),
        ("ai-autonomous", ["ai-disclosure"], False, "machine", ""),
        ("none", ["ai-disclosure"], False, "", "a person has to decide"),
        ("AI-Assisted", ["ai-disclosure"], False, "assisted", "wrong case"),
    ],
)
def test_a_value_is_held_against_its_vocabulary(value, names, uri_due, made, wrong, tables):
    found = judged(value, [tables["ai_carriers"][name] for name in names], uri_due)
    assert found[0] == made
    assert (wrong in found[1]) if wrong else found[1] == ""


NINJS = '{{"uri": "urn:x:1", "headline": "Ferry returns", "language": "en", "body_text": "The ferry sails again on Monday.", {}}}'
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" xml:lang="en"><contentMeta>'
    "<headline>Ferry returns</headline>{}</contentMeta><contentSet><inlineXML><html><body><p>The ferry sails again on Monday."
    "</p></body></html></inlineXML></contentSet></newsItem>"
)


@pytest.mark.parametrize(
    ("name", "text", "rules"),
    [
        ("a.ninjs", NINJS.format(f'"digitalSourceType": {{"uri": "{IPTC}humanEdits"}}'), []),
        ("a.ninjs", NINJS.format('"digitalSourceType": {"uri": "humanEdits"}'), ["disclosure/vocabulary"]),
        ("a.json", NINJS.format(f'"digitalsourcetype": {{"uri": "{IPTC}digitalArt"}}'), ["disclosure/vocabulary"]),
        ("a.json", NINJS.format(f'"digitalSourceType": {{"uri": "{IPTC}trainedAlgorithmicMedia"}}'), ["disclosure/editor-missing", "disclosure/label-missing"]),
        ("a.newsml", NEWSML.format('<digitalSourceType qcode="digsrctype:humanEdits"/>'), []),
        ("a.newsml", NEWSML.format('<digitalSourceType qcode="digsrctype:minorHumanEdits"/>'), ["disclosure/vocabulary"]),
        ("a.newsml", NEWSML.format(f'<digitalSourceType uri="{IPTC}trainedAlgorithmicMedia"/>'), ["disclosure/editor-missing", "disclosure/label-missing"]),
    ],
)  # fmt: skip
def test_records_of_news_agencies_are_read(name, text, rules, newslint, site):
    folder = site({name: text, "newslint.toml": 'disclosure = ["label", "editor"]\n'})
    ran = newslint("check", "--select", "disclosure", "--output", "json", name, cwd=folder)
    assert sorted(ran.rules) == rules
    for finding in ran.findings:
        assert "sourcetype" in text[finding["start"] - 30 : finding["end"]].lower()


def test_every_expression_for_labels_compiles(tables):
    for table in ("statements", "denials", "badges", "unconfirmed"):
        for expressions in tables["ai_labels"][table].values():
            assert all(re.compile(expression) for expression in expressions)


@pytest.mark.parametrize("name", ["AI", "By ChatGPT", "GPT-4o", "Claude 3.5", "Harbour News AI Writer", "KI-Schreiber", "AI bot", "人工智能", "Google Gemini", "IA"])  # fmt: skip
def test_a_machine_is_a_machine(name, tables):
    assert LabelFinder(tables["ai_labels"]).is_machine(name)


@pytest.mark.parametrize("name", ["Ai Weiwei", "A.I. Berg", "Claude Monet", "Gemini Lopez", "Ki Sandberg", "Ia Moreau", "Maja Lind, AI correspondent", "Grok Hansen", "AI Newsroom", "AI Desk", "Kim Lind", ""])  # fmt: skip
def test_a_person_is_no_machine(name, tables):
    assert not LabelFinder(tables["ai_labels"]).is_machine(name)


@pytest.mark.parametrize(
    ("policy", "rules"),
    [
        ("", []),
        ('disclosure = "none"\n', []),
        ('disclosure = "label"\n', ["disclosure/label-missing"]),
        ('disclosure = "editor"\n', ["disclosure/editor-missing"]),
        ('disclosure = ["eu", "editor"]\n', ["disclosure/editor-missing", "disclosure/label-missing"]),
        ('[disclosure]\n"news/**" = "label"\n"**" = "none"\n', ["disclosure/label-missing"]),
        ('[disclosure]\n"archive/**" = "label"\n', []),
    ],
)
def test_the_policy_decides_what_is_asked_for(policy, rules, newslint, site):
    folder = site({"newslint.toml": policy})
    (folder / "news").mkdir()
    (folder / "news" / "a.md").write_text(MACHINE, "utf-8")
    ran = newslint("check", "--select", "disclosure", "--output", "json", "news", cwd=folder)
    assert sorted(ran.rules) == rules


@pytest.mark.parametrize("value", ["labels", ["label", "usa"], {"a/**": "maybe"}, 3])
def test_a_policy_that_is_none_is_refused(value, tmp_path):
    with pytest.raises(UsageError, match="disclosure"):
        check(tmp_path / "newslint.toml", {"disclosure": value})


def test_a_label_that_is_asked_for_is_not_to_be_deleted(newslint, site):
    text = f"Ferry returns\n\n{BODY}\nWritten by AI\n\n{BODY}"
    command = ("check", "--select", "ui/ai-label", "--output", "json", "a.txt")
    (found,) = newslint(*command, cwd=site({"a.txt": text})).findings
    assert (found["severity"], bool(found["fix"])) == ("error", True)
    (found,) = newslint(
        *command, cwd=site({"a.txt": text, "newslint.toml": 'disclosure = "label"\n'})
    ).findings
    assert (found["severity"], found["fix"]) == ("info", None)
    assert "keep it" in found["message"]


def test_no_fix_touches_a_provenance_mark(newslint, site):
    data = b"C2PATXT\0\x01" + (4).to_bytes(4, "big") + b"JUMB"
    mark = "\ufeff" + "".join(chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16) for byte in data)
    text = f"{BODY}\nAs an AI language model{mark}\n\n  \n\nShare on Facebook{mark}\n"
    folder = site({"a.txt": text})
    ran = newslint("check", "--select", "disclosure", "--output", "json", "a.txt", cwd=folder)
    assert ran.rules == ["disclosure/provenance-mark"] * 2
    newslint("check", "--fix", "--unsafe-fixes", "a.txt", cwd=folder)
    assert (folder / "a.txt").read_text("utf-8").count(mark) == 2


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("-----BEGIN C2PA MANIFEST----- x -----END C2PA MANIFEST-----", [""]),
        ("-----BEGIN C2PA MANIFEST----- x", ["has no END line"]),
        ("x -----END C2PA MANIFEST-----", ["has no BEGIN line"]),
        ("❤\ufe0f ☎\ufe0f", []),
        ("a\ufeff" + "\ufe01" * 9, ["does not begin with C2PATXT"]),
    ],
)
def test_marks_are_read(text, wrong):
    assert [mark.wrong for mark in marks(text)] == wrong


def test_nothing_is_said_about_articles_that_disclose_nothing(newslint):
    ran = newslint(
        "check", "--isolated", "--select", "disclosure", "--output", "json", "fixtures/clean", cwd=ROOT
    )
    assert ran.findings == []
