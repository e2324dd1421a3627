"""The language of an article, by a vote of its longest texts."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newslint.languages.detectors import SURE
from newslint.languages.prose import is_voter, own_words
from newslint.model.document import Document
from newslint.text import scripts

VOTERS = 40  # blocks that vote
POWER = 0.9  # of the letters: longer blocks count more, but three short ones outvote one of their length
EAST_ASIAN = frozenset(("zh", "ja", "ko"))
FOREIGN_SHARE = 1.6  # a text that begins in Han, kana or Hangul may go on with so many times as much in Latin
RIVAL = 0.1  # share of the first language's votes from which the second is asked by its function words
FEWEST = 8  # function words of the second language that decide against the first
CLEARLY = 1.5  # how many times more of them than of the first there must be

LENDER = "en"  # the language that the others take the terms of a trade from, by the sentence

# What is asked of a text: its language and how surely, in CLD2's score.
Ask = Callable[[str], tuple[str, float]]


class Vote(NamedTuple):
    """The weight of each language, whether one of the answers was sure, and the language of the first that was."""

    weights: Mapping[str, float]
    certain: bool
    first: str


def voters(document: Document) -> list[str]:
    """What the longest blocks of the body say, in their order, after the description.

    Labels, names, cells and sources do not vote while there is text.
    """
    blocks = [block for block in document.blocks if is_voter(block)]
    blocks = blocks or [block for block in document.blocks if block.kind != "code"]
    longest = sorted(range(len(blocks)), key=lambda index: len(blocks[index].text), reverse=True)[:VOTERS]
    description = document.metadata.get("description")
    texts = [description.value] if description and description.value else []
    return [*texts, *(own_words(blocks[index]) for index in sorted(longest))]


def vote(texts: Sequence[str], ask: Ask) -> Vote:
    """The votes of some texts."""
    weights: dict[str, float] = {}
    certain, first = False, ""
    for text in texts:
        language, score = ask(text)
        if score >= SURE and not certain:
            certain, first = True, language
        if language:
            letters = sum(scripts.weighted(scripts.counts(text)).values())
            weights[language] = weights.get(language, 0.0) + min(1.0, score / SURE) * letters**POWER
    return Vote(weights, certain, first)


def winner(votes: Vote, function_words: Callable[[str], int | None]) -> str:
    """The language with most votes; or another one whose small words are between English terms.

    function_words  how many of a language's function words all texts together have; None where they are not listed.
    """
    weights = votes.weights
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    first = ranked[0]
    if votes.first in EAST_ASIAN and FOREIGN_SHARE * weights[votes.first] >= weights[first]:
        return votes.first
    second = next((code for code in ranked[1:] if code not in EAST_ASIAN), "")
    if first != LENDER or not second or weights[second] < RIVAL * weights[first]:
        return first
    own, other = function_words(first), function_words(second)
    if own is None or other is None:
        return first
    return second if other >= FEWEST and other >= CLEARLY * own else first
