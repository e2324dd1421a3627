"""server: the language server for editors."""

import sys
from pathlib import Path
from typing import BinaryIO, cast

from newslint.cli.commands import configuration
from newslint.cli.options import ServerOptions
from newslint.config.config_file import Config
from newslint.errors import UsageError

LONGEST_HEADER = 1000  # bytes
LONGEST_MESSAGE = 64 * 1024 * 1024  # a whole article comes in one


def server(arguments: ServerOptions) -> int:
    """Speak the Language Server Protocol on standard input and output until the editor says exit."""
    try:
        from newslint.lsp.server import build
    except ModuleNotFoundError as error:
        raise UsageError(f"no module {error.name}: pip install 'newslint[server]'") from None
    from newslint.lsp.workspace import Workspace

    def configure(folder: Path) -> Config:
        return configuration(arguments, folder)

    build(Workspace(configure, cache=not arguments.no_cache)).start_io(
        cast(BinaryIO, Messages(sys.stdin.buffer))
    )
    return 0


class Messages:
    """What a client writes. Raises UsageError for a header or a length that no editor sends: what follows is lost."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        line = self._stream.readline(LONGEST_HEADER)
        if len(line) == LONGEST_HEADER:
            raise UsageError(f"server: a header line of the client is longer than {LONGEST_HEADER:,} bytes")
        return line

    def read(self, size: int) -> bytes:
        if size > LONGEST_MESSAGE:
            raise UsageError(
                f"server: the client announces {size:,} bytes; a message has at most {LONGEST_MESSAGE:,}"
            )
        return self._stream.read(size)
