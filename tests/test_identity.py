"""An article is a file and a part of it: articles in one file are compared like articles in files of their own."""

from pathlib import Path

from newslint import readers
from newslint.config.config_file import Config
from newslint.engine import baseline
from newslint.engine.comparison import compare
from newslint.engine.linter import Linter
from newslint.engine.rollup import rolled_up
from newslint.engine.suppressions.ignore_file import Ignore
from newslint.model.finding import Finding, Place
from newslint.ruleset import compiled

LINTER = Linter(compiled.load(), Config(root=Path(), select=("figures", "duplicates")))
STRIKE = (
    "Ferry strike in Lindhamn goes on\n\n"
    "The operator Nordfar said {} departures from Lindhamn were cancelled because of the strike of its crews.\n\n"
    "Kestrel Bank gave the tunnel in Lindhamn a loan of $90 million, its chairwoman Ada Holm said on Monday.\n\n"
    "Passengers waited on the quay for hours, and the mayor of Lindhamn asked both sides to meet again this week.\n\n"
    "Nordfar wants to run one ship a day from Thursday, with officers of the reserve and a crew from the mainland.\n"
)


def facts(named):
    """What articles state, given as (path, part, text)."""
    for path, part, text in named:
        document = readers.read(path, text.encode(), "text").documents[0]._replace(part=part)
        yield from LINTER.facts(LINTER.analysers.article(document))


def found(named):
    return sorted((finding.rule, finding.place.start) for finding in compare(LINTER, list(facts(named))))


def in_two_files(*texts):
    return [(f"{number}.txt", "", text) for number, text in enumerate(texts)]


def in_one_file(*texts):
    return [("wire.jsonl", f"id-{number}", text) for number, text in enumerate(texts)]


def test_copies_in_one_file_are_copies():
    text = STRIKE.format(64)
    assert found(in_one_file(text, text)) == found(in_two_files(text, text)) != []


def test_figures_in_one_file_disagree_as_in_two():
    texts = STRIKE.format(64), STRIKE.format(46)
    rules = {rule for rule, _ in found(in_one_file(*texts))}
    assert found(in_one_file(*texts)) == found(in_two_files(*texts))
    assert "figures/disagree-across" in rules


def test_the_message_names_the_other_article():
    text = STRIKE.format(64)
    messages = {finding.message for finding in compare(LINTER, list(facts(in_one_file(text, text))))}
    assert "the same text as wire.jsonl#id-1" in messages


def finding(part, line=1):
    place = Place("wire.jsonl", part, 0, 4, line, 1, line, 5, "Read more")
    return Finding("ui/read-more", "error", "high", "leftover link text: Read more", place)


def test_a_baseline_knows_the_part():
    known = baseline.count([finding("a")], Path(), lambda _: "")
    assert baseline.load(baseline.dump(known)) == known
    applied = baseline.apply([finding("a"), finding("b")], known, Path(), lambda _: "")
    assert [one.place.part for one in applied.new] == ["b"]


def test_an_ignore_entry_may_name_the_part():
    entry = Ignore("*.jsonl", "ui/read-more", part="a")
    assert [entry.excuses("wire.jsonl", finding(part)) for part in ("a", "b")] == [True, False]


def test_findings_of_a_file_are_in_its_order():
    listed = sorted([finding("a", 9), finding("z", 2)], key=lambda one: one.sort_key)
    assert [one.place.line for one in listed] == [2, 9]


def test_what_many_articles_of_a_file_share_is_one_finding():
    rule = LINTER.compiled_rules.rules["ui/read-more"]
    merged = rolled_up([finding(str(n), n + 1) for n in range(8)], {rule.name: rule._replace(once="text")}, 8)
    assert len(merged) == 1
    assert "in 8 of 8 articles" in merged[0].message
