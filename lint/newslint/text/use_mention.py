"""Whether the article itself says some words, or quotes and discusses them."""

import re
from collections.abc import Iterable

from newslint.fast.lazy_regex import lazy
from newslint.text.joined_text import JoinedText
from newslint.text.scripts import UNSPACED

# How far next to the words a quotation mark, or the name of a chatbot, may be.
REACH = 400

_CLOSED_BY = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘",
    "《": "》",
}
_SYMMETRIC = '"`'
_ADDRESS = lazy(r"\S{0,100}(?:https?://|www\.)\S{0,2000}")


def subject(words: Iterable[str]) -> "re.Pattern[str]":
    """An expression for words that tell of chatbots. `*` in a word stands for letters, a hyphen for a space or nothing, too."""
    return re.compile("|".join(map(_expression, sorted(words, key=len, reverse=True))) or "(?!)")


def _expression(word: str) -> str:
    left = "" if word[0] == "*" or word[0] in UNSPACED else r"(?<!\w)"
    right = "" if word[-1] == "*" or word[-1] in UNSPACED else r"(?!\w)"
    escaped = re.escape(word.strip("*")).replace(r"\*", r"\w{0,4}").replace(r"\-", "[- ]?")
    return f"{left}{escaped}{right}"


def discussed(text: JoinedText, start: int, end: int, subject: "re.Pattern[str]") -> bool:
    """Whether text[start:end] is quoted, or is in a passage or an article about chatbots (see `subject`)."""
    return quoted(text, start, end) or _subject_near(text, start, end, subject)


def quoted(text: JoinedText, start: int, end: int) -> bool:
    """Whether text[start:end] is in quotation marks, in a block quotation, or in words set off as a quotation."""
    line = text.line(start)
    block, first = text.blocks[line], text.starts[line]
    if block.kind == "quote" or any(a <= start - first and end - first <= b for a, b in block.quoted):
        return True
    before = text.text[max(first, start - REACH) : start]
    after = text.text[start : min(first + len(block.text), end + REACH)]
    return in_marks(before, after)


def in_marks(before: str, after: str) -> bool:
    """Whether a quotation opened in `before` is still open at its end and closed in `after`."""
    if any(before.count(mark) % 2 and mark in after for mark in _SYMMETRIC):
        return True
    if "”" in before and "“" not in before + after:
        return before.count("”") % 2 == 1 and "”" in after
    for opening, closings in _CLOSED_BY.items():
        at = before.rfind(opening)
        if at >= 0 and not _holds(before[at + 1 :], closings) and _holds(after, closings):
            return True
    return False


def _holds(text: str, marks: str) -> bool:
    return any(mark in text for mark in marks)


def _subject_near(text: JoinedText, start: int, end: int, subject: "re.Pattern[str]") -> bool:
    """Whether chatbots are named next to the words, in the line before, or in the headline."""
    line = text.line(start)
    first = text.starts[line]
    stop = first + len(text.blocks[line].text)
    passages = [text.text[max(first, start - REACH) : start], text.text[end : min(stop, end + REACH)]]
    if line:
        passages.append(text.blocks[line - 1].text[-REACH:])
        passages.append(text.blocks[0].text[:REACH])
    return any(subject.search(_ADDRESS.sub("", passage.lower())) for passage in passages)
