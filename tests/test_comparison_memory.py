"""What is remembered of comparisons is what comparing anew gives, whatever happened to the articles in between."""

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from newslint.config.config_file import Config
from newslint.engine import comparison, comparison_memory
from newslint.engine.comparison import cross_findings
from newslint.engine.corpus_index import CorpusIndex
from newslint.engine.linter import Linter
from newslint.ruleset import compiled

LINTER = Linter(compiled.load(), Config(root=Path(), select=("figures", "duplicates")))
SENTENCES = (
    "The operator Nordfar said {} departures from Lindhamn were cancelled because of the strike.",
    "About {} passengers of the ferry Aurora were injured off Skarholmen, the police said.",
    "Kestrel Bank gave the tunnel in Lindhamn a loan of ${} million, its chairwoman Ada Holm said.",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from((12, 64, 640))), min_size=1, max_size=3
).map(lambda told: "\n\n".join(sentence.format(value) for sentence, value in told) + "\n")
NAMES = st.sampled_from(("a.txt", "b.txt", "c.txt", "d.txt", "caf\udce9.txt"))


@lru_cache(None)
def stated(name, text):
    return LINTER.lint(name, text.encode()).facts


def found(corpus_index, focus, members):
    return set(cross_findings(LINTER, corpus_index, sorted(focus), members))


class Collection(RuleBasedStateMachine):
    """Articles that are written, renamed and left out, some of them unsaved, and compared in any order."""

    @initialize(texts=st.dictionaries(NAMES, TEXTS))
    def begin(self, texts):
        self.facts = {}
        self.members = set()
        self.corpus_index = CorpusIndex.open(None)
        for name, text in texts.items():
            self.write(name, text)

    def teardown(self):
        if hasattr(self, "corpus_index"):
            self.corpus_index.close()

    @rule(name=NAMES, text=TEXTS)
    def write(self, name, text):
        self.facts[name] = stated(name, text)
        self.corpus_index.put(name, (0, 0), b"", self.facts[name])
        self.members.add(name)

    @rule(name=NAMES)
    def leave_out(self, name):
        self.members.discard(name)

    @rule(name=NAMES)
    def take_back(self, name):
        self.members |= {name} & self.facts.keys()

    @rule()
    def compare_all(self):
        self.compare(self.members, self.facts)

    @rule(data=st.data())
    def compare_some(self, data):
        if self.members:
            self.compare(data.draw(st.sets(st.sampled_from(sorted(self.members)))), self.facts)

    @rule(name=NAMES, text=TEXTS)
    def compare_unsaved(self, name, text):
        if name in self.members:
            unsaved = stated(name, text)
            with self.corpus_index.overlay({name: unsaved}):
                self.compare({name}, {**self.facts, name: unsaved})

    def compare(self, focus, facts):
        with CorpusIndex.open(None) as anew:
            for name in facts:
                anew.put(name, (0, 0), b"", facts[name])
            assert found(self.corpus_index, focus, set(self.members)) == found(anew, focus, set(self.members))


class Followed(Collection):
    """The same where every change of the members is followed."""


@pytest.fixture
def small_limits(monkeypatch):
    monkeypatch.setattr(comparison_memory, "FEW", 1)
    monkeypatch.setattr(comparison_memory, "MANY", 3)


@pytest.mark.usefixtures("small_limits")
def test_changes_of_the_members_are_followed():
    run_state_machine_as_test(
        Followed, settings=settings(deadline=None, max_examples=12, stateful_step_count=10)
    )


Collection.TestCase.settings = settings(deadline=None, max_examples=12, stateful_step_count=10)
TestCollection = Collection.TestCase


def test_only_what_an_article_bears_on_is_compared_again(monkeypatch):
    asked = []
    compared = comparison._compared

    def listening(linter, corpus_index, focus, members):
        asked.append(list(focus))
        return compared(linter, corpus_index, focus, members)

    monkeypatch.setattr(comparison, "_compared", listening)
    texts = {
        "a.txt": SENTENCES[0].format(64),
        "b.txt": SENTENCES[0].format(46),
        "c.txt": "Nothing sailed from pier 9 on Monday.",
    }
    with CorpusIndex.open(None) as corpus_index:
        for name, text in texts.items():
            corpus_index.put(name, (0, 0), b"", LINTER.lint(name, text.encode()).facts)
        first = found(corpus_index, texts, set(texts))
        assert first
        assert found(corpus_index, texts, set(texts)) == first
        corpus_index.put("a.txt", (1, 1), b"", LINTER.lint("a.txt", SENTENCES[0].format(46).encode()).facts)
        found(corpus_index, texts, set(texts))
    assert asked == [["a.txt", "b.txt", "c.txt"], [], ["a.txt", "b.txt"]]
