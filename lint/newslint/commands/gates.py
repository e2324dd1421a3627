"""baseline: living with findings over time."""

import argparse
from pathlib import Path

from newslint.commands import configuration, rules_for
from newslint.errors import UsageError


def baseline(arguments: argparse.Namespace) -> int:
    """Write a baseline of today's findings, or take out of one what no longer occurs."""
    from newslint import baseline as baselines
    from newslint import discover
    from newslint.project import Project

    paths = [Path(path) for path in arguments.paths]
    settings = configuration(arguments, paths[0] if paths[0].is_dir() else paths[0].parent)
    project = Project(rules_for(settings, arguments), settings, cache=not arguments.no_cache)
    outcome = project.check(discover.files(paths, settings))
    file = Path(arguments.file)
    if arguments.action == "prune":
        try:
            known = baselines.load(file.read_text("utf-8"))
        except OSError as error:
            raise UsageError(f"{file}: {error.strerror}") from None
        text = baselines.prune(outcome.findings, known)
    else:
        text = baselines.create(outcome.findings)
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_text(text, "utf-8")
    temporary.replace(file)
    print(f"{file}: {len(baselines.load(text))} findings accepted")
    return 0
