"""Characters that nobody meant to publish: controls, invisible ones, damage of encodings, blank paragraphs."""

import re
from collections.abc import Iterator, Sequence

from newslint.checks import Context
from newslint.document import Block, Document, Span
from newslint.edit import remove_blocks
from newslint.finding import Edit, Fix, Hit
from newslint.rule import Rule

CONTROL, INVISIBLE, BIDI = "text/control-character", "text/invisible-character", "text/bidi-control"
BLANK, MOJIBAKE, DOUBLE_SPACE = "text/blank-paragraph", "text/mojibake", "text/double-space"
HOMOGLYPH, WIDTH, MARKUP, DOUBLED = "text/homoglyph", "language/punctuation", "text/markup", "text/doubled-word"

# A C2PA text manifest: U+FEFF and a run of variation selectors (C2PA 2.3, A.7). Provenance, not damage.
_MANIFEST = re.compile("\ufeff[\ufe00-\ufe0f\U000e0100-\U000e01ef]{8,}")
_CHARACTERS = re.compile(
    "(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+)"
    "|(?P<bidi>[\u202a-\u202e\u2066-\u2069])"
    "|(?P<invisible>[\u200b\u2060-\u2064\ufeff\U000e0001\U000e0020-\U000e007f]+)"
    "|(?P<damage>\ufffd+|(?:[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00ff™œ\u009d˜¦“”\"]|Ã[¤¶¥©¨¼±³¡®‚„\u0178])+)"
)
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_MIXED = re.compile("[A-Za-z]+[\u0430-\u044f\u0410-\u042f\u03b1-\u03c9\u0391-\u03a9]+\\w*|[\u0430-\u044f\u0410-\u042f\u03b1-\u03c9\u0391-\u03a9]+[A-Za-z]+\\w*")  # fmt: skip
_LOOKALIKES = frozenset("асеорхуіјѕһԁԛԝАВЕКМНОРСТУХЅІЈαοραυνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_HALF_WIDTH = re.compile("(?<=[\u3400-\u9fff\u3040-\u30ff])[,;:!?](?=[\u3400-\u9fff\u3040-\u30ff])")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|caption|img|ul|li|h[1-6]|table|td)(?:\s[^<>]{0,200})?/?>|&(?:nbsp|amp|quot|lt|gt|#\d{2,5});", re.IGNORECASE)  # fmt: skip
_DOUBLED = re.compile(r"\b(the|a|an|of|to|and|in|is|for|on|with|at|by|from|was|that)\s\1\b(?!-)")


class Check:
    """All rules of this kind in one pass over the source and one over the blocks."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._names = {rule.name for rule in rules}
        self._context = context

    def check(self, document: Document) -> Iterator[Hit]:
        yield from (hit for hit in self._source(document) if hit.rule in self._names)
        for index, block in enumerate(document.blocks):
            if block.kind != "code":
                yield from (hit for hit in self._block(document, index, block) if hit.rule in self._names)

    def _source(self, document: Document) -> Iterator[Hit]:
        source = document.source
        if source.isascii() and source.isprintable():
            return
        manifests = [match.span() for match in _MANIFEST.finditer(source)] if "\ufeff" in source else []
        for match in _CHARACTERS.finditer(source):
            span = Span(*match.span())
            if any(start <= span.start < end for start, end in manifests):
                continue
            shown = {"match": " ".join(f"U+{ord(char):04X}" for char in match[0][:6])}
            if match["control"]:
                yield Hit(CONTROL, span, shown, fix=Fix((Edit(span, ""),), safe=True))
            elif match["bidi"]:
                yield Hit(BIDI, span, shown)
            elif match["invisible"]:
                yield Hit(INVISIBLE, span, shown, fix=Fix((Edit(span, ""),), safe=True))
            else:
                yield Hit(MOJIBAKE, span)

    def _block(self, document: Document, index: int, block: Block) -> Iterator[Hit]:
        text = block.text
        if not text.strip():
            yield Hit(BLANK, block.span, fix=Fix((remove_blocks(document, index, index),), safe=True))
            return
        for match in _SPACES.finditer(text):
            span = block.source(*match.span())
            yield Hit(DOUBLE_SPACE, span, fix=Fix((Edit(span, " "),), safe=document.format == "text"))
        if "<" in text or "&" in text:
            for match in _TAG.finditer(text):
                yield Hit(MARKUP, block.source(*match.span()))
        if not text.isascii():
            yield from self._letters(block)
        if self._names & {DOUBLED} and self._context.identifier.document_language(document) == "en":
            for match in _DOUBLED.finditer(text):
                yield Hit(DOUBLED, block.source(*match.span()))

    def _letters(self, block: Block) -> Iterator[Hit]:
        for match in _MIXED.finditer(block.text):
            word = match[0]
            odd = [char for char in word if not char.isascii() and char.isalpha()]
            if len(odd) * 2 < len(word) and all(char in _LOOKALIKES for char in odd if "\u0370" <= char <= "\u04ff"):
                letters = ", ".join(sorted({f"{char} (U+{ord(char):04X})" for char in odd if char in _LOOKALIKES}))
                if letters:
                    yield Hit(HOMOGLYPH, block.source(*match.span()), {"match": word, "letters": letters})
        for match in _HALF_WIDTH.finditer(block.text):
            span = block.source(*match.span())
            wide = _WIDE[match[0]]
            yield Hit(WIDTH, span, {"match": match[0], "wide": wide}, fix=Fix((Edit(span, wide),), safe=True))
