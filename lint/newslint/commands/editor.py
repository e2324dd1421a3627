"""server: newslint inside an editor."""

import argparse
from pathlib import Path

from newslint.commands import configuration
from newslint.config import Config
from newslint.errors import UsageError


def server(arguments: argparse.Namespace) -> int:
    """Speak the Language Server Protocol on standard input and output until the editor says exit."""
    try:
        from newslint.server import build
    except ModuleNotFoundError as error:
        raise UsageError(f"no module {error.name}: pip install 'newslint[server]'") from None
    from newslint.desk import Desk

    def configure(folder: Path) -> Config:
        return configuration(arguments, folder)

    build(Desk(configure, cache=not arguments.no_cache)).start_io()
    return 0
