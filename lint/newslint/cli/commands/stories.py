"""story and facts: the figures that articles share."""

from collections.abc import Sequence
from pathlib import Path

from newslint.cli.commands import configuration
from newslint.cli.commands.views import documents
from newslint.cli.options import ConfigurationOptions, FactsOptions, StoryOptions
from newslint.comparison import fact_sheet
from newslint.engine import story as stories
from newslint.engine.findings import shorten
from newslint.engine.story import Fact, Told
from newslint.errors import UsageError
from newslint.text.escaping import terminal

MOST_NAMES = 2  # names that a proposed fact is about


def story(arguments: StoryOptions) -> int:
    """Print the figures that several of the articles tell: value, language, source, and who disagrees.

    Returns 1 when some disagree.
    """
    from tabulate import tabulate

    rows = []
    disagreeing = 0
    for fact in _facts(arguments.paths, arguments):
        for number, told in enumerate(fact.told):
            name = ", ".join(fact.words) if number == 0 else ""
            place = told.claim.place
            disagreeing += fact.disagrees(told)
            mark = "disagrees" if fact.disagrees(told) else ""
            values = (name, f"{place.path}:{place.line}", told.claim.shown, told.language, told.source, mark)
            rows.append([terminal(shorten(value)) for value in values])
    if not rows:
        print("No figure is in more than one article.")
        return 0
    headers = ("fact", "article", "figure", "language", "source", "")
    print(tabulate(rows, headers=headers, disable_numparse=True))
    return int(disagreeing > 0)


def facts(arguments: FactsOptions) -> int:
    """Print the fact sheet as it is understood, or propose one from the figures on which articles agree."""
    if arguments.seed:
        for fact in _facts(arguments.paths, arguments):
            if table := _proposed(fact):
                print(table)
        return 0
    from tabulate import tabulate

    settings = configuration(arguments, Path(arguments.paths[0]))
    if not settings.facts:
        raise UsageError("no fact sheet: set `facts` in the configuration, or propose one with --seed")
    known = fact_sheet.load(settings.root / settings.facts)
    rows = [(fact.name, fact.shown, " ".join(sorted(fact.about)), " ".join(fact.words)) for fact in known]
    shown = [[terminal(shorten(value)) for value in row] for row in rows]
    print(tabulate(shown, headers=("fact", "value", "about", "words"), disable_numparse=True))
    return 0


def _facts(paths: list[str], arguments: ConfigurationOptions) -> Sequence[Fact]:
    articles: list[list[Told]] = [
        stories.read(document, linter) for document, linter in documents(arguments, paths)
    ]
    return list(stories.facts(articles))


def _proposed(fact: Fact) -> str:
    """A fact as a table of the sheet, when all articles agree on it and share a name; else ""."""
    agreed = fact.agreed
    shared = sorted(frozenset.intersection(*(told.claim.names for told in fact.told)))
    if not shared or not fact.words or any(fact.disagrees(told) for told in fact.told):
        return ""
    places = sorted({terminal(told.claim.place.path) for told in fact.told})
    name = f"{', '.join(fact.words)} ({', '.join(shared[:MOST_NAMES])})"
    return fact_sheet.seed(name, shared[:MOST_NAMES], fact.words, agreed, places)
