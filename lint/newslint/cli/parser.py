"""The command line: every command with its options, in one place."""

import argparse
import os
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, NoReturn

from newslint import __version__
from newslint.cli import options
from newslint.cli.check_options import FORMATS, check, configuration, force, paths
from newslint.errors import nearest

USAGE = 2  # the exit code for what is not understood

EPILOG = "exit codes: 0: nothing at or above --fail-on; 1: findings; 2: wrong usage, configuration or input"
_WITH_PATHS = (
    options.CheckOptions, options.FiguresOptions, options.StoryOptions, options.FactsOptions, options.BaselineOptions
)  # fmt: skip
# Asking for the terminal's width costs more than all of the options, and is done for each.
_HELP = partial(argparse.HelpFormatter, width=80)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that takes no abbreviations and says in one harmless line what is wrong."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=_HELP)

    def error(self, message: str) -> NoReturn:
        from newslint.text.escaping import terminal

        self.exit(USAGE, f"{self.prog}: {terminal(message)}; see `{self.prog} --help`\n")

    def understood(self, words: list[str]) -> options.Options:
        """What the words mean; paths may be on both sides of options.

        Leaves with the exit code 2, naming the command's own help and what may have been meant.
        """
        _check_command(self, words)
        filled = COMMANDS[words[0]].parsed() if words[0] in COMMANDS else options.Options()
        arguments, rest = self.parse_known_args(words, filled)
        command = self._command(words[0])
        for word in rest:
            if word.startswith("-") and word != "-":
                known = [name for name in command._option_string_actions if name.startswith("--")]
                command.error(f"unrecognized arguments: {word}{nearest(word.partition('=')[0], known)}")
        if rest and not isinstance(arguments, _WITH_PATHS):
            command.error(f"unrecognized arguments: {rest[0]}")
        if rest and isinstance(arguments, _WITH_PATHS):
            arguments.paths = [*arguments.paths, *rest]
        return arguments

    def _command(self, name: str) -> "Parser":
        """The parser of a command; of anything else this one."""
        subparsers = (action for action in self._actions if isinstance(action, argparse._SubParsersAction))
        return next((action.choices[name] for action in subparsers if name in action.choices), self)


def _check_command(top: Parser, words: list[str]) -> None:
    """Leave with what may have been meant by a first word that is no command."""
    word = words[0]
    if word.startswith("-") or word in COMMANDS:
        return
    from newslint.readers import format_of

    if os.path.exists(word) or format_of(word):
        top.error(f"{word!r} is no command; did you mean `newslint check {' '.join(words)}`?")
    top.error(f"{word!r} is no command{nearest(word, COMMANDS)}")


def parser(only: str = "") -> Parser:
    """The whole command line, in one place; with `only`, without the other commands."""
    top = Parser(
        prog="newslint",
        description="Find defects in news articles: leftover text, wrong languages, missing sources and wrong figures.",
        epilog=EPILOG,
    )
    top.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="newslint")
    for name, entry in COMMANDS.items():
        if only in ("", name):
            description = entry.summary[0].upper() + entry.summary[1:] + "."
            command = commands.add_parser(name, help=entry.summary, description=description, epilog=EPILOG)
            if entry.fill:
                entry.fill(command)
    return top


def _rule(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", help="rule name, such as ui/read-more")


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--missing", metavar="LANG", help="list only rules that have no words for this language yet"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    configuration(command)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", help="a file with one or more articles")
    command.add_argument("--format", choices=FORMATS, help="format of the file (default: by its suffix)")
    configuration(command)


def _figures(command: argparse.ArgumentParser) -> None:
    paths(command)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--jsonl", metavar="FILE", help="read {id, text, lang} lines, write their quantities"
    )
    configuration(command)


def _story(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", help="articles of one story, files or folders")
    configuration(command)


def _facts(command: argparse.ArgumentParser) -> None:
    paths(command)
    command.add_argument(
        "--seed", action="store_true", help="print a proposed sheet: figures on which the articles agree"
    )
    configuration(command)


def _test(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", help="folder with FAMILY/NAME.toml files")


def _baseline(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "action",
        choices=("create", "prune"),
        help="accept all current findings; remove entries that no longer occur",
    )
    paths(command)
    command.add_argument(
        "--file", metavar="FILE", help="default: the configured baseline, else newslint-baseline.json"
    )
    force(command)
    configuration(command)


def _learn(command: argparse.ArgumentParser) -> None:
    command.add_argument("site", help="a folder with articles of one site")
    command.add_argument("--output", metavar="FILE", help="write the phrase pack to a file")
    force(command)
    command.add_argument(
        "--min-articles", type=int, default=0, metavar="N",
        help="propose blocks that at least N articles have (default: one in twenty, at least 3)",
    )  # fmt: skip
    configuration(command)


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", default=".", help="default: the current folder")
    force(command)


def _completion(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "shell", choices=("bash", "zsh", "fish", "tcsh"), help="shell to print the script for"
    )


def _trend(command: argparse.ArgumentParser) -> None:
    command.add_argument("reports", nargs="+", help="JSON reports (check --output json:FILE), oldest first")
    command.add_argument("--output", default="table", metavar="FORMAT[:FILE]", help="table (default) or html")
    force(command)


def _formats(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="machine-readable")


def _server(command: argparse.ArgumentParser) -> None:
    command.add_argument("--stdio", action="store_true", help="use standard input and output (the default)")
    configuration(command)


class Command(NamedTuple):
    """What a command does, what adds its options to a parser, and what they are parsed into."""

    summary: str
    fill: Callable[[argparse.ArgumentParser], None] | None = None
    parsed: type[options.Options] = options.Options


COMMANDS = {
    "check": Command("check articles", check, options.CheckOptions),
    "init": Command("write a first configuration file", _init, options.InitOptions),
    "clean": Command("delete the cache"),
    "rule": Command("print a rule's manual page", _rule, options.RuleOptions),
    "rules": Command("list the rules", _rules, options.RulesOptions),
    "explain-file": Command("show how newslint reads a file", _explain, options.ExplainOptions),
    "figures": Command(
        "list the figures in articles, as newslint reads them", _figures, options.FiguresOptions
    ),
    "story": Command("compare the figures in several articles about one story", _story, options.StoryOptions),
    "facts": Command("print the fact sheet, or propose one", _facts, options.FactsOptions),
    "baseline": Command("accept the current findings", _baseline, options.BaselineOptions),
    "learn": Command("list interface text that a site's articles repeat", _learn, options.LearnOptions),
    "trend": Command("compare JSON reports of several runs", _trend, options.TrendOptions),
    "formats": Command("list the file formats that are read", _formats, options.FormatsOptions),
    "server": Command("start the language server, for editors", _server, options.ServerOptions),
    "test": Command("run the examples of a folder of rules", _test, options.TestOptions),
    "schema": Command("print the JSON Schema of the configuration file"),
    "completion": Command("print a completion script for a shell", _completion, options.CompletionOptions),
    "man": Command("print the man page"),
    "version": Command("print the version"),
}
