"""UsageError, the one error that ends a run, and the details of internal errors."""

from collections.abc import Iterable


class UsageError(Exception):
    """A bad option, path, configuration or rule file: one line for the user, exit code 2."""


def details() -> str:
    """Write the traceback of the exception at hand to a file of its own and return the file's name."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="newslint-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exc(file=file)
    return file.name


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about a name that is not known: the one that was meant, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
