"""The options of `newslint check`, and those that other commands share with it."""

import argparse

FORMATS = ("text", "markdown", "html", "json", "xml", "jsonl", "csv", "eml", "docx", "odt", "warc", "parquet")


def _jobs(text: str) -> int:
    if not text.isdecimal() or len(text) > 3:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 999")
    return int(text)


def paths(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", default=["."], help="files and folders (default: the current folder)"
    )


def force(command: argparse._ActionsContainer) -> None:
    command.add_argument("--force", action="store_true", help="overwrite a file that newslint did not write")


def configuration(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("configuration")
    group.add_argument(
        "--config",
        action="append",
        metavar="FILE|KEY=VALUE",
        help="use this configuration file, or set KEY to a TOML value; repeatable",
    )
    group.add_argument("--isolated", action="store_true", help="ignore all configuration files")
    group.add_argument("--no-cache", action="store_true", help="do not read or write the cache")


def check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", help="files and folders (default: the current folder); - reads stdin"
    )
    _rules(command)
    _levels(command)
    _output(command)
    _fixes(command)
    _files(command)
    configuration(command)


def _rules(command: argparse.ArgumentParser) -> None:
    which = command.add_argument_group("rules")
    for name, text in (
        ("--select", "run these rules only: names, families, globs; comma-separated, repeatable"),
        ("--extend-select", "also run these rules"),
        ("--ignore", "do not run these rules"),
    ):
        which.add_argument(name, action="append", metavar="RULES", help=text)


def _levels(command: argparse.ArgumentParser) -> None:
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


def _output(command: argparse.ArgumentParser) -> None:
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
    force(out)
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


def _fixes(command: argparse.ArgumentParser) -> None:
    fix = command.add_argument_group("fixes")
    fix.add_argument("--fix", action="store_true", help="apply safe fixes")
    fix.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: also unsafe fixes")
    fix.add_argument("--diff", action="store_true", help="show what --fix would change, without changing it")
    fix.add_argument("--show-fixes", action="store_true", help="list the fixes that were applied")
    fix.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit with 1 if anything was fixed")


def _files(command: argparse.ArgumentParser) -> None:
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
