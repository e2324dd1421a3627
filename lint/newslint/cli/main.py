"""The entry point: parses arguments and returns an exit code. A command is imported when it is called."""

import errno
import os
import sys
from collections.abc import Sequence

from newslint.cli.parser import COMMANDS, USAGE, parser

LONGEST_NAME = 255  # characters of a file name that an error shows


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit code; no traceback reaches the user."""
    words = [_no_option(word) for word in (sys.argv[1:] if argv is None else argv)]
    if not words:
        parser().print_help(sys.stderr)
        return USAGE
    arguments = parser(only=words[0] if words[0] in COMMANDS else "").understood(words)
    from newslint.cli import commands
    from newslint.errors import UsageError, details

    try:
        code = commands.run(arguments)
        if not sys.stdout.closed:  # the language server closes it
            sys.stdout.flush()
        return code
    except UsageError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return _failed("interrupted", 130)
    except BrokenPipeError:
        # The reader of our output went away; what it wanted to see it has seen.
        _drop_output()
        return 0
    except OSError as error:
        # An error about a named file comes from the file system, not from a bug.
        if not error.filename and error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE):
            return _failed(f"internal error: {type(error).__name__}; details in {details()}")
        if not error.filename:
            _drop_output()
        return _failed(f"{_named(error.filename) or 'output'}: {error.strerror}")
    except Exception as error:
        return _failed(f"internal error: {type(error).__name__}; details in {details()}")


def _no_option(word: str) -> str:
    """A word as it is; but of an article `--config=a.txt`, which a hook would pass on as an option, the path."""
    if not word.startswith("-") or not os.path.isfile(word):
        return word
    from newslint.readers import format_of

    return os.path.join(os.curdir, word) if format_of(word) else word


def _failed(reason: str, code: int = USAGE) -> int:
    from newslint.cli.messages import fail

    fail(reason)
    return code


def _named(filename: str | bytes | int | None) -> str:
    """A file's name, shortened: one that is too long is an error of its own."""
    name = os.fsdecode(filename) if isinstance(filename, str | bytes) else str(filename or "")
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def _drop_output() -> None:
    """Let what is still to be printed go nowhere: at the end Python would try to print it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
