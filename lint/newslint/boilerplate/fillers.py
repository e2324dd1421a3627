"""What stands between known labels: fillers, which say nothing, and letters that nobody knows."""

from collections.abc import Sequence

from newslint.boilerplate.placeholders import NETWORK
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span
from newslint.text.normalize import normalize

# Counters, punctuation, emoji, names of networks, connectives.
_FILLERS = lazy(
    rf"(?:(?<![^\W\d_]){NETWORK}(?![^\W\d_])|(?<![^\W\d_])(?:and|or|via|by|on|in|to|und|oder|et|ou|och|eller|y|o|k|m)"
    r"(?![^\W\d_])|[\W\d_]|[千万億亿萬만천的])*"
)


def only_fillers(text: str, spans: Sequence[Span]) -> bool:
    """Whether nothing stands outside the spans, which are in order, but what may stand between labels."""
    last = 0
    for start, end in [*spans, Span(len(text), len(text))]:
        if start > last and not _FILLERS.fullmatch(normalize(text[last:start])):
            return False
        last = max(last, end)
    return True


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def uncovered(text: str, spans: Sequence[Span]) -> int:
    """How many letters of the text stand outside the spans, which are in order and do not overlap."""
    count, last = 0, 0
    for start, end in spans:
        count += letters(text[last:start])
        last = max(last, end)
    return count + letters(text[last:])
