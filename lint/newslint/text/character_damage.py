"""Searches for broken, invisible and misleading characters.

Each takes the text, the set of the characters in it (so that a clean text costs one look at the set) and the format (`markup`),
and yields Damage in order of place.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.text.c2pa import WRAPPER

Present = frozenset[str]


class Damage(NamedTuple):
    """text[start:end] is damaged, in words `what`; text[edited] (default the same) is to become `repaired`."""

    start: int
    end: int
    what: str
    repaired: str | None = None
    edited: tuple[int, int] | None = None


def _named(char: str) -> str:
    """U+200B ZERO WIDTH SPACE."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'control character')}"


def _characters(text: str, unwanted: str) -> Iterator[Damage]:
    """Runs of the unwanted characters, to be deleted."""
    for match in re.finditer(f"[{re.escape(unwanted)}]+", text):
        yield Damage(match.start(), match.end(), _named(match[0][0]), "")


_CONTROLS = frozenset(map(chr, [*range(9), 11, *range(14, 32), *range(127, 160)])) - {"\x0b", "\x85"}


def control(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """C0 and C1 controls and DEL, but for tab, line ends, form feed and NEL, which are white space.

    A text in which every other character is NUL was not decoded: one finding says so.
    """
    del markup
    found = present & _CONTROLS
    if "\x00" in found and text.count("\x00") * 4 > len(text):
        at = text.index("\x00")
        yield Damage(at, at + 1, f"NUL in {text.count(chr(0))} places: UTF-16 or binary data read as text")
    elif found:
        yield from _characters(text, "".join(sorted(found)))


# Zero-width space, word joiner, invisible operators, inner byte order mark, Mongolian vowel separator, Hangul fillers,
# tag characters. Not the soft hyphen, which typesetters leave; not the joiners, which scripts and emoji need.
_INVISIBLE = frozenset(
    "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0"
) | frozenset(map(chr, range(0xE0000, 0xE0080)))
_FLAG = lazy("\U0001f3f4[\U000e0020-\U000e007f]{1,16}")
_SPACELESS = lazy("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def invisible(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Invisible characters; provenance wrappers and flags keep theirs, and so do scripts written without spaces."""
    del markup
    found = present & _INVISIBLE
    if not found:
        return
    spared = [match.span() for pattern in (WRAPPER, _FLAG) for match in pattern.finditer(text)]
    for damage in _characters(text, "".join(sorted(found))):
        if any(start <= damage.start < end for start, end in spared):
            continue
        around = text[max(0, damage.start - 2) : damage.end + 2]
        if text[damage.start] == "\u200b" and _SPACELESS.search(around):
            continue
        yield damage


# The characters of "Trojan Source" (CVE-2021-42574): embeddings, overrides, isolates and their ends.
_OVERRIDES = frozenset("\u202d\u202e")
_DIRECTIONS = _OVERRIDES | frozenset("\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200f\u061c")
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def bidi(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Controls that make text show in another order. Where a right-to-left script is, only overrides are wrong."""
    del markup
    found = present & _DIRECTIONS
    if found and any(_RIGHT_TO_LEFT.match(char) for char in present - _DIRECTIONS):
        found &= _OVERRIDES
    if found:
        for damage in _characters(text, "".join(sorted(found))):
            yield damage._replace(repaired=None)


_BLANK = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\u3164\u2800\ufeff"
_BLANK_LINE = lazy(rf"(?:\A|(?<=[\r\n]))[ \t]*[{_BLANK}][ \t{_BLANK}]*(?=[\r\n]|\Z)")
_BLANK_ELEMENT = lazy(
    rf"<p(?: [^<>]{{0,200}})?>(?:&nbsp;|&#160;|&#xa0;|[ \t\r\n{_BLANK}]|<br ?/?>){{1,1000}}</p>",
    re.IGNORECASE,
)
_LINE_ENDS = lazy(r"(?:\r\n|\r|\n)*")


def blank(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Paragraphs of nothing but no-break or ideographic spaces; with the repair go the empty lines after them."""
    spaces = re.compile(f"[{_BLANK}]")
    if markup == "html":
        for match in _BLANK_ELEMENT.finditer(text):
            if "&" in match[0] or spaces.search(match[0]):
                yield Damage(match.start(), match.end(), "a paragraph of spaces", "")
    elif any(map(spaces.match, present)):
        for match in _BLANK_LINE.finditer(text):
            gap = _LINE_ENDS.match(text, match.end())
            end = gap.end() if gap else match.end()
            yield Damage(match.start(), match.end(), "a paragraph of spaces", "", (match.start(), end))


# A block of at least this many runs of spaces is a table.
_TABLE = 4
_SPACES = lazy(r"(?<=[^\s|])  +(?=[^\s|])")


def double_space(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Runs of spaces between words of one line. Lines with many of them are tables; HTML shows one anyway."""
    del present
    if "  " not in text or markup == "html":
        return
    for line in re.finditer(r"[^\r\n]+", text):
        if "  " in line[0]:
            runs = list(_SPACES.finditer(line[0]))
            if len(runs) < _TABLE:
                for run in runs:
                    yield Damage(line.start() + run.start(), line.start() + run.end(), "a run of spaces", " ")


_SPACED = lazy(r" (?<=[^\W_] ) *(?=[,;:!?.](?:[ \t\r\n]|$))")


def space_before(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Spaces between a word and the mark after it. Dots that follow each other, faces and code are left alone."""
    del present
    if markup == "html":
        return  # scripts and styles are in the source too
    for match in _SPACED.finditer(text):
        if text[match.end() : match.end() + 2] not in ("..", ": "):
            yield Damage(match.start(), match.end(), f"a space before {text[match.end()]}", "")


# Windows-1252 as bytes 80-BF shows it, but for the quotation marks, dashes and letters that may follow a capital.
_TAIL = "\u0080-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_LATIN_DAMAGE = lazy(
    rf"[Ãâ][{_TAIL}“”‘’–—…][{_TAIL}“”‘’–—…]?|[ÂÄÅ][{_TAIL}]|ï¿½|ï»¿|(?:[ÐÑ][{_TAIL}“”‘’–—…ŒŽ‘]){{2,}}"
    rf"|ðŸ[{_TAIL}“”‘’–—…]{{1,2}}|锟斤拷|(?:Ð [{_TAIL}]){{2,}}"
    # Greek in two bytes a letter; Chinese, Japanese, Korean, Thai and Indic scripts in three.
    rf"|(?:[ÎÏ][{_TAIL}“”‘’–—…]){{3,}}|(?:[à-ï][{_TAIL}“”‘’–—…]{{2}}){{2,}}"
)
# Mac OS Roman shows a letter such as ö as √ and a sign, and a typographic quotation mark as ‚Ä and a letter.
_MAC_DAMAGE = lazy("√[†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬ƒ≈∆«»…]|‚Ä[ôúùîì¶¢]")
_CYRILLIC_DAMAGE = lazy("(?:[РС][\u00a0-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤ҐЁЄЇІіґёєјЅѕї№°]){3,}")
_SUSPECTS = frozenset("ÃâÂÄÅÐÑðï锟ÎÏàáãäåæçèéêëìíî")


def mojibake(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """UTF-8 that was read as Windows-1252 or 1251 or Mac OS Roman, and replacement characters. Repaired where decoding it works."""
    del markup
    if "\ufffd" in present:
        for match in re.finditer("\ufffd+", text):
            yield Damage(match.start(), match.end(), "replacement character U+FFFD: the letter is lost")
    if present & _SUSPECTS:
        yield from _misread(text, _LATIN_DAMAGE, "cp1252")
    if "Р" in present and "С" in present:
        yield from _misread(text, _CYRILLIC_DAMAGE, "cp1251")
    if "√" in present or "‚" in present:
        yield from _misread(text, _MAC_DAMAGE, "mac_roman")


def _misread(text: str, pattern: re.Pattern[str], encoding: str) -> Iterator[Damage]:
    for match in pattern.finditer(text):
        repaired = _decoded(match[0], encoding)
        certain = repaired is not None or match[0] in ("ï¿½", "锟斤拷")
        ending = match[0][-1] in "“”‘’–—…" and text[max(0, match.start() - 1)].isupper()
        if certain and not ending:
            yield Damage(match.start(), match.end(), "UTF-8 read in another encoding", repaired)


def _decoded(text: str, encoding: str) -> str | None:
    """What the text was before it was read in the wrong encoding, or None when that makes no sense."""
    raw = b""
    for char in text:
        try:
            raw += char.encode(encoding)
        except UnicodeEncodeError:
            if ord(char) > 255:
                return None
            raw += bytes([ord(char)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


# Letters of two scripts that look alike, as (Cyrillic or Greek, Latin).
_ALIKE = dict(
    zip(
        "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅ" + "οανρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijsdhqwABEKMHOPCTXIJS" + "oavpuABEZHIKMNOPTYX",
        strict=True,
    )
)
_LATIN_ALIKE = frozenset("aeopcyxijsABEKMHOPCTXIJSZN")
_MIXED = lazy(
    r"[A-Za-z]{1,60}[\u0370-\u03ff\u0400-\u052f]\w{0,60}|[\u0370-\u03ff\u0400-\u052f]{1,60}[A-Za-z]\w{0,60}"
)


def homoglyph(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Words of one script with letters that only look like it. Names mixed on purpose use letters that do not."""
    del markup
    if not present.isdisjoint(_ALIKE):
        for match in _MIXED.finditer(text):
            if odd := _disguised(match[0]):
                yield Damage(match.start(), match.end(), ", ".join(map(_named, odd)))


def _disguised(word: str) -> list[str]:
    """The letters of the word's other script, when all of them have a double in its main script."""
    latin = {char for char in word if char.isascii() and char.isalpha()}
    other = {char for char in word if "\u0370" <= char <= "\u052f"}
    if len(word) < 4:
        return []
    foreign = other if sum(map(word.count, other)) <= sum(map(word.count, latin)) else latin
    return sorted(foreign) if foreign <= (_ALIKE.keys() if foreign is other else _LATIN_ALIKE) else []


_HAN = "\u3400-\u9fff\u3040-\u30ff"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}


def width(text: str, present: Present, markup: str) -> Iterator[Damage]:
    """Half-width punctuation between Han characters or kana."""
    del markup
    if any("\u3040" <= char <= "\u9fff" for char in present):
        for match in re.finditer(f"(?<=[{_HAN}])[,;:!?](?=[{_HAN}])", text):
            yield Damage(match.start(), match.end(), f"{match[0]} for {_WIDE[match[0]]}", _WIDE[match[0]])


SEARCHES: Mapping[str, Callable[[str, Present, str], Iterator[Damage]]] = {
    "control": control,
    "invisible": invisible,
    "bidi": bidi,
    "blank": blank,
    "double-space": double_space,
    "space-before": space_before,
    "mojibake": mojibake,
    "homoglyph": homoglyph,
    "width": width,
}
