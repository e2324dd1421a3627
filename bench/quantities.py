"""CPU time of reading quantities, newslint against quantulum3, interleaved in one process on one core.

bench/quantities [JSONL ...]      lines with "text" (and "lang": English ones are taken); without: the fixtures' paragraphs
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newslint.article import Analysers
from newslint.ruleset import compiled

ROUNDS = 5
BUDGET = 60_000  # characters, so that the slower one is done in seconds


def texts(paths: list[str]) -> Iterator[str]:
    """English paragraphs."""
    for name in paths:
        for line in Path(name).read_text("utf-8").splitlines():
            item = json.loads(line)
            if item.get("lang", "en") == "en":
                yield item["text"]
    if not paths:
        for path in sorted(Path(__file__).parent.parent.joinpath("fixtures").rglob("*.en.*")):
            yield from (line for line in path.read_text("utf-8").splitlines() if line.strip())


def main() -> int:
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed: make bench", file=sys.stderr)
        return 2
    sample: list[str] = []
    for text in texts(sys.argv[1:]):
        if sum(map(len, sample)) < BUDGET:
            sample.append(text)
    rules = compiled.load()
    reader = Analysers(rules.languages, rules.data).extractor
    readers: dict[str, Callable[[str], object]] = {
        "newslint": lambda text: reader.read_text(text, "en"),
        "quantulum3": parser.parse,
    }
    times: dict[str, list[float]] = {name: [] for name in readers}
    for number in range(ROUNDS + 1):
        for name, read in readers.items():
            start = time.process_time()
            for text in sample:
                read(text)
            if number:  # the first round warms up
                times[name].append(time.process_time() - start)
    size = sum(len(text.encode()) for text in sample)
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    print(f"{len(sample)} paragraphs, {size / 1e3:.0f} KB, medians of {ROUNDS} interleaved rounds, one core")
    for name, median in medians.items():
        print(f"{name:12} {median * 1e3:9.1f} ms  {size / 1e6 / median:8.3f} MB/s")
    print(f"newslint is {medians['quantulum3'] / medians['newslint']:.0f} times as fast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
