"""The commands: each takes the parsed arguments, prints, and returns the exit code."""

from importlib import import_module
from pathlib import Path

from newslint.cli.options import ConfigurationOptions, Options
from newslint.config import config_file
from newslint.config.config_file import Config
from newslint.ruleset import compiled
from newslint.ruleset.compiled import CompiledRules

# Command -> (module, function). A module is imported when one of its commands is called.
COMMANDS = {
    "check": ("check", "check"),
    "init": ("setup", "init"),
    "clean": ("setup", "clean"),
    "rule": ("rules", "rule"),
    "rules": ("rules", "rules"),
    "schema": ("rules", "schema"),
    "version": ("rules", "version"),
    "test": ("rules", "test"),
    "explain-file": ("views", "explain_file"),
    "figures": ("views", "quantities"),
    "story": ("stories", "story"),
    "facts": ("stories", "facts"),
    "trend": ("trend", "trend"),
    "baseline": ("baselines", "baseline"),
    "learn": ("learn", "learn"),
    "formats": ("formats", "formats"),
    "server": ("server", "server"),
    "completion": ("shell", "completion"),
    "man": ("shell", "man"),
}


def run(arguments: Options) -> int:
    """Call the command. Raises UsageError."""
    module, function = COMMANDS[arguments.command]
    return int(getattr(import_module(f"newslint.cli.commands.{module}"), function)(arguments))


def configuration(arguments: ConfigurationOptions, start: Path) -> Config:
    """The configuration that the --config, --isolated and --no-cache options ask for."""
    file, settings = chosen(arguments)
    config = config_file.load(start, file, arguments.isolated, cache=not arguments.no_cache)
    return config_file.changed(config, settings, "--config")


def chosen(arguments: ConfigurationOptions) -> tuple[Path | None, list[str]]:
    """The configuration file and the KEY=VALUE settings that --config names."""
    listed = arguments.config or []
    files = [item for item in listed if "=" not in item or Path(item).is_file()]
    return (Path(files[-1]) if files else None), [item for item in listed if item not in files]


def rules_for(settings: Config, arguments: ConfigurationOptions) -> CompiledRules:
    """The compiled rules with the configuration's own folders and phrases."""
    return compiled.load(settings.rule_folders, settings.phrases, cache=not arguments.no_cache)
