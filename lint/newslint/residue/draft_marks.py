"""Lines that mark the text as a draft: "Draft: ...", "[to be completed]", "草稿待定稿"."""

from collections.abc import Sequence

from newslint.residue.length import length
from newslint.residue.parts import Hit

LONGEST = 90  # of such a line, as newslint.residue.length measures it
LEADING = 3  # characters before the word: a bracket, a sign
_AFTER = tuple(":：–—-,，;；(（[【]】)）.。!！")
_BEFORE = tuple("[【(（*⚠#>")


def draft_mark(line: str, start: int, parts: Sequence[Hit], opens: bool) -> Hit | None:
    """The word of a line that makes it a draft's mark.

    start  where the line begins, in the offsets of the parts
    opens  whether it is one of the article's first lines, where such a word may be alone
    """
    leading = [hit for hit in parts if hit.part == "draft" and hit.start - start <= LEADING]
    if not leading or length(line) > LONGEST:
        return None
    mark = max(leading, key=lambda hit: hit.end)
    before = line[: mark.start - start].strip()
    after = line[mark.end - start :].strip()
    closed = line[mark.start - start : mark.end - start].rstrip().endswith(_AFTER)
    if any(letter.isalpha() for letter in before):
        return None
    if closed or after.startswith(_AFTER) or before.startswith(_BEFORE):
        return mark
    return mark if opens and not after else None
