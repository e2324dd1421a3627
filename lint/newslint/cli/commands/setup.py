"""init, clean, check --show-files and --show-settings: a first configuration, and what is in effect."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from newslint.cli.commands.parts import Configurations
from newslint.cli.options import CheckOptions, InitOptions, Options
from newslint.config.config_file import Config
from newslint.errors import UsageError
from newslint.fast.file_cache import cache_folder
from newslint.text.escaping import terminal

FILE = "newslint.toml"
FIRST = """\
# Settings of newslint: docs/configuration.md tells of all, `newslint rules` lists the rules.

# ignore = ["metadata", "ui/read-more"]   # rules, families or globs that do not run
# fail-on = "error"                       # lowest severity that gives exit code 1
# exclude = ["drafts/"]                   # files to leave alone, in the syntax of .gitignore
# corpus = ["articles/**"]                # the articles that are compared with each other
# languages = ["en"]                      # what articles are in that do not say so themselves

[severity]
# "ui/newsletter" = "error"

[per-file-ignores]
# "archive/**" = ["statistics"]
"""
# What newslint keeps in its cache.
_KEPT = ("index-*.sqlite*", "ledger-*.sqlite*", "config-*.json*", "rules-*", "langid-*", "dictionary-*")


def init(arguments: InitOptions) -> int:
    """Write a configuration file in which every setting is a comment. Raises UsageError where there is one."""
    path = Path(arguments.folder) / FILE
    if path.exists() and not arguments.force:
        raise UsageError(f"{path} is there; --force replaces it")
    try:
        path.write_text(FIRST, "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    print(f"{terminal(str(path))} written")
    return 0


def clean(_: Options) -> int:
    """Delete what newslint keeps between runs, and nothing else that may lie there."""
    folder = cache_folder()
    for path in [path for pattern in _KEPT for path in folder.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    print(f"{terminal(str(folder))} emptied")
    return 0


def show(arguments: CheckOptions, configs: Configurations, files: Sequence[Path]) -> int:
    """Print the files that would be linted, or the configurations that they have."""
    if arguments.show_files:
        for path in files:
            print(terminal(str(path)))
        return 0
    found = {config.path: config for config in map(configs.of, files)} or {configs.start.path: configs.start}
    for config in found.values():
        print(f"# {terminal(str(config.path or 'no configuration file'))}")
        for name, value in settings(config).items():
            print(terminal(f"{name} = {value}"))
    return 0


def settings(config: Config) -> dict[str, str]:
    """What a configuration says other than the defaults, as JSON by key."""
    told = config._asdict()
    defaults = Config()._asdict()
    return {
        name.replace("_", "-"): json.dumps(value, ensure_ascii=False)
        for name, value in told.items()
        if name not in ("root", "path", "outer") and value != defaults[name]
    }
