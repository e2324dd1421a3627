"""Choose the articles to label, with a fixed seed, and list their number-bearing sentences.

stats_selection --data DIR OUT.json     OUT: [{article, lang, site, part, sha, text, sentences: [{start, end}]}]

The texts go to OUT for the readers only. No article of the `gold_stats` sets is chosen, nor one that shares a
tenth of its 8-grams with them or with one chosen before.
"""

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from stats_texts import NO_SPACES, Article, articles, bears_number, numbered

SEED = 17
WORDS = 150  # and no more than what the texts are cut at
PER_SITE = 15
SHARED = 0.1  # the share of 8-grams from which a text counts as known
# how many articles of each language: pages that people wrote, files that a model wrote
HUMAN = {"en": 125, "de": 27, "pl": 17, "ru": 14, "el": 10, "ja": 10, "pt": 14, "zh": 4}
HUMAN_TOTAL = 230
MACHINE = {
    "it_news": 13, "es_spai_s": 15, "fr_fiches": 9, "fr_ndabene": 12, "de_kron": 15, "core_news": 10, "zh_joe": 6,
    "zh_tianya_s": 8, "ja_openai": 10, "ko_titan_s": 10, "en_oayr": 8, "zhen_bubble": 4,
}  # fmt: skip
SHORT = ("de_kron", "zh_joe")  # their texts are one paragraph or one list: at least 40 words
# "2 %", "300", "$5", "4 million", but no year
_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:%|％|per ?cent|prozent|pro[cz]|тыс|млн|млрд|mi[lo]|bi[lo]|Mi[ol]|[万億亿])|[$€£¥]\s*\d|\d[.,  ]\d{3}|"
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}"
)


def main() -> None:
    """Choose and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with the evaluation data")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    chosen = _choose(options.data)
    rows = [_row(each) for each in chosen]
    options.out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    print(f"{len(rows)} articles, {sum(len(row['sentences']) for row in rows)} sentences")
    print(Counter((row["article"].split("/")[0], row["lang"]) for row in rows))


def _choose(data: Path) -> list[Article]:
    known, names = _gold(data)
    pool = [
        each for each in articles(data) if _fits(each) and not any(each.id.endswith(name) for name in names)
    ]
    random.Random(SEED).shuffle(pool)
    human, machine = _Quota(HUMAN, HUMAN_TOTAL), _Quota(MACHINE, sum(MACHINE.values()))
    sites: Counter[str] = Counter()
    taken: dict[bool, list[Article]] = defaultdict(list)
    for each in pool:
        by_people = each.site not in MACHINE
        quota, kind = (human, each.lang) if by_people else (machine, each.site)
        if sites[each.site] >= PER_SITE or not quota.open(kind):
            continue
        grams = _grams(each)
        if len(grams & known) > SHARED * len(grams):
            continue
        known |= grams
        quota.take(kind)
        sites[each.site] += 1
        taken[by_people].append(each)
    return taken[True] + taken[False]


class _Quota:
    """How many are still wanted of each kind; kinds without a number of their own share what is left."""

    def __init__(self, wanted: dict[str, int], total: int) -> None:
        self.left = Counter({**wanted, "": max(0, total - sum(wanted.values()))})
        self.named = set(wanted)

    def _key(self, kind: str) -> str:
        return kind if kind in self.named else ""

    def open(self, kind: str) -> bool:
        return self.left[self._key(kind)] > 0

    def take(self, kind: str) -> None:
        self.left[self._key(kind)] -= 1


def _fits(article: Article) -> bool:
    if article.words < (40 if article.site in SHORT else WORDS):
        return False
    texts = [article.text[each.start : each.end] for each in numbered(article)]
    return len(texts) > 1 and any(_FIGURE.search(text) for text in texts)


def _gold(data: Path) -> tuple[set[str], set[str]]:
    """The 8-grams of the labelled sets and the names of their articles."""
    grams: set[str] = set()
    names = set()
    for path in sorted((data / "statistics").glob("gold_stats*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            names.add(row["doc_id"].split(":", 1)[-1])
            grams |= _grams(Article(row["doc_id"], row["lang"], "", row["text"]))
    return grams, names


def _grams(article: Article) -> set[str]:
    body = article.text[article.body :]
    units = re.findall(r"\w", body) if article.lang in NO_SPACES else re.findall(r"\w+", body.lower())
    size = 16 if article.lang in NO_SPACES else 8
    return {" ".join(units[n : n + size]) for n in range(len(units) - size + 1)}


def part(name: str) -> str:
    """ "test" for a third of the articles, by the hash of their id; else "dev"."""
    return "dev" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 else "test"


def _row(article: Article) -> dict[str, object]:
    spans = [{"start": each.start, "end": each.end} for each in numbered(article)]
    assert all(bears_number(article.text[each["start"] : each["end"]], article.lang) for each in spans)
    return {
        "article": article.id,
        "lang": article.lang,
        "site": article.site,
        "part": part(article.id),
        "sha": article.sha,
        "text": article.text,
        "sentences": spans,
    }


if __name__ == "__main__":
    main()
