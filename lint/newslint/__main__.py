"""`newslint` and `python -m newslint`."""

import gc
import io
import os
import sys


def main() -> int:
    """Run the command line on UTF-8 streams, whatever the terminal's own encoding is."""
    for name in ("stdout", "stderr"):
        # A stream that the caller closed is None; what is printed to it then goes nowhere.
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, stream)
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    # Nearly everything a run makes lives until it ends: looking for garbage every 700 objects costs a tenth of a start.
    gc.set_threshold(50_000, 20, 20)
    from newslint.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
