"""bench/score [FAMILY ...] [--data DIR] [--split NAME] [--detail] [--findings FILE] [--write]

FAMILY   seeds, ui, residue, language, field, cases, statistics, quantity, figures (default: all)
--data   the folder that holds `data/` and `seeds/` (default: ../shared)
--detail prints the scorers' own reports, with breakdowns, after each family
--findings takes a JSON report of an earlier run over the field sites instead of a new one
--write puts the table of rules, measured on the field sites, into docs/accuracy.md
A set that is not there is left out, and said.
"""

import argparse
import tempfile
from importlib import import_module
from pathlib import Path

from bench.scoring.lab import Lab, Row
from tabulate import tabulate

FAMILIES = ("seeds", "ui", "residue", "language", "field", "cases", "statistics", "quantity", "figures")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("families", nargs="*", choices=[*FAMILIES, []], metavar="FAMILY")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--findings", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows: list[Row] = []
    for family in arguments.families or FAMILIES:
        with tempfile.TemporaryDirectory() as work:
            inner = Path(work) / "texts"
            inner.mkdir()
            lab = Lab(arguments.data.resolve(), arguments.split, inner, arguments.detail)
            lab.earlier, lab.write = arguments.findings, arguments.write
            rows.extend(import_module(f"bench.scoring.{family}").measure(lab))
    print(tabulate(rows, headers=Row._fields, disable_numparse=True))


if __name__ == "__main__":
    main()
