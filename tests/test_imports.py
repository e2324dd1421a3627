"""Imports point down the tree, and nothing heavy is loaded before it is needed."""

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "lint" / "newslint"

# A folder is a layer. Its modules import from their own folder and from folders below it in this list.
LAYERS = """
cli lsp adapters api reports engine config ruleset checks disclosure article comparison attribution quantities boilerplate residue languages
readers text model fast atomic_write validation errors
""".split()
HEAVY = {
    "pydantic",
    "lxml",
    "babel",
    "jinja2",
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
    "tomlkit",
    "tomllib",
    "typing_extensions",
}


def modules():
    """(dotted name, path) of every module below the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if path.parent != PACKAGE or path.stem not in ("__init__", "__main__"):
            yield ".".join(part for part in parts if part != "__init__"), path


def imported(path, known):
    """The package's modules that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "newslint":
            base = (node.module or "").partition(".")[2]
            for alias in node.names:
                full = f"{base}.{alias.name}".strip(".")
                if (name := full if full in known else base) in known:
                    yield name


MODULES = dict(modules())
IMPORTS = {name: set(imported(path, MODULES)) - {name} for name, path in MODULES.items()}


def test_imports_point_down():
    level = {name: at for at, name in enumerate(LAYERS)}
    wrong = [
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        for other in others
        if level[other.partition(".")[0]] < level[name.partition(".")[0]]
    ]
    assert not wrong


def test_no_import_cycles():
    left = {name: set(others) for name, others in IMPORTS.items()}
    while leaves := {name for name, others in left.items() if not others & left.keys()}:
        for name in leaves:
            del left[name]
    assert not left, sorted(left)


def test_lint_is_a_source_root_not_a_package():
    assert not (PACKAGE.parent / "__init__.py").exists()


def test_a_clean_run_loads_nothing_heavy(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("The ferry sails again on Monday, the company said.\n", "utf-8")
    script = (
        "import sys; from newslint.cli.main import main\n"
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
