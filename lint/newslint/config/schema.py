"""The schema of the configuration file. Imported only for a file that has not been validated before."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newslint.checks.base import ByLanguage
from newslint.config.globs import is_glob
from newslint.errors import UsageError, nearest
from newslint.languages.language_names import no_language
from newslint.readers.encoding import known
from newslint.readers.field_map import PROFILES
from newslint.readers.formats import FORMATS
from newslint.ruleset.options_schema import check_value

# What pydantic calls by Python's names, in TOML's.
_ASKED = {
    "dict_type": "must be a table",
    "list_type": "must be a list",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
}
_GLOBS = (
    "include", "exclude", "corpus", "per_file_ignores", "languages_by_path", "disclosure_by_path", "encoding", "formats",
)  # fmt: skip
Severity = Literal["error", "warning", "info"]
Policy = Literal["label", "editor", "eu", "cn"]
Disclosure = Literal["none", "off"] | Policy | list[Policy]


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class FileFormat(BaseModel):
    """How the files of a glob are read. A field is named by a JSON pointer, or of a table by its column."""

    model_config = ConfigDict(extra="forbid", alias_generator=_dashed, strict=True)

    format: str = Field(default="", description="The format, instead of going by the suffix.")
    profile: str = Field(default="", description="The program whose records these are.")
    text: str = Field(default="", description="The field with the text.")
    text_format: Literal["", "text", "markdown", "html"] = Field(default="", description="What the text is.")
    title: str = Field(default="", description="The field with the headline.")
    id: str = Field(default="", description="The field that names the record.")
    date: str = Field(default="", description="The field with the date of publication.")
    modified: str = Field(default="", description="The field with the date of the last change.")
    author: str = Field(default="", description="The field with the author.")
    lang: str = Field(default="", description="The field with the language.")
    description: str = Field(default="", description="The field with the summary.")
    url: str = Field(default="", description="The field with the address.")


class ConfigFile(BaseModel):
    """Settings of newslint: `.newslint.toml`, `newslint.toml`, or `[tool.newslint]` in `pyproject.toml`."""

    model_config = ConfigDict(
        extra="forbid", alias_generator=_dashed, title="newslint configuration", strict=True
    )

    extend: str = Field(default="", description="Another configuration file to start from.")
    select: list[str] = Field(default=[], description="Run these rules only (names, families, globs).")
    extend_select: list[str] = Field(default=[], description="Run these rules too, e.g. ones off by default.")
    ignore: list[str] = Field(default=[], description="Do not run these rules.")
    per_file_ignores: dict[str, list[str]] = Field(default={}, description="Rules not to run, by path glob.")
    severity: dict[str, Severity] = Field(default={}, description="Severity by rule, family or glob.")
    min_severity: Severity = Field(default="info", description="Report nothing below this severity.")
    min_confidence: Literal["high", "medium", "low"] = Field(
        default="low", description="Report nothing below it."
    )
    fail_on: Severity = Field(
        default="warning", description="The lowest severity that makes the exit code 1."
    )
    max_warnings: int = Field(
        default=-1, ge=-1, description="Exit 1 with more warnings than this; -1: no limit."
    )
    include: list[str] = Field(
        default=[], description="Globs of the files to lint (default: every known suffix)."
    )
    exclude: list[str] = Field(default=[], description="Globs of files to leave alone (gitignore syntax).")
    corpus: list[str] = Field(
        default=[], description="Globs of the articles that are compared with each other."
    )
    cross_file: Literal["auto", "off"] = Field(
        default="auto", description="Compare articles with each other."
    )
    languages: list[str] | dict[str, list[str]] = Field(
        default=[], description="The languages articles are meant to be in, for all or by path glob."
    )
    encoding: dict[str, str] = Field(
        default={}, description="The encoding of files that are not UTF-8, by path glob."
    )
    rules: list[str] = Field(default=[], description="Folders of rules of your own.")
    phrases: dict[str, dict[str, dict[str, list[str]]]] = Field(
        default={}, description='Phrases of your own: [phrases."FAMILY/RULE".labels] sv = ["..."].'
    )
    options: dict[str, dict[str, Any]] = Field(
        default={}, description='Options of single rules: [options."FAMILY/RULE"] required = ["title"].'
    )
    facts: str = Field(default="", description="A fact sheet (facts.toml) that figures are held against.")
    ignores: str = Field(default="newslint-ignore.toml", description="The sidecar file of suppressions.")
    baseline: str = Field(default="", description="A baseline file: findings in it are not reported.")
    disclosure: Disclosure | dict[str, Disclosure] = Field(
        default="none", description="The AI disclosure policy, for all or by path glob."
    )
    max_file_size: int = Field(default=10 * 1024 * 1024, gt=0, description="In bytes.")
    max_findings: int = Field(default=100, gt=0, description="Findings of one rule in one file.")
    output: list[str] = Field(default=[], description="FORMAT or FORMAT:FILE.")
    formats: dict[str, FileFormat] = Field(
        default={}, description="How files are read, by path glob: their format, and which fields hold what."
    )


def check(path: Path, table: dict[str, Any]) -> dict[str, Any]:
    """The settings that the file states, as plain values by field name. Raises UsageError naming the key."""
    try:
        model = ConfigFile.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        # A part of the place with a bracket is no key: one of the two shapes that `languages` may have.
        key = ".".join(str(part) for part in first["loc"] if "[" not in str(part))
        raise UsageError(f"{path}: {key}: {_explain(first['type'], str(first['msg']), key)}") from None
    settings = model.model_dump(exclude_unset=True)
    languages = settings.get("languages", [])
    if isinstance(languages, dict):
        settings["languages_by_path"] = settings.pop("languages")
        languages = [language for listed in languages.values() for language in listed]
    if "disclosure" in settings:
        _set_disclosure(settings)
    _check_formats(path, settings.get("formats", {}))
    _check_languages(path, languages)
    _check_texts(path, settings)
    for name in settings.get("encoding", {}).values():
        if not known(name):
            raise UsageError(f"{path}: encoding: {name!r} is not a text encoding")
    _check_phrases(path, settings.get("phrases", {}))
    return settings


def _set_disclosure(settings: dict[str, Any]) -> None:
    """Policies as lists, under "disclosure" or by path."""
    policy = settings.pop("disclosure")
    if isinstance(policy, dict):
        settings["disclosure_by_path"] = {glob: _policies(value) for glob, value in policy.items()}
    else:
        settings["disclosure"] = _policies(policy)


def _policies(value: str | list[str]) -> list[str]:
    named = [value] if isinstance(value, str) else value
    return [name for name in named if name not in ("none", "off")]


def _check_texts(path: Path, settings: dict[str, Any]) -> None:
    """Raises UsageError for a name no file can have and for an invalid glob."""
    for name in ("extend", "rules", "facts", "ignores", "baseline"):
        if any("\0" in text for text in _texts(settings.get(name, ()))):
            raise UsageError(f"{path}: {_dashed(name)}: a path cannot hold a NUL character")
    for name in _GLOBS:
        for pattern in _texts(settings.get(name, ())):
            if not is_glob(pattern):
                raise UsageError(f"{path}: {_dashed(name)}: {pattern!r} is not a glob")


def _check_phrases(path: Path, phrases: dict[str, dict[str, dict[str, list[str]]]]) -> None:
    """Raises UsageError for phrases that cannot be searched for, and for languages that are not."""
    for rule, tables in phrases.items():
        for name, table in tables.items():
            try:
                check_value(name, table, ByLanguage)
            except ValueError as error:
                raise UsageError(f"{path}: phrases.{rule}.{error}") from None


def _check_formats(path: Path, formats: dict[str, dict[str, str]]) -> None:
    """Raises UsageError for a format or a profile that there is not."""
    for pattern, table in formats.items():
        for key, choice in (("format", FORMATS), ("profile", PROFILES)):
            if (name := table.get(key, "")) and name not in choice:
                told = f"{name!r} is not one of {', '.join(choice)}{nearest(name, choice)}"
                raise UsageError(f"{path}: formats.{pattern}.{key}: {told}")


def _check_languages(path: Path, languages: Iterable[str]) -> None:
    for language in languages:
        if reason := no_language(language):
            raise UsageError(f"{path}: languages: {reason}")


def _texts(value: Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def _explain(kind: str, message: str, key: str) -> str:
    if kind == "extra_forbidden":
        known = [_dashed(name) for name in ConfigFile.model_fields]
        return "unknown key" + nearest(key.replace("_", "-"), known)
    if key.startswith("disclosure"):
        return "must be none, label, editor, eu or cn, a list of them, or a table of such values by path glob"
    if key.startswith("languages"):
        return "must be a list of languages, or a table of such lists by path glob"
    return _ASKED.get(kind) or message.replace("Input should be", "must be")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the configuration file, for editors."""
    return ConfigFile.model_json_schema()
