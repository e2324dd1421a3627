"""Variants and slots in the vocabulary.

"(share|send) this" is two entries. {n} is a number, {network} a social network, {*} one to six words of a sentence.

An entry with slots is searched for by its longest literal piece, so that it stays part of the one automaton; the rest
is verified only where that piece stands.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

# Names as they stand on buttons, in small letters.
NETWORKS = (
    "facebook messenger", "facebook", "fb", "twitter", "x", "whatsapp", "linkedin", "telegram", "instagram", "youtube",
    "pinterest", "reddit", "e-mail", "email", "mail", "threads", "bluesky", "mastodon", "tiktok", "messenger", "line",
    "snapchat", "flipboard", "pocket", "tumblr", "stumbleupon", "google+", "google plus", "google news", "digg", "xing",
    "viber", "signal", "discord", "sms", "rss", "skype", "evernote", "instapaper", "delicious", "vkontakte", "vk",
    "вконтакте", "вк", "одноклассники", "одноклассниках", "фейсбук", "твиттер", "телеграм", "telegramie", "facebooku",
    "twitterze", "微博", "新浪微博", "微信", "微信好友", "朋友圈", "qq", "qq好友", "qq空间", "qzone", "豆瓣", "kakaotalk",
    "카카오톡", "카카오스토리", "페이스북", "트위터", "네이버", "밴드", "ライン", "フェイスブック", "ツイッター", "はてなブックマーク",
    "はてブ", "hatena", "note", "wykop", "zalo", "truth social", "gettr", "google",
)  # fmt: skip

# The scripts that put no spaces between words.
UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my"))

_CHOICE = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
_SLOT = re.compile(r"\{(?:n|network|\*)\}")
_NUMBER = r"\d(?:[\d.,' ]{0,12}\d)?(?: ?[km]\b|[千万億亿萬만천])?\+?"
NETWORK = f"(?:{'|'.join(map(re.escape, sorted(NETWORKS, key=len, reverse=True)))})"
_WORDS = r"(?:[^\s]{0,39}[^\s.!?…。！？] ){0,5}[^\s]{1,40}"
_CHARACTERS = r"[^\n。！？]{1,20}"


def variants(entry: str) -> Iterator[str]:
    """Every phrase that an entry with choices stands for; a choice may be empty."""
    pieces = _CHOICE.split(entry)
    choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    for parts in product(*choices):
        yield " ".join("".join(parts).split())


def slotted(phrase: str) -> bool:
    return bool(_SLOT.search(phrase))


def template(phrase: str, language: str) -> tuple[str, str]:
    """(the longest literal piece, a regular expression of the whole) of a folded phrase with slots.

    Raises ValueError for one that is nothing but slots.
    """
    pieces = [piece.strip() for piece in _SLOT.split(phrase)]
    anchor = max(pieces, key=len)
    if not anchor:
        raise ValueError(f"no word beside the slots of {phrase!r}")
    return anchor, "".join(_parts(phrase, language))


def _parts(phrase: str, language: str) -> Iterator[str]:
    words = _CHARACTERS if language.partition("-")[0] in UNSPACED else _WORDS
    filled = {"{n}": _NUMBER, "{network}": NETWORK, "{*}": words}
    if phrase.startswith("{"):
        yield r"(?<![^\W_])"
    last = 0
    for match in _SLOT.finditer(phrase):
        literal = phrase[last : match.start()]
        yield _literal(literal)
        yield filled[match[0]]
        last = match.end()
    yield _literal(phrase[last:])


def _literal(text: str) -> str:
    """A literal piece; a space between it and a slot may be missing, as glued labels have none."""
    bare = text.strip()
    if not bare:
        return " ?" if text else ""
    before = " ?" if text[0] == " " else ""
    after = " ?" if text[-1] == " " else ""
    return before + re.escape(bare) + after


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def verified(expression: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the whole entry stands in `text` whose literal piece is text[start:end], or None when it does not."""
    for match in _compiled(expression).finditer(text, max(0, start - REACH)):
        if match.start() > start:
            return None
        if match.end() >= end:
            return match.span()
    return None


# How far before its literal piece an entry may begin: six words.
REACH = 160
