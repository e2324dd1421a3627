"""Messages on stderr, one line each; an error becomes an annotation in a GitHub job."""

import os
import sys

from newslint.text.escaping import command, terminal


def say(text: str) -> None:
    """A note."""
    print(f"newslint: {terminal(text)}", file=sys.stderr)


def fail(text: str) -> None:
    """Why the exit code is 2."""
    say(text)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(f"::error title=newslint::{command(terminal(text))}", file=sys.stderr)
