"""The one error that ends a run, and what it tells the user."""

from collections.abc import Iterable


class UsageError(Exception):
    """A bad option, path, configuration or rule file: one line for the user, exit code 2."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about a name that is not known: the one that was meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
