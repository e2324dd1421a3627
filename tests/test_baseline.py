"""Gates: what was accepted is not reported, what moved is still known, what is gone is said, what is added is found."""

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engine import baseline
from newslint.engine.baseline import Key
from newslint.model.finding import Finding, Place

TEXT = "The ferry sails again on Monday, the company said.\n\nWe use cookies to improve your experience.\n"
FILE = "newslint-baseline.json"
FIRST = (
    "Strike halts ferries\n\nThe operator Nordfar said 64 departures were cancelled because of the strike.\n"
)
OTHER = FIRST.replace("64", "46").replace("Strike halts ferries", "Islanders wait for boats")

entries = st.dictionaries(
    st.builds(
        Key, st.text(min_size=1, max_size=9), st.sampled_from(["ui/button", "a/b"]), st.text(max_size=9)
    ),
    st.integers(1, 5),
    max_size=6,
)


def checked(newslint, folder, *arguments, **kwargs):
    return newslint("check", "--baseline", FILE, *arguments, cwd=folder, **kwargs)


def test_accepted_findings_stay_accepted_when_lines_move(newslint, site):
    folder = site({"a.txt": TEXT})
    assert newslint("baseline", "create", cwd=folder).code == 0
    ran = checked(newslint, folder)
    assert (ran.code, "1 finding suppressed" in ran.out) == (0, True)
    site({"a.txt": "A new first paragraph stands here, the editor said.\n\n" + TEXT})
    assert checked(newslint, folder).code == 0
    site({"a.txt": TEXT + "\nDecline\n"})
    assert checked(newslint, folder).code == 1


def test_one_more_of_the_same_is_new(newslint, site):
    folder = site({"a.txt": TEXT + "\nDecline\n"})
    newslint("baseline", "create", cwd=folder)
    site({"a.txt": TEXT + "\nDecline\n\nThe pier is closed, the harbour master said.\n\nDecline\n"})
    ran = checked(newslint, folder, "--output", "json")
    assert ran.rules == ["ui/cookie-notice"]


def test_the_file_has_no_line_numbers_and_an_entry_a_line(newslint, site):
    folder = site({"b.txt": TEXT, "a.txt": TEXT.replace("ferry", "train")})
    newslint("baseline", "create", cwd=folder)
    text = (folder / FILE).read_text("utf-8")
    lines = text.splitlines()
    listed = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    assert {frozenset(entry) for entry in listed} == {frozenset({"path", "rule", "hash", "count"})}
    assert all(line.endswith(",") for line in lines[1:-1])
    assert lines[1:-1] == sorted(lines[1:-1])
    newslint("baseline", "create", cwd=folder)
    assert (folder / FILE).read_text("utf-8") == text


@given(entries)
def test_what_is_written_is_read_back(given_):
    assert baseline.load(baseline.dump(baseline.Baseline(given_))) == given_


@given(entries, entries)
def test_a_union_of_the_lines_of_two_branches_is_a_baseline(ours, theirs):
    one, other = (baseline.dump(baseline.Baseline(side)).splitlines() for side in (ours, theirs))
    merged = "\n".join([one[0], *dict.fromkeys(one[1:-1] + other[1:-1]), one[-1]])
    assert baseline.load(merged) == baseline.Baseline(ours) | baseline.Baseline(theirs)


def test_git_merges_two_branches_that_accept_other_findings(newslint, site):
    folder = site({f"{name}.txt": TEXT.replace("ferry", name) for name in ("a", "c", "e", "g")})
    newslint("baseline", "create", cwd=folder)
    commit(folder, init=True)
    git(folder, "checkout", "-qb", "work")
    site({"b.txt": TEXT.replace("ferry", "tram")})
    newslint("baseline", "create", cwd=folder)
    commit(folder)
    git(folder, "checkout", "-q", "-")
    site({"z.txt": TEXT.replace("ferry", "ship")})
    newslint("baseline", "create", cwd=folder)
    commit(folder)
    git(folder, *IDENTITY, "merge", "-q", "work")
    assert checked(newslint, folder).code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< ours\n", "Expecting value"),
        ("[]", "not a newslint baseline"),
        ('{"newslint-baseline": 1, "findings": [{"path": "a.txt"}]}', "a wrong entry"),
        ("[" * 100_000, "newslint-baseline.json"),
    ],
)
def test_a_file_that_is_no_baseline_is_an_error(newslint, site, text, said):
    ran = checked(newslint, site({"a.txt": TEXT, FILE: text}))
    assert (ran.code, said in ran.err, "internal" in ran.err) == (2, True, False)


def test_stale_entries_are_said_and_pruned(newslint, site):
    folder = site(
        {"a.txt": TEXT, "b.txt": TEXT.replace("ferry", "train"), "c.txt": TEXT.replace("ferry", "bus")}
    )
    newslint("baseline", "create", cwd=folder)
    site({"a.txt": TEXT.splitlines()[0] + "\n"})
    (folder / "b.txt").unlink()
    # A run that does not see the other files, or not all rules, says nothing of them.
    assert "no longer" not in checked(newslint, folder, "c.txt", "--select", "figures").err
    assert "no longer found: a.txt ui/cookie-notice" in checked(newslint, folder, "a.txt").err
    assert "a.txt ui/cookie-notice" in checked(newslint, folder).err
    assert newslint("baseline", "prune", cwd=folder).code == 0
    assert {entry.path for entry in baseline.load((folder / FILE).read_text("utf-8"))} == {"c.txt"}
    assert "no longer" not in checked(newslint, folder).err


def test_pruning_one_folder_leaves_the_others_alone(newslint, site):
    folder = site({"new/a.txt": TEXT, "old/b.txt": TEXT.replace("ferry", "train")})
    newslint("baseline", "create", cwd=folder)
    before = (folder / FILE).read_text("utf-8")
    newslint("baseline", "prune", "new", cwd=folder)
    assert (folder / FILE).read_text("utf-8") == before


def test_a_baseline_holds_wherever_newslint_is_called_from(newslint, site):
    folder = site({"sub/a.txt": TEXT, "newslint.toml": f'baseline = "{FILE}"\n'})
    newslint("baseline", "create", cwd=folder)
    assert (folder / FILE).is_file()
    assert newslint("check", "a.txt", cwd=folder / "sub").code == 0
    assert newslint("check", "sub", cwd=folder).code == 0


def test_findings_between_articles_are_known_by_both_claims(newslint, site):
    folder = site({"a.txt": FIRST, "b.txt": OTHER})
    newslint("baseline", "create", cwd=folder)
    hashes = {entry.hash for entry in baseline.load((folder / FILE).read_text("utf-8"))}
    assert len(hashes) == 1  # the same two claims, seen from either article
    assert checked(newslint, folder).code == 0
    site({"b.txt": OTHER.replace("46", "84")})
    assert "84 departures" in checked(newslint, folder).out


def finding(text, at, end, *related):
    def place(path, start, stop):
        return Place(path, "", start, stop, 1, 1, 1, 1, text[start:stop][:120])

    return Finding(
        "x/y", "error", "high", "", place("a", at, end), tuple(place("b", *span) for span in related)
    )


@given(st.text("ab \n", min_size=1, max_size=80), st.data())
def test_a_key_does_not_depend_on_other_lines(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(at, len(text)))
    before, after = data.draw(st.text(max_size=20)) + "\n", "\n" + data.draw(st.text(max_size=20))
    moved = before + text + after
    one = baseline.keys(finding(text, at, end), baseline.Path(), lambda _: text)
    other = finding(moved, at + len(before), end + len(before))
    assert baseline.keys(other, baseline.Path(), lambda _: moved) == one


# --since

IDENTITY = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder, init=False):
    if init:
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, *IDENTITY, "commit", "-qm", "x")


def since(newslint, folder, *arguments, revision="HEAD"):
    ran = newslint("check", "--since", revision, "--output", "json", *arguments, cwd=folder)
    return [(found["path"], found["rule"], found["line"]) for found in ran.findings]


def test_since_reports_what_a_change_adds(newslint, site):
    folder = site({"a.txt": TEXT, "b.txt": TEXT.replace("ferry", "train")})
    commit(folder, init=True)
    assert since(newslint, folder) == []
    site(
        {
            "a.txt": "A first line, the editor said.\n\n" + TEXT + "\nDecline\n",
            "new.txt": "Boats\n\nDecline\n",
        }
    )
    assert since(newslint, folder) == [("a.txt", "ui/cookie-notice", 5), ("new.txt", "ui/cookie-notice", 3)]
    assert since(newslint, folder, "new.txt") == [("new.txt", "ui/cookie-notice", 3)]


def test_since_reports_a_conflict_that_a_change_causes(newslint, site):
    folder = site({"a.txt": FIRST, "b.txt": OTHER, "c.txt": FIRST.replace("Strike halts", "No")})
    commit(folder, init=True)
    assert {rule for _, rule, _ in since(newslint, folder)} == set()
    site({"c.txt": FIRST.replace("Strike halts", "No").replace("64", "65")})
    assert ("c.txt", "figures/disagree-across", 3) in since(newslint, folder)
    # The conflict between the articles that did not change is not this change's doing.
    assert {path for path, _, _ in since(newslint, folder)} == {"c.txt"}


def test_since_follows_renames(newslint, site):
    folder = site({"a.txt": TEXT})
    commit(folder, init=True)
    git(folder, "mv", "a.txt", "z.txt")
    assert since(newslint, folder) == []


def test_since_compares_with_where_the_work_forked_off(newslint, site):
    folder = site({"a.txt": TEXT})
    commit(folder, init=True)
    git(folder, "branch", "-q", "trunk")
    site({"b.txt": "Boats\n\nDecline\n"})
    commit(folder)
    git(folder, "checkout", "-q", "trunk")
    site({"a.txt": TEXT.splitlines()[0] + "\n"})
    commit(folder)
    git(folder, "checkout", "-q", "-")
    assert since(newslint, folder, revision="trunk") == [("b.txt", "ui/cookie-notice", 3)]


def test_a_suppression_that_is_taken_out_is_a_new_finding(newslint, site):
    comment = "<!-- newslint-disable-next-line ui -- house style -->\n\n"
    folder = site({"a.md": f"The ferry sails.\n\n{comment}Decline\n"})
    commit(folder, init=True)
    site({"a.md": "The ferry sails.\n\nDecline\n"})
    assert ("a.md", "ui/cookie-notice", 3) in since(newslint, folder)


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x", "HEAD:a.txt"])
def test_since_an_unknown_revision_is_an_error(newslint, site, revision):
    folder = site({"a.txt": TEXT})
    commit(folder, init=True)
    ran = newslint("check", f"--since={revision}", cwd=folder)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "--since" in ran.err


def test_since_outside_a_repository_is_an_error(newslint, site):
    ran = newslint("check", "--since", "HEAD", cwd=site({"a.txt": TEXT}), GIT_CEILING_DIRECTORIES="/")
    assert (ran.code, "not a git repository" in ran.err) == (2, True)


PARAGRAPH = (
    "The ferry to the outer islands sails again on Monday after two weeks of repairs, the company said.\n"
)


def test_a_paragraph_in_three_files_is_known_right_after(newslint, site):
    folder = site({f"{name}.md": f"# {name}\n\n{PARAGRAPH * 3}" for name in ("one", "two", "three")})
    assert newslint("check", ".", "--select", "duplicates", cwd=folder).code == 1
    assert newslint("baseline", "create", ".", cwd=folder).code == 0
    ran = newslint("check", "--baseline", "newslint-baseline.json", ".", cwd=folder)
    assert (ran.code, ran.err) == (0, "")


def test_create_for_a_folder_keeps_the_others_entries(newslint, site):
    folder = site({f"{name}/a.md": "The ferry sails.\n\nRead more\n" for name in ("one", "two")})
    newslint("baseline", "create", ".", cwd=folder)
    ran = newslint("baseline", "create", "two", cwd=folder)
    assert "1 entry of other files stay" in ran.out
    assert newslint("check", "--baseline", "newslint-baseline.json", ".", cwd=folder).code == 0


def test_entries_follow_a_renamed_file(newslint, site):
    folder = site({"a.md": "The ferry sails.\n\nRead more\n", "b.md": "The bus goes.\n"})
    newslint("baseline", "create", ".", cwd=folder)
    (folder / "a.md").rename(folder / "new.md")
    known = ["check", "--baseline", "newslint-baseline.json", "."]
    ran = newslint(*known, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    newslint("baseline", "prune", ".", cwd=folder)
    assert '"path": "new.md"' in (folder / "newslint-baseline.json").read_text()
    (folder / "copy.md").write_text("The ferry sails.\n\nRead more\n", "utf-8")
    assert newslint(*known, cwd=folder).code == 1  # the words of a file that is there are new elsewhere
