"""Escapes text from articles and file names for the place where it is printed. One function per target."""

import re
from functools import cache
from urllib.parse import quote

from newslint.fast.lazy_regex import lazy

# C0 and C1 controls, DEL, lone surrogates and noncharacters, line separators, tags and invisible selectors.
_NEVER = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef"
# What reorders text in a bidirectional line, or hides in it.
_REORDERS = "\u061c\u202a-\u202e\u2066-\u2069"
_HIDDEN = "\u200b\u2060-\u2065\ufeff"
# Joiners and marks that Persian, Hindi, Hebrew or emoji need; one that is in a line of its own block is harmless.
_JOINERS = "\u200c-\u200f"

_UNSAFE_IN_HTML = lazy(f"[{_NEVER}{_REORDERS}{_HIDDEN}]")
_MARKDOWN = lazy(r"[\\`*_\[\](){}<>&|#@~!:$]|(?<=www)\.")
_COMMAND = lazy(r"^([ \t+-]*):(?=:)", re.MULTILINE)
_FORMULA = lazy(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def _escape(match: "re.Match[str]") -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def terminal(text: str) -> str:
    """One line for a terminal or a log: nothing in it moves the cursor, reorders text or commands a CI runner."""
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return _unsafe().sub(_escape, text)


@cache
def _unsafe() -> "re.Pattern[str]":
    """Compiled when the first text comes that may hold what is not safe: so large a set is expensive.

    `##[` and `##vso[` are commands to the runners of GitHub and Azure wherever in a line they are.
    """
    return re.compile(f"[{_NEVER}{_REORDERS}{_HIDDEN}{_JOINERS}]|(?<=#)#(?=\\w{{0,9}}\\[)")


def lines(text: str) -> str:
    """Lines of printable text, such as a table or a diff, none of which begins with a command to a CI runner."""
    return _COMMAND.sub(r"\1\\x3a", text)


def filename(name: str) -> str:
    """A file name that may begin a line: `::error::.txt` would be a command to GitHub's runner, `./::error` is not."""
    return terminal(f"./{name}" if name.lstrip().startswith((":", "#")) else name)


def command(text: str) -> str:
    """The message of a GitHub workflow command (actions/toolkit, packages/core/src/command.ts)."""
    return terminal(text).replace("%", "%25")


def command_property(text: str) -> str:
    """The value of a GitHub workflow command's property."""
    return command(text).replace(":", "%3A").replace(",", "%2C")


def xml(text: str) -> str:
    """Text of which every character is allowed in XML 1.0; markup is escaped by who writes the XML."""
    return terminal(text)


def html(text: str) -> str:
    """Text for running HTML; markup is escaped by who writes the HTML, and each block isolates its own direction."""
    return _UNSAFE_IN_HTML.sub(_escape, re.sub(r"[\t\r\n]+", " ", text))


def markdown(text: str) -> str:
    """Text as inline code in Markdown or HTML: no markup, link, mention, issue reference or formula comes of it."""
    return f"<code>{_MARKDOWN.sub(lambda match: f'&#{ord(match[0])};', terminal(text))}</code>"


def cell(text: str) -> str:
    """A cell of a spreadsheet: what would be a formula begins with an apostrophe (OWASP ASVS 1.2.10)."""
    safe = terminal(text)
    return f"'{safe}" if _FORMULA.match(safe) else safe


def sarif(text: str) -> str:
    """Plain text of a SARIF message, in which brackets make links (SARIF 2.1.0, 3.11.6)."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", terminal(text))


def uri(name: str) -> str:
    """A relative path as a URI reference: the file system's bytes, percent-encoded."""
    return quote(name.encode("utf-8", "surrogateescape" if _from_bytes(name) else "replace"), safe="/")


def _from_bytes(name: str) -> bool:
    """Whether the name's lone surrogates stand for undecodable bytes, as Python makes them of file names."""
    return not re.search("[\ud800-\udc7f\udd00-\udfff]", name)
