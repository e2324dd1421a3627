"""Which writing system a text is in, by Unicode blocks (Unicode Character Database, Scripts.txt)."""

import re
from functools import cache

_RANGES = {
    "Latin": "A-Za-zª-ºÀ-ÖØ-öø-ʯḀ-ỿＡ-Ｚａ-ｚ",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Han": "㐀-䶿一-鿿豈-﫿",
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

# Letters of other scripts than Latin, and whatever is near them; punctuation and symbols are not.
_BEYOND_LATIN = re.compile(
    "[\u0370-\u1dff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufe0f\ufe20-\uffdc\U00010000-\U0010ffff]"
)


@cache
def _runs() -> "re.Pattern[str]":
    """Compiled when the first text that is not ASCII comes: it is the dearest expression of all."""
    return re.compile("|".join(f"(?P<{name}>[{ranges}]+)" for name, ranges in _RANGES.items()))


# Characters that a writer of Latin puts down once for a word of several that a Chinese one writes.
WEIGHT = {"Han": 2, "Kana": 2, "Hangul": 2}


def counts(text: str) -> dict[str, int]:
    """Letters by script (where all are Latin, and it makes no difference, all characters but spaces)."""
    if text.isascii() or not _BEYOND_LATIN.search(text):
        return {} if text.lower() == text.upper() else {"Latin": len(text) - text.count(" ")}
    found: dict[str, int] = {}
    for match in _runs().finditer(text):
        name = match.lastgroup or ""
        found[name] = found.get(name, 0) + match.end() - match.start()
    return found


def weighted(found: dict[str, int]) -> dict[str, int]:
    """Letter counts made comparable between scripts."""
    return {script: count * WEIGHT.get(script, 1) for script, count in found.items()}


def main(found: dict[str, int]) -> str:
    """The script that most of the text is in; "" for a text without letters."""
    if len(found) < 2:
        return next(iter(found), "")
    weights = weighted(found)
    return max(weights, key=weights.__getitem__)


def script_of(language: str) -> str:
    """The script that a language is written in (Latin when nothing else is known)."""
    return SCRIPTS_OF.get(language, "Latin")
