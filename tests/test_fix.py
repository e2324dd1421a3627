"""Repairs: only what was asked for, whole or not at all, and nothing twice."""

import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise, takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.config.config_file import Config
from newslint.engine import fixes
from newslint.engine.session import Session
from newslint.model.document import Span
from newslint.model.finding import Edit, Finding, Fix, Place
from newslint.ruleset import compiled

CLEAN = "The ferry sails again on Monday, the company said.\n"
BLANK = CLEAN + "\n\u00a0\n\nTickets are sold on board.\n"
FIXED = CLEAN + "\nTickets are sold on board.\n"
NO_PLACE = Place("a.txt", "", 0, 0, 1, 1, 1, 1, "")

# Pieces of articles: prose that no fix may touch, and what fixes are for.
PROSE = [
    "The ferry sails again on Monday, the company said.",
    "Tickets are sold on board, and children travel free of charge.",
    "Färjan går igen på måndag, sade bolaget i ett uttalande.",
    "渡轮将于星期一恢复航行，该公司表示。",
    "He told them to read more books; nobody listened.",
]
DAMAGE = [
    "\u00a0",
    "&nbsp;",
    "The pilot\u200b boarded at\u2060 noon, the harbour master said.",
    "Sales rose, the firm said. \ue200cite\ue202turn0search0\ue201",
    "The harbour was closed on Sunday [oaicite:0], the pilot said.",
    "See the map at https://example.org/map?utm_source=chatgpt.com for the route.",
    "We use cookies to improve your experience. Read our privacy policy.",
    "Related articles",
    "Island school reopens after storm",
    "Read more",
    "Decline",
    "<!-- newslint-disable-next-line ui/button -- nothing there -->",
]
articles = st.tuples(
    st.lists(st.sampled_from(PROSE + DAMAGE), min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
    st.sampled_from(["txt", "md", "html"]),
)


def article(pieces, line_end, final, mark, suffix):
    if suffix == "html":
        pieces = [f"<p>{piece}</p>" if not piece.startswith("<!--") else piece for piece in pieces]
    text = "\n\n".join(pieces) + final
    return mark + text.replace("\n", line_end).encode()


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    return Session(compiled.load([]), Config(root=tmp_path_factory.mktemp("root")), cache=False)


def finding(edits, safe=True):
    return Finding("x/y", "error", "high", "", NO_PLACE, fix=Fix(tuple(edits), safe))


@st.composite
def texts_with_findings(draw):
    text = draw(st.text(max_size=60))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(*sorted(pair)))
    edits = st.lists(st.builds(Edit, spans, st.text(max_size=4)), min_size=1, max_size=2).filter(
        lambda pair: len(fixes.plan([finding([edit]) for edit in pair], False)) == len(pair)
    )
    return text, draw(st.lists(st.builds(finding, edits, st.booleans()), max_size=6))


@given(texts_with_findings(), st.booleans())
def test_what_is_planned_does_not_overlap_and_the_rest_of_the_text_stays(given_, unsafe):
    text, findings = given_
    chosen = fixes.plan(findings, unsafe)
    assert all(one.fix.safe or unsafe for one in chosen)
    edits = sorted(fixes.edits(chosen))
    assert all(one.span.end <= other.span.start for one, other in pairwise(edits))
    rest = fixes.edited(text, edits)
    at = last = 0
    for edit in edits:
        kept = text[last : edit.span.start]
        assert rest.startswith(kept + edit.content, at)
        at, last = at + len(kept) + len(edit.content), edit.span.end
    assert rest[at:] == text[last:]
    if findings and (findings[0].fix.safe or unsafe):
        assert chosen[0] is findings[0]


@settings(deadline=None, max_examples=60)
@given(articles, st.booleans())
def test_laws_of_repairing_an_article(session, given_, unsafe):
    pieces, line_end, _, mark, suffix = given_
    path, data = f"a.{suffix}", article(*given_)

    def lint(new):
        return session.check_text(path, new).findings

    repair = fixes.repair(path, data, lint, unsafe)
    assert repair.new.startswith(mark)
    # A second run changes nothing.
    assert fixes.repair(path, repair.new, lint, unsafe).new == repair.new
    # A fix never adds findings.
    before, after = (Counter(found.rule for found in lint(new)) for new in (data, repair.new))
    assert not after - before
    # Prose stays, in order and to the letter, but for what is as teasers under a related heading;
    # what is cut is cut out: nothing is put in.
    text = repair.new.decode("utf-8-sig")
    at = 0
    for piece in takewhile(lambda piece: not unsafe or piece != "Related articles", pieces):
        if piece in PROSE:
            at = text.index(piece, at) + len(piece)
    letters = iter(data.decode("utf-8-sig"))
    assert all(letter in letters for letter in text)
    # Line ends are those the file had.
    for other in {"\n", "\r\n", "\r"} - {line_end}:
        assert other not in text.replace(line_end, "")


def test_safe_fixes_are_applied_and_a_second_run_does_nothing(newslint, site):
    folder = site({"a.txt": BLANK})
    assert newslint("check", "--fix", cwd=folder).code == 0
    assert (folder / "a.txt").read_text("utf-8") == FIXED
    before = (folder / "a.txt").stat()
    assert newslint("check", "--fix", cwd=folder).code == 0
    after = (folder / "a.txt").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_unsafe_fixes_have_to_be_asked_for(newslint, site):
    text = CLEAN + "\nWe use cookies to improve your experience.\n\nTickets are sold on board.\n"
    folder = site({"a.txt": text})
    assert newslint("check", "--fix", cwd=folder).code == 1
    assert (folder / "a.txt").read_text("utf-8") == text
    assert newslint("check", "--fix", "--unsafe-fixes", cwd=folder).code == 0
    assert (folder / "a.txt").read_text("utf-8") == FIXED


def test_diff_shows_what_fix_does_and_changes_nothing(newslint, site):
    folder = site({"a.txt": BLANK, "b.txt": CLEAN, "c.txt": b"\xe9"})
    ran = newslint("check", "--diff", "a.txt", "b.txt", cwd=folder)
    assert ran.code == 1
    shown = ran.out.splitlines()
    assert shown[:2] == ["--- a.txt", "+++ a.txt"]
    assert [line for line in shown[2:] if line[0] in "+-"] == ["-", "-\u00a0"]
    assert (folder / "a.txt").read_text("utf-8") == BLANK
    assert newslint("check", "--diff", "b.txt", cwd=folder).out == ""
    assert newslint("check", "--diff", "b.txt", cwd=folder).code == 0
    assert newslint("check", "--diff", cwd=folder).code == 2


def test_show_fixes_and_exit_code_on_request(newslint, site):
    ran = newslint("check", "--fix", "--show-fixes", "--exit-non-zero-on-fix", cwd=site({"a.txt": BLANK}))
    assert ran.code == 1
    assert "a.txt:3:1: fixed text/blank" in ran.err
    assert "1 fixed, 0 remaining" in ran.out


def test_gates_hold_for_fixes_too(newslint, site):
    folder = site({"a.txt": BLANK})
    newslint("baseline", "create", cwd=folder)
    ran = newslint("check", "--fix", "--baseline", "newslint-baseline.json", cwd=folder)
    assert ran.code == 0
    assert (folder / "a.txt").read_text("utf-8") == BLANK


def test_what_is_left_after_a_fix_is_seen_through_the_gate(newslint, site):
    folder = site({"a.txt": CLEAN + "\nDecline\n"})
    newslint("baseline", "create", cwd=folder)
    site({"a.txt": BLANK + "\nDecline\n"})
    ran = newslint("check", "--fix", "--baseline", "newslint-baseline.json", cwd=folder)
    assert ran.code == 0
    assert (folder / "a.txt").read_text("utf-8") == FIXED + "\nDecline\n"


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_marks_line_ends_and_mode_stay(newslint, site, start, line_end):
    folder = site({"a.txt": start + BLANK.replace("\n", line_end).encode()})
    os.chmod(folder / "a.txt", 0o640)
    newslint("check", "--fix", cwd=folder)
    assert (folder / "a.txt").read_bytes() == start + FIXED.replace("\n", line_end).encode()
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_the_encoding_stays(newslint, site, encoding):
    folder = site({"a.txt": BLANK.encode(encoding)})
    newslint("check", "--fix", cwd=folder)
    assert (folder / "a.txt").read_bytes() == FIXED.encode(encoding)


def test_a_page_in_its_declared_encoding_stays_in_it(newslint, site):
    page = (
        '<meta charset="shift_jis"><p>政府は月曜日に予算案を発表した。</p>{}<p>首相は会見で説明した。</p>\n'
    )
    folder = site({"a.html": page.format("<p>&nbsp;</p>").encode("shift_jis")})
    newslint("check", "--fix", cwd=folder)
    assert (folder / "a.html").read_bytes() == page.format("").encode("shift_jis")


def test_bytes_that_would_not_come_back_are_refused():
    # In this encoding two byte sequences stand for one character.
    data = b'<meta charset="shift_jis">\x81\xca' + "否".encode("shift_jis") + b"\xfa\x54"
    with pytest.raises(fixes.Refused, match="would not stay"):
        fixes.repair("a.html", data.replace(b"shift_jis", b"cp932"), lambda _: [])


def test_a_character_that_the_encoding_lacks_is_refused():
    data = b'<meta charset="windows-1252">\xe9'
    wrong = finding([Edit(Span(0, 0), "你")])
    with pytest.raises(fixes.Refused, match="has no '\\\\u4f60'"):
        fixes.repair("a.html", data, lambda _: [wrong._replace(place=NO_PLACE._replace(path="a.html"))])


def test_overlapping_edits_are_made_one_a_pass():
    passes = []

    def lint(data):
        passes.append(data)
        at = data.decode().find("aa")
        return (
            []
            if at < 0
            else [finding([Edit(Span(at, at + 2), "a")]), finding([Edit(Span(at + 1, at + 2), "")])]
        )

    repair = fixes.repair("a.txt", b"baaab", lint)
    assert repair.new == b"bab"
    assert passes == [b"baaab", b"baab", b"bab"]
    assert len(repair.fixed) == 2


def test_a_fix_that_would_add_findings_is_not_made(newslint, site):
    text = f"{PROSE[0]}\n\n{PROSE[3]}\n\n{PROSE[3]}\n\nWe use cookies to improve your experience.\n"
    folder = site({"a.txt": text})
    ran = newslint("check", "--fix", "--unsafe-fixes", "--select", "ui,language,read", cwd=folder)
    assert "a.txt: not fixed: line 7" in ran.err
    assert (folder / "a.txt").read_text("utf-8").endswith("experience.\n")


def test_symbolic_links_are_followed(newslint, site):
    folder = site({"real/a.txt": BLANK})
    os.symlink(folder / "real" / "a.txt", folder / "link.txt")
    newslint("check", "--fix", "link.txt", cwd=folder)
    assert (folder / "link.txt").is_symlink()
    assert (folder / "real" / "a.txt").read_text("utf-8") == FIXED


def test_hard_links_stay_one_file(newslint, site):
    folder = site({"a.txt": BLANK})
    os.link(folder / "a.txt", folder / "b.txt")
    newslint("check", "--fix", "a.txt", cwd=folder)
    assert (folder / "a.txt").samefile(folder / "b.txt")
    assert (folder / "b.txt").read_text("utf-8") == FIXED


def test_a_file_that_changed_is_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"new")
    with pytest.raises(fixes.Refused, match="changed"):
        fixes.write(path, b"old", b"fixed")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_nothing_is_left_behind_when_writing_fails(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk")))
    with pytest.raises(OSError, match="disk"):
        fixes.write(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


WRITER = """
import sys
from pathlib import Path
from newslint.engine import fixes as fix
path, one, other = Path(sys.argv[1]), b"a" * 300_000, b"b" * 500_000
print("ready", flush=True)
while True:
    fix.write(path, one, other)
    fix.write(path, other, one)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path):
    path = tmp_path / "a.txt"
    old, new = b"a" * 300_000, b"b" * 500_000
    path.write_bytes(old)
    seen = set()
    chance = random.Random(7)
    environment = {**os.environ, "PYTHONPATH": str(Path(fixes.__file__).parents[2])}
    for _ in range(20):
        path.write_bytes(old)
        command = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.kill()
        found = path.read_bytes()
        assert found in (old, new)
        seen.add(found)
    assert seen == {old, new}
