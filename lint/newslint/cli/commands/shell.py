"""completion and man: shell completion and the man page."""

import argparse

from newslint import __version__
from newslint.cli import parser
from newslint.cli.options import CompletionOptions, Options
from newslint.ruleset import compiled

# Options by what a shell can offer for them.
FILES = {"config", "baseline", "files_from", "stdin_filename", "path", "file", "jsonl"}
FOLDERS = {"folder"}
RULES = {"select", "extend_select", "ignore"}


def completion(arguments: CompletionOptions) -> int:
    """Print a shell's completion script: no Python is started when a user presses the tab key."""
    import shtab

    print(shtab.complete(_annotated(parser.parser()), arguments.shell))
    return 0


def man(_: Options) -> int:
    """Print the man page."""
    from newslint.cli.manpage import roff

    print(roff(parser.parser(), __version__), end="")
    return 0


def _annotated(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser with what shtab needs to know: which values are files, and the names of the rules."""
    import shtab

    rules = compiled.load().rules
    names = sorted({*rules, *(rule.family for rule in rules.values())})
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _annotated(command)
        elif action.dest in FILES or action.dest == "paths":
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest in FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.dest in RULES:
            action.choices = names
        elif action.dest == "name":
            action.choices = sorted(rules)
    return parser
