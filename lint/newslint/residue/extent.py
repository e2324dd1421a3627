"""How much of an article is a model's failure: a few sentences, or all of it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from newslint.model.document import Span
from newslint.residue.grammar import GAP, REFUSAL
from newslint.text.joined_text import JoinedText
from newslint.text.sentences import SentenceSplitter

FAILURES = frozenset((REFUSAL, GAP))
OPENING = 3  # sentences of the body in which an article that is a failure says so
OPENS = 0.25  # share of the sentences that are failures in an article that opens with one
MOST = 0.5  # ... in one that does not, or that has a single one
SEVERAL, OFTEN = 4, 0.15  # as many failures, and their share, make a whole one as well


class Failed(NamedTuple):
    """An article that is a failure: which kind most of it is, and where it begins and ends in the file."""

    find: str
    span: Span


class Found(Protocol):
    """A sentence of one kind; `span` is its place in the joined text."""

    @property
    def find(self) -> str: ...
    @property
    def span(self) -> Span: ...


def failed(text: JoinedText, found: Sequence[Found], splitter: SentenceSplitter) -> Failed | None:
    """What an article is that consists of a model's failures, else None. `found` is in order."""
    failures = [each for each in found if each.find in FAILURES]
    if len(failures) < 2:
        return None
    body = [
        (text.starts[number], number)
        for number, block in enumerate(text.blocks)
        if not block.template and block.kind not in ("headline", "heading", "byline")
    ]
    if not body:
        return None
    counts = [len(splitter.split(text.blocks[number].text)) for _, number in body]
    share = len(failures) / max(1, sum(counts))
    opening, seen = body[-1][0] + len(text.blocks[body[-1][1]].text), 0
    for (start, number), count in zip(body, counts, strict=True):
        seen += count
        if seen >= OPENING:
            opening = start + len(text.blocks[number].text)
            break
    opens = failures[0].span.start <= opening
    if not (share >= MOST or (opens and share >= OPENS) or (len(failures) >= SEVERAL and share >= OFTEN)):
        return None
    first = min(body[0][0], failures[0].span.start)
    last = max(body[-1][1], text.line(failures[-1].span.start))
    kinds = [each.find for each in failures]
    return Failed(
        max(sorted(FAILURES), key=kinds.count),
        Span(text.blocks[text.line(first)].span.start, text.blocks[last].span.end),
    )
