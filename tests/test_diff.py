"""Diffs: what they tell makes the new text of the old one, and `patch` agrees."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.text import diff

texts = st.lists(st.sampled_from(["", "a", "b", "c", "long line"]), max_size=30)
patched = st.tuples(
    texts, st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["", "x", None])), max_size=6)
)


def changed(lines, changes):
    lines = list(lines)
    for at, content in changes:
        if content is None:
            del lines[at : at + 1]
        else:
            lines.insert(at, content)
    return lines


@given(texts, texts)
def test_opcodes_make_the_new_lines_of_the_old_ones(old, new):
    made, at, to = [], 0, 0
    for tag, a, b, c, d in diff.opcodes(old, new):
        assert (a, c) == (at, to)
        assert tag == {(0, 1): "insert", (1, 0): "delete"}.get((b > a, d > c), tag)
        assert (old[a:b] == new[c:d]) >= (tag == "equal")
        made, at, to = made + new[c:d], b, d
    assert (made, at, to) == (new, len(old), len(new))


def test_a_diff_is_shown_as_by_diff():
    old = "".join(f"{number}\n" for number in range(1, 21))
    new = old.replace("5\n6\n", "5\nfive and a half\n", 1).replace("20\n", "20")
    assert list(diff.diff("a.txt", old, new)) == [
        *(
            "--- a.txt",
            "+++ a.txt",
            "@@ -3,7 +3,7 @@",
            " 3",
            " 4",
            " 5",
            "-6",
            "+five and a half",
            " 7",
            " 8",
            " 9",
        ),
        *("@@ -17,4 +17,4 @@", " 17", " 18", " 19", "-20", "+20", "\\ No newline at end of file"),
    ]
    assert list(diff.diff("a.txt", old, old)) == []
    assert list(diff.diff("a.txt", "x\n", "")) == ["--- a.txt", "+++ a.txt", "@@ -1 +0,0 @@", "-x"]


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@given(patched, st.booleans())
def test_patch_applies_it(tmp_path_factory, given_, final):
    lines, changes = given_
    old = "\n".join(lines) + "\n" * final
    new = "\n".join(changed(lines, changes)) + "\n" * final
    told = "\n".join(diff.diff("a.txt", old, new)) + "\n"
    folder = tmp_path_factory.mktemp("patch")
    (folder / "a.txt").write_bytes(old.encode())
    if told.strip():
        subprocess.run(
            ["patch", "-s", "a.txt"], cwd=folder, input=told.encode(), check=True, capture_output=True
        )
        have = (folder / "a.txt").read_bytes() if (folder / "a.txt").exists() else b""
        assert have == new.encode()
    else:
        assert old == new


def test_a_long_file_of_equal_lines():
    lines = ["The pilot said so."] * 100_000
    changed = [line for number, line in enumerate(lines) if number % 5000]
    told = list(diff.diff("a.txt", "\n".join(lines), "\n".join(changed)))
    assert sum(line.startswith("-T") for line in told) == 20
