"""A file's name: relative to the configuration's folder inside a run, to the current folder for the user."""

import os
from functools import cached_property
from pathlib import Path

from newslint.model.finding import Finding, Place


class Paths:
    """Names files below (or next to) `root`, the configuration's folder, for one current folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def name(self, path: Path) -> str:
        """The name of a file inside the run."""
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def display(self, name: str) -> str:
        """The path to show for a name."""
        return os.path.relpath(self.root / name).replace(os.sep, "/")

    def shown(self, finding: Finding) -> Finding:
        """A finding with paths to show in place of names."""

        def shown(place: Place) -> Place:
            return place._replace(path=self.display(place.path))

        if self._at_root:
            return finding
        return finding._replace(place=shown(finding.place), related=tuple(map(shown, finding.related)))

    @cached_property
    def _at_root(self) -> bool:
        return os.path.realpath(self.root) == os.path.realpath(os.curdir)
