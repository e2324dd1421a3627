"""Writes the pages that are made from the rules: `python docs/build.py`; `--check` only says whether they are fresh."""

import json
import sys
from pathlib import Path

from newslint.config.schema import json_schema
from newslint.readers import formats_page
from newslint.ruleset import compiled, docs, language_docs

DOCS = Path(__file__).parent


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    files = {DOCS / "rules" / name: text for name, text in docs.pages(compiled.rules_folder()).items()}
    files[DOCS / "config.schema.json"] = json.dumps(json_schema(), indent=2) + "\n"
    files[DOCS / "languages.md"] = language_docs.page()
    files[DOCS / "formats.md"] = formats_page.page()
    return files


def main() -> int:
    wanted = generated()
    have = set((DOCS / "rules").rglob("*.md"))
    stale = sorted(
        [path for path, text in wanted.items() if not path.is_file() or path.read_bytes() != text.encode()]
        + list(have - set(wanted))
    )
    if "--check" in sys.argv:
        for path in stale:
            print(f"stale: {path.relative_to(DOCS.parent)} (run `make docs`)")
        return 1 if stale else 0
    for path in have - set(wanted):
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
