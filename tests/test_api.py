"""The Python API gives what the command gives, writes nothing and can go to another process."""

import doctest
import pickle
from pathlib import Path

import pytest

from newslint import api
from newslint.config.config_file import Config
from newslint.engine.session import Session
from newslint.errors import UsageError
from newslint.ruleset import compiled

PAGE = Path(__file__).parent.parent / "docs" / "api.md"
TEXTS = {
    "a.txt": "Ferry returns\n\nThe operator Nordfar said 64 departures from Lindhamn were cancelled because of the strike.\n\nRead more\n",
    "b.txt": "Ferry returns\n\nThe operator Nordfar said 46 departures from Lindhamn were cancelled because of the strike.\n",
    "c.txt": "The pilot\u200b boarded at noon, the harbour master said.\n\nRead more <!-- newslint-disable-line ui -->\n",
}


@pytest.fixture(scope="module")
def engine():
    return api.Engine(cache=True)


def test_the_page_is_true():
    tests = doctest.testfile(str(PAGE), module_relative=False)
    assert tests.attempted > 10
    assert not tests.failed


def told(findings):
    return sorted(
        (f.rule, f.severity, f.message, f.place, f.related, f.fix, f.fingerprint, f.also) for f in findings
    )


def test_one_text_gives_what_the_command_gives(engine, site):
    folder = site(TEXTS)
    for name, text in TEXTS.items():
        config = Config(folder, cross_file="off")
        session = Session(compiled.load(), config, cache=False)
        wanted = session.check_text(folder / name, text.encode()).findings
        found = api.Engine(config, cache=True).lint_bytes(name, text.encode())
        assert [f.rule for f in found] == [f.rule for f in wanted]
        assert [(f.message, f.place.start, f.fix) for f in engine.lint_text(text, id=name)] == [
            (f.message, f.place.start, f.fix) for f in found
        ]


def test_comparison_is_the_same_in_any_order(engine):
    documents = [engine.documents(text, id=name)[0] for name, text in TEXTS.items()]
    facts = [fact for document in documents for fact in engine.facts(document)]
    found = engine.compare(facts)
    assert {f.rule for f in found} >= {"figures/disagree-across"}
    assert told(engine.compare(facts[::-1])) == told(found)


def test_an_engine_can_be_pickled(engine):
    text = TEXTS["a.txt"]
    assert told(pickle.loads(pickle.dumps(engine)).lint_text(text)) == told(engine.lint_text(text))


def test_batches_say_the_same(engine):
    pyarrow = pytest.importorskip("pyarrow")
    rows = [{"id": name, "text": text, "lang": "en"} for name, text in TEXTS.items()]
    batch = pyarrow.RecordBatch.from_pylist([*rows, {"id": "d", "text": None, "lang": None}])
    found = [(row["id"], row["rule"], row["start"]) for row in engine.lint_batch(batch).to_pylist()]
    assert found == [
        (name, f.rule, f.place.start)
        for name, text in TEXTS.items()
        for f in engine.lint_text(text, id=name, metadata={"lang": "en"})
    ]
    facts = engine.facts_batch(batch)
    rules = [row["rule"] for row in engine.compare_batch(facts).to_pylist()]
    assert "figures/disagree-across" in rules


def test_settings_that_are_wrong_are_named():
    with pytest.raises(UsageError, match=r"selct: unknown key; did you mean 'select'\?"):
        api.Engine({"selct": []})


def test_metadata_that_the_text_does_not_state_can_be_given(engine):
    (document,) = engine.documents(
        "The ferry sails.", metadata={"title": "Ferry", "lang": "en", "date": "2026-02-04"}
    )
    assert (document.title, document.language, document.published) == ("Ferry", "en", "2026-02-04")


def test_nothing_is_written(site, monkeypatch, tmp_path_factory):
    cache = tmp_path_factory.mktemp("none") / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE", str(cache))
    monkeypatch.chdir(site({}))
    assert api.lint_text(TEXTS["a.txt"])
    assert not cache.exists()
    assert not list(Path().iterdir())
