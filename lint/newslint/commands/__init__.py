"""The commands: each takes the parsed arguments, prints, and returns the exit code."""

import argparse
from importlib import import_module
from pathlib import Path

from newslint import artefact, config
from newslint.artefact import Artefact
from newslint.config import Config

# Command -> (module, function). A module is imported when one of its commands is called.
COMMANDS = {
    "check": ("check", "check"),
    "rule": ("manuals", "rule"),
    "rules": ("manuals", "rules"),
    "schema": ("manuals", "schema"),
    "version": ("manuals", "version"),
    "test": ("manuals", "test"),
    "explain-file": ("views", "explain_file"),
    "figures": ("views", "figures"),
    "story": ("stories", "story"),
    "facts": ("stories", "facts"),
    "trend": ("trends", "trend"),
    "baseline": ("gates", "baseline"),
    "learn": ("learning", "learn"),
    "server": ("editor", "server"),
    "completion": ("shell", "completion"),
    "man": ("shell", "man"),
}


def run(arguments: argparse.Namespace) -> int:
    """Call the command. Raises UsageError."""
    module, function = COMMANDS[arguments.command]
    return int(getattr(import_module(f"newslint.commands.{module}"), function)(arguments))


def configuration(arguments: argparse.Namespace, start: Path) -> Config:
    """The configuration that the --config, --isolated and --no-cache options ask for."""
    chosen = Path(arguments.config) if arguments.config else None
    return config.load(start, chosen, arguments.isolated, cache=not arguments.no_cache)


def rules_for(settings: Config, arguments: argparse.Namespace) -> Artefact:
    """The compiled rules with the configuration's own folders and phrases."""
    return artefact.load(settings.rule_folders, settings.phrases, cache=not arguments.no_cache)
