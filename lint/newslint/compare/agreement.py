"""Which figures of an article other articles of its story contradict."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.compare.claims import Claim
from newslint.compare.likeness import compatible
from newslint.compare.matching import MOVING, SURE, Match, Table

IN_SERIES = 0.85  # how nearly as alike as the best the other values of a moving count are
FEW, SMALLER = 10, 0.3  # small counts are of many things: up to FEW, so much less speaks for a match

Rival = tuple[Match, Table]


class Dispute(NamedTuple):
    """A figure that other articles contradict.

    claim   the figure
    rival   the one that contradicts it, of those with the most frequent value
    votes   how many articles side with the claim, its own included, and how many with the rival
    moving  whether both may have been right when they were written
    echoed  whether the rival's article stands against this one alone: seen from there it is the same dispute
    """

    claim: Claim
    rival: Claim
    votes: tuple[int, int]
    moving: bool = False
    echoed: bool = False


def disputes(own: Sequence[Claim], stories: Sequence[Sequence[Claim]]) -> Iterator[Dispute]:
    """The figures of an article that articles of the same story contradict, when they are not in the majority."""
    tables = [Table(own, others) for others in stories]
    for row, claim in enumerate(own):
        agreeing = [table for table in tables if table.agrees(row)]
        rivals = [(match, table) for table in tables if table not in agreeing and (match := table.rival(row))]
        if not rivals:
            continue
        groups = _grouped(rivals)
        votes = 1 + len(agreeing), len(groups[0])
        if _decided(claim, groups[0], votes):
            match, source = groups[0][0]
            alone = votes == (1, 1) and not any(
                table.backs(match.other) for table in tables if table is not source
            )
            yield Dispute(claim, match.other, votes, _moving(row, claim, groups, votes), alone)


def _decided(claim: Claim, first: Sequence[Rival], votes: tuple[int, int]) -> bool:
    """Whether the rivals of one value outvote the claim or, as many as its own side, surely are of the same thing."""
    mine, theirs = votes
    if theirs < mine or not any(match.mutual for match, _ in first):
        return False
    told = max(match.likeness for match, _ in first)
    if not claim.dimension and claim.value <= FEW:
        told -= SMALLER
    return theirs > mine or (told >= SURE and not all(match.far for match, _ in first))


def _moving(row: int, claim: Claim, groups: Sequence[Sequence[Rival]], votes: tuple[int, int]) -> bool:
    """Whether the count may have moved: every article has another value, or other counts of the same articles differ."""
    if claim.measure not in MOVING:
        return False
    told = max(match.likeness for match, _ in groups[0])
    leaders = [group[0][0] for group in groups]
    series = [match for match in leaders if match.mutual and match.likeness >= told * IN_SERIES]
    return (len(series) > 1 and votes == (1, 1)) or sum(table.moved(row) for _, table in groups[0]) > 0


def _grouped(rivals: Sequence[Rival]) -> list[list[Rival]]:
    """Rivals by value: the value most articles have first."""
    groups: list[list[Rival]] = []
    for rival in sorted(rivals, key=lambda rival: rival[0].rank):
        group = next((group for group in groups if compatible(group[0][0].other, rival[0].other)), None)
        if group is None:
            groups.append([rival])
        else:
            group.append(rival)
    return sorted(groups, key=lambda group: (-len(group), group[0][0].rank))
