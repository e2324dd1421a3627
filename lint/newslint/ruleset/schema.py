"""The schema of rule and interface files. Imported only when they are compiled, tested or documented."""

from pkgutil import iter_modules
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, field_validator, model_validator

from newslint import checks
from newslint.boilerplate.phrases import TABLES
from newslint.errors import nearest
from newslint.languages.language_names import no_language
from newslint.model.rule import ENGINE_KINDS
from newslint.residue.parts import PARTS
from newslint.ruleset.options_schema import ANY_LANGUAGE, check_entries, check_options


def _language(code: str) -> str:
    if code not in ("", ANY_LANGUAGE) and (reason := no_language(code)):
        raise ValueError(reason)
    return code


Language = Annotated[str, AfterValidator(_language)]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A table in which every key is known: a misspelt one is an error, not a silent default."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Example(Strict):
    """An article, or several that are compared with each other, with what the rule makes of it.

    `>>>` and `<<<` are around exactly what is reported. `fixed` is the articles after the rule's own fixes, `facts`
    the text of a fact sheet.
    """

    articles: list[str] = Field(min_length=1)
    lang: Language = ""
    note: str = ""
    format: Literal["text", "markdown", "html"] = "text"
    fixed: list[str] | None = None
    severity: Literal["error", "warning", "info", ""] = ""
    config: dict[str, Any] = Field(default_factory=dict)
    facts: str = ""


class Mechanism(BaseModel):
    """The [check] table: the check's name and, next to it, that check's own options."""

    model_config = ConfigDict(extra="allow")
    kind: str = Field(pattern=r"^[a-z][a-z_]*$")

    @model_validator(mode="after")
    def _hold_options(self) -> "Mechanism":
        """There is such a check, and the options are its own."""
        kinds = [
            *ENGINE_KINDS,
            *(
                module.name
                for module in iter_modules(checks.__path__)
                if module.name not in ("base", "edits")
            ),
        ]
        if self.kind not in kinds:
            raise ValueError(f"kind: no mechanism {self.kind!r}{nearest(self.kind, kinds)}")
        check_options(self.kind, self.model_extra or {})
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
    languages: list[Language] = Field(default_factory=list)
    yields_to: list[str] = Field(default_factory=list, alias="yields-to")
    once: Literal["", "text", "message"] = ""
    covers: list[str] = Field(default_factory=list)
    check: Mechanism
    bad: list[Example] = Field(default_factory=list)
    good: list[Example] = Field(default_factory=list)
    missed: list[Example] = Field(default_factory=list)

    @field_validator("message")
    @classmethod
    def _fill_names_only(cls, message: str) -> str:
        """What is in braces is the name of a word that the check gives."""
        if not all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(message)):
            raise ValueError("only names can be in braces, such as {match}")
        return message

    @model_validator(mode="after")
    def _name_languages(self) -> "RuleFile":
        """A rule knows the languages that key its per-language tables, unless it lists them itself."""
        self.languages = self.languages or sorted(self.vocabulary)
        return self

    @property
    def vocabulary(self) -> set[str]:
        """The languages whose words are in the rule: those that key its tables."""
        tables = [value for value in self.options.values() if isinstance(value, dict)]
        return {code for table in tables for code in table}

    @property
    def options(self) -> dict[str, Any]:
        """The check's own options; what is put into them becomes part of the rule."""
        extra = self.check.model_extra
        return {} if extra is None else extra


class Words(Strict):
    """What one language adds to one rule of interface text, with a block to report and a sentence not to.

    Both are between the two sentences of the file's story, and are tests like a rule's own examples. A language whose
    examples are in the rule's file needs none here.
    """

    labels: list[str] = Field(default_factory=list)
    phrases: list[str] = Field(default_factory=list)
    weak: list[str] = Field(default_factory=list)
    bad: str = ""
    good: str = ""

    @model_validator(mode="after")
    def _hold_words(self) -> "Words":
        for name in TABLES:
            check_entries(name, getattr(self, name))
        if bool(self.bad) != bool(self.good):
            raise ValueError("bad and good go together")
        return self

    def examples(self, language: str, story: list[str]) -> tuple[Example, Example] | None:
        """The bad and the good example; None where the rule's own file has those of the language."""
        if not self.bad:
            return None
        first, second = story
        bad, good = (f"{first}\n\n{text}\n\n{second}\n" for text in (f">>>{self.bad}<<<", self.good))
        return Example(lang=language, articles=[bad]), Example(lang=language, articles=[good])


class InterfaceFile(Strict):
    """One rules/interface/CODE.toml: a language's words for the rules of the family ui.

    networks  names of social networks as they are on buttons, in small letters
    joining   small words that may be between two labels
    counts    what may follow a number on a counter: k, m, 万
    """

    networks: list[Text] = Field(default_factory=list)
    joining: list[Text] = Field(default_factory=list)
    counts: list[Text] = Field(default_factory=list)
    story: list[Text] = Field(default_factory=list)
    ui: dict[str, Words]

    @model_validator(mode="after")
    def _hold_a_story(self) -> "InterfaceFile":
        needed = any(words.bad for words in self.ui.values())
        if len(self.story) != (2 if needed else 0):
            raise ValueError("story: two sentences, with the examples between them")
        return self


class WordingsFile(RootModel[dict[str, list[str] | dict[str, list[str]]]]):
    """One rules/wordings/CODE.toml: a language's words for the parts of sentences that a model leaves behind.

    The table `loose` holds words that often mean something else.
    """

    @property
    def strict(self) -> dict[str, list[str]]:
        return {part: words for part, words in self.root.items() if isinstance(words, list)}

    @property
    def loose(self) -> dict[str, list[str]]:
        found = self.root.get("loose", {})
        return found if isinstance(found, dict) else {}

    @model_validator(mode="after")
    def _hold_parts(self) -> "WordingsFile":
        if wrong := [
            name for name, words in self.root.items() if isinstance(words, dict) != (name == "loose")
        ]:
            raise ValueError(f"{wrong[0]}: only `loose` is a table")
        for part, words in (*self.strict.items(), *self.loose.items()):
            if part not in PARTS:
                raise ValueError(f"{part}: no such part{nearest(part, PARTS)}")
            if not all(word.strip("* ") for word in words):
                raise ValueError(f"{part}: an empty word")
        return self
