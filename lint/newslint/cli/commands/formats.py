"""formats: which file formats are read, and which extra packages they need."""

import json

from newslint.cli.options import FormatsOptions
from newslint.readers.formats import FORMATS, TRANSPORTS


def formats(arguments: FormatsOptions) -> int:
    """Print the formats with their suffixes and the extra that each needs."""
    if arguments.json:
        print(
            json.dumps(
                {
                    name: {key: value for key, value in format._asdict().items() if key != "module"}
                    for name, format in FORMATS.items()
                },
                indent=1,
            )
        )
        return 0
    from tabulate import tabulate

    rows = [
        (name, " ".join(format.suffixes), format.what, f"newslint[{format.extra}]" if format.extra else "")
        for name, format in FORMATS.items()
    ]
    print(tabulate(rows, headers=("format", "suffixes", "what", "needs"), maxcolwidths=[None, 30, 50, None]))
    print(f"\neach of them also compressed ({', '.join(TRANSPORTS)}; zst needs newslint[zstd])")
    return 0
