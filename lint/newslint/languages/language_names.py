"""English names of languages (Unicode CLDR), for messages."""

import re

from newslint.errors import nearest
from newslint.fast.lazy_regex import lazy

_NAMES = (
    "af Afrikaans|am Amharic|ar Arabic|az Azerbaijani|be Belarusian|bg Bulgarian|bn Bengali|bo Tibetan|bs Bosnian|"
    "ca Catalan|cs Czech|cy Welsh|da Danish|de German|el Greek|en English|eo Esperanto|es Spanish|et Estonian|eu Basque|"
    "fa Persian|fi Finnish|fil Filipino|fo Faroese|fr French|fy Western Frisian|ga Irish|gd Scottish Gaelic|gl Galician|"
    "gu Gujarati|ha Hausa|he Hebrew|hi Hindi|hr Croatian|ht Haitian Creole|hu Hungarian|hy Armenian|id Indonesian|"
    "ig Igbo|is Icelandic|it Italian|ja Japanese|jv Javanese|ka Georgian|kk Kazakh|km Khmer|kn Kannada|ko Korean|"
    "ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lo Lao|lt Lithuanian|lv Latvian|mg Malagasy|mi Maori|mk Macedonian|"
    "ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|nb Norwegian|ne Nepali|nl Dutch|nn Nynorsk|"
    "oc Occitan|or Odia|pa Punjabi|pl Polish|ps Pashto|pt Portuguese|qu Quechua|ro Romanian|ru Russian|rw Kinyarwanda|"
    "sd Sindhi|si Sinhala|sk Slovak|sl Slovenian|sn Shona|so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|"
    "ta Tamil|te Telugu|tg Tajik|th Thai|tk Turkmen|tr Turkish|tt Tatar|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|"
    "vi Vietnamese|wo Wolof|xh Xhosa|yi Yiddish|yo Yoruba|zh Chinese|zu Zulu"
)
NAMES: dict[str, str] = {
    entry[: entry.index(" ")]: entry[entry.index(" ") + 1 :] for entry in _NAMES.split("|")
}
# BCP 47: a language, and perhaps a script and a region (zh, zh-Hant, pt-BR, es-419).
_CODE = lazy(r"(?-i:[a-z]{2,3})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?", re.IGNORECASE)


def no_language(code: str) -> str:
    """What is wrong with a language code, or ""."""
    if _CODE.fullmatch(code):
        return ""
    codes = {name.lower(): known for known, name in NAMES.items()}
    meant = codes.get(code.lower()) or code.lower()
    return f"{code!r} is no language code{nearest(meant, NAMES)}"


def language_name(code: str) -> str:
    """ "sv" -> "Swedish"; a code without a name is shown as it is."""
    return NAMES.get(code, code)


def with_article(code: str) -> str:
    """ "en" -> "an English", "sv" -> "a Swedish"."""
    name = language_name(code)
    return f"{'an' if name[0] in 'AEIOUaeiou' and not name.startswith('U') else 'a'} {name}"
