"""Makes text that comes from articles and file names harmless where it is printed. One function a target."""

import re

# C0 and C1 controls, DEL, bidi controls, invisible characters, line separators, lone surrogates, tags.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def _escape(match: "re.Match[str]") -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def terminal(text: str) -> str:
    """One line for a terminal: nothing in it moves the cursor, changes colours or reorders text."""
    return _UNSAFE.sub(_escape, text)
