"""The contract of a check: it takes all of its rules at once and makes one pass over an article.

A module named after the check's `kind` defines `Check`, built once a run and then called for every article.
Checks yield hits and do nothing else: they never print, log, sort, filter or change what they are given.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from newslint.article import Analysers, Article
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule


class ArticleCheck(Protocol):
    """A check that needs one article."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None: ...

    def check(self, article: Article) -> Iterator[Hit]: ...


class Fact(NamedTuple):
    """A plain, picklable statement of one article, for comparison with others.

    key    facts are compared with facts of the same key
    place  where it is, complete enough to be shown without the file
    data   JSON-serialisable values
    """

    key: str
    place: Place
    data: Mapping[str, Any]


# Types of options: see newslint.ruleset.options_schema.
ByLanguage = dict[str, list[str]]  # a table of lists of texts, by language

# The checks that compare articles, named here so that a run need not build one to find out.
CORPUS_KINDS = ("article_disagreement", "near_duplicates", "exact_duplicates", "translation_quantities")
# Those of them that compare one article's fact with others (`contrast`), not all facts of one key (`compare`).
CONTRASTING = frozenset({"article_disagreement", "near_duplicates", "translation_quantities"})


class CorpusCheck(Protocol):
    """A check that compares articles: `facts` is the map, `compare` the reduce over the facts of one key."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None: ...

    def facts(self, article: Article) -> Iterator[Fact]: ...

    def compare(self, facts: Sequence[Fact]) -> "Iterator[CorpusHit]": ...


class StoryCheck(Protocol):
    """A check that compares an article with those of its story: an article's facts all have the same data.

    The join brings together articles that share at least two keys, of those that few articles have; `contrast` is the
    reduce over one article and all of these.
    """

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None: ...

    def facts(self, article: Article) -> Iterator[Fact]: ...

    def contrast(self, own: Fact, others: Sequence[Fact]) -> "Iterator[CorpusHit]": ...


class CorpusHit(NamedTuple):
    """A hit between articles: reported at `place`, with the other articles' places. `find` as in Hit."""

    find: str
    place: Place
    related: tuple[Place, ...]
    words: Mapping[str, str]
    severity: str = ""
    confidence: str = ""
    language: str = ""
