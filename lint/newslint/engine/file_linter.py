"""Reads and lints one file. Any failure becomes a finding for that file, and the run continues."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from newslint import readers
from newslint.engine.linter import FileResult, Linter
from newslint.errors import UsageError, details
from newslint.text.digest import digest
from newslint.text.escaping import terminal


def content_digest(data: bytes) -> str:
    """By which a file's content is known again."""
    return digest(data, 16)


class FileLinter(NamedTuple):
    """A linter with what it needs to know of the run.

    facts    whether results carry facts for comparison with other articles
    ignores  the entries of the ignore file
    """

    linter: Linter
    facts: bool
    ignores: Sequence[Any]

    def lint_file(self, path: Path, name: str, format: str) -> FileResult:
        """Read one file and lint it; a file that cannot be opened is a finding like any other."""
        try:
            data = readers.content(path, self.linter.config.max_file_size)
        except OSError as error:
            return self.failed(name, "unreadable", error.strerror or str(error))
        return self.lint_bytes(name, data, format)

    def lint_bytes(self, name: str, data: bytes, format: str) -> FileResult:
        """Lint bytes as if the file held them. Raises UsageError for a configuration that is wrong."""
        try:
            result = self.linter.lint(name, data, format, self.facts, self.ignores)
            return result._replace(content=content_digest(data))
        except UsageError:
            raise
        except (RecursionError, MemoryError) as error:
            return self.failed(name, "limit", type(error).__name__)
        except Exception as error:  # a bug that one file triggers must not cost the report on the others
            reason = f"internal error: {type(error).__name__}"
            print(f"newslint: {terminal(f'{name}: {reason}; details in {details()}')}", file=sys.stderr)
            return self.failed(name, "unreadable", reason)

    def failed(self, name: str, find: str, reason: str) -> FileResult:
        """The result of a file that gave nothing but a problem, which may be gone with the next run."""
        finding = self.linter.finding_factory.failure(name, readers.Problem(find, reason, 0, 0, 1, 1))
        return FileResult(name, (finding,), (), (), (reason,), lasting=False)
