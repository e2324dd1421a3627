"""Figures that disagree between articles of one story.

Map: an article's figures, filed under each name in it and each of its distinctive values. Join: articles that share some
of these keys may be of one story. Reduce: see newslint.comparison.conflicts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.checks.base import CorpusHit, Fact
from newslint.comparison import article_claims, logistic_models
from newslint.comparison.article_claims import ArticleClaims
from newslint.comparison.claims import Claim, pack, telling, unpack
from newslint.comparison.conflicts import Conflict, conflicts
from newslint.comparison.name_matching import NameFinder, groups, keys, romanized, skeleton
from newslint.model.document import Document, Span
from newslint.model.finding import Place
from newslint.model.rule import Rule
from newslint.text.script_words import words

ACROSS, LOOSE = "disagreement", "loose-disagreement"
MAGNITUDE, SUPERSEDED = "magnitude", "superseded"
MAX_NAMES = 50  # names of an article that it is filed under, the most frequent first
LONG = 6  # letters of a word in a headline that few articles share
HEADLINE = 1000  # characters of a first block that may be its headline
ENOUGH, FEWER = (
    8,
    3,
)  # shared keys that are no coincidence; fewer count where no other article shares FEWER times as many
MANY_VALUES = 3  # shared figures that join two articles without a common name
MARKED = 4  # consonants that tell a name from others
OUTVOTED = 3  # articles that agree against one make an error of it
LOOSELY = 3.0  # how far below a note, in log-odds, a pair is told to those who want to see it all


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
        finder = self._analysers.name_finder
        data = {
            "language": language,
            "date": document.published[:10],
            "claims": pack(found),
            "passages": article_claims.pack(article_claims.passages(document, found, finder)),
        }
        place = Place.of(document, Span(0, 0))
        filed = list(dict.fromkeys(_keys(document, found, finder)))
        data["keys"] = " ".join(filed)
        for key in filed:
            yield Fact(key, place, data)

    def contrast(self, own: Fact, others: Sequence[Fact]) -> Iterator[CorpusHit]:
        """The figures of an article that others of its story contradict."""
        models = logistic_models.load()
        least = models.note - (LOOSELY if LOOSE in self._wanted else 0)
        dates = {fact.place.article: fact.data["date"] for fact in (own, *others)}
        rivals = _representatives(_related(own, others))
        for conflict in conflicts(_article_claims(own), rivals, models, least):
            if hit := self._hit(conflict, dates, own.data["language"]):
                yield hit

    def _hit(
        self, conflict: Conflict, dates: Mapping[tuple[str, str], str], language: str
    ) -> CorpusHit | None:
        claim, conflicting = conflict.claim, conflict.rivals[0]
        here, there = (dates.get(place.article, "") for place in (claim.place, conflicting.place))
        mine, theirs = conflict.votes
        words = {
            "match": claim.shown,
            "other": conflicting.shown,
            "path": conflicting.place.name,
            "more": f" and {theirs - 1} more" if theirs > 1 else "",
        }
        find, severity = self._graded(conflict, here, there)
        if find not in self._wanted:
            return None
        related = tuple(other.place for other in conflict.shown)
        yields = mine > theirs or (mine == theirs and _first(claim, conflicting, here, there))
        if find == SUPERSEDED:
            yields = here > there
        return None if yields else CorpusHit(find, claim.place, related, words, severity, language=language)

    def _graded(self, conflict: Conflict, here: str, there: str) -> tuple[str, str]:
        """What a conflict is, and its severity where that is not the rule's."""
        models = logistic_models.load()
        mine, theirs = conflict.votes
        if conflict.logit < models.note:
            return LOOSE, ""
        if here and there and here != there and conflict.moving and not conflict.slipped:
            return SUPERSEDED, ""
        if conflict.logit < models.warning:
            return ACROSS, "info"
        if conflict.slipped and conflict.logit >= models.error:
            return MAGNITUDE, ""
        outvoted = theirs >= OUTVOTED and theirs > mine and conflict.logit >= models.error
        return ACROSS, "error" if outvoted else ""


def _related(own: Fact, others: Sequence[Fact]) -> list[Fact]:
    """The articles that may tell the same story: next to those that share much, few shared keys are chance, and so are
    shared numbers without a shared name, unless they are many."""
    mine = _split(own.data["keys"])
    shared = [mine & _split(other.data["keys"]) for other in others]
    least = min(ENOUGH, max(map(len, shared), default=0) / FEWER)
    found = []
    for other, common in zip(others, shared, strict=True):
        values = sum(key.startswith("value:") for key in common)
        if len(common) >= least and (len(common) > values or values >= MANY_VALUES):
            found.append(other)
    return found


@lru_cache(maxsize=256)
def _split(keys: str) -> frozenset[str]:
    return frozenset(keys.split(" "))


def _first(claim: Claim, conflicting: Claim, here: str, there: str) -> bool:
    """Whether the rival's article is the later of two, by date or else by path: that one has the finding."""
    one, other = (place.article for place in (claim.place, conflicting.place))
    return (here, one) < (there, other) if here and there else one < other


def _article_claims(fact: Fact) -> ArticleClaims:
    return _read(fact.data["claims"], fact.data["language"], fact.data["passages"])


@lru_cache(maxsize=256)  # an article is compared with each of its story's in turn
def _read(claims: str, language: str, passages: str) -> ArticleClaims:
    return ArticleClaims(unpack(claims), language, article_claims.unpack(passages))


def _keys(document: Document, found: Sequence[Claim], finder: NameFinder) -> Iterator[str]:
    """What few articles share: names, words of the headline, sentences, and values with a unit or of many digits."""
    seen: Counter[str] = Counter()
    blocks = [block for block in document.blocks if block.kind != "code"]
    for block in blocks:
        for name, sure in finder.names(block.text).items():
            seen[_filed(name)] += 1 + sure
        for mark in keys(block.text):
            seen[mark] += 2
    known = sorted((-number, name) for name, number in seen.items() if number > 1)
    for _, name in known[:MAX_NAMES]:
        yield f"name:{name}"
    if blocks:
        yield from sorted({f"name:{_filed(word)}" for word in _headline_words(blocks[0].text[:HEADLINE])})
    yield from sorted(f"said:{claim.sentence}" for claim in found if claim.sentence)
    yield from sorted({f"value:{value}" for claim in found if (value := telling(claim))})


def _headline_words(text: str) -> Iterator[str]:
    """The long words of a headline, and all groups of characters that are one."""
    for word in words(text):
        if len(word.text) >= LONG:
            yield romanized(word.text)
    yield from groups(text)


def _filed(name: str) -> str:
    """The form under which a name is filed: its consonants, which most languages agree on, if there are enough."""
    mark = skeleton(name)
    return mark if len(mark) >= MARKED else name


def _representatives(facts: Sequence[Fact]) -> list[ArticleClaims]:
    """One account for articles that state the same in the same sentences: copies of a text have one vote together."""
    seen: dict[Any, ArticleClaims] = {}
    for fact in facts:
        article = _article_claims(fact)
        told = tuple((claim.value, claim.sentence or fact.place.article) for claim in article.claims)
        seen.setdefault((fact.data["language"], told), article)
    return list(seen.values())
