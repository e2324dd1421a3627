"""Whether words are said by the article, or quoted and talked about in it."""

import re
from functools import cache

from newslint.fast.lazy_regex import lazy
from newslint.text.joined_text import JoinedText

# How far beside the words a quotation mark, or the name of a chatbot, may stand.
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


# Names of chatbots and words for talking about their output, as they stand in news of each language.
@cache
def _subject() -> "re.Pattern[str]":
    """Compiled when residue was found: few articles have any."""
    return re.compile(
        r"\b(?:chat ?gpt|chat-?bots?\w{0,4}|openai's|openai|gemini|copilot|claude|grok|perplexity|gpt-?\d\w{0,3}|"
        r"llms?|prompts?|prompting|(?:ai|machine|computer)[- ](?:generated|written|assisted|slop)|generated (?:by|with)|"
        r"boilerplate|artifacts?|artefacts?|leftovers?|placeholder text|copy-?past\w{1,5}|"
        r"språkmodell\w{0,4}|ai-genererad\w{0,2}|ki-generiert\w{0,2}|ki-text\w{0,2}|sprachmodelle\w{0,2}|"
        r"généré\w{0,2} par|generad[oa]s? por|generat[oiae] da|gerad[oa]s? por|gegenereerd|wygenerowan\w{1,3}|"
        r"yapay zek[aâ] tarafından|dihasilkan oleh ai|do ai tạo)\b|"
        r"чат-?бот|нейросет|сгенерирован|згенерован|штучн\w{2,4} інтелект|روبوت\w{0,2} (?:ال)?دردشة|چت‌?بات|चैटबॉट|"
        r"聊天机器人|聊天機器人|生成的(?:文章|文本|内容|新闻)|生成AI|チャットボット|챗봇|생성형"
    )


def discussed(text: JoinedText, start: int, end: int) -> bool:
    """Whether text[start:end] is quoted, or stands in a passage or an article about chatbots."""
    return quoted(text, start, end) or _subject_near(text, start, end)


def quoted(text: JoinedText, start: int, end: int) -> bool:
    """Whether text[start:end] stands in quotation marks, in a block quotation, or in words set off as a quotation."""
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


def _subject_near(text: JoinedText, start: int, end: int) -> bool:
    """Whether chatbots are named beside the words, in the line before, or in the headline."""
    line = text.line(start)
    first = text.starts[line]
    stop = first + len(text.blocks[line].text)
    passages = [text.text[max(first, start - REACH) : start], text.text[end : min(stop, end + REACH)]]
    if line:
        passages.append(text.blocks[line - 1].text[-REACH:])
        passages.append(text.blocks[0].text[:REACH])
    return any(map(_names_subject, passages))


def _names_subject(passage: str) -> bool:
    return bool(_subject().search(_ADDRESS.sub("", passage.lower())))
