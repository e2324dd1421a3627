"""PySpark: findings of a data frame of texts. Needs newslint[spark] on the driver and on every executor.

The columns are `id` and `text`, and optionally `format`, `title`, `date`, `lang` and `author`. An `id` names one article.

>>> from newslint.adapters import spark as newslint  # doctest: +SKIP
>>> newslint.findings(frame).write.parquet("findings")  # doctest: +SKIP
>>> newslint.comparison(frame, by="story").write.parquet("disagreements")  # doctest: +SKIP
"""

from collections.abc import Iterable, Iterator
from typing import Any

from newslint.api import Engine, Settings

# The schemas FINDINGS and FACTS of newslint.api.arrow in Spark's words.
FINDINGS = (
    "id string, part string, rule string, severity string, confidence string, message string, start long, end long, "
    "line long, column long, excerpt string, language string, fingerprint string, "
    "related array<struct<id: string, start: long, end: long, excerpt: string>>"
)
FACTS = "kind string, key string, id string, place string, data string"
GROUP = "group"


def findings(frame: Any, settings: Settings = None, cache: bool = False) -> Any:
    """The findings of each text alone, as a data frame of FINDINGS. Each task builds its engine once."""
    engine = Engine(settings, cache)

    def lint(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield engine.lint_batch(batch)

    return frame.mapInArrow(lint, FINDINGS)


def comparison(frame: Any, by: str = "", settings: Settings = None, cache: bool = False) -> Any:
    """The findings between articles, as a data frame of FINDINGS.

    Articles with the same value in the column `by` (a story, a site, a day) are compared with each other, in one task: what a
    task needs grows with the articles in its group, a few KB for each figure. Without `by` all are in one group.
    """
    engine = Engine(settings, cache)

    def state(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield _grouped(engine.facts_batch(batch), batch, by)

    def compare(table: Any) -> Any:
        from pyarrow import Table

        (facts,) = table.drop_columns([GROUP]).combine_chunks().to_batches()
        return Table.from_batches([engine.compare_batch(facts)])

    facts = frame.mapInArrow(state, f"{FACTS}, {GROUP} string")
    return facts.groupBy(GROUP).applyInArrow(compare, FINDINGS)


def _grouped(facts: Any, batch: Any, by: str) -> Any:
    """A batch of facts with the group of each fact's article as a further column."""
    from pyarrow import array, string

    names = batch.column("id").to_pylist()
    groups = dict(zip(names, batch.column(by).to_pylist(), strict=True)) if by else {}
    told = [str(groups.get(name, "")) for name in facts.column("id").to_pylist()]
    return facts.append_column(GROUP, array(told, string()))
