"""Words of languages are in rules/, not in the code.

Looked at are all string literals but docstrings. What the test cannot see: English words (names of things, messages, HTML
keywords) and short endings of words in English letters.
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lint" / "newslint"

# Letters outside ASCII that are no words, by module or folder.
ALLOWED = {
    "text/scripts.py": "ranges of scripts; characters that only Chinese or only Japanese writes",
    "text/script_words.py": "ranges of scripts",
    "text/character_damage.py": "what damaged text looks like, characters that look like others",
    "quantities/cjk_digits.py": "Han and Hangul numerals, which are digits of their scripts",
    "quantities/language_tables.py": "letters with two codes in Unicode",
    "quantities/symbols.py": "signs of currencies and units",
    "languages/schema": "examples in the descriptions of keys",
    "checks/disclosure.py": "the words of a regulation, named in a message",
}
CODES = {
    "languages/dictionaries.py",
    "languages/language_names.py",
    "readers/containers/xml_blocks.py",
}  # lists of language codes and of names of elements, some of which are words, too
RANGE = re.compile(r".-.", re.DOTALL)
# The first and the last syllable of Hangul, with which text is compared; signs; letters that folding changes; a letter
# that joins Arabic words as a hyphen does.
NO_WORDS = frozenset("가힣ºªµμʼİـ")
# Alternations and lists of small words that are no English: `a|b`, ("a", "b"), "a b c".split().
SEPARATORS = re.compile(r"[|\s(),\[\]?:]+")
MANY = 3  # words of one literal that make it a list of words


def literals(path):
    """The string literals of a module, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.lineno, node.value


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(tuple(ALLOWED)):
            yield pytest.param(path, id=name)


def letters(text):
    """The letters outside ASCII of a literal that are not the ends of a range."""
    rest = RANGE.sub("", text)
    return [char for char in rest if char.isalpha() and not char.isascii() and char not in NO_WORDS]


@cache
def foreign():
    """Small words that are frequent in other languages and are no English, from the language files."""
    words = {
        path.stem: set(tomllib.loads(path.read_text("utf-8")).get("words", {}).get("function", ()))
        for path in (ROOT / "rules" / "languages").glob("*.toml")
    }
    english = words.pop("en") | {"also", "do", "die", "han", "men", "me", "no", "so", "son", "under"}
    return frozenset(word for known in words.values() for word in known if word.isascii()) - english


@pytest.mark.parametrize("path", list(modules()))
def test_no_word_of_a_language_is_in_the_code(path):
    found = [(line, text) for line, text in literals(path) if letters(text)]
    assert not found


@pytest.mark.parametrize("path", list(modules()))
def test_no_list_of_foreign_words_is_in_the_code(path):
    found = [
        (line, words)
        for line, text in literals(path)
        if path.relative_to(PACKAGE).as_posix() not in CODES
        if len(words := {word for word in SEPARATORS.split(text) if len(word) > 1} & foreign()) >= MANY
    ]
    assert not found


@pytest.mark.parametrize(
    ("literal", "caught"),
    [
        ("'й'", True),
        ("'[à-ÿ]+'", False),
        ("'(?:和|及)'", True),
        ("'km ½'", False),
        ("'\\u3040-\\u30ff'", False),
    ],
)
def test_the_test_sees_letters(tmp_path, literal, caught):
    path = tmp_path / "module.py"
    path.write_text(f'"""über"""\nWORDS = {literal}\n', "utf-8")
    assert any(letters(text) for _, text in literals(path)) is caught


def test_the_test_sees_lists():
    assert len({"der", "die", "das", "und", "ist"} & foreign()) >= MANY


def test_what_is_allowed_exists():
    assert all((PACKAGE / name).exists() for name in ALLOWED)
