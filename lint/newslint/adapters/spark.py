"""PySpark: the findings of a data frame of texts. Needs newslint[spark] on the driver and on every executor."""

from collections.abc import Iterable, Iterator
from typing import Any

from newslint.api import Engine, Settings

# The schema FINDINGS of newslint.api.arrow in Spark's words.
FINDINGS = (
    "id string, part string, rule string, severity string, confidence string, message string, start long, end long, "
    "line long, column long, excerpt string, language string, fingerprint string, "
    "related array<struct<id: string, start: long, end: long, excerpt: string>>"
)


def findings(frame: Any, settings: Settings = None, cache: bool = False) -> Any:
    """The findings of each text of a data frame with the columns `id` and `text`, and as it likes `format`, `title`,
    `date`, `lang` and `author`. Each task builds its engine once.
    """
    engine = Engine(settings, cache)

    def lint(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield engine.lint_batch(batch)

    return frame.mapInArrow(lint, FINDINGS)
