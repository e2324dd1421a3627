"""The options of each command: the parser fills one of these objects, and the command reads it.

None stands for an option that was not given.
"""

from typing import Literal


class Options:
    """What every command gets: its name."""

    command: str


class ConfigurationOptions(Options):
    """Which configuration a command uses."""

    config: list[str] | None
    isolated: bool
    no_cache: bool


class CheckOptions(ConfigurationOptions):
    """newslint check."""

    paths: list[str]
    # rules
    select: list[str] | None
    extend_select: list[str] | None
    ignore: list[str] | None
    # severity and exit code
    severity: str | None
    min_confidence: str | None
    fail_on: str | None
    max_warnings: int | None
    exit_zero: bool
    baseline: str | None
    since: str | None
    add_ignore: str | None
    # output
    output: list[str] | None
    output_template: str | None
    force: bool
    statistics: bool
    full: bool
    quiet: bool
    color: Literal["auto", "always", "never"]
    # fixes
    fix: bool
    unsafe_fixes: bool
    diff: bool
    show_fixes: bool
    exit_non_zero_on_fix: bool
    # files
    files_from: str | None
    stdin_filename: str | None
    format: str | None
    force_exclude: bool
    exclude: list[str] | None
    show_files: bool
    show_settings: bool
    verbose: bool
    error_on_empty: bool
    cross_file: str | None
    jobs: int


class InitOptions(Options):
    """newslint init."""

    folder: str
    force: bool


class RuleOptions(Options):
    """newslint rule."""

    name: str


class RulesOptions(ConfigurationOptions):
    """newslint rules."""

    missing: str | None
    json: bool


class ExplainOptions(ConfigurationOptions):
    """newslint explain-file."""

    path: str
    format: str | None


class FiguresOptions(ConfigurationOptions):
    """newslint figures."""

    paths: list[str]
    json: bool
    jsonl: str | None


class StoryOptions(ConfigurationOptions):
    """newslint story."""

    paths: list[str]


class FactsOptions(ConfigurationOptions):
    """newslint facts."""

    paths: list[str]
    seed: bool


class BaselineOptions(ConfigurationOptions):
    """newslint baseline."""

    action: Literal["create", "prune"]
    paths: list[str]
    file: str | None
    force: bool


class LearnOptions(ConfigurationOptions):
    """newslint learn."""

    site: str
    output: str | None
    force: bool
    min_articles: int


class TrendOptions(Options):
    """newslint trend."""

    reports: list[str]
    output: str
    force: bool


class FormatsOptions(Options):
    """newslint formats."""

    json: bool


class ServerOptions(ConfigurationOptions):
    """newslint server."""

    stdio: bool


class TestOptions(Options):
    """newslint test."""

    folder: str


class CompletionOptions(Options):
    """newslint completion."""

    shell: Literal["bash", "zsh", "fish", "tcsh"]
