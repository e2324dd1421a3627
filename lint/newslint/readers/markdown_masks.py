"""Markup that site generators add to Markdown and that is not text: shortcodes, Liquid, directives, attributes, MDX.

Such marks are covered by a filler of the same length before the Markdown is parsed, so that all places stay as they
are. A line that holds nothing else becomes blank.
"""

import re
from collections.abc import Iterator

from newslint.fast.lazy_regex import lazy

# Noncharacters, which no text may hold (Unicode, chapter 23.7).
_FILLERS = tuple(map(chr, range(0xFDD0, 0xFDF0)))
_HINTS = ("{", ":::", "[!")

_BRACES = lazy(
    r"\{\{[<%][^{}]{0,2000}+\}\}"  # Hugo's shortcodes
    r"|\{%(?:[^{}%]|%(?!\})){0,1000}+%\}"  # Liquid's tags
    r"|\{\{-?[ \t]*(?:site|page|post|layout|include|paginator|collections)\.[^{}\r\n]{0,300}+\}\}"  # its variables
    r"|\{\{[^{}|\r\n]{0,200}+\|[^{}\r\n]{0,200}+\}\}"  # its filters
    r"|\{:[^{}\r\n]{0,200}+\}|\{[.#][\w-][\w .#:=\"'-]{0,100}+\}"  # attributes of kramdown, Pandoc and Hugo
)
_LIQUID_COMMENT = lazy(r"\{%-?[ \t]*comment[ \t]*-?%\}.*?\{%-?[ \t]*endcomment[ \t]*-?%\}", re.DOTALL)
_MDX_COMMENT = lazy(r"\{/\*.*?\*/\}", re.DOTALL)
_DIRECTIVE = lazy(
    r"^[ \t>]*(:{3,}[ \t]*[\w-]*(?:[ \t]*\{[^{}\r\n]{0,200}+\})?|::[a-z][\w-]*\{[^{}\r\n]{0,200}+\})",
    re.MULTILINE,
)
_ALERT = lazy(r"^[ \t]*>[ \t>]*(\[![\w-]{1,30}\][+-]?)", re.MULTILINE)
# In MDX only: modules run to the next blank line, tags may hold expressions, and braces are expressions.
_MODULE = lazy(r"^(?:import|export)[ \t{*][^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*[^\s][^\r\n]*)*", re.MULTILINE)
_EXPRESSION = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}+\}){0,500}+\}){0,500}+\}"
_JSX = lazy(
    rf"</?(?:[A-Z][\w.]*|[a-z][\w.-]*(?=[^<>]{{0,500}}\{{))(?:[^<>{{}}\"']|\"[^\"]{{0,500}}+\"|'[^']{{0,500}}+'|{_EXPRESSION}){{0,500}}+>"
    rf"|</?>|{_EXPRESSION}"
)


def mask(source: str, start: int, mdx: bool = False) -> tuple[str, str]:
    """source[start:] with its marks covered, and the filler that covers them ("" when there are none)."""
    text = source[start:]
    if not mdx and not any(hint in text for hint in _HINTS):
        return text, ""
    filler = next((filler for filler in _FILLERS if filler not in text), "")
    if not filler:
        return text, ""
    pieces = sorted(_marks(text, mdx))
    if not pieces:
        return text, ""
    masked, last = [], 0
    for begin, end in pieces:
        if end > last:
            begin = max(begin, last)
            masked += [text[last:begin], re.sub(r"[^\r\n]", filler, text[begin:end])]
            last = end
    masked.append(text[last:])
    blank = re.compile(rf"^[ \t>]*{filler}[ \t{filler}]*$", re.MULTILINE)
    # "$" is no line end before a lone CR, so that lines that end in CR are blanked, too.
    return _blanked("".join(masked), filler, blank), filler


def _blanked(text: str, filler: str, line: "re.Pattern[str]") -> str:
    lines = text.replace("\r", "\n")
    kept, last = [], 0
    for match in line.finditer(lines):
        kept += [text[last : match.start()], match[0].replace(filler, " ")]
        last = match.end()
    return "".join([*kept, text[last:]])


def _marks(text: str, mdx: bool) -> Iterator[tuple[int, int]]:
    lines = text.replace("\r", "\n")
    yield from _spans(_LIQUID_COMMENT, text, text.rfind("endcomment"))
    yield from _spans(_MDX_COMMENT, text, text.rfind("*/}"))
    if mdx:
        yield from (match.span() for match in _MODULE.finditer(lines))
        yield from (match.span() for match in _JSX.finditer(text))
    yield from (match.span() for match in _BRACES.finditer(text))
    for pattern in (_DIRECTIVE, _ALERT):
        yield from (match.span(1) for match in pattern.finditer(lines))


def _spans(comment: "re.Pattern[str]", text: str, last_end: int) -> Iterator[tuple[int, int]]:
    """The comments in a text; after the last end of one there is nothing to look for."""
    if last_end >= 0:
        yield from (match.span() for match in comment.finditer(text, 0, last_end + 20))
