"""Which writing system a text is in, by Unicode blocks (Unicode Character Database, Scripts.txt)."""

import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache

from newslint.fast.lazy_regex import lazy

_RANGES = {
    "Latin": "A-Za-zª-ºÀ-ÖØ-öø-ʯḀ-ỿＡ-Ｚａ-ｚ",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Han": "㐀-䶿一-鿿\uf900-\ufaff",
    "Kana": "ぁ-ゖァ-ヺー",
    "Hangul": "가-힣ᄀ-ᇿ",
    "Arabic": "ء-يٮ-ۓۺ-ۿݐ-ݿ",
    "Hebrew": "א-ת",
    "Devanagari": "ऄ-ॡ",
    "Bengali": "অ-ৡ",
    "Gurmukhi": "ਅ-ੴ",
    "Gujarati": "અ-ૡ",
    "Odia": "ଅ-ୡ",
    "Tamil": "அ-ௐ",
    "Telugu": "అ-ౡ",
    "Kannada": "ಅ-ೡ",
    "Malayalam": "അ-ൡ",
    "Sinhala": "අ-ෆ",
    "Thai": "ก-ๅ",
    "Lao": "ກ-ໆ",
    "Khmer": "ក-ឳ",
    "Myanmar": "က-ဪ",
    "Tibetan": "ཀ-ཬ",
    "Georgian": "ა-ჿ",
    "Armenian": "Ա-և",
    "Ethiopic": "ሀ-ፚ",
}

# Languages that a script alone decides.
LANGUAGE_OF = {
    "Greek": "el",
    "Kana": "ja",
    "Hangul": "ko",
    "Hebrew": "he",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Odia": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Khmer": "km",
    "Myanmar": "my",
    "Tibetan": "bo",
    "Georgian": "ka",
    "Armenian": "hy",
    "Ethiopic": "am",
}
_OTHERS = {"Cyrillic": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt"), "Arabic": ("ar", "fa", "ur", "ps", "ckb", "sd", "ug"), "Devanagari": ("hi", "mr", "ne"), "Han": ("zh", "ja")}  # fmt: skip
SCRIPTS_OF = {language: script for script, language in LANGUAGE_OF.items()}
SCRIPTS_OF.update({language: script for script, languages in _OTHERS.items() for language in languages})


class Characters:
    """A set of characters beyond ASCII, as ranges. Compiled when the first text of others comes: large sets are expensive."""

    def __init__(self, ranges: str) -> None:
        self._ranges = ranges

    @cached_property
    def _one(self) -> "re.Pattern[str]":
        return re.compile(f"[{self._ranges}]")

    def __contains__(self, text: str) -> bool:
        """Whether any of them is in the text."""
        return not text.isascii() and self._one.search(text) is not None

    def count(self, text: str) -> int:
        """How many of them are in the text."""
        return 0 if text.isascii() else len(self._one.findall(text))


# Scripts that put no spaces between words: Thai, kana, Han.
UNSPACED = Characters("\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff")

# Letters of other scripts than Latin, and whatever is near them; punctuation and symbols are not.
_BEYOND_LATIN = Characters(
    "\u0370-\u1dff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufe0f\ufe20-\uffdc\U00010000-\U0010ffff"
)


@cache
def _runs() -> "re.Pattern[str]":
    """Words of one script, whole runs of them. Compiled when the first text that is not ASCII comes: it is expensive."""
    return re.compile("|".join(f"(?P<{name}>[{ranges}][{ranges} ]*)" for name, ranges in _RANGES.items()))


# Characters that only one of the two writes: Chinese grammar and simplified forms against the forms that Japan reformed
# (shinjitai) and made (kokuji). Frequent ones only; the tables of both reforms are longer.
_CHINESE = lazy(
    "[的了是在这這们們个说說为為與將对於于也就被从從让讓还给吗嗎呢着著过來沒你她它吧啊"
    "业产务动后发变议设计话语请读认证词论报开问间闻头长门车东华单卖买场实现应关统经济结网级约红终编样术标检测满热烧电离类"
    "艺节药规视览觉订讨训记讲许优亿万两严丧临举义乌书云亚众传伤伦价岁师帮带张归录恶战户扩护担据损换]"
)
_JAPANESE = lazy(
    "[県気駅円経済発売読検権対実応帰広庁図団囲圧塩増変悪戦択拠挙拡楽様歩毎沢渉渓焼畳砕稲穂絵継続総縄縦緑繊聴脳臓舎芸荘薬蔵"
    "覚覧訳証譲豊賛転軽辺遅鉄鉱銭録関闘陥険隠雑霊頼騒験髪鶏黒齢働込峠畑辻]"
)
LONGEST_KANJI = (
    40  # characters of Han without any such mark that may be a label, places or a heading of either
)
KANA_A_MARK = 5  # kana that say as much as one such character: Japanese prose is half kana

FEW = 2  # letters of Han, kana or Hangul that make a text one of theirs,
LATIN_BESIDE = 12  # as long as no more Latin letters are next to each of them

PROSE = 6  # Latin words in small letters that are prose of their own next to a few characters
_SMALL_WORD = lazy(r"(?<![^\W_])[a-zà-ÿ]{2,}(?![^\W_])")
_EAST_ASIAN = lazy("[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]+")

# Characters that a writer of Latin puts down once for a word of several that a Chinese one writes.
WEIGHT = {"Han": 2, "Kana": 2, "Hangul": 2}


@lru_cache(maxsize=256)
def counts(text: str) -> Mapping[str, int]:
    """Letters by script (where all are Latin, and it makes no difference, all characters but spaces).

    The last results are kept: a block's script is asked for several times in a row.
    """
    if text not in _BEYOND_LATIN:
        return {} if text.lower() == text.upper() else {"Latin": len(text) - text.count(" ")}
    found: dict[str, int] = {}
    for match in _runs().finditer(text):
        name = match.lastgroup or ""
        letters = match.end() - match.start() - text.count(" ", *match.span())
        found[name] = found.get(name, 0) + letters
    return found


def weighted(found: Mapping[str, int]) -> dict[str, int]:
    """Letter counts made comparable between scripts."""
    return {script: count * WEIGHT.get(script, 1) for script, count in found.items()}


def main(found: Mapping[str, int]) -> str:
    """The script that most of the text is in; "" for a text without letters."""
    if len(found) < 2:
        return next(iter(found), "")
    weights = weighted(found)
    return max(weights, key=weights.__getitem__)


def east_asian(found: Mapping[str, int]) -> dict[str, int]:
    """The letters of Han, kana and Hangul alone, where there are enough of them; {} where Latin prevails.

    A writer of these puts names, code and brands in Latin between them, and the text stays Chinese, Japanese or Korean.
    """
    own = {script: count for script, count in found.items() if script in WEIGHT}
    letters = sum(own.values())
    return own if letters >= FEW and found.get("Latin", 0) <= LATIN_BESIDE * letters else {}


def latin_pieces(text: str) -> list[str]:
    """What is between the Han, kana and Hangul of a text."""
    return _EAST_ASIAN.split(text)


def own(text: str, found: Mapping[str, int], language: str) -> Mapping[str, int]:
    """The letters that tell the language of a piece of an article in `language`, which prevails in mixed pieces."""
    kept = east_asian(found)
    if not kept and len(found) > 1 and len(_SMALL_WORD.findall(text)) < PROSE:
        kept = {script: count for script, count in found.items() if script in WEIGHT}
    if language == "ja" and kept:
        return kept
    return kept if SCRIPTS_OF.get(language) in kept else found


def simplified(text: str) -> bool:
    """Whether a text has Han characters that Japanese does not use: those that its own character sets do not hold."""
    return sum(not _in_japanese(char) for char in text if "一" <= char <= "鿿") >= FEW


@lru_cache(maxsize=4096)
def _in_japanese(char: str) -> bool:
    try:
        char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def kanji_only(text: str, found: Mapping[str, int]) -> bool:
    """Whether a text is Han of which nothing says if it is Chinese or Japanese."""
    bare = 0 < found.get("Han", 0) <= LONGEST_KANJI and "Kana" not in found
    return bare and not _CHINESE.search(text) and not _JAPANESE.search(text)


def decided(text: str, found: Mapping[str, int]) -> str:
    """The language where the script decides it, else ""."""
    script = main(found)
    if script not in ("Han", "Kana"):
        return LANGUAGE_OF.get(script, "")
    japanese = found.get("Kana", 0) + KANA_A_MARK * len(_JAPANESE.findall(text))
    return "ja" if japanese > KANA_A_MARK * len(_CHINESE.findall(text)) else "zh"


def script_of(language: str) -> str:
    """The script that a language is written in (Latin when nothing else is known)."""
    return SCRIPTS_OF.get(language, "Latin")
