"""One person's name in two spellings.

Full names are compared: the same first names, and surnames of which one has a letter more, less or other. In Chinese and
Japanese text the dot between the parts of a foreign name is written or left out.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.article import Analysers, Article
from newslint.comparison.name_forms import normalize
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Span
from newslint.model.finding import Hit, Place
from newslint.model.rule import Rule
from newslint.text.joined_text import JoinedText

SHORTEST = 5  # letters of a surname in which one letter is a slip, not another name
MAX_NAMES = 300

_FULL = lazy(r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w'’-]*\w(?: [A-ZÀ-ÖØ-Þ][\w'’-]*\w){1,2}(?!\w)")
# Nothing parts a name from the words next to it, so that its length on either side of the dot has to be tried.
_DOTTED = lazy(
    "([A-Za-z]+|[\u3400-\u9fff\u30a0-\u30fa]{1,5})[·・•]([A-Za-z]+|[\u3400-\u9fff\u30a0-\u30fa]{1,5})"
)
LEAST = 4  # characters of a name that is no chance


class Check:
    """All rules of this kind, the names of an article against each other."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._rules = rules
        self._analysers = analysers

    def check(self, article: Article) -> Iterator[Hit]:
        """The rarer spelling, with a place of the other one."""
        document = article.document
        language = article.language
        text = article.joined_text
        for rule in self._rules:
            if language in rule.languages:
                found = _dotted(text) if language in ("zh", "ja") else _drifted(text)
                for span, other in found:
                    place = Place.of(document, other)
                    words = {"other": document.source[other.start : other.end], "line": str(place.line)}
                    yield Hit(rule.name, span, words, (place,), language=language)


def _drifted(text: JoinedText) -> Iterator[tuple[Span, Span]]:
    """(rarer spelling, more frequent one) of full names."""
    places: dict[tuple[str, ...], list[Span]] = {}
    for match in _FULL.finditer(text.text):
        parts = tuple(normalize(word) for word in match[0].split())
        places.setdefault(parts, []).append(Span(*match.span()))
    namesakes: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for parts in list(places)[:MAX_NAMES]:
        namesakes.setdefault(parts[:-1], []).append(parts)
    for known in namesakes.values():
        for one, other in combinations(known, 2):
            if _slip(one[-1], other[-1]) and len(places[one]) != len(places[other]):
                rare, usual = sorted((places[one], places[other]), key=len)
                yield text.source(*rare[0]), text.source(*usual[0])


def _slip(one: str, other: str) -> bool:
    """Whether two surnames differ in one letter; a final s is a genitive in many languages."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or len(long) - len(short) > 1 or long in (short + "s", short + "es"):
        return False
    start = next(
        (index for index, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short)
    )
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def _dotted(text: JoinedText) -> Iterator[tuple[Span, Span]]:
    """(name without its dot, the same name with it)."""
    for match in _DOTTED.finditer(text.text):
        left, right = match[1], match[2]
        starts = [0] if left.isascii() else range(len(left) - 1)
        ends = [len(right)] if right.isascii() else range(len(right), 1, -1)
        for start in starts:
            for end in ends:
                plain = left[start:] + right[:end]
                at = text.text.find(plain) if len(plain) >= LEAST else -1
                if at >= 0:
                    dotted = match.start() + start, match.end() - len(right) + end
                    yield text.source(at, at + len(plain)), text.source(*dotted)
                    return
