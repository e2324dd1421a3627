"""The articles that the labels of `stats_labels.jsonl` are on, made again from the evaluation data.

stats_texts --data DIR [--out DIR]      check that each labelled text is there and unchanged; write the texts to --out

The labels hold hashes and offsets alone, for the texts belong to their publishers. An article's id names the file
and the row it comes from: `ui/FILE#ROW-ID` (the article lines of a page) or `field/PATH` (a file as it lies there:
Markdown unchanged, an HTML page reduced to its paragraphs, a briefing's items taken out of its front matter).
"""

import argparse
import hashlib
import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from lxml import html

HERE = Path(__file__).parent
PAGES = ("aeb", "aed", "daniel", "fundus", "n4k", "postlight")  # the sources with news among them
# corpus -> its language, where a file's name does not say it
CORPORA = {
    "core_news": "zh",
    "de_kron": "de",
    "en_oayr": "en",
    "es_spai_s": "es",
    "fr_fiches": "fr",
    "fr_ndabene": "fr",  # its English twins too: the articles were chosen so, the labels say "en"
    "it_news": "en",
    "ja_openai": "ja",
    "ko_titan_s": "ko",
    "pt_agorasei": "pt",
    "zh_joe": "zh",
    "zh_tianya_s": "zh",
    "zhen_bubble": "zh",
}
NO_SPACES = ("zh", "ja")
LONGEST = 700  # words; a longer text is cut after the paragraph in which it reaches them


@dataclass(frozen=True)
class Article:
    """One text: where it comes from, its language, the site or corpus, and where its body begins."""

    id: str
    lang: str
    site: str
    text: str
    body: int = 0

    @property
    def sha(self) -> str:
        """The first 16 hex digits of the text's SHA-256."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]

    @property
    def words(self) -> int:
        """Words of the body; where no spaces are written, half its characters."""
        return _words(self.text[self.body :], self.lang)


@dataclass(frozen=True)
class Sentence:
    """A stretch of an article's text, by character offsets."""

    start: int
    end: int


def articles(data: Path) -> Iterator[Article]:
    """Every article of the two sources under `data`, in a fixed order."""
    for each in itertools.chain(_pages(data), _files(data)):
        yield replace(each, text=each.text[: _cut(each)])


def _cut(article: Article) -> int:
    words = 0
    for line in re.finditer(r"[^\n]+", article.text[article.body :]):
        words += _words(line.group(), article.lang)
        if words >= LONGEST:
            return article.body + line.end()
    return len(article.text)


def _words(text: str, lang: str) -> int:
    return len(re.sub(r"\s", "", text)) // 2 if lang in NO_SPACES else len(text.split())


def _pages(data: Path) -> Iterator[Article]:
    for name in PAGES:
        path = data / "ui" / f"{name}.dev.jsonl"
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            lines = [each["text"] for each in row["lines"] if each["label"] == "article"]
            title = row.get("title") or ""
            if title and title not in lines[:3]:
                lines.insert(0, title)
            paragraphs = [text for n, text in enumerate(lines) if not n or text != lines[n - 1]]
            yield Article(f"ui/{name}#{row['id']}", row["lang"], row["domain"], "\n\n".join(paragraphs))


def _files(data: Path) -> Iterator[Article]:
    root = data / "field" / "dev"
    for corpus, lang in CORPORA.items():
        for path in sorted((root / corpus).rglob("*")):
            if path.suffix not in (".md", ".html"):
                continue
            text = path.read_text("utf-8", errors="replace")
            if path.suffix == ".html":
                text = _paragraphs(text)
            elif corpus == "pt_agorasei":
                text = _items(text)
            found = re.match(r"---\n.*?\n---\n+", text, re.DOTALL)
            english = path.name.endswith(".en.md")
            name = path.relative_to(root).as_posix()
            yield Article(
                f"field/{name}", "en" if english else lang, corpus, text, found.end() if found else 0
            )


def _paragraphs(page: str) -> str:
    blocks = html.fromstring(page.encode()).iter("h1", "h2", "h3", "p", "li")
    return "\n\n".join(text for block in blocks if (text := " ".join(block.text_content().split())))


def _items(post: str) -> str:
    """A briefing's items, title and text, from its front matter."""
    front = yaml.safe_load(post.split("---\n")[1])
    parts = [front["title"]]
    for item in front.get("drops") or []:
        parts += [str(item.get("title") or ""), *str(item.get("content") or "").split("\n")]
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


# Abbreviations of several languages after which a sentence goes on.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“„«])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|No|Inc|Co|Corp|Ltd|vs|approx|est|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Calif|Fla|Mass|Pa|ca|bzw|Nr|Mio|Mrd|usw|rund|z\.B|d\.h|u\.a|M|Mme|env|"
    r"av|Sr|Sra|EE|art|np|tys|mln|mld|ok|tzw|proc|prof|godz|ul|г|гг|млн|млрд|тыс|руб|им|т\.е|π\.χ|δισ|εκατ|p\.m|a\.m|"
    r"e\.g|i\.e|U\.S|[^\W\d_])\.$"
)
_ORDINAL_DOT = ("de", "cs", "nb", "pl", "tr", "lv")
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s)|[。！？]+[」』”’）]*|[!?]+[」』”’）]+")


def sentences(article: Article) -> Iterator[Sentence]:
    """The body's sentences, in order; no sentence runs over the end of a line."""
    for line in re.finditer(r"[^\n]+", article.text[article.body :]):
        first, last = article.body + line.start(), article.body + line.end()
        start = first
        for match in _END.finditer(article.text, first, last):
            if _ends(article, match, last):
                yield from _trimmed(article.text, start, match.end())
                start = match.end()
        yield from _trimmed(article.text, start, last)


def _ends(article: Article, match: re.Match[str], last: int) -> bool:
    before, after = (
        article.text[max(0, match.start() - 20) : match.start() + 1],
        article.text[match.end() : last].lstrip(),
    )
    if match.group()[0] in "。！？" or not after:
        return True
    if after[0].islower() or (match.group() == "." and _ABBREVIATION.search(before)):
        return False
    return not (
        article.lang in _ORDINAL_DOT and match.group() == "." and re.search(r"(?<!\d)\d{1,2}\.$", before)
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    part = text[start:end]
    if part.strip():
        start += len(part) - len(part.lstrip())
        yield Sentence(start, start + len(part.strip()))


_WORDS = {
    lang: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for lang, words in tomllib.loads((HERE / "number_words.toml").read_text("utf-8")).items()
}
_HAN = re.compile(
    r"[二两兩三四五六七八九十百千万萬亿億数數几幾半]+(?:分之|[成倍个個人名万萬亿億割社件項项家次位大])"
)


def bears_number(text: str, lang: str) -> bool:
    """Whether a sentence holds a digit or a number word of its language."""
    if re.search(r"\d", re.sub(r"https?://\S+|\]\([^)]*\)", "", text)):
        return True
    pattern = _HAN if lang in NO_SPACES else _WORDS.get(lang)
    return bool(pattern and pattern.search(text))


def numbered(article: Article) -> list[Sentence]:
    """The sentences of an article that a reader is asked about."""
    return [
        each for each in sentences(article) if bears_number(article.text[each.start : each.end], article.lang)
    ]


def main() -> None:
    """Check the labelled texts against their hashes, and write them out when asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with the evaluation data")
    parser.add_argument("--out", type=Path, help="write each labelled text to this folder")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (HERE / "stats_labels.jsonl").read_text("utf-8").splitlines()]
    wanted = {row["article"]: row["sha"] for row in rows}
    found = {each.id: each for each in articles(options.data) if each.id in wanted}
    changed = [name for name, sha in wanted.items() if name not in found or found[name].sha != sha]
    for name in changed:
        print(f"{name}: missing or changed")
    for each in found.values() if options.out else ():
        options.out.mkdir(parents=True, exist_ok=True)
        suffix = ".md" if each.id.endswith(".md") else ".txt"
        name = re.sub(r"[^\w.-]+", "_", each.id.removesuffix(suffix))[:120] + suffix
        (options.out / name).write_text(each.text, "utf-8")
    print(f"{len(wanted) - len(changed)} of {len(wanted)} labelled texts are there")
    raise SystemExit(1 if changed else 0)


if __name__ == "__main__":
    main()
