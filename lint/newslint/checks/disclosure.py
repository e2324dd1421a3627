"""What an article says about how it was made: undefined values, statements that disagree, labels that a policy requires.

Option `find`: what is looked for. The configuration's `disclosure` sets the policy; without one only statements that are wrong
or contradict each other are found. Nothing here says whether a text was written by a machine.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.disclosure.carriers import ASSISTED, HUMAN, MACHINE, Statement, statements
from newslint.disclosure.labels import EDGE, AiLabel, LabelFinder
from newslint.languages.data import base
from newslint.model.document import Document, Span
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule, vocabulary_file

# Policies that ask for a visible label and a machine-readable one; "eu" only when no editor answers for the text.
LABEL, EDITOR, EU, CN = "label", "editor", "eu", "cn"
NEWS_RECORDS = (".ninjs", ".json", ".newsml", ".g2")  # files whose formats have a field for it


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[
        Literal[
            "vocabulary",
            "contradiction",
            "label-missing",
            "label-language",
            "label-place",
            "metadata-missing",
            "ai-byline",
            "checked-unconfirmed",
            "editor-missing",
        ]
    ]


class _Disclosed(NamedTuple):
    """An article with what it states."""

    article: Article
    policy: frozenset[str]
    statements: tuple[Statement, ...]
    labels: tuple[AiLabel, ...]

    @property
    def document(self) -> Document:
        return self.article.document

    @property
    def made(self) -> str:
        """The class of the first statement that has one."""
        return next((statement.made for statement in self.statements if statement.made), "")

    @property
    def by_machine(self) -> Statement | None:
        """The first statement that a machine took part."""
        return next((each for each in self.statements if each.made in (MACHINE, ASSISTED)), None)

    @property
    def text_labels(self) -> list[AiLabel]:
        """The labels that are about the text."""
        return [label for label in self.labels if not label.picture]

    @property
    def has_editor(self) -> bool:
        editor = self.document.metadata.get("editor")
        return bool(editor and editor.value.strip())

    @property
    def wants_label(self) -> bool:
        """Whether the policy asks for a visible label."""
        return LABEL in self.policy or CN in self.policy or (EU in self.policy and not self.has_editor)


class Check:
    """All rules of this kind, each over the same statements and labels."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = [rule.find for rule in rules]
        self._analysers = analysers

    @cached_property
    def _vocabularies(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        return dict(json.loads(self._analysers.data[vocabulary_file("ai_carriers")]))

    @cached_property
    def _finder(self) -> LabelFinder:
        return LabelFinder(json.loads(self._analysers.data[vocabulary_file("ai_labels")]))

    def check(self, article: Article) -> Iterator[Hit]:
        """The findings of the selected rules."""
        document = article.document
        policy = self._analysers.settings.get("disclosure")
        disclosed = _Disclosed(
            article,
            frozenset(policy(document.path) if policy else ()),
            tuple(statements(document, self._vocabularies)),
            tuple(self._finder.labels(article)),
        )
        for find in self._wanted:
            for hit in self._finds[find](disclosed):
                yield hit._replace(find=find)

    @cached_property
    def _finds(self) -> Mapping[str, Callable[[_Disclosed], Iterator[Hit]]]:
        return {
            "vocabulary": _wrong_values,
            "contradiction": _contradictions,
            "label-missing": _missing_label,
            "label-language": _label_language,
            "label-place": self._label_place,
            "metadata-missing": _missing_metadata,
            "ai-byline": self._machine_bylines,
            "checked-unconfirmed": self._checked_unconfirmed,
            "editor-missing": _missing_editor,
        }

    def _label_place(self, disclosed: _Disclosed) -> Iterator[Hit]:
        """A label that readers meet only after other stories or the page's footer, or one that names no generation."""
        labels = disclosed.text_labels
        if not labels or not disclosed.wants_label:
            return
        if all(_in_tail(disclosed.article, label.block) for label in labels):
            yield Hit("", labels[0].span, {"reason": "comes only after the article"})
        elif CN in disclosed.policy and base(disclosed.article.language) == "zh":
            blocks = disclosed.document.blocks
            named = [label for label in labels if self._finder.names_generation(blocks[label.block].text)]
            if not named:
                yield Hit("", labels[0].span, {"reason": "does not name AI together with 生成 or 合成"})
            elif not any(label.block < EDGE or label.block >= len(blocks) - EDGE for label in named):
                yield Hit("", named[0].span, {"reason": "is neither at the beginning nor at the end"})

    def _machine_bylines(self, disclosed: _Disclosed) -> Iterator[Hit]:
        """A machine as the author of an article that discloses nothing else."""
        if disclosed.text_labels or disclosed.by_machine:
            return
        metadata = disclosed.document.metadata
        if (software := metadata.get("jsonld_author_software")) and software.span:
            yield Hit("", software.span, {"author": software.value})
        elif (author := metadata.get("author")) and self._finder.is_machine(author.value):
            yield Hit("", author.span or Span(0, 0), {"author": author.value})
        else:
            for block in disclosed.document.blocks[: 2 * EDGE]:
                if block.kind == "byline" and self._finder.is_machine(block.text):
                    yield Hit("", block.span, {"author": block.text})

    def _checked_unconfirmed(self, disclosed: _Disclosed) -> Iterator[Hit]:
        """A badge of checked facts in an article that says that a fact was not confirmed, or that nobody reviewed it."""
        badges = list(self._finder.badges(disclosed.article))
        if not badges:
            return
        unconfirmed = self._finder.unconfirmed(disclosed.article)
        unreviewed = next((each for each in disclosed.statements if each.value == "ai-autonomous"), None)
        if unconfirmed:
            reason, other = "an article that says its facts were not confirmed", unconfirmed
        elif unreviewed and not disclosed.has_editor:
            reason, other = "an article whose metadata says that no person reviewed it", unreviewed.span
        else:
            return
        for badge in badges:
            related = (Place.of(disclosed.document, other),)
            yield Hit("", badge, {"reason": reason}, related=related)


def _wrong_values(disclosed: _Disclosed) -> Iterator[Hit]:
    for each in disclosed.statements:
        if each.wrong:
            yield Hit("", each.span, {"value": each.value, "carrier": each.carrier, "reason": each.wrong})


def _contradictions(disclosed: _Disclosed) -> Iterator[Hit]:
    """Two statements of different classes, or a statement of human work on an article with a label."""
    stated = [each for each in disclosed.statements if each.made]
    for other in stated[1:]:
        if other.made != stated[0].made:
            words = {"one": _shown(stated[0]), "other": _shown(other)}
            related = (Place.of(disclosed.document, stated[0].span),)
            yield Hit("", other.span, words, related=related)
            return
    labels = disclosed.text_labels
    if stated and stated[0].made == HUMAN and labels:
        words = {"one": _shown(stated[0]), "other": "a visible label that AI was used"}
        related = (Place.of(disclosed.document, stated[0].span),)
        yield Hit("", labels[0].span, words, related=related)


def _shown(statement: Statement) -> str:
    return f"{statement.carrier} {statement.value.rpartition('/')[2]} ({statement.made})"


def _missing_label(disclosed: _Disclosed) -> Iterator[Hit]:
    """A statement that a machine made the text, without a label for readers."""
    made = next((each for each in disclosed.statements if each.made == MACHINE), None)
    if made and disclosed.wants_label and not disclosed.text_labels:
        yield Hit("", made.span, {"carrier": made.carrier, "value": made.value.rpartition("/")[2]})


def _label_language(disclosed: _Disclosed) -> Iterator[Hit]:
    """Labels, none of which is in the article's language."""
    language = base(disclosed.article.language)
    labels = disclosed.labels
    if not labels or not language or language == "und":
        return
    if all(label.languages and language not in map(base, label.languages) for label in labels):
        yield Hit("", labels[0].span, language=min(labels[0].languages))


def _missing_metadata(disclosed: _Disclosed) -> Iterator[Hit]:
    """A label for readers without a statement for machines, where the format has room for one."""
    document = disclosed.document
    record = document.path.endswith(NEWS_RECORDS)
    page = document.format == "html" and not document.part
    room = record or page or (document.format == "markdown" and bool(document.metadata))
    labels = disclosed.text_labels
    stated = disclosed.statements or "ai" in document.metadata
    if room and labels and not stated and disclosed.policy & {LABEL, EU, CN}:
        yield Hit("", labels[0].span)


def _missing_editor(disclosed: _Disclosed) -> Iterator[Hit]:
    """A machine took part, and nobody is named who answers for the text."""
    machine = disclosed.by_machine
    if machine and EDITOR in disclosed.policy and not disclosed.has_editor:
        yield Hit("", machine.span, {"carrier": machine.carrier, "value": machine.value.rpartition("/")[2]})


def _in_tail(article: Article, block: int) -> bool:
    """Whether a block comes after the heading of other stories, or in the page's footer."""
    if article.document.blocks[block].template == "footer":
        return True
    found, _ = article.boilerplate
    return any(
        number < block and piece.known and piece.known.has("related-heading")
        for number, piece in found.items()
    )
