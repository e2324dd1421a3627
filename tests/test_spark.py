"""Spark gives what one process gives, however the articles are spread over its tasks. Skipped without PySpark and Java."""

import json
import shutil
import sys

import pytest

from newslint import api

pyspark_sql = pytest.importorskip("pyspark.sql", reason="needs newslint[spark]")
pa = pytest.importorskip("pyarrow")
if not shutil.which("java"):
    pytest.skip("needs Java", allow_module_level=True)

STORY = "The council of Lindhamn met on Monday. The new line is 142 metres long and has 68 lamps, the mayor Ada Holm said."
ROWS = [
    {"id": f"{story}-{number}", "story": story, "text": f"{STORY}\n\n{sentence}\n\nRead more\n"}
    for story in ("one", "two")
    for number, sentence in enumerate(
        (
            "The bridge costs 24.5 million euros.",
            "Rain fell again. The bridge costs 2.45 million euros.",
            "Share",
        )
    )
]


@pytest.fixture(scope="module")
def frame():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        yield from opened()


def opened():
    builder = pyspark_sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.getOrCreate()
    yield session.createDataFrame(
        [(row["id"], row["story"], row["text"]) for row in ROWS], "id string, story string, text string"
    )
    session.stop()


def plain(rows):
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def collected(found):
    return plain(row.asDict(recursive=True) for row in found.collect())


@pytest.mark.parametrize("parts", [1, 3])
def test_findings(frame, parts):
    from newslint.adapters import spark

    alone = api.Engine(cache=True).lint_batch(pa.RecordBatch.from_pylist(ROWS)).to_pylist()
    assert collected(spark.findings(frame.repartition(parts), cache=True)) == plain(alone)
    assert any(row["rule"] == "ui/read-more" for row in alone)


@pytest.mark.parametrize("parts", [1, 3])
def test_comparison_within_groups(frame, parts):
    from newslint.adapters import spark

    engine = api.Engine(cache=True)
    alone = [
        row
        for story in ("one", "two")
        for row in engine.compare_batch(
            engine.facts_batch(pa.RecordBatch.from_pylist([row for row in ROWS if row["story"] == story]))
        ).to_pylist()
    ]
    assert collected(spark.comparison(frame.repartition(parts), by="story", cache=True)) == plain(alone)
    assert any(row["rule"] in ("figures/magnitude", "figures/disagree-across") for row in alone)
