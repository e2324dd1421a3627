"""Which figures of an article other articles of its story contradict."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.comparison.alignment import MOVING, SURE, Match, Table
from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.claims import Claim
from newslint.comparison.similarity import compatible, same_noun

IN_SERIES = 0.85  # how nearly as alike as the best the other values of a moving count are
FEW, SMALLER = 10, 0.3  # small counts are of many things: up to FEW, so much less speaks for a match

Rival = tuple[Match, Table]


class Conflict(NamedTuple):
    """A figure that other articles contradict.

    claim     the figure
    rivals    what contradicts it: for each value, the most frequent first, one article's places; of a moving count only
              the first value's
    votes     how many articles side with the claim, its own included, and how many with the first rival
    doubtful  whether both may be right: of counts that move, or so far apart that they may be of different things
    echoed    whether the rival's article stands against this one alone: seen from there it is the same dispute
    loose     whether too little says that the figures are of one thing: for those who want to see it all
    """

    claim: Claim
    rivals: tuple[Claim, ...]
    votes: tuple[int, int]
    doubtful: bool = False
    echoed: bool = False
    loose: bool = False


def conflicts(own: ArticleClaims, stories: Sequence[ArticleClaims]) -> Iterator[Conflict]:
    """The figures of an article that articles of the same story contradict, when they are not in the majority."""
    tables = [Table(own, others) for others in stories]
    disputed: dict[int, list[Rival]] = {}
    for table in tables:
        for row, match in table.rivals.items():
            disputed.setdefault(row, []).append((match, table))
    for row, rivals in sorted(disputed.items(), key=lambda item: item[0]):
        claim = own.claims[row]
        groups = _grouped(rivals)
        votes = 1 + sum(table.agrees(row) for table in tables), len(groups[0])
        if _decided(claim, groups[0], votes):
            match, source = groups[0][0]
            alone = votes == (1, 1) and not any(
                table.backs(match.other) for table in tables if table is not source
            )
            shown = groups[:1] if claim.measure in MOVING else groups
            places = tuple(told for group in shown for told in group[0][1].told(row, group[0][0]))
            doubtful = _differs(claim, groups[0]) or _moves(row, claim, groups, votes)
            yield Conflict(claim, places, votes, doubtful, alone)
        elif groups[0][0][0].mutual and votes[1] >= votes[0]:
            yield Conflict(claim, (groups[0][0][0].other,), votes, loose=True)


def _decided(claim: Claim, first: Sequence[Rival], votes: tuple[int, int]) -> bool:
    """Whether the rivals of one value outvote the claim or, as many as its own side, surely are of the same thing."""
    mine, theirs = votes
    if theirs < mine or not any(match.mutual for match, _ in first):
        return False
    told = max(match.similarity for match, _ in first)
    if not claim.dimension and claim.value <= FEW:
        told -= SMALLER
    return theirs > mine or (told >= SURE and not _far(first))


def _far(rivals: Sequence[Rival]) -> bool:
    return all(match.far for match, _ in rivals)


def _differs(claim: Claim, first: Sequence[Rival]) -> bool:
    """Whether values are far apart and none of them counts what the claim does."""
    return _far(first) and not any(same_noun(match.other, claim) for match, _ in first)


def _moves(row: int, claim: Claim, groups: Sequence[Sequence[Rival]], votes: tuple[int, int]) -> bool:
    """Whether the count may have moved: other counts of the same articles differ, too, or each article has another."""
    if claim.measure not in MOVING:
        return False
    moved = sum(table.moved(row) for _, table in groups[0])
    told = max(match.similarity for match, _ in groups[0])
    leaders = [group[0][0] for group in groups]
    series = [match for match in leaders if match.mutual and match.similarity >= told * IN_SERIES]
    return moved > 0 or (moved == 0 and len(series) > 1 and (_far(groups[0]) or votes == (1, 1)))


def _grouped(rivals: Sequence[Rival]) -> list[list[Rival]]:
    """Rivals by value: the value most articles have first."""
    groups: list[list[Rival]] = []
    for conflicting in sorted(rivals, key=lambda conflicting: conflicting[0].rank):
        group = next((group for group in groups if compatible(group[0][0].other, conflicting[0].other)), None)
        if group is None:
            groups.append([conflicting])
        else:
            group.append(conflicting)
    return sorted(groups, key=lambda group: (-len(group), group[0][0].rank))
