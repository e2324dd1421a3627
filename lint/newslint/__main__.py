"""`newslint` and `python -m newslint`."""

import sys


def main() -> int:
    """Run the command line on UTF-8 streams, whatever the terminal's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    from newslint.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
