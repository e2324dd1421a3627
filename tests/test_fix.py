"""Repairs: only what was asked for, whole or not at all, and nothing twice."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import fix
from newslint.document import Span
from newslint.finding import Edit, Fix

CLEAN = "The ferry sails again on Monday, the company said.\n"
BLANK = CLEAN + "\n\u00a0\n\nTickets are sold on board.\n"


@st.composite
def texts_with_fixes(draw):
    text = draw(st.text(max_size=60))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(*sorted(pair)))
    edits = st.builds(Edit, spans, st.text(max_size=4))
    return text, draw(st.lists(st.builds(Fix, st.tuples(edits), st.booleans()), max_size=6))


@given(texts_with_fixes())
def test_text_outside_the_edits_stays_as_it_was(given_):
    text, fixes = given_
    applied = []
    for one in fixes:
        if fix.fixed_text(text, [*applied, one]) != fix.fixed_text(text, applied):
            applied.append(one)
    touched = sum(edit.span.end - edit.span.start for one in fixes for edit in one.edits)
    added = sum(len(edit.content) for one in fixes for edit in one.edits)
    assert len(text) - touched <= len(fix.fixed_text(text, fixes)) <= len(text) + added


def test_safe_fixes_are_applied_and_a_second_run_does_nothing(newslint, site):
    folder = site({"a.txt": BLANK})
    assert newslint("check", "--fix", cwd=folder).code == 0
    assert (folder / "a.txt").read_text("utf-8") == CLEAN + "\nTickets are sold on board.\n"
    before = (folder / "a.txt").stat().st_mtime_ns
    assert newslint("check", "--fix", cwd=folder).code == 0
    assert (folder / "a.txt").stat().st_mtime_ns == before


def test_unsafe_fixes_have_to_be_asked_for(newslint, site):
    text = CLEAN + "\nWe use cookies to improve your experience.\n\nTickets are sold on board.\n"
    folder = site({"a.txt": text})
    assert newslint("check", "--fix", cwd=folder).code == 1
    assert (folder / "a.txt").read_text("utf-8") == text
    assert newslint("check", "--fix", "--unsafe-fixes", cwd=folder).code == 0
    assert (folder / "a.txt").read_text("utf-8") == CLEAN + "\nTickets are sold on board.\n"


def test_diff_changes_nothing(newslint, site):
    folder = site({"a.txt": BLANK})
    ran = newslint("check", "--diff", cwd=folder)
    assert ran.code == 1
    assert "--- a.txt" in ran.out
    assert (folder / "a.txt").read_text("utf-8") == BLANK


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_marks_line_ends_and_mode_stay(newslint, site, start, line_end):
    folder = site({"a.txt": start + BLANK.replace("\n", line_end).encode()})
    os.chmod(folder / "a.txt", 0o640)
    newslint("check", "--fix", cwd=folder)
    wanted = (CLEAN + "\nTickets are sold on board.\n").replace("\n", line_end)
    assert (folder / "a.txt").read_bytes() == start + wanted.encode()
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o640


def test_links_are_followed(newslint, site):
    folder = site({"real/a.txt": BLANK})
    os.symlink(folder / "real" / "a.txt", folder / "link.txt")
    newslint("check", "--fix", "link.txt", cwd=folder)
    assert (folder / "link.txt").is_symlink()
    assert "\u00a0" not in (folder / "real" / "a.txt").read_text("utf-8")


def test_a_file_that_changed_is_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"new")
    with pytest.raises(fix.Changed):
        fix.write(path, b"old", b"fixed")
    assert path.read_bytes() == b"new"
