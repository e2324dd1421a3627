"""The command line: every command with its options, in one place."""

import argparse
import os
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from newslint import __version__
from newslint.errors import nearest

FORMATS = ("text", "markdown", "html", "json", "xml", "jsonl", "csv", "eml", "docx", "odt", "warc", "parquet")
USAGE = 2  # the exit code for what is not understood

EPILOG = "exit codes: 0: nothing at or above --fail-on; 1: findings; 2: wrong usage, configuration or input"
# Asking for the terminal's width costs more than all of the options, and is done for each.
_HELP = partial(argparse.HelpFormatter, width=80)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that takes no abbreviations and says in one harmless line what is wrong."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False, formatter_class=_HELP)

    def error(self, message: str) -> NoReturn:
        from newslint.text.escaping import terminal

        self.exit(USAGE, f"{self.prog}: {terminal(message)}; see `{self.prog} --help`\n")

    def understood(self, words: list[str]) -> argparse.Namespace:
        """What the words mean; paths may be on both sides of options.

        Leaves with the exit code 2, naming the command's own help and what may have been meant.
        """
        _check_command(self, words)
        arguments, rest = self.parse_known_args(words)
        command = self._command(words[0])
        for word in rest:
            if word.startswith("-") and word != "-":
                options = [name for name in command._option_string_actions if name.startswith("--")]
                command.error(f"unrecognized arguments: {word}{nearest(word.partition('=')[0], options)}")
        if rest and not isinstance(getattr(arguments, "paths", None), list):
            command.error(f"unrecognized arguments: {rest[0]}")
        if rest:
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
    for name, (summary, fill) in COMMANDS.items():
        if only in ("", name):
            description = summary[0].upper() + summary[1:] + "."
            command = commands.add_parser(name, help=summary, description=description, epilog=EPILOG)
            if fill:
                fill(command)
    return top


def _rule(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", help="rule name, such as ui/read-more")


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--missing", metavar="LANG", help="list only rules that have no words for this language yet"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    _config(command)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", help="a file with one or more articles")
    command.add_argument("--format", choices=FORMATS, help="format of the file (default: by its suffix)")
    _config(command)


def _figures(command: argparse.ArgumentParser) -> None:
    _paths(command)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--jsonl", metavar="FILE", help="read {id, text, lang} lines, write their quantities"
    )
    _config(command)


def _story(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", help="articles of one story, files or folders")
    _config(command)


def _facts(command: argparse.ArgumentParser) -> None:
    _paths(command)
    command.add_argument(
        "--seed", action="store_true", help="print a proposed sheet: figures on which the articles agree"
    )
    _config(command)


def _test(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", help="folder with FAMILY/NAME.toml files")


def _jobs(text: str) -> int:
    if not text.isdecimal() or len(text) > 3:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 999")
    return int(text)


def _paths(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", default=["."], help="files and folders (default: the current folder)"
    )


def _force(command: argparse._ActionsContainer) -> None:
    command.add_argument("--force", action="store_true", help="overwrite a file that newslint did not write")


def _config(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("configuration")
    group.add_argument(
        "--config",
        action="append",
        metavar="FILE|KEY=VALUE",
        help="use this configuration file, or set KEY to a TOML value; repeatable",
    )
    group.add_argument("--isolated", action="store_true", help="ignore all configuration files")
    group.add_argument("--no-cache", action="store_true", help="do not read or write the cache")


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", help="files and folders (default: the current folder); - reads stdin"
    )
    _check_rules(command)
    _check_levels(command)
    _check_output(command)
    _check_fixes(command)
    _check_files(command)
    _config(command)


def _check_rules(command: argparse.ArgumentParser) -> None:
    which = command.add_argument_group("rules")
    for name, text in (
        ("--select", "run these rules only: names, families, globs; comma-separated, repeatable"),
        ("--extend-select", "also run these rules"),
        ("--ignore", "do not run these rules"),
    ):
        which.add_argument(name, action="append", metavar="RULES", help=text)


def _check_levels(command: argparse.ArgumentParser) -> None:
    level = command.add_argument_group("severity and exit code")
    levels = ("error", "warning", "info")
    level.add_argument("--severity", choices=levels, help="lowest severity to report (default: info)")
    level.add_argument(
        "--min-confidence", choices=("high", "medium", "low"), help="lowest confidence to report"
    )
    level.add_argument(
        "--fail-on", choices=levels, help="lowest severity that gives exit code 1 (default: warning)"
    )
    level.add_argument(
        "--max-warnings", type=int, metavar="N", help="exit with 1 if there are more than N warnings"
    )
    level.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    level.add_argument("--baseline", metavar="FILE", help="leave out the findings in this baseline")
    level.add_argument("--since", metavar="REV", help="report only findings added since this git revision")
    level.add_argument("--add-ignore", metavar="REASON", help="add an ignore entry for every finding")


def _check_output(command: argparse.ArgumentParser) -> None:
    out = command.add_argument_group("output")
    from newslint import reports  # which `check` needs, and no other command

    out.add_argument(
        "--output",
        action="append",
        metavar="FORMAT[:FILE]",
        help=f"report format, optionally to a file; repeatable (default: table): {', '.join(reports.FORMATS)}",
    )
    out.add_argument(
        "--output-template", metavar="TEXT", help="a line for each finding: '{path}:{line}: {message}'"
    )
    _force(out)
    out.add_argument(
        "--statistics",
        action="store_true",
        help="add counts of findings by rule and of statistics with a source",
    )
    out.add_argument("--full", action="store_true", help="show every finding in the table")
    out.add_argument("-q", "--quiet", action="store_true", help="print only the findings")
    out.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="default: on a terminal unless NO_COLOR is set",
    )


def _check_fixes(command: argparse.ArgumentParser) -> None:
    fix = command.add_argument_group("fixes")
    fix.add_argument("--fix", action="store_true", help="apply safe fixes")
    fix.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: also unsafe fixes")
    fix.add_argument("--diff", action="store_true", help="show what --fix would change, without changing it")
    fix.add_argument("--show-fixes", action="store_true", help="list the fixes that were applied")
    fix.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit with 1 if anything was fixed")


def _check_files(command: argparse.ArgumentParser) -> None:
    files = command.add_argument_group("files")
    files.add_argument(
        "--files-from", metavar="FILE", help="read paths from a file, one per line; - is stdin"
    )
    files.add_argument("--stdin-filename", metavar="PATH", help="file name to use for standard input")
    files.add_argument("--format", choices=FORMATS, help="read every file in this format")
    files.add_argument(
        "--force-exclude",
        action="store_true",
        help="exclude files even if they are named on the command line",
    )
    files.add_argument(
        "--exclude", action="append", metavar="GLOB", help="leave out these files too; repeatable"
    )
    files.add_argument("--show-files", action="store_true", help="list the files to lint, and stop")
    files.add_argument(
        "--show-settings", action="store_true", help="print the configuration of each file, and stop"
    )
    files.add_argument(
        "-v", "--verbose", action="store_true", help="say which configuration is used, and how many files"
    )
    files.add_argument(
        "--error-on-empty", action="store_true", help="exit code 2 when there is nothing to lint"
    )
    files.add_argument(
        "--cross-file",
        choices=("auto", "off"),
        help="off: do not compare articles with each other",
    )
    files.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="number of worker processes (default: 0, automatic)",
    )


def _baseline(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "action",
        choices=("create", "prune"),
        help="accept all current findings; remove entries that no longer occur",
    )
    _paths(command)
    command.add_argument(
        "--file", metavar="FILE", help="default: the configured baseline, else newslint-baseline.json"
    )
    _force(command)
    _config(command)


def _learn(command: argparse.ArgumentParser) -> None:
    command.add_argument("site", help="a folder with articles of one site")
    command.add_argument("--output", metavar="FILE", help="write the phrase pack to a file")
    _force(command)
    command.add_argument(
        "--min-articles", type=int, default=0, metavar="N",
        help="propose blocks that at least N articles have (default: one in twenty, at least 3)",
    )  # fmt: skip
    _config(command)


def _init(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", nargs="?", default=".", help="default: the current folder")
    _force(command)


def _completion(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "shell", choices=("bash", "zsh", "fish", "tcsh"), help="shell to print the script for"
    )


def _trend(command: argparse.ArgumentParser) -> None:
    command.add_argument("reports", nargs="+", help="JSON reports (check --output json:FILE), oldest first")
    command.add_argument("--output", default="table", metavar="FORMAT[:FILE]", help="table (default) or html")
    _force(command)


def _formats(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="machine-readable")


def _server(command: argparse.ArgumentParser) -> None:
    command.add_argument("--stdio", action="store_true", help="use standard input and output (the default)")
    _config(command)


# Command -> what it does, and what adds its options.
COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None] | None]] = {
    "check": ("check articles", _check),
    "init": ("write a first configuration file", _init),
    "clean": ("delete the cache", None),
    "rule": ("print a rule's manual page", _rule),
    "rules": ("list the rules", _rules),
    "explain-file": ("show how newslint reads a file", _explain),
    "figures": ("list the figures in articles, as newslint reads them", _figures),
    "story": ("compare the figures in several articles about one story", _story),
    "facts": ("print the fact sheet, or propose one", _facts),
    "baseline": ("accept the current findings", _baseline),
    "learn": ("list interface text that a site's articles repeat", _learn),
    "trend": ("compare JSON reports of several runs", _trend),
    "formats": ("list the file formats that are read", _formats),
    "server": ("start the language server, for editors", _server),
    "test": ("run the examples of a folder of rules", _test),
    "schema": ("print the JSON Schema of the configuration file", None),
    "completion": ("print a completion script for a shell", _completion),
    "man": ("print the man page", None),
    "version": ("print the version", None),
}
