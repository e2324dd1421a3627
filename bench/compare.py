"""CPU and wall time of whole processes against peers, interleaved in one run, as medians and ratios.

bench/compare.py startup FILE
bench/compare.py throughput [FOLDER]      without a folder: 300 articles made from the fixtures' sentences
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIN = Path(sys.executable).parent
ROUNDS = {"startup": 9, "throughput": 3}


def commands(target: str) -> dict[str, list[str]]:
    """The same target for every tool. newslint without its cache, in one process, as its peers work."""
    newslint = [str(BIN / "newslint"), "check", "--exit-zero", "--isolated", "--output", "concise", "-j", "1"]
    files = sorted(str(path) for path in Path(target).rglob("*.txt")) if os.path.isdir(target) else [target]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "newslint": [*newslint, target],
        "newslint, no cross-file": [*newslint, "--cross-file", "off", target],
        "codespell": [str(BIN / "codespell"), target],
        "proselint": [str(BIN / "proselint"), "check", *files],
    }


def cost(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """(CPU, wall) seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False, env=environment)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def articles(folder: Path, count: int) -> None:
    """Articles of about 4 KB, every one different, from the sentences of the project's own clean fixtures."""
    sources = Path(__file__).parent.parent.joinpath("fixtures", "clean").glob("*.en.txt")
    sentences = [line for path in sources for line in path.read_text("utf-8").splitlines() if len(line) > 80]
    chooser = random.Random(1)
    for number in range(count):
        paragraphs = [
            f"{chooser.choice(sentences)} Station {number}-{chooser.randrange(10**6)}." for _ in range(24)
        ]
        (folder / f"{number:04}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def main() -> int:
    mode, target = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    with tempfile.TemporaryDirectory() as folder:
        if not target:
            articles(Path(folder), 300)
            target = folder
        size = sum(
            path.stat().st_size
            for path in ([Path(target)] if os.path.isfile(target) else Path(target).rglob("*.txt"))
        )
        if os.path.isfile(target):
            # Away from any repository, so that only the file itself is looked at.
            target = shutil.copy(target, folder)
        with tempfile.TemporaryDirectory() as cache:
            environment = {**os.environ, "NEWSLINT_CACHE": cache, "PYTHONDONTWRITEBYTECODE": ""}
            times = measure(commands(target), ROUNDS[mode], environment, Path(cache))

    base = {name: statistics.median(cpu for cpu, _ in runs) for name, runs in times.items()}
    print(f"{mode}: {target}, {size / 1e6:.2f} MB, medians of {ROUNDS[mode]} interleaved runs")
    for name, runs in times.items():
        wall = statistics.median(wall for _, wall in runs)
        ratios = "  ".join(f"{base[name] / base[peer]:6.2f}x {peer}" for peer in ("codespell", "proselint"))
        print(
            f"{name:26} cpu {base[name]:7.3f} s  wall {wall:7.3f} s  {size / 1e6 / base[name]:6.2f} MB/s  {ratios}"
        )
    return 0


def measure(
    tools: dict[str, list[str]], rounds: int, environment: dict[str, str], cache: Path
) -> dict[str, list[tuple[float, float]]]:
    """Every tool in turn, round by round; the first round only warms up. The corpus index is removed before each run."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in tools}
    for number in range(rounds + 1):
        for name, command in tools.items():
            for corpus_index in cache.glob("index*"):
                corpus_index.unlink()
            spent = cost(command, environment)
            if number:
                times[name].append(spent)
    return times


if __name__ == "__main__":
    sys.exit(main())
