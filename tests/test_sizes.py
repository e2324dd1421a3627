"""A module has one subject and a function does one thing: neither outgrows a reader."""

import ast
from pathlib import Path

LINT = Path(__file__).parent.parent / "lint"
MODULE, FUNCTION = 300, 60  # lines


def test_no_module_and_no_function_is_too_long():
    long = []
    for path in sorted(LINT.rglob("*.py")):
        text = path.read_text("utf-8")
        if len(text.splitlines()) > MODULE:
            long.append(f"{path.relative_to(LINT)}: {len(text.splitlines())} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    long.append(f"{path.relative_to(LINT)}: {node.name}: {lines} lines")
    assert long == []
