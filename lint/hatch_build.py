"""Build hook: compiles the rules into the wheel, so that an installed newslint never parses them; adds the man page."""

import hashlib
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "lint"))
        from newslint.ruleset.compiler import compile_rules

        self._folder = tempfile.TemporaryDirectory()
        data = compile_rules([root / "rules"])
        modules = [path.read_bytes() for path in sorted((root / "lint").rglob("*.py"))]
        data["digest"] = (
            hashlib.blake2b(b"".join([*data.values(), *modules]), digest_size=12).hexdigest().encode()
        )
        for name, content in data.items():
            path = Path(self._folder.name) / name
            path.write_bytes(content)
            build_data["force_include"][str(path)] = f"newslint/compiled/{name}"
        self._man_page(build_data)

    def _man_page(self, build_data: dict[str, Any]) -> None:
        from newslint import __version__
        from newslint.cli import parser
        from newslint.cli.manpage import roff

        path = Path(self._folder.name) / "newslint.1"
        path.write_text(roff(parser.parser(), __version__), "utf-8")
        build_data["shared_data"][str(path)] = "share/man/man1/newslint.1"
