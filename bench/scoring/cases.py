"""Small inputs from the field that failed once."""

from collections.abc import Iterator

from bench.scoring.lab import NEWSLINT, Lab, Row


def measure(lab: Lab) -> Iterator[Row]:
    if not (lab.data / "cases").is_dir():
        print("not there, left out: cases")
        return
    for line in lab.scorer("cases/score_cases.py", "field", "--newslint", NEWSLINT).splitlines():
        name, _, measured = line.partition(": ")
        yield Row(name, "cases", measured.removesuffix(" right"))
    lab.tell("cases/score_cases.py", "field", "--newslint", NEWSLINT, "--list")
