"""What is between known labels: fillers, which say nothing, and letters that no rule knows."""

from collections.abc import Sequence

from newslint.boilerplate.interface_words import InterfaceWords
from newslint.model.document import Span
from newslint.text.normalize import normalize


def only_fillers(text: str, spans: Sequence[Span], words: InterfaceWords) -> bool:
    """Whether nothing is outside the spans, which are in order, but what may be between labels."""
    last = 0
    for start, end in [*spans, Span(len(text), len(text))]:
        if start > last and not words.fillers.fullmatch(normalize(text[last:start])):
            return False
        last = max(last, end)
    return True


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def uncovered(text: str, spans: Sequence[Span]) -> int:
    """How many letters of the text are outside the spans, which are in order and do not overlap."""
    count, last = 0, 0
    for start, end in spans:
        count += letters(text[last:start])
        last = max(last, end)
    return count + letters(text[last:])
