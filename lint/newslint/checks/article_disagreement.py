"""Figures that disagree between articles of one story.

Map: an article's figures, filed under each name in it and each of its distinctive values. Join: articles that share some
of these keys are of one story. Reduce: see newslint.comparison.disagreement.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import CorpusHit, Fact
from newslint.comparison.alignment import MOVING
from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.claims import Claim, distinctive, pack, unpack
from newslint.comparison.disagreement import Conflict, conflicts
from newslint.comparison.entities import names, uncased
from newslint.comparison.magnitude_errors import slips
from newslint.comparison.similarity import close, same, slip
from newslint.model.document import Document, Span
from newslint.model.finding import Place
from newslint.model.rule import Rule

ACROSS, LOOSE = "disagreement", "loose-disagreement"
MAGNITUDE, SUPERSEDED = "magnitude", "superseded"
MAX_NAMES = 40  # names of an article that it is filed under, the most frequent first
OUTVOTED = 3  # articles that agree against one make an error of it


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[Literal["disagreement", "loose-disagreement", "magnitude", "superseded"]]


class Check:
    """The rules of this kind; facts and contrast keep nothing between calls."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._analysers = analysers

    def facts(self, article: Article) -> Iterator[Fact]:
        """The article's figures, once for each key that other articles of its story may have."""
        document = article.document
        language = article.language
        known = self._analysers.languages.get(language)
        quantities = article.quantities
        if not quantities or not known or not known.numbers:
            return  # read as another language's, numbers are not what they seem
        found = article.claims
        if not found:
            return
        data = {
            "language": language,
            "date": document.published[:10],
            "claims": pack(found),
        }
        place = Place.of(document, Span(0, 0))
        for key in _keys(document, found):
            yield Fact(key, place, data)

    def contrast(self, own: Fact, others: Sequence[Fact]) -> Iterator[CorpusHit]:
        """The figures of an article that others of its story contradict."""
        article_claims = _account(own.data["claims"])
        claims_of_articles = _representatives(others)
        dates = {fact.place.path: fact.data["date"] for fact in (own, *others)}
        found_in = own.data["language"]
        for conflict in conflicts(article_claims, claims_of_articles):
            if hit := self._hit(conflict, dates, found_in):
                yield hit
        for other in claims_of_articles:
            for claim, conflicting in slips(article_claims, other):
                # Where another article has the figure, too, the slip is in the other one.
                outvoted = _siding(claim, claims_of_articles) < _siding(conflicting, claims_of_articles)
                if outvoted and (hit := self._hit(Conflict(claim, (conflicting,), (1, 1)), {}, found_in)):
                    yield hit

    def _hit(self, conflict: Conflict, dates: Mapping[str, str], language: str) -> CorpusHit | None:
        claim, conflicting = conflict.claim, conflict.rivals[0]
        related = tuple(other.place for other in conflict.rivals)
        mine, theirs = conflict.votes
        here, there = (dates.get(place.path, "") for place in (claim.place, conflicting.place))
        words = {
            "match": claim.shown,
            "other": conflicting.shown,
            "path": conflicting.place.path.rpartition("/")[2],
            "more": f" and {theirs - 1} more" if theirs > 1 else "",
        }
        find, severity = ACROSS, ""
        if conflict.loose:
            find = LOOSE
        elif here and there and here != there and claim.measure in MOVING:
            if here > there:
                return None
            find = SUPERSEDED
        elif slip(claim, conflicting):
            find = MAGNITUDE
        elif (
            close(claim, conflicting)
            or conflict.doubtful
            or (conflict.echoed and _first(claim, conflicting, here, there))
        ):
            severity = "info"
        elif theirs >= OUTVOTED and theirs > mine:
            severity = "error"
        if find not in self._wanted:
            return None
        return CorpusHit(find, claim.place, related, words, severity, language=language)


def _first(claim: Claim, conflicting: Claim, here: str, there: str) -> bool:
    """Whether the rival's article is the later of two, by date or else by path: that one has the warning."""
    one, other = ((place.path, place.part) for place in (claim.place, conflicting.place))
    return (here, one) < (there, other) if here and there else one < other


@lru_cache(maxsize=256)  # an article is compared with each of its story's in turn
def _account(claims: str) -> ArticleClaims:
    return ArticleClaims(unpack(claims))


def _siding(claim: Claim, claims_of_articles: Sequence[ArticleClaims]) -> int:
    """How many of the other articles state a figure, in whatever words."""
    return sum(
        any(same(claim, other) for other in article_claims.claims) for article_claims in claims_of_articles
    )


def _keys(document: Document, found: Sequence[Claim]) -> Iterator[str]:
    """Names in the article and values that few articles share."""
    seen: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind != "code":
            seen.update(name for name, sure in names(block.text).items() if sure)
            if not block.text.isascii():
                seen.update(uncased(block.text))
    for name, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:MAX_NAMES]:
        yield f"name:{name}"
    yield from sorted(f"said:{claim.sentence}" for claim in found if claim.sentence)
    for value in sorted({f"{claim.value:f}:{claim.dimension}" for claim in found if distinctive(claim)}):
        yield f"value:{value}"


def _representatives(facts: Sequence[Fact]) -> list[ArticleClaims]:
    """One account for articles that state the same in the same sentences: copies of a text have one vote together."""
    seen: dict[Any, ArticleClaims] = {}
    for fact in facts:
        article_claims = _account(fact.data["claims"])
        told = tuple((claim.value, claim.sentence or fact.place.path) for claim in article_claims.claims)
        seen.setdefault((fact.data["language"], told), article_claims)
    return list(seen.values())
