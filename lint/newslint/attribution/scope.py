"""Which figures a source cue covers: those of its clause, and of the sentence before."""

from newslint.attribution.cued_sentences import CuedSentence
from newslint.attribution.cues import HEARSAY, Cue
from newslint.model.document import Document
from newslint.quantities.quantity import Quantity

FAR = 120  # characters that hearsay reaches over
SHORT = 40  # characters of a sentence that is nothing but a source
TAIL = 3  # words after a cue that are no statement of their own: "..., the agency said on Monday."


def governs(text: str, statement: CuedSentence, cue: Cue, quantity: Quantity, heard: Cue | None) -> bool:
    """Whether a cue looks at a figure: not from a clause of its own ("... 50,000 live here and carers said that ...").

    Behind a figure that hearsay is before (`heard`) only a speaker at the sentence's end does.
    """
    if cue.start <= quantity.span.start or not {"says", "shows"} & cue.kinds:
        return True
    behind = text[cue.end : statement.span.end]
    if heard and heard.end <= quantity.span.start:
        return len(behind) <= SHORT and len(behind.split()) <= TAIL + 2
    last = len(behind.split()) <= TAIL
    joins = _joins(statement, quantity.span.end, cue.start)
    return not joins or "," in text[joins[-1].end : cue.start] or last


def hears(statement: CuedSentence, cue: Cue, quantity: Quantity) -> bool:
    """Whether hearsay is about a figure: in the clause before it, right after it, or at the end as in Japanese."""
    if not HEARSAY & cue.kinds:
        return True
    if cue.end <= quantity.span.start:
        opens = cue.start - statement.span.start <= 1
        return opens or (
            quantity.span.start - cue.end <= FAR and not _joins(statement, cue.end, quantity.span.start)
        )
    return cue.start - quantity.span.end <= SHORT or statement.span.end - cue.end <= SHORT // 2


def _joins(statement: CuedSentence, start: int, end: int) -> list[Cue]:
    return [cue for cue in statement.cues if "joins" in cue.kinds and start <= cue.start < end]


def names_figures(document: Document, after: CuedSentence) -> bool:
    """Whether a sentence is there to say where the one before is from: "The figures, from ...", "CNN reported."."""
    text = document.blocks[after.block].text[slice(*after.span)]
    if len(text.split()) <= TAIL + 1 and len(text) <= (SHORT if " " in text else SHORT // 3):
        return True
    opening = after.cues[:1]
    return after.leans and any("data" in cue.kinds and cue.start <= after.span.start + 1 for cue in opening)
