"""Which figures of an article other articles of its story contradict."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.claims import Claim
from newslint.comparison.contradiction import MOVING, Pair, Story, Table
from newslint.comparison.logistic_models import Models
from newslint.comparison.similarity import compatible


class Conflict(NamedTuple):
    """A figure that other articles contradict.

    claim    the figure
    rivals   what contradicts it, the surest first
    shown    the first of them, and the first of each further value that surely contradicts it
    votes    how many articles side with the claim, its own included, and how many with the first rival
    logit    log-odds that the first rival contradicts it
    slipped  whether the two are a power of ten apart
    moving   whether what they count moves from day to day
    """

    claim: Claim
    rivals: tuple[Claim, ...]
    shown: tuple[Claim, ...]
    votes: tuple[int, int]
    logit: float
    slipped: bool
    moving: bool


class _Rival(NamedTuple):
    logit: float
    pair: Pair
    table: Table

    @property
    def claim(self) -> Claim:
        return self.table.other.claims[self.pair.column]


def conflicts(
    own: ArticleClaims, others: Sequence[ArticleClaims], models: Models, least: float
) -> Iterator[Conflict]:
    """The figures of an article that articles of the same story contradict, with log-odds of `least` and more."""
    story = Story(own, others, models.same_fact)
    logit = models.contradiction.logit
    rows: dict[int, list[_Rival]] = {}
    for table in story.tables:
        for pair, features in story.candidates(table, lambda features: logit(features) >= least):
            rows.setdefault(pair.row, []).append(_Rival(logit(features), pair, table))
    for row, rivals in sorted(rows.items()):
        sure = sorted((rival for rival in rivals if rival.logit >= least), key=lambda rival: -rival.logit)
        if sure:
            yield _conflict(story, row, sure, models.warning)


def _conflict(story: Story, row: int, rivals: Sequence[_Rival], surely: float) -> Conflict:
    claim, first = story.own.claims[row], rivals[0]
    mine = 1 + sum(table.has(row) for table in story.tables)
    theirs = sum(compatible(first.claim, rival.claim) for rival in rivals)
    moving = claim.measure in MOVING or first.claim.measure in MOVING
    told = tuple(rival.claim for rival in rivals)
    shown: list[Claim] = []
    for rival in rivals:
        known = any(compatible(rival.claim, other) for other in shown)
        if not shown or (rival.logit >= surely and not known):
            shown.append(rival.claim)
    return Conflict(
        claim, told, tuple(shown), (mine, theirs), first.logit, first.table.values(first.pair)[0], moving
    )
