"""Blocks, labels and sentences in another language or script than their article."""

from collections.abc import Iterator, Sequence
from typing import Literal, Required, TypedDict

from newslint.article import Analysers, Article
from newslint.boilerplate.eligibility import is_label
from newslint.boilerplate.phrases import CAPTION, Label
from newslint.checks.edits import remove_blocks
from newslint.fast.lazy_regex import lazy
from newslint.languages.bilingual import Bilingual, bilingual
from newslint.languages.data import base
from newslint.languages.identification import Guess, same
from newslint.languages.language_names import language_name, with_article
from newslint.languages.prose import fields, spoken
from newslint.model.document import Block, Document, Span
from newslint.model.finding import Fix, Hit
from newslint.model.rule import Rule
from newslint.text import scripts
from newslint.text.tokens import clean, words

BLOCK, LABEL, SCRIPT, HEADLINE = "block", "label", "script", "headline"
SENTENCE, DECLARED, TAG = "sentence", "declared", "tag"
BILINGUAL = "bilingual"

LONG = 60  # letters from which a block in another language is certain enough to be an error
LONGEST = 10_000  # characters of a block whose sentences are looked at one by one
SHORTEST = 4  # letters of a block that says in which language the article is
FEW_WORDS = (
    4  # words in small letters that make Latin between Han, kana or Hangul prose, and no name or title
)
_RANKS = ("error", "", "warning", "info")
# (words, margin): how far another language must beat the article's, by length; tuned on mixed news blocks.
MARGINS = ((2, 0.2), (4, 0.2), (8, 0.1), (14, 0.05), (1 << 30, 0.0))

# One quotation or title from end to end.
_QUOTED = lazy('\\s*["\'“”„«»‘「『《][^"“”„«»「」『』《》]*["\'”“»«’」』》][.,;:]?\\s*$')
_SENTENCE = lazy('(?:[^.!?。！？…]|[.](?=\\w))+[.!?。！？…]*["”»」』)]*')
# A sentence with one of these holds a quotation, a title or an aside.
_QUOTE_MARK = lazy('["“”„«»「」『』《》()（）\\[\\]]')
_TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?:-[\w-]+)?")
# Country codes that are written where a language code should be.
_WRONG = {
    "kr": "ko",
    "jp": "ja",
    "cn": "zh",
    "se": "sv",
    "dk": "da",
    "cz": "cs",
    "ua": "uk",
    "gr": "el",
    "gb": "en",
}
_WRONG |= {"uk-en": "en-GB", "br": "pt-BR", "vn": "vi", "us": "en-US", "at": "de-AT"}


_KIN = (
    frozenset(("es", "pt", "gl", "ca", "it", "oc")),
    frozenset(("sv", "nb", "nn", "da", "fo", "is")),
    frozenset(("de", "nl", "lb", "fy", "af")),
    frozenset(("hr", "bs", "sr", "sl", "mk")),
    frozenset(("cs", "sk", "pl")),
    frozenset(("id", "ms", "jv")),
)


class Options(TypedDict, total=False):
    """The [check] table of a rule."""

    find: Required[
        Literal["bilingual", "block", "declared", "headline", "label", "script", "sentence", "tag"]
    ]


class Check:
    """All rules of this kind in one pass over the blocks' languages."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._wanted = {rule.find for rule in rules}
        self._analysers = analysers
        self._allowed = tuple(base(code) for code in analysers.settings.get("languages", ()))

    def check(self, article: Article) -> Iterator[Hit]:
        hits = (*self._metadata(article), *self._blocks(article))
        yield from (hit for hit in hits if hit.find in self._wanted)

    def _blocks(self, article: Article) -> Iterator[Hit]:
        document, main = article.document, article.language
        cards = fields(document.blocks)
        texts = ["" if index in cards else spoken(block) for index, block in enumerate(document.blocks)]
        allowed = [main, *self._allowed, *(base(code) for code in document.languages)]
        if found := self._bilingual(article, texts, allowed):
            yield from _bilingual_hits(document, found)
            allowed.append(found.languages[1])
        yield from _merged(document, self._foreign_blocks(article, texts, allowed))

    def _bilingual(self, article: Article, texts: Sequence[str], allowed: Sequence[str]) -> Bilingual | None:
        """The two languages of an article that says everything twice, unless the settings name them already."""
        languages = [
            self._languages_of(text, guess.language, article.language)
            for text, guess in zip(texts, article.block_languages, strict=True)
        ]
        headings = [block.level > 0 for block in article.document.blocks]
        found = bilingual(languages, article.language, headings)
        return found if found and not any(same(found.languages[1], code) for code in allowed) else None

    def _languages_of(self, text: str, language: str, main: str) -> str:
        """A block's language, to see whether the article alternates; "a+b" for one with prose in two scripts."""
        if not text or sum(map(str.isalpha, text)) < SHORTEST:
            return ""
        wide, latin = scripts.east_asian(scripts.counts(text)), _latin_prose(text)
        if not wide or not latin or sum(wide.values()) < SHORTEST:
            return language
        other = self._analysers.identifier.guess(latin, "en").language
        own = main if main != other else self._analysers.identifier.guess(text, "zh").language
        return f"{own}+{other}"

    def _foreign_blocks(
        self, article: Article, texts: Sequence[str], allowed: Sequence[str]
    ) -> Iterator[Hit]:
        document, main = article.document, article.language
        for index, block in enumerate(document.blocks):
            text = texts[index]
            if block.kind == "code" or _QUOTED.match(block.text) or _italic(block):
                continue
            if is_label(block, article.labels[index]):
                if label := _foreign_label(article.labels[index], allowed):
                    yield self._label(document, index, label, main)
                continue
            guess = article.block_languages[index]
            if not text:
                continue
            if _is_foreign(text, guess, allowed):
                yield _block_hit(document, index, guess.language, main)
            elif SENTENCE in self._wanted:
                yield from self._sentences(block, allowed, main)

    def _label(self, document: Document, index: int, language: str, main: str) -> Hit:
        block = document.blocks[index]
        words = {
            "language": language_name(language),
            "main": with_article(main),
            "match": _first_words(block.text),
        }
        edit = remove_blocks(document, index, index)
        fix = Fix((edit,), safe=False) if edit else None
        return Hit(LABEL, block.span, words, fix=fix, language=language)

    def _sentences(self, block: Block, allowed: Sequence[str], main: str) -> Iterator[Hit]:
        """Sentences in another language inside a block that is in the article's."""
        identifier = self._analysers.identifier
        if not 2 * LONG <= len(block.text) <= LONGEST or not identifier.mixed(block.text):
            return
        apart = (*block.quoted, *block.code, *(span for span, _ in block.links))
        for match in _SENTENCE.finditer(block.text):
            text = match[0]
            if len(words(text)) < 6 or _QUOTE_MARK.search(text) or _within(match.span(), apart):
                continue
            if block.text.count('"', 0, match.start()) % 2 or _open_quote(block.text[: match.start()]):
                continue
            guess = identifier.guess(text, main)
            if _is_foreign(text, guess, allowed):
                start = match.start() + len(text) - len(text.lstrip())
                yield _hit(SENTENCE, block.source(start, match.end()), text, guess.language, main)

    def _metadata(self, article: Article) -> Iterator[Hit]:
        document = article.document
        meta = document.metadata.get("lang")
        if not document.language or meta is None:
            return
        tag = meta.value.strip()
        span = meta.span or Span(0, 0)
        if tag.lower() in _WRONG or not _TAG.fullmatch(tag):
            hint = _WRONG.get(tag.lower(), "")
            yield Hit(
                TAG,
                span,
                {"tag": tag, "hint": f"; for {language_name(base(hint))} write {hint}" if hint else ""},
            )
            return
        found = article.language
        if found and not same(found, base(tag)):
            yield Hit(
                DECLARED, span, {"declared": language_name(base(tag)), "language": language_name(found)}
            )


def _latin_prose(text: str) -> str:
    """The longest piece of Latin prose between Han, kana or Hangul, or ""."""
    pieces = [
        piece for piece in scripts.latin_pieces(text) if sum(map(str.islower, words(piece))) >= FEW_WORDS
    ]
    return max(pieces, key=len, default="")


def _bilingual_hits(document: Document, found: Bilingual) -> Iterator[Hit]:
    ordered = sorted(found.languages)
    main, other = (language_name(code) for code in ordered)
    codes = ", ".join(f'"{code}"' for code in ordered)
    told = {"main": main, "language": other, "setting": f"[{codes}]"}
    yield Hit(BILINGUAL, document.blocks[0].span, told, language="+".join(ordered))
    for first, last, language in found.remainders:
        span = Span(document.blocks[first].span.start, document.blocks[last].span.end)
        partner = next(code for code in found.languages if code != language)
        yield _hit(BLOCK, span, document.blocks[first].text, language, partner, severity="warning")


def _merged(document: Document, hits: Iterator[Hit]) -> Iterator[Hit]:
    """The hits, those of one rule and language on blocks that follow each other as one."""
    last: Hit | None = None
    ends = {block.span.end: index for index, block in enumerate(document.blocks)}
    starts = {block.span.start: index for index, block in enumerate(document.blocks)}
    for hit in hits:
        follows = last and ends.get(last.span.end, -2) + 1 == starts.get(hit.span.start)
        if last and follows and hit.find != LABEL and (last.find, last.language) == (hit.find, hit.language):
            worst = min(last.severity, hit.severity, key=_RANKS.index)
            last = last._replace(span=Span(last.span.start, hit.span.end), severity=worst, fix=None)
            continue
        if last:
            yield last
        last = hit
    if last:
        yield last


def _usable(known: Sequence[Label]) -> list[Label]:
    return [label for label in known if label.table != "phrases"] or list(known)


def _foreign_label(known: Sequence[Label], allowed: Sequence[str]) -> str:
    """The language of labels which no allowed language has, or ""."""
    # A credit names people and agencies: its label may be in the language of where they come from.
    usable = _usable(known)
    certain = [label for label in usable if label.table != "weak"]
    if not certain or any("mul" in label.languages or label.has(CAPTION) for label in usable):
        return ""
    if any(
        same(base(language), code) for label in usable for language in label.languages for code in allowed
    ):
        return ""
    label = base(min(certain[0].languages))
    # Near relatives share labels; one that the vocabulary does not know may well be the article's own.
    return "" if any({label, code} <= kin for kin in _KIN for code in allowed) else label


def _is_foreign(text: str, guess: Guess, allowed: Sequence[str]) -> bool:
    if not guess.language or any(same(guess.language, code) for code in allowed):
        return False
    length = len(words(clean(text)))
    needed = next(margin for most, margin in MARGINS if length <= most)
    return guess.margin >= needed


def _block_hit(document: Document, index: int, language: str, main: str) -> Hit:
    block = document.blocks[index]
    found = scripts.counts(block.text)
    size = sum(scripts.weighted(found).values())
    if block.kind == "headline":
        return _hit(HEADLINE, block.span, block.text, language, main)
    if size >= LONG:
        return _hit(BLOCK, block.span, block.text, language, main)
    if scripts.main(found) != scripts.script_of(main) and scripts.main(found) != "Latin":
        return _hit(SCRIPT, block.span, block.text, language, main)
    return _hit(BLOCK, block.span, block.text, language, main, severity="warning")


def _hit(rule: str, span: Span, text: str, language: str, main: str, severity: str = "") -> Hit:
    told = {"language": language_name(language), "main": with_article(main), "match": _first_words(text)}
    confidence = "medium" if severity else ""
    return Hit(rule, span, told, severity=severity, confidence=confidence, language=language)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:40].rstrip() + "…"


def _italic(block: Block) -> bool:
    """Whether most of a block is in italics or is marked as a quotation."""
    return 2 * sum(end - start for start, end in block.quoted) > len(block.text)


def _within(span: tuple[int, int], quoted: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in quoted)


def _open_quote(text: str) -> bool:
    """Whether a quotation was opened and not closed."""
    return any(text.count(first) > text.count(last) for first, last in ("“”", "«»", "「」", "『』", "《》"))
