"""Compiles rule and language files into what a run loads. Used when the wheel is built and for the cache of a checkout."""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from newslint.boilerplate.interface_words import LISTS, STORED
from newslint.errors import UsageError, nearest
from newslint.languages import dictionaries
from newslint.languages.data import ANY, TOGETHER, stored, stored_words
from newslint.model.rule import ENGINE_KINDS, Rule, vocabulary_file
from newslint.residue.parts import compile_parts
from newslint.ruleset import language_files
from newslint.ruleset.schema import InterfaceFile, RuleFile, WordingsFile

LANGUAGES, INTERFACE, MODELS, WORDINGS = "languages", "interface", "models", "wordings"
VOCABULARIES = "vocabularies"
VOCABULARY = "boilerplate"  # the check whose rules get words from the interface files
Model = TypeVar("Model", bound=BaseModel)


def rule_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """(rule name, path) of every rule file below `folder`, in order of name."""
    for path in sorted(folder.glob("*/*.toml")):
        if path.parent.name not in (LANGUAGES, INTERFACE, MODELS, WORDINGS, VOCABULARIES):
            yield f"{path.parent.name}/{path.stem}", path


def read_rule(path: Path) -> RuleFile:
    """Parse and check one rule file, with the words and examples that the folder's interface files add to it.

    Raises UsageError naming the file and the key.
    """
    parsed = _parse(path, RuleFile)
    if parsed.check.kind != VOCABULARY or path.parent.name != "ui":
        return parsed
    for language, file in _interface(path.parent.parent).items():
        if words := file.ui.get(path.stem):
            for table in ("labels", "phrases", "weak"):
                if entries := getattr(words, table):
                    parsed.options.setdefault(table, {})[language] = entries
            if examples := words.examples(language, file.story):
                parsed.bad.append(examples[0])
                parsed.good.append(examples[1])
            parsed.languages.append(language)
    parsed.languages.sort()
    return parsed


@cache
def _interface(folder: Path) -> Mapping[str, InterfaceFile]:
    """The interface files of a folder of rules, by language."""
    files = sorted((folder / INTERFACE).glob("*.toml"))
    return {path.stem: _parse(path, InterfaceFile) for path in files}


def _interface_words(folders: Sequence[Path]) -> dict[str, list[str]]:
    """The lists of all interface files together, each word once, in order."""
    files = [file for folder in folders for file in _interface(folder).values()]
    return {name: sorted({word for file in files for word in getattr(file, name)}) for name in LISTS}


def compile_rules(
    folders: Sequence[Path],
    extra: Mapping[str, Mapping[str, Any]] | None = None,
    cache: Path | None = None,
) -> dict[str, bytes]:
    """Compile rule folders into named files. A later folder's rule replaces an earlier one of the same name.

    `extra` adds phrase packs: {"FAMILY/RULE": {"labels": {"sv": [...]}}} is merged into the rule's options.
    `cache` is the folder that keeps the words of the spelling dictionaries, which rules do not change; None keeps nothing.
    Raises UsageError for a file that is not what schema.py says.
    """
    rules: dict[str, Rule] = {}
    origins: dict[str, str] = {}
    languages: dict[str, dict[str, Any]] = {}
    models: dict[str, bytes] = {}
    for folder in folders:
        for name, path in rule_files(folder):
            rules[name] = _runtime(name, read_rule(path))
            origins[name] = str(path)
        for path in sorted((folder / LANGUAGES).glob("*.toml")):
            languages[path.stem] = language_files.read(path)
        for path in sorted((folder / MODELS).glob("*.toml")):
            models[f"model-{path.stem}.json"] = json.dumps(tomllib.loads(path.read_text("utf-8"))).encode()
        for path in sorted((folder / VOCABULARIES).glob("*.toml")):
            models[vocabulary_file(path.stem)] = json.dumps(tomllib.loads(path.read_text("utf-8"))).encode()
    for name, options in (extra or {}).items():
        if name not in rules:
            raise UsageError(f"phrases: no rule {name!r}{nearest(name, rules)}")
        _check_sections(rules[name], options)
        rules[name] = _extended(rules[name], options)
        origins[name] = f"phrases: {name}"
    products = _products(list(rules.values()), origins)
    wordings = _wordings(folders)
    strict = {language: file.strict for language, file in wordings.items()}
    loose = {language: file.loose for language, file in wordings.items()}
    products.update(compile_parts(strict, loose))
    listed = [_slim(rule._asdict()) for rule in rules.values()]
    return {
        "rules.json": json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode(),
        **_languages(languages),
        **{stored_words(code): words for code, words in dictionaries.common(cache).items()},
        STORED: json.dumps(_interface_words(folders), ensure_ascii=False).encode(),
        **models,
        **products,
    }


def _languages(files: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """The compiled language files: the codes, a file a language, the words of all languages together."""
    units = files.get(ANY, {}).get("numbers", {}).get("units", {})
    own = {code: _with_units(file, units) for code, file in files.items() if code != ANY}
    return {
        "languages.json": json.dumps(list(own)).encode(),
        TOGETHER: json.dumps(language_files.together(files.values()), ensure_ascii=False).encode(),
        **{stored(code): json.dumps(file, ensure_ascii=False).encode() for code, file in own.items()},
    }


def _with_units(file: Mapping[str, Any], units: Mapping[str, str]) -> Mapping[str, Any]:
    """A language file with the names of units that are in texts of any language. Its own come first."""
    if "numbers" not in file:
        return file
    numbers = file["numbers"]
    return {**file, "numbers": {**numbers, "units": {**units, **numbers.get("units", {})}}}


def _wordings(folders: Sequence[Path]) -> dict[str, WordingsFile]:
    """The words for the parts of model residue, by language. Raises UsageError for a part that does not exist."""
    found: dict[str, WordingsFile] = {}
    for folder in folders:
        for path in sorted((folder / WORDINGS).glob("*.toml")):
            found[path.stem] = _parse(path, WordingsFile)
    return found


def _products(rules: Sequence[Rule], origins: Mapping[str, str]) -> dict[str, bytes]:
    """What the checks themselves compile from their rules (automata and the like).

    `origins` tells where each rule comes from.
    """
    made: dict[str, bytes] = {}
    for kind in sorted({rule.kind for rule in rules} - ENGINE_KINDS):
        module = import_module(f"newslint.checks.{kind}")
        if hasattr(module, "compile"):
            own = [rule for rule in rules if rule.kind == kind]
            try:
                made.update(module.compile(own))
            except ValueError:
                _blame(module.compile, own, origins)
                raise
    return made


def _blame(
    compiler: Callable[[Sequence[Rule]], object], rules: Sequence[Rule], origins: Mapping[str, str]
) -> None:
    """Raise UsageError for the rule that cannot be compiled."""
    for rule in rules:
        try:
            compiler([rule])
        except ValueError as error:
            raise UsageError(f"{origins[rule.name]}: {error}") from None


def _runtime(name: str, file: RuleFile) -> Rule:
    return Rule(
        name=name,
        severity=file.severity,
        confidence=file.confidence,
        message=file.message,
        summary=file.summary,
        fix=file.fix,
        default=file.default,
        kind=file.check.kind,
        options=file.options,
        languages=tuple(file.languages),
        yields_to=tuple(file.yields_to),
        once=file.once,
        covers=tuple(file.covers),
    )


def _slim(fields: dict[str, Any]) -> dict[str, Any]:
    """A rule without the options that its check has compiled into products: a run need not load them twice."""
    if fields["kind"] in ENGINE_KINDS:
        return fields
    compiled = getattr(import_module(f"newslint.checks.{fields['kind']}"), "COMPILED", ())
    kept = {name: value for name, value in fields["options"].items() if name not in compiled}
    return {**fields, "options": kept}


def _check_sections(rule: Rule, options: Mapping[str, Any]) -> None:
    """Raise UsageError for a table of phrases that the rule's check does not know."""
    engine = rule.kind in ENGINE_KINDS
    tables = () if engine else getattr(import_module(f"newslint.checks.{rule.kind}"), "TABLES", ())
    known = [*tables, *(name for name, value in rule.options.items() if isinstance(value, dict))]
    for section in options:
        if section not in known:
            raise UsageError(f"phrases: {rule.name} has no table {section!r}{nearest(section, known)}")


def _extended(rule: Rule, options: Mapping[str, Any]) -> Rule:
    """The rule with lists of phrases appended to its own, table by table and language by language."""
    merged = {key: dict(value) if isinstance(value, dict) else value for key, value in rule.options.items()}
    for table, languages in options.items():
        target = merged.setdefault(table, {})
        for language, phrases in languages.items():
            target[language] = [*target.get(language, []), *phrases]
    return Rule(**{**rule._asdict(), "options": merged})


def _parse(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: {where}: {first['msg'].removeprefix('Value error, ')}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise UsageError(f"{path}: {error}") from None
