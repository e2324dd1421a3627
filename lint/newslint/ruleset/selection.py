"""Which rule names a list of selectors means: exact names, families ("ui") and globs ("ui/*")."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from newslint.errors import UsageError, nearest


def matches(name: str, selectors: Sequence[str]) -> bool:
    """Whether any selector names the rule `name`."""
    return any(
        selector in ("ALL", name)
        or name.startswith(selector.rstrip("/") + "/")
        or fnmatchcase(name, selector)
        for selector in selectors
    )


def check_selectors(selectors: Iterable[str], names: Iterable[str]) -> None:
    """Raise UsageError for a selector that means no rule, with the nearest one that does."""
    known = list(names)
    for selector in selectors:
        if not any(matches(name, [selector]) for name in known):
            families = {name.partition("/")[0] for name in known}
            raise UsageError(f"no rule is called {selector!r}{nearest(selector, [*known, *families])}")
