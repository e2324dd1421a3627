"""The mechanisms. Each module is one: it takes all of its rules at once and makes one pass over an article.

A module named after the mechanism's `kind` defines `Check`, built once a run and then called for every article.
Checks yield hits and do nothing else: they never print, log, sort, filter or change what they are given.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from newslint.languages.data import Languages
from newslint.model.document import Document
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule

if TYPE_CHECKING:
    from newslint.attribution import Attributor
    from newslint.boilerplate.page_structure import PageStructure
    from newslint.boilerplate.phrases import PhraseIndex
    from newslint.boilerplate.scoring import Boilerplate
    from newslint.comparison.claims import Claim
    from newslint.comparison.context_words import Measures
    from newslint.languages.identification import Identifier
    from newslint.quantities import QuantityExtractor

_NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})


class Context:
    """What a mechanism may know of besides its rules.

    languages  what rules/languages/*.toml say, by language, loaded on demand
    data       products of the mechanisms' own `compile` functions, by name (see newslint.ruleset.compiler)
    settings   the user's configuration where a mechanism reads it ("languages", "rules", ...)
    """

    def __init__(
        self, languages: Languages, data: "Mapping[str, bytes]", settings: Mapping[str, Any] = _NO_SETTINGS
    ) -> None:
        self.languages = languages
        self.data = data
        self.settings = settings
        self._measures: dict[str, Measures] = {}

    @cached_property
    def identifier(self) -> "Identifier":
        """Tells languages."""
        from newslint.languages.identification import Identifier

        return Identifier(self.languages, self.settings.get("cache"))

    @cached_property
    def quantities(self) -> "QuantityExtractor":
        """Reads quantities."""
        from newslint.quantities import QuantityExtractor

        return QuantityExtractor(self.languages, self.identifier.document_language)

    @cached_property
    def attribution(self) -> "Attributor":
        """Finds who stands behind figures."""
        from newslint.attribution import Attributor

        return Attributor(self.languages, self.identifier.document_language, self.quantities.read)

    @cached_property
    def phrase_index(self) -> "PhraseIndex":
        """The vocabulary of interface text."""
        from newslint.boilerplate.phrases import PhraseIndex

        return PhraseIndex(self.data)

    def claims(self, document: Document) -> "tuple[Claim, ...]":
        """What the article's figures state of the world; ask with `document.derive`."""
        from newslint.comparison.claims import claims

        return tuple(claims(document, document.derive(self.quantities.read), self.measures_of))

    def measures_of(self, code: str) -> "Measures":
        """A language's words for what news counts."""
        from newslint.comparison.context_words import measures_of

        if code not in self._measures:
            self._measures[code] = measures_of(self.languages.get(code))
        return self._measures[code]

    def boilerplate(self, document: Document) -> "tuple[dict[int, Boilerplate], PageStructure]":
        """The blocks of interface text and the layout they stand in; ask with `document.derive`."""
        from newslint.boilerplate.scoring import boilerplate

        return boilerplate(document, document.derive(self.phrase_index.labels))


class ArticleCheck(Protocol):
    """A mechanism that needs one article."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None: ...

    def check(self, document: Document) -> Iterator[Hit]: ...


class Fact(NamedTuple):
    """A plain, picklable statement of one article, for comparison with others.

    key    facts are compared with facts of the same key
    place  where it stands, complete enough to be shown without the file
    data   JSON-serialisable values
    """

    key: str
    place: Place
    data: Mapping[str, Any]


# The mechanisms that compare articles, named here so that a run need not build one to find out.
CORPUS_KINDS = ("article_disagreement", "near_duplicates", "exact_duplicates", "translation_quantities")
# Those of them that compare one article's fact with others (`contrast`), not all facts of one key (`compare`).
CONTRASTING = frozenset({"article_disagreement", "near_duplicates", "translation_quantities"})


class CorpusCheck(Protocol):
    """A mechanism that compares articles: `facts` is the map, `compare` the reduce over the facts of one key."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None: ...

    def facts(self, document: Document) -> Iterator[Fact]: ...

    def compare(self, facts: Sequence[Fact]) -> "Iterator[CorpusHit]": ...


class StoryCheck(Protocol):
    """A mechanism that compares an article with those of its story: an article's facts all have the same data.

    The join brings together articles that share at least two keys, of those that few articles have; `contrast` is the
    reduce over one article and all of these.
    """

    def __init__(self, rules: Sequence[Rule], context: Context) -> None: ...

    def facts(self, document: Document) -> Iterator[Fact]: ...

    def contrast(self, own: Fact, others: Sequence[Fact]) -> "Iterator[CorpusHit]": ...


class CorpusHit(NamedTuple):
    """A hit between articles: reported at `place`, with the other articles' places."""

    rule: str
    place: Place
    related: tuple[Place, ...]
    words: Mapping[str, str]
    severity: str = ""
    confidence: str = ""
    language: str = ""
