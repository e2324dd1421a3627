"""The open articles of an editor, linted together with their unsaved changes."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from newslint.config.config_file import Config
from newslint.config.file_discovery import is_excluded
from newslint.engine import baseline
from newslint.engine.session import Session
from newslint.errors import UsageError
from newslint.model.finding import Finding
from newslint.readers import content, format_of
from newslint.readers.encoding import Unreadable, decode
from newslint.ruleset import compiled

Stamp = tuple[str, int]


class Workspace:
    """Keeps a project for every configuration; a configuration or a file of suppressions that changed makes a new one.

    `configure` gives the configuration for a folder. All calls have to come from one thread (SQLite).
    """

    def __init__(self, configure: Callable[[Path], Config], cache: bool = True) -> None:
        self._configure = configure
        self._cache = cache
        self._projects: dict[Path, tuple[Stamp, Session]] = {}

    def findings(self, texts: Mapping[Path, str]) -> dict[Path, list[Finding]]:
        """The findings of each open article (absolute path -> text), next to the others and the collection.

        Raises UsageError for a configuration that is not right.
        """
        groups: dict[Path, dict[Path, str]] = {}
        found: dict[Path, list[Finding]] = {path: [] for path in texts}
        for path, text in texts.items():
            settings = self._configure(path.parent)
            if not is_excluded(path, settings):
                groups.setdefault(settings.path or settings.root, {})[path] = text
        for key, group in groups.items():
            session = self._project(key, self._configure(next(iter(group)).parent))
            run_result = session.check_texts({path: encoded(text) for path, text in group.items()})
            for finding in _unknown(run_result.findings, session.config, texts):
                found[Path(os.path.abspath(finding.place.path))].append(finding)
        return found

    def rule_folders(self, path: Path) -> list[Path]:
        """Where the rules for an article come from."""
        return [compiled.rules_folder(), *self._configure(path.parent).rule_folders]

    def _project(self, key: Path, settings: Config) -> Session:
        ignores = settings.root / settings.ignores
        stamp = (settings.digest, ignores.stat().st_mtime_ns if ignores.is_file() else 0)
        if key not in self._projects or self._projects[key][0] != stamp:
            rules = compiled.load(settings.rule_folders, settings.phrases, cache=self._cache)
            self._projects[key] = stamp, Session(rules, settings, self._cache)
        return self._projects[key][1]


def encoded(text: str) -> bytes:
    """An editor's text as a file's bytes; half a character, which no file holds, becomes a question mark."""
    return text.encode("utf-8", "replace")


def text_of(path: Path) -> str:
    """The text of a file that is not open, "" when there is none."""
    try:
        return decode(content(path), html=format_of(str(path)) == "html").text
    except (OSError, Unreadable):
        return ""


def _unknown(
    findings: tuple[Finding, ...], settings: Config, texts: Mapping[Path, str]
) -> tuple[Finding, ...] | list[Finding]:
    """The findings that the configured baseline does not accept."""
    if not settings.baseline:
        return findings
    file = settings.root / settings.baseline
    try:
        accepted = baseline.load(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"baseline {file}: {error}") from None

    def text(path: str) -> str:
        absolute = Path(os.path.abspath(path))
        return texts[absolute] if absolute in texts else text_of(absolute)

    return baseline.apply(findings, accepted, settings.root, text).new
