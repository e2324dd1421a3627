"""Feeds a BlockReader with the tokens of an HTML file, from the tokenizer of turbohtml."""

from html import unescape
from itertools import accumulate

from turbohtml import TokenType, tokenize

from newslint.model.document import Span
from newslint.readers.html_blocks import BlockReader
from newslint.readers.html_tags import Attributes
from newslint.readers.page_metadata import ATTRIBUTE, Head

_TEXT, _START, _END = TokenType.TEXT, TokenType.START_TAG, TokenType.END_TAG
_REFERENCE = TokenType.CHARACTER_REFERENCE
_SPECIAL = frozenset(("br", "html", "link", "meta", "script", "title"))


def read_tokens(reader: BlockReader, text: str, start: int, source: str, head: Head) -> None:
    """Pass tags and visible text to a reader, and metadata to the head.

    `text` is a piece of the source from `start`; of the same length, but it may have other things blanked out.
    """
    # The tokenizer makes one character of CR LF; as space and LF they keep their length.
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    line_starts = [start, *accumulate((len(line) + 1 for line in text.split("\n")), initial=start)]
    discloses = ATTRIBUTE in text
    raw, raw_start = "", 0  # an open title or JSON-LD script, and where its text begins
    for token in tokenize(text, resolve_references=False, capture_source=True):
        at, kind = line_starts[token.line] + token.col, token.type
        if kind is _TEXT:
            _text(reader, token.data or "", text, at - start, start)
        elif kind is _START:
            name, attributes = token.tag or "", token.attrs or ()
            if discloses:
                head.attribute(attributes, source, at, at + len(token.source or ""))
            if name in _SPECIAL:
                stop = at + len(token.source or "")
                if name == "br":
                    reader.line_break(at, stop)
                    continue
                if name == "title" or (name == "script" and _is_json_ld(attributes)):
                    raw, raw_start = name, stop
                elif name != "script":
                    found = {key: value or "" for key, value in reversed(attributes)}
                    head.tag(name, found, at, source[at:stop])
            reader.start(name, attributes, token.self_closing)
        elif kind is _END:
            name = token.tag or ""
            if raw == name == "title":
                head.title(unescape(source[raw_start:at]), Span(raw_start, at))
            elif raw == name:
                head.json_ld(source[raw_start:at], raw_start)
            raw = "" if raw == name else raw
            if name == "br":
                reader.line_break(at, at + len(token.source or ""))
            else:
                reader.end(name)
        elif kind is _REFERENCE:
            reader.add(token.data or "", at, at + len(token.source or ""))


def _text(reader: BlockReader, data: str, text: str, at: int, offset: int) -> None:
    """Pass on a text token; a "</>" in it is no text, and the token leaves it out."""
    while not text.startswith(data, at):
        gap = text.find("</>", at)
        if gap < 0:
            data = text[at : at + len(data)]  # a NUL, for which the tokenizer gives another character
            break
        if gap > at:
            reader.add_collapsed(data[: gap - at], offset + at)
        data, at = data[gap - at :], gap + 3
    if data:
        reader.add_collapsed(data, offset + at)


def _is_json_ld(attributes: Attributes) -> bool:
    return any(key == "type" and "ld+json" in (value or "") for key, value in attributes)
