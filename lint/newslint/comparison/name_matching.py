"""Names of any script in a form in which they can be compared: Latin letters, and their consonants."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from newslint.comparison.name_forms import normalize
from newslint.fast.lazy_regex import lazy
from newslint.text.script_words import unspaced, words

# A name is a run of capitalised words, or one word of capitals; the first word of a sentence alone says nothing.
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΆ-ΏΑ-ΫЀ-ЯԱ-Ֆ"
_START = lazy(r"(?:^|[.!?…:][\s\"'”“»«*]*|[\"“„«*•●■-]\s?)$")
# Scripts without capitals: Hebrew, Arabic, India, Thai and the like, Georgian, Ethiopic, Hangul, Kana, Han.
_UNCASED = lazy(
    "[\u0590-\u08ff\u0900-\u0eff\u1000-\u10ff\u1200-\u137f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]"
)
_KATAKANA = lazy("[\u30a1-\u30ff]{3,}")
_LATIN = lazy(r"[A-Za-z][A-Za-z-]{2,}")
# Consonants that transliterations write in different ways stand for one another.
_DIGRAPHS = lazy("[csztpkg]h|ts|dz|zh|ck|x")
_ONE = {
    "ch": "s",
    "sh": "s",
    "zh": "s",
    "ts": "s",
    "dz": "s",
    "th": "t",
    "ph": "f",
    "kh": "",
    "gh": "k",
    "ck": "k",
}
_SAME = str.maketrans("cqvwfpdzjgr", "kkbbbbtsskl", "aeiouyh'` -")
_REPEATED = lazy(r"(.)\1+")
SHORTEST = 3  # consonants that tell a name from others


class NameFinder:
    """Finds names.

    names      gives the words of names in a text, in small Latin letters ("nordfar", "skarholmen"). The value is whether it
               is surely a name: a capital that only begins a sentence is not. In texts of scripts without capitals Latin
               words and Katakana are names.
    particles  small words in a name
    not_names  words that often have a capital and are no names
    """

    def __init__(self, particles: Iterable[str], not_names: Iterable[str]) -> None:
        self._not_names = frozenset((*particles, *not_names))
        small = "|".join(map(re.escape, (*particles, "&")))
        self._name = lazy(rf"(?<!\w)[{_UPPER}][\w'’-]*(?: (?:{small})? ?[{_UPPER}][\w'’-]*)*")
        # Each figure of a sentence asks for the same names.
        self.names: Callable[[str], Mapping[str, bool]] = lru_cache(maxsize=256)(self._names)

    def _names(self, text: str) -> Mapping[str, bool]:
        found: dict[str, bool] = {}
        if not text.isascii() and _UNCASED.search(text):
            for match in (*_LATIN.finditer(text), *_KATAKANA.finditer(text)):
                found[romanized(match[0])] = True
            return found
        for match in self._name.finditer(text):
            parts = [romanized(word) for word in match[0].replace("-", " ").split()]
            sure = len(parts) > 1 or not _START.search(text[max(0, match.start() - 4) : match.start()])
            for part in parts:
                if len(part) > 2 and part not in self._not_names:
                    found[part] = found.get(part, False) or sure
        return found


@lru_cache(maxsize=4096)
def romanized(word: str) -> str:
    """A word in small Latin letters, without accents and possessives."""
    folded = normalize(word)
    if folded.isascii():
        return folded
    from anyascii import anyascii  # articles in Latin letters do not need it

    return anyascii(folded).lower().replace("'", "")


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """The consonants of a name in Latin letters, those alike made one: "moskva" and "moscow" are not far apart."""
    plain = _DIGRAPHS.sub(_alike, name)
    return _REPEATED.sub(r"\1", plain.translate(_SAME))


def _alike(match: re.Match[str]) -> str:
    return _ONE.get(match[0], "ks")


def spelled(text: str) -> str:
    """The skeletons of the words of a text without capitals, in a row: the names of another script are looked up in it."""
    if text.isascii() or not _UNCASED.search(text):
        return ""
    return " ".join(skeleton(romanized(part)) for part in text.split())


def keys(text: str) -> Iterator[str]:
    """What a text without capitals may be filed under: skeletons of its long words and of repeated groups of Han."""
    if text.isascii() or not _UNCASED.search(text):
        return
    if unspaced(text):
        yield from _repeated(text)
        return
    for word in words(text):
        short = word.text[:3] if "\uac00" <= word.text[0] <= "\ud7a3" else word.text
        mark = skeleton(romanized(short))
        if len(word.text) > SHORTEST and len(mark) >= SHORTEST:
            yield mark


_RUN = lazy("[\u3400-\u9fff\u30a1-\u30ff\u0e00-\u0eff]{2,}")


def groups(text: str) -> Iterator[str]:
    """The groups of three and four characters of a text in a script without spaces."""
    if text.isascii():
        return
    for match in _RUN.finditer(text):
        for size in (3, 4):
            for index in range(len(match[0]) - size + 1):
                yield match[0][index : index + size]


def _repeated(text: str) -> Iterator[str]:
    """The groups that occur more than once: what an article without spaces is about."""
    seen: set[str] = set()
    for group in groups(text):
        if group in seen:
            yield group
        seen.add(group)
