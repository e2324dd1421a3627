"""Which figures somebody has to stand behind: statistics, but not the scores of a match or the price of a ticket."""

from collections.abc import Sequence

from newslint.attribution.statements import Statement
from newslint.document import Document
from newslint.figures.figure import Figure

SCORES = 4  # scores in an article from which it is a sports page
WORDS = 5  # different words of sport for the same, and ...
DENSITY = 0.3  # ... this many a sentence
MEASURED = frozenset(
    ("degC", "degF", "km/h", "tonne", "MWh", "GWh", "TWh")
)  # a measure that somebody took of the world
BEFORE, AFTER = 60, 25  # characters before and after a figure in which the word for a price or a rule stands


def is_sports(document: Document, found: Sequence[Statement], figures: Sequence[Figure]) -> bool:
    """Whether an article is about a match, whose numbers the whole stadium saw."""
    scores = sum(figure.kind == "score" for figure in figures)
    words = [
        document.blocks[each.block].text[cue.start : cue.end].lower()
        for each in found
        for cue in each.cues
        if "sports" in cue.kinds
    ]
    dense = len(words) >= DENSITY * len(found)
    return scores >= SCORES or (dense and len(set(words)) + scores >= WORDS)


def is_claim(document: Document, statement: Statement, figure: Figure) -> bool:
    """Whether a figure in a sentence is a statistic that wants a source."""
    if figure.kind != "statistic" and not (figure.kind == "measure" and figure.unit in MEASURED):
        return False
    if "@" in document.blocks[statement.block].text[slice(*statement.span)]:
        return False
    return not any(
        "rules" in cue.kinds
        and cue.start - figure.span.start >= -BEFORE
        and cue.start - figure.span.end <= AFTER
        for cue in statement.cues
    )
