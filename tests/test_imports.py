"""Imports point one way, and nothing heavy is loaded before it is needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lint" / "newslint"

# A module may import those of its own layer and of the layers above it in this list.
LAYERS = [
    {
        "document",
        "errors",
        "lazy",
        "cache",
        "digest",
        "folding",
        "printable",
        "manpage",
        "unified",
        "writing",
    },
    {"finding"},
    {"language", "rule", "scripts", "names", "wording", "dictionaries"},
    {"read", "sentences", "edit"},
    {
        "detectors",
        "langid",
        "identify",
        "figures",
        "attribution",
        "lexicon",
        "fillers",
        "slots",
        "packed",
        "layout",
        "evidence",
        "anchors",
        "characters",
        "discussion",
        "flow",
        "compare",
    },
    {"factsheet"},
    {"checks"},
    {"schema", "artefact", "compile", "select", "globs", "shapes", "tuning"},
    {"config", "config_schema"},
    {"judge"},
    {"run", "manual", "codec"},
    {"ledger", "database", "discover"},
    {"sidecar", "suppress", "baseline", "fix"},
    {"across", "paths", "outcome"},
    {"project", "workers", "since"},
    {"report", "learn", "story", "facts", "trend", "examples", "desk"},
    {"options"},
    {"cli", "server"},
    {"commands"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
HEAVY = {
    "pydantic",
    "lxml",
    "babel",
    "numpy",
    "tabulate",
    "spellchecker",
    "py3langid",
    "multiprocessing",
    "pathspec",
    "pygls",
    "lsprotocol",
    "shtab",
    "dataclasses",
    "tomllib",
}


def modules():
    return [
        path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py" and path.parent != PACKAGE.parent
    ]


def layer_of(path):
    relative = path.relative_to(PACKAGE).with_suffix("").parts
    return relative[0]


def imported(path):
    """Top-level names of newslint that a module imports when it is loaded (type-checking blocks left out)."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newslint"):
            rest = node.module.split(".")[1:]
            yield from (
                [rest[0]] if rest else [alias.name for alias in node.names if alias.name != "__version__"]
            )


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    own = layer_of(path)
    if own == "__init__":
        return
    assert own in LEVEL, f"give {own} a layer"
    for name in imported(path):
        assert LEVEL[name] <= LEVEL[own], f"{own} imports {name}, which is built on it"


def test_lint_is_a_source_root_not_a_package():
    assert not (PACKAGE.parent / "__init__.py").exists()


def test_a_clean_run_loads_nothing_heavy(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("The ferry sails again on Monday, the company said.\n", "utf-8")
    script = (
        "import sys; from newslint.cli import main\n"
        f"code = main(['check', '--isolated', '--output', 'concise', {str(article)!r}])\n"
        "print(code, sorted(set(sys.argv[1:]) & set(sys.modules)))"
    )
    for _ in range(2):  # the first run fills the cache
        run = subprocess.run(
            [sys.executable, "-c", script, *sorted(HEAVY)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(PACKAGE.parent), "NEWSLINT_CACHE": str(tmp_path / "cache"), "PATH": ""},
        )
    assert run.stdout.splitlines()[-1] == "0 []"
