"""Which figures somebody has to stand behind: statistics, but not the scores of a match or the price of a ticket."""

from collections.abc import Sequence

from newslint.attribution.cued_sentences import Statement
from newslint.attribution.cues import Cue
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Document
from newslint.quantities.quantity import Figure

COUNTED = 100  # a count below it is told, not measured, unless it is of casualties or rounded
_BARE = lazy(r"\d{4}")
SCORES = 4  # scores in an article from which it is a sports page, and ...
RATE = 0.1  # ... this many a sentence, or
WORDS = 5  # different words of sport, and ...
DENSITY = 0.3  # ... this many a sentence
MEASURED = frozenset(
    ("degC", "degF", "degree", "km/h", "tonne", "MWh", "GWh", "TWh")
)  # a measure that somebody took of the world
BEFORE, AFTER = 40, 25  # characters before and after a figure in which the word for a price or a rule stands


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
    return (scores >= SCORES and scores >= RATE * len(found)) or (dense and len(set(words)) + scores >= WORDS)


def is_claim(document: Document, statement: Statement, figure: Figure) -> bool:
    """Whether a figure in a sentence is a statistic that wants a source."""
    if not _is_measured(statement, figure):
        return False
    text = document.blocks[statement.block].text
    if "@" in text[slice(*statement.span)] or _is_code(text, figure) or _is_small(statement, figure):
        return False
    return not any(
        (
            "rules" in cue.kinds
            and cue.end >= figure.span.start - BEFORE
            and cue.start <= figure.span.end + AFTER
        )
        or ("sports" in cue.kinds and figure.span.end <= cue.start <= figure.span.end + AFTER)
        for cue in statement.cues
    )


def _is_measured(statement: Statement, figure: Figure) -> bool:
    """Whether somebody must have measured or counted: a statistic, a measure of the world, a large round or grave count."""
    if figure.kind == "measure":
        return figure.unit in MEASURED
    if figure.kind == "narrative" and figure.value[1] >= COUNTED:
        return bool(figure.approximator) or _of_casualties(statement, figure)
    return figure.kind == "statistic"


def _of_casualties(statement: Statement, figure: Figure) -> bool:
    return any("casualties" in cue.kinds and _beside(cue, figure) for cue in statement.cues)


def _is_small(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is an exact count that whoever was there could make: "25 members signed it"."""
    exact = not (figure.unit or figure.approximator) and figure.value[1] < COUNTED
    return exact and not _of_casualties(statement, figure)


def _beside(cue: Cue, figure: Figure) -> bool:
    return figure.span.start - AFTER <= cue.end and cue.start <= figure.span.end + AFTER


def _is_code(text: str, figure: Figure) -> bool:
    """Whether a figure is four bare digits, none of them rounded off: the number of a flight sooner than a count."""
    digits = text[slice(*figure.span)]
    return (
        not (figure.unit or figure.approximator)
        and bool(_BARE.fullmatch(digits))
        and not digits.endswith("00")
    )
