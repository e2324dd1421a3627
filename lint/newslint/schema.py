"""The shape of rule and language files. Imported only when they are compiled, tested or documented."""

from string import Formatter
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from newslint.lazy import lazy

LANGUAGE_CODE = lazy(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


BY_LANGUAGE, LISTS = ("labels", "phrases", "weak", "patterns"), ("expressions", "beside")


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)


class Strict(BaseModel):
    """A table in which every key is known: a misspelt one is an error, not a silent default."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Example(Strict):
    """An article, or several that are compared with each other, with what the rule makes of it.

    `>>>` and `<<<` stand round exactly what is reported. `fixed` is the articles after the rule's own fixes, `facts`
    the text of a fact sheet.
    """

    articles: list[str] = Field(min_length=1)
    lang: str = ""
    note: str = ""
    format: Literal["text", "markdown", "html"] = "text"
    fixed: list[str] | None = None
    severity: Literal["error", "warning", "info", ""] = ""
    config: dict[str, Any] = Field(default_factory=dict)
    facts: str = ""


class Mechanism(BaseModel):
    """The [check] table: the mechanism's name and, beside it, that mechanism's own options."""

    model_config = ConfigDict(extra="allow")
    kind: str = Field(pattern=r"^[a-z][a-z_]*$")

    @model_validator(mode="after")
    def _hold_texts(self) -> "Mechanism":
        """Words and expressions are lists of texts, by language or not: else a text would be read letter by letter."""
        for name, value in (self.model_extra or {}).items():
            if name in BY_LANGUAGE and not (isinstance(value, dict) and all(map(_texts, value.values()))):
                raise ValueError(f"{name} must be a table of lists of texts, by language")
            if name in LISTS and not _texts(value):
                raise ValueError(f"{name} must be a list of texts")
        return self


class RuleFile(Strict):
    """One rules/FAMILY/NAME.toml."""

    summary: str
    severity: Literal["error", "warning", "info"]
    confidence: Literal["high", "medium", "low"] = "high"
    default: bool = True
    fix: Literal["", "safe", "unsafe"] = ""
    message: str
    why: str
    languages: list[str] = Field(default_factory=list)
    check: Mechanism
    bad: list[Example] = Field(default_factory=list)
    good: list[Example] = Field(default_factory=list)
    missed: list[Example] = Field(default_factory=list)

    @field_validator("message")
    @classmethod
    def _fill_names_only(cls, message: str) -> str:
        """What stands in braces is the name of a word that the mechanism gives."""
        if not all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(message)):
            raise ValueError("in braces only names may stand, such as {match}")
        return message

    @model_validator(mode="after")
    def _name_languages(self) -> "RuleFile":
        """A rule knows the languages that key its per-language tables, unless it lists them itself."""
        self.languages = self.languages or sorted(self.vocabulary)
        return self

    @property
    def vocabulary(self) -> set[str]:
        """The languages whose words stand in the rule: those that key its tables."""
        tables = [value for value in self.options.values() if isinstance(value, dict)]
        keyed = [table for table in tables if table and all(map(LANGUAGE_CODE.fullmatch, table))]
        return {code for table in keyed for code in table}

    @property
    def options(self) -> dict[str, Any]:
        return self.check.model_extra or {}


class LanguageFile(Strict):
    """One rules/languages/CODE.toml. The modules that read a section check its contents."""

    name: str
    numbers: dict[str, Any] = Field(default_factory=dict)
    sources: dict[str, Any] = Field(default_factory=dict)
    relations: dict[str, list[str]] = Field(default_factory=dict)
    measures: dict[str, list[str]] = Field(default_factory=dict)
    words: dict[str, Any] = Field(default_factory=dict)


class Words(Strict):
    """What one language adds to one rule of interface text, with a block to report and a sentence not to.

    Both stand between the two sentences of the file's story, and are tests like a rule's own examples.
    """

    labels: list[str] = Field(default_factory=list)
    phrases: list[str] = Field(default_factory=list)
    weak: list[str] = Field(default_factory=list)
    bad: str
    good: str

    def examples(self, language: str, story: list[str]) -> tuple[Example, Example]:
        """The bad and the good example."""
        first, second = story
        bad, good = (f"{first}\n\n{text}\n\n{second}\n" for text in (f">>>{self.bad}<<<", self.good))
        return Example(lang=language, articles=[bad]), Example(lang=language, articles=[good])


class InterfaceFile(Strict):
    """One rules/interface/CODE.toml: a language's words for the rules of the family ui."""

    story: list[str] = Field(min_length=2, max_length=2)
    ui: dict[str, Words]
