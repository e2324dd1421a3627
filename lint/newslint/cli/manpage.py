"""The man page, from the same parser as --help. The standard library only: the wheel's build runs it."""

import argparse
import textwrap
from collections.abc import Iterator

FILES = """\
The closest of .newslint.toml, newslint.toml and pyproject.toml ([tool.newslint]) is the configuration.
newslint-ignore.toml next to it holds suppressions, newslint-baseline.json accepted findings.
$XDG_CACHE_HOME/newslint (NEWSLINT_CACHE) holds what is remembered between runs; it can be deleted."""

ENVIRONMENT = """\
NO_COLOR, when not empty, takes colour off; FORCE_COLOR puts it on where the output is no terminal.
COLUMNS is the width of tables. NEWSLINT_CACHE is the folder of the cache."""


def roff(parser: argparse.ArgumentParser, version: str) -> str:
    """The page for man(1), with the options of every command."""
    parts = [
        f'.TH NEWSLINT 1 "" "newslint {version}" "User Commands"',
        f".SH NAME\nnewslint \\- {_text((parser.description or '').lower().rstrip('.'))}",
        f".SH SYNOPSIS\n{_synopsis(parser)}",
        ".SH COMMANDS",
        *_commands(parser),
        f".SH EXIT STATUS\n{_text((parser.epilog or '').partition(': ')[2])}",
        f".SH FILES\n{_text(FILES)}",
        f".SH ENVIRONMENT\n{_text(ENVIRONMENT)}",
    ]
    return "\n".join(parts) + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            summaries = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, command in action.choices.items():
                yield f".SS newslint {_text(name)}\n{_synopsis(command)}\n.PP\n{_text(summaries[name])}"
                yield from _options(command)


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    for group in command._action_groups:
        for action in group._group_actions:
            if action.dest == "help":
                continue
            names = ", ".join(f"\\fB{_text(name)}\\fR" for name in action.option_strings)
            value = (
                "" if action.nargs == 0 else action.metavar or "|".join(action.choices or ()) or action.dest
            )
            told = action.help or f"{' or '.join(action.choices or ())}"
            yield f".TP\n{' '.join(filter(None, (names, _text(str(value)))))}\n{_text(told)}"


def _synopsis(parser: argparse.ArgumentParser) -> str:
    usage = " ".join(parser.format_usage().split()[1:])
    return (
        ".nf\n"
        + "\n".join(
            _text(line) for line in textwrap.wrap(usage, 72, subsequent_indent="    ", break_on_hyphens=False)
        )
        + "\n.fi"
    )


def _text(text: str) -> str:
    """Text without meaning to roff: no escapes, hyphens that can be copied, no line that begins with a command."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in escaped.splitlines())
