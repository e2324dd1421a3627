"""The one error that ends a run, and what it tells the user."""


class UsageError(Exception):
    """A bad option, path, configuration or rule file: one line for the user, exit code 2."""
