"""Figures that contradict the user's own fact sheet (setting `facts`)."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from newslint.article import Analysers, Article
from newslint.comparison.fact_sheet import Known, load, parse
from newslint.comparison.name_forms import normalize
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span
from newslint.model.finding import Hit
from newslint.model.rule import Rule

REACH = 60  # characters on either side of a figure in which the fact's words are looked for
_WORD = lazy(r"[^\W\d_]+")


class Check:
    """All rules of this kind; one pass over the figures. Raises UsageError for a sheet that is not right."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._names = sorted(rule.name for rule in rules)
        self._analysers = analysers

    @cached_property
    def _sheet(self) -> list[Known]:
        settings = self._analysers.settings
        if text := settings.get("fact_sheet", ""):  # a rule's example brings its own
            return parse(text, Path("fact sheet"))
        return load(Path(settings["facts"])) if settings.get("facts") else []

    def check(self, article: Article) -> Iterator[Hit]:
        """Every figure that a fact of the sheet contradicts."""
        document = article.document
        if not self._sheet:
            return
        language = article.language
        source = document.source
        for claim in article.claims:
            place = claim.place
            start, end = document.in_source(Span(place.start, place.end), place.field)
            near = source[max(0, start - REACH) : start] + " " + source[end : end + REACH]
            said = [normalize(word) for word in _WORD.findall(near)]
            for fact in self._sheet:
                if fact.concerns(claim, said):
                    if not fact.fits(claim):
                        words = {"match": claim.shown, "other": fact.shown, "name": fact.name}
                        for name in self._names:
                            yield Hit(name, Span(start, end), words, language=language)
                    break
