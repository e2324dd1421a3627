"""The normal form in which words are looked up."""

from newslint.fast.lazy_regex import lazy

_COMMON = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\u202f", " "))
_RARE_FOLDS = {"`": "'", "ʼ": "'", "\u2009": " ", "\u3000": " ", "‑": "-", "−": "-", "İ": "i"}
_RARE_FOLDS.update({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})  # full-width forms
_TABLE = str.maketrans(_RARE_FOLDS)
_RARE = lazy(f"[{''.join(_RARE_FOLDS)}]")


def normalize(text: str) -> str:
    """Lower case, plain spaces, apostrophes, hyphens and full-width forms; every offset stays what it was."""
    if text.isascii():
        return text.lower()
    plain = text
    for odd, common in _COMMON:
        plain = plain.replace(odd, common)
    if _RARE.search(plain):
        plain = plain.translate(_TABLE)
    lower = plain.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    )
