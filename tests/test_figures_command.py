"""`newslint figures`: the table, JSON, and JSON lines answered with JSON lines."""

import json

import pytest

from newslint.cli.main import main

ARTICLE = "The harbour will cost about $4.2 million, the council said. Fees rise from 25% to 30% in May.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_the_table_has_a_line_for_every_figure(article, capsys):
    assert main(["figures", "--isolated", str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2:4] for line in lines[2:]] == [["$4.2", "million"], ["25%", "25"], ["30%", "30"]]
    assert lines[2].split()[-3:] == ["statistic", "named", "said"]


def test_json_has_the_interval_and_the_place(article, capsys):
    assert main(["figures", "--isolated", "--json", str(article)]) == 0
    first, second, third = json.loads(capsys.readouterr().out)
    assert (first["value"], first["unit"], first["approximator"]) == ("4200000", "USD", "about")
    assert (first["low"], first["high"]) == ("4100000", "4300000")
    assert ARTICLE[first["start"] : first["end"]] == "$4.2 million"
    assert (second["role"], third["role"]) == ("from", "to")


def test_json_lines_are_answered(tmp_path, capsys):
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": 7, "text": "Rund 30 bis 40 Prozent", "lang": "de"}\n{"id": 8}\n', "utf-8")
    assert main(["figures", "--jsonl", str(questions)]) == 0
    answer, error = map(json.loads, capsys.readouterr().out.splitlines())
    assert answer == {
        "id": 7,
        "quantities": [{"start": 5, "end": 22, "value": [30, 40], "unit": "%", "approximator": "~"}],
    }
    assert error["line"] == 2
