"""Comparison between articles: the result depends on what the articles say, never on how they are called."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.checks.base import Fact
from newslint.config.config_file import Config
from newslint.engine import session as sessions
from newslint.engine.comparison import cross_findings
from newslint.engine.corpus_index import CorpusIndex
from newslint.engine.index_database import KEPT
from newslint.engine.linter import Linter
from newslint.engine.session import Session
from newslint.model.finding import Place
from newslint.ruleset import compiled

ARTEFACT = compiled.load()
LINTER = Linter(ARTEFACT, Config(root=Path(), select=("figures", "duplicates")))
SENTENCES = (
    "The operator Nordfar said {} departures from Lindhamn were cancelled because of the strike.",
    "About {} passengers of the ferry Aurora were injured off Skarholmen, the police said.",
    "Kestrel Bank gave the tunnel in Lindhamn a loan of ${} million, its chairwoman Ada Holm said.",
)
ARTICLES = st.lists(
    st.lists(
        st.tuples(st.sampled_from(SENTENCES), st.sampled_from((12, 64, 640, 46))), min_size=1, max_size=4
    ),
    min_size=1,
    max_size=5,
)


def written(articles):
    """File name -> text."""
    return {
        f"{number}.txt": "\n\n".join(sentence.format(value) for sentence, value in article) + "\n"
        for number, article in enumerate(articles)
    }


def facts(texts):
    return {name: LINTER.lint(name, text.encode()).facts for name, text in texts.items()}


def fill(stated, order):
    corpus_index = CorpusIndex.open(None)
    for name in order:
        corpus_index.put(name, (0, 0), b"", stated[name])
    return corpus_index


def found(corpus_index, focus, members):
    return {
        (f.rule, f.severity, f.place, f.related, f.message)
        for f in cross_findings(LINTER, corpus_index, sorted(focus), members)
    }


@settings(deadline=None, max_examples=60)
@given(articles=ARTICLES, data=st.data())
def test_neither_order_nor_split_changes_the_findings(articles, data):
    stated = facts(written(articles))
    names = list(stated)
    whole = found(fill(stated, names), names, set(names))
    shuffled = fill(stated, data.draw(st.permutations(names)))
    assert found(shuffled, names, set(names)) == whole
    one_by_one = [found(shuffled, [name], set(names)) for name in data.draw(st.permutations(names))]
    assert set().union(*one_by_one) == whole


@settings(deadline=None, max_examples=40)
@given(before=ARTICLES, after=ARTICLES)
def test_a_changed_index_is_as_one_made_anew(before, after):
    old, new = facts(written(before)), facts(written(after))
    corpus_index = fill(old, old)
    for name in old.keys() - new.keys():
        corpus_index.put(name, (0, 0), b"", ())
    for name, stated in new.items():
        corpus_index.put(name, (1, 1), b"", stated)
    members = set(new)
    assert found(corpus_index, new, members) == found(fill(new, new), new, members)


def test_a_disagreement_of_two_articles_is_told_once():
    stated = facts(written([[(SENTENCES[0], 64)], [(SENTENCES[0], 46)]]))
    rules = [(rule, place.path) for rule, _, place, _, _ in found(fill(stated, stated), stated, set(stated))]
    assert rules == [("figures/disagree-across", "1.txt")]


def fact(key, data):
    return "article_disagreement", Fact(key, Place("a.txt", "", 0, 1, 1, 1, 1, 2, "x"), data)


def test_facts_survive_a_second_process(tmp_path):
    path = tmp_path / "index.sqlite"
    with CorpusIndex.open(path) as corpus_index:
        corpus_index.put("a.txt", (1, 2), b"found", [fact("k", {"n": 1})])
        corpus_index.commit()
    with CorpusIndex.open(path) as corpus_index:
        assert corpus_index.findings("a.txt", (1, 2)) == b"found"
        assert corpus_index.findings("a.txt", (1, 3)) is None


def indexes(folder, monkeypatch, selections):
    """The indexes that are left after a run on one file with each selection, and how many files those runs read."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(folder / "cache"))
    read = []
    for selection in selections:
        session = Session(ARTEFACT, Config(root=folder, select=(selection,)))
        monkeypatch.setattr(
            session,
            "_lint",
            lambda files, *rest, lint=session._lint: lint(read.extend(files) or files, *rest),
        )
        session.check([folder / "0.txt"])
        session.corpus_index._db.close()
    return sorted(path.name for path in (folder / "cache").glob("*.sqlite")), len(read)


def test_selections_keep_their_indexes_apart(repository, monkeypatch):
    kept, read = indexes(repository, monkeypatch, ["figures", "duplicates"])
    again, reread = indexes(repository, monkeypatch, ["figures", "duplicates", "figures"])
    assert (len(kept), again) == (2, kept)
    assert (read > 0, reread) == (True, 0)


def test_the_indexes_last_used_are_kept(repository, monkeypatch):
    others = ["duplicates", "ui", "figures", "text"]
    indexes(repository, monkeypatch, ["figures", *others])
    kept, reread = indexes(repository, monkeypatch, ["text", "figures", "ui"])
    assert (len(kept), reread) == (KEPT, 0)
    _, read = indexes(repository, monkeypatch, ["duplicates"])
    assert read > 0


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_damaged_index_is_made_anew(tmp_path, damage):
    path = tmp_path / "index.sqlite"
    path.write_bytes(damage)
    with CorpusIndex.open(path) as corpus_index:
        corpus_index.put("a.txt", (1, 2), b"found", [fact("k", {})])
        corpus_index.commit()
    with CorpusIndex.open(path) as corpus_index:
        assert corpus_index.findings("a.txt", (1, 2)) == b"found"


def test_data_that_facts_share_is_stored_once(tmp_path):
    path = tmp_path / "index.sqlite"
    shared = {"claims": list(range(50))}
    with CorpusIndex.open(path) as corpus_index:
        corpus_index.put("a.txt", (1, 2), b"", [fact(f"k{number}", shared) for number in range(20)])
        corpus_index.commit()
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM datum").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM fact").fetchone() == (20,)


def test_names_that_are_no_utf8_are_known_again():
    name = "caf\udce9.txt"
    with CorpusIndex.open(None) as corpus_index:
        for path in (name, "b.txt"):
            place = Place(path, "", 0, 1, 1, 1, 1, 2, "x")
            corpus_index.put(path, (1, 2), b"", [("article_disagreement", Fact("k", place, {}))])
        assert corpus_index.stale([(name, 1, 2), ("b.txt", 1, 2)]) == []
        assert corpus_index.stale([(name, 1, 3), ("c.txt", 1, 2)]) == [("c.txt", 1, 2), (name, 1, 3)]
        assert [
            len(facts) for _, facts in corpus_index.groups(["article_disagreement"], [name], {name, "b.txt"})
        ] == [2]


@pytest.fixture
def repository(site):
    texts = written([[(SENTENCES[0], 64), (SENTENCES[1], 12)], [(SENTENCES[0], 46)], [(SENTENCES[1], 64)]])
    fillers = {
        f"more/{number}.txt": f"Nothing sailed from pier {number} on Monday.\n" for number in range(30)
    }
    folder = site({**texts, **fillers})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    return folder


def reported(out):
    return [(f["rule"], f["path"], f["start"], f["message"]) for f in json.loads(out)["findings"]]


def test_files_jobs_and_calls_do_not_matter(newslint, repository):
    options = ("--select", "figures", "--output", "json", "--exit-zero")
    whole = reported(newslint("check", *options, ".", cwd=repository).out)
    assert whole
    parallel = reported(newslint("check", *options, "--no-cache", "-j", "3", ".", cwd=repository).out)
    assert parallel == whole
    names = sorted(str(path.relative_to(repository)) for path in repository.rglob("*.txt"))
    apart = [hit for name in names for hit in reported(newslint("check", *options, name, cwd=repository).out)]
    assert sorted(apart) == sorted(whole)


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def questions(folder, monkeypatch, figure):
    """How often a run on one changed file asks the corpus index, with everything else known."""
    monkeypatch.setenv("NEWSLINT_CACHE", str(folder / "cache"))
    monkeypatch.setattr(sessions, "UNSETTLED", -(10**12))  # files need not be old
    session = Session(ARTEFACT, Config(root=folder, select=("figures",)))
    session.check([folder / "1.txt"])
    (folder / "1.txt").write_text(f"{SENTENCES[0].format(figure)}\n", "utf-8")
    asked = []
    session.corpus_index._db.set_trace_callback(asked.append)
    assert session.check([folder / "1.txt"]).findings
    return len(asked)


def test_a_run_on_one_file_asks_as_much_of_a_large_index_as_of_a_small_one(repository, monkeypatch):
    few = questions(repository, monkeypatch, 68)
    for number in range(200):
        (repository / f"{number}-more.txt").write_text(f"Pier {number} was painted.\n", "utf-8")
    git(repository, "add", ".")
    assert questions(repository, monkeypatch, 84) <= few


def test_deleted_files_vanish_and_changed_ones_are_read_again(newslint, repository):
    options = ("--select", "figures/disagree-across", "--output", "json", "--exit-zero", "1.txt")
    assert "in 0.txt" in newslint("check", *options, cwd=repository).out
    (repository / "0.txt").write_text(f"{SENTENCES[0].format(46)}\n", "utf-8")
    assert "in 0.txt" not in newslint("check", *options, cwd=repository).out
    (repository / "0.txt").write_text(f"{SENTENCES[0].format(64)}\n", "utf-8")
    assert "in 0.txt" in newslint("check", *options, cwd=repository).out
    (repository / "0.txt").unlink()
    assert "in 0.txt" not in newslint("check", *options, cwd=repository).out


def test_what_a_file_gave_in_another_format_is_not_remembered(newslint, site):
    folder = site({"a.txt": "<p>Fees rise.</p><p>Accept all cookies</p>\n"})
    plain = newslint("check", "--output", "json", "--no-cache", "a.txt", cwd=folder).findings
    assert newslint("check", "--output", "json", "--format", "html", "a.txt", cwd=folder).findings != plain
    assert newslint("check", "--output", "json", "a.txt", cwd=folder).findings == plain


def test_what_only_the_report_heeds_does_not_empty_the_index():
    config = Config(root=Path())
    assert config._replace(fail_on="error", exclude=("x",), output=("json",)).digest == config.digest
    assert config._replace(cross_file="off").digest != config.digest
    assert config._replace(options={"metadata/missing": {"required": []}}).digest != config.digest


def test_several_processes_share_an_index(repository, tmp_path_factory):
    cache = tmp_path_factory.mktemp("shared")
    command = [
        sys.executable,
        "-m",
        "newslint",
        "check",
        "--select",
        "figures",
        "--output",
        "json",
        "--exit-zero",
        ".",
    ]
    environment = {
        "PYTHONPATH": str(Path(__file__).parent.parent / "lint"),
        "NEWSLINT_CACHE": str(cache),
        "PATH": "/usr/bin:/bin",
    }
    running = [
        subprocess.Popen(command, cwd=repository, stdout=subprocess.PIPE, env=environment) for _ in range(3)
    ]
    outputs = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len({json.dumps(reported(output)) for output in outputs}) == 1


def test_an_article_that_repeats_itself_costs_by_its_length():
    def steps(count):
        taken = 0

        def step():
            nonlocal taken
            taken += 1

        linter = Linter(ARTEFACT, Config(root=Path(), select=("figures", "duplicates")))
        document = "The ferry sails again on Monday, the mayor of the town said in the evening.\n\n" * count
        result = linter.lint("a.txt", document.encode())
        with CorpusIndex.open(None) as corpus_index:
            corpus_index.put("a.txt", (0, 0), b"", result.facts)
            corpus_index._db.set_progress_handler(step, 100)
            cross_findings(linter, corpus_index, ["a.txt"], {"a.txt"})
        return taken

    assert steps(800) < 6 * steps(200)
