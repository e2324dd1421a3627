"""One changed article against the corpus index of a large collection, and a whole run per article, small against large.

bench/corpus index.py [SMALL LARGE]      numbers of articles, default 1000 16000

The articles are generated: stories of eight, each with places, people and figures of its own, in a git repository.
Times are CPU seconds of whole processes, user and system, children (git) included; medians of five for single runs.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

NEWSLINT = str(Path(sys.executable).parent / "newslint")
STORY = 8  # articles of a story
ROUNDS = 5
SYLLABLES = "bar dol fen gar hel kin lor mar nor pel quin ros sel tor ul ven wick yar zan ost".split()
SENTENCES = (
    "{person} said on Monday that {count} passengers were stranded at the harbour of {place}.",
    "The council of {place} has set aside ${money} million for the repair of the quay.",
    "About {share} percent of the islanders in {place} depend on the ferry, a survey by {company} found.",
    "{company} wants to add {count} berths, the spokeswoman {person} told reporters in {place}.",
    "Nobody in {place} remembers a winter like this, with {count} days of ice, {person} wrote.",
    "The strike cost {company} ${money} million, and {count} workers took part in it.",
    "{person}, who runs the bakery, has sold {count} loaves a day since the road was closed.",
    "The county doctor in {place} counted {count} cases of the flu in a week.",
)


def main() -> None:
    small, large = (int(argument) for argument in (sys.argv[1:3] or ("1000", "16000")))
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        one = collection(folder / "one", 1)
        few, many = collection(folder / "few", small), collection(folder / "many", large)
        costs = {site: check(site) / count for site, count in ((few, small), (many, large))}
        alone, among = changed(one), changed(many)
        bare = statistics.median(spent([NEWSLINT, "version"], one) for _ in range(ROUNDS))
    print(
        f"whole run, ms an article: {small} articles {costs[few] * 1000:.2f}, {large} articles {costs[many] * 1000:.2f}"
    )
    print(f"  ratio {costs[many] / costs[few]:.2f}")
    print(f"one changed article, ms: empty index {alone * 1000:.0f}, index of {large} {among * 1000:.0f}")
    print(f"  ratio {among / alone:.2f}; a process that does nothing takes {bare * 1000:.0f}")


def collection(folder: Path, count: int) -> Path:
    """A git repository of `count` articles, eight to a story."""
    folder.mkdir()
    chooser = random.Random(count)
    for number in range(count):
        if number % STORY == 0:
            told = story(chooser)
        path = folder / f"{number // 256:03}" / f"{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(article(told, chooser), "utf-8")
    run(["git", "init", "-q"], folder)
    run(["git", "add", "."], folder)
    return folder


def story(chooser: random.Random) -> dict[str, list[str]]:
    """The names of a story and the figures that its articles agree on."""
    return {
        "place": [name(chooser, 3) for _ in range(2)],
        "person": [f"{name(chooser, 2)} {name(chooser, 3)}" for _ in range(3)],
        "company": [name(chooser, 3)],
        "count": [str(chooser.randrange(11, 990)) for _ in SENTENCES],
        "money": [str(chooser.randrange(2, 400)) for _ in SENTENCES],
        "share": [str(chooser.randrange(2, 99)) for _ in SENTENCES],
    }


def article(told: dict[str, list[str]], chooser: random.Random) -> str:
    """Six sentences of a story, in an order of their own, below a headline."""
    lines = [f"Notes from {told['place'][0]} by {chooser.choice(told['person'])}"]
    for index in chooser.sample(range(len(SENTENCES)), 6):
        words = {key: told[key][index] for key in ("count", "money", "share")}
        words |= {key: chooser.choice(told[key]) for key in ("place", "person", "company")}
        witness = f"{name(chooser, 2)} {name(chooser, 3)}"  # so that no two articles share a paragraph
        lines.append(f"{SENTENCES[index].format(**words)} {witness} was there and saw it, too.")
    return "\n\n".join(lines) + "\n"


def name(chooser: random.Random, syllables: int) -> str:
    return "".join(chooser.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def check(folder: Path, *paths: str) -> float:
    """CPU seconds of one run over the folder, or over some of its files."""
    options = ["--exit-zero", "--output", "concise", "-j", "1"]
    return spent([NEWSLINT, "check", *options, *(paths or ["."])], folder)


def changed(folder: Path) -> float:
    """CPU seconds of a run after one article was changed; the corpus index knows all others."""
    check(folder)
    path = folder / "000" / "00000.txt"
    costs = []
    for number in range(ROUNDS):
        path.write_text(path.read_text("utf-8") + f"\nThe quay has {number + 3000} lamps now.\n", "utf-8")
        costs.append(check(folder, "000/00000.txt"))
    return statistics.median(costs)


def spent(command: list[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(command: list[str], folder: Path) -> None:
    environment = {**os.environ, "NEWSLINT_CACHE": str(folder.parent / "cache")}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    main()
