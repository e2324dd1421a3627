"""An article with its analyses as properties, each computed when first asked for."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newslint.languages.data import Languages, base
from newslint.model.document import Document

if TYPE_CHECKING:
    from newslint.attribution import Attribution, Attributor
    from newslint.boilerplate.page_structure import PageStructure
    from newslint.boilerplate.phrases import Label, PhraseIndex
    from newslint.boilerplate.scoring import Boilerplate
    from newslint.comparison.claims import Claim
    from newslint.comparison.context_words import Measures
    from newslint.comparison.name_matching import NameFinder
    from newslint.languages.identification import Guess, Identifier
    from newslint.quantities import Quantity, QuantityExtractor
    from newslint.text.joined_text import JoinedText
    from newslint.text.sentences import SentenceSplitter

_NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})


class Analysers:
    """What analyses articles, built once for a run; each is made when it is first needed.

    languages  what rules/languages/*.toml say, by language, loaded on demand
    data       products of the checks' own `compile` functions, by name (see newslint.ruleset.compiler)
    settings   the user's configuration where a check reads it ("languages", "facts", ...)
    """

    def __init__(
        self, languages: Languages, data: Mapping[str, bytes], settings: Mapping[str, Any] = _NO_SETTINGS
    ) -> None:
        self.languages = languages
        self.data = data
        self.settings = settings
        self._measures: dict[str, Measures] = {}

    def article(self, document: Document) -> "Article":
        return Article(document, self)

    @cached_property
    def identifier(self) -> "Identifier":
        """Tells languages."""
        from newslint.languages.identification import Identifier

        cache: Path | None = self.settings.get("cache")
        return Identifier(self.languages, cache)

    @cached_property
    def splitter(self) -> "SentenceSplitter":
        """Splits blocks into sentences."""
        from newslint.text.sentences import SentenceSplitter

        return SentenceSplitter(self.languages.together("abbreviations"))

    @cached_property
    def name_finder(self) -> "NameFinder":
        """Finds names."""
        from newslint.comparison.name_matching import NameFinder

        together = self.languages.together
        return NameFinder(together("particles"), together("not_names"))

    @cached_property
    def extractor(self) -> "QuantityExtractor":
        """Reads quantities."""
        from newslint.quantities import QuantityExtractor

        return QuantityExtractor(self.languages)

    @cached_property
    def attributor(self) -> "Attributor":
        """Finds the sources of quantities."""
        from newslint.attribution import Attributor

        return Attributor(self.languages, self.splitter)

    @cached_property
    def phrase_index(self) -> "PhraseIndex":
        """The vocabulary of interface text."""
        from newslint.boilerplate.phrases import PhraseIndex

        return PhraseIndex(self.data)

    def measures_of(self, code: str) -> "Measures":
        """A language's words for what news counts."""
        from newslint.comparison.context_words import measures_of

        if code not in self._measures:
            self._measures[code] = measures_of(self.languages.get(code))
        return self._measures[code]


class Article:
    """One article. Checks read its properties; none of them changes it.

    for quantity in article.quantities:
        block = article.document.blocks[quantity.block]
    """

    def __init__(self, document: Document, analysers: Analysers) -> None:
        self.document = document
        self._analysers = analysers

    @cached_property
    def language(self) -> str:
        """The article's language, a BCP 47 base tag."""
        return base(self._analysers.identifier.document_language(self.document))

    @cached_property
    def block_languages(self) -> "tuple[Guess, ...]":
        """A guess for every block."""
        return self._analysers.identifier.block_languages(self.document, self.language)

    @cached_property
    def joined_text(self) -> "JoinedText":
        """The text of all blocks but code, a line a block."""
        from newslint.text.joined_text import joined_text

        return joined_text(self.document)

    @cached_property
    def quantities(self) -> "tuple[Quantity, ...]":
        """The quantities of the text, in order."""
        return self._analysers.extractor.read(self.document, self.language)

    @cached_property
    def attribution(self) -> "Attribution | None":
        """Who is named as the source of what; None where the language's file has no words for it."""
        return self._analysers.attributor.attribution(self.document, self.language, self.quantities)

    @cached_property
    def claims(self) -> "tuple[Claim, ...]":
        """What the article's quantities state of the world, for comparison with other articles."""
        from newslint.comparison.claims import claims

        known = self._analysers
        read = claims(self.document, self.quantities, known.measures_of, known.splitter, known.name_finder)
        return tuple(read)

    @cached_property
    def labels(self) -> "tuple[tuple[Label, ...], ...]":
        """For every block the phrases of interface text in it, where such text can be."""
        from newslint.boilerplate.eligibility import eligible_labels

        index = self._analysers.phrase_index
        return eligible_labels(self.document, index.labels(self.document), index.words)

    @cached_property
    def boilerplate(self) -> "tuple[dict[int, Boilerplate], PageStructure]":
        """The blocks of interface text, by index, and the page structure that they are in."""
        from newslint.boilerplate.scoring import boilerplate

        return boilerplate(self.document, self.labels, self._analysers.phrase_index.words)
