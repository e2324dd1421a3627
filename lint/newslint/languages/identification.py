"""Which language an article and each of its blocks is in.

A block's script decides where it can. Else two identifiers are asked, the cheap one (CLD2) on every block and the slow
one (langid, retrained as py3langid) only where the cheap one disagrees with the article: a block counts as foreign when
both say so. Short labels are not theirs to judge; see newslint.boilerplate.phrases.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from newslint.languages.data import Languages, base
from newslint.languages.detectors import SURE, Detectors
from newslint.languages.dictionaries import known
from newslint.languages.prose import own_words
from newslint.languages.vote import LENDER, vote, voters, winner
from newslint.model.document import Document
from newslint.text import scripts
from newslint.text.tokens import clean, name_like, prose, title_case, unquoted, words

# Written standards so close that no identifier tells them apart in a sentence.
_GROUPS = (("hr", "bs", "sr"), ("id", "ms"), ("nb", "nn", "da"), ("xh", "zu"))
_GROUP_OF = {code: group[0] for group in _GROUPS for code in group}

TRUSTED = 600.0  # what CLD2 says for the article's language from this score on is not asked again
DOUBT = 0.3  # nats a character by which langid must contradict an unsure CLD2 that agrees with the article
FEW = 5  # words below which an unsure CLD2 that is for the article's language is believed
FUNCTION_SHARE = 8  # prose has a listed function word in eight words at least
GRAMMAR = 12  # words from which a text has a function word
COMMON_SHARE = 0.66  # of the words of a text that is not asked about further
LONGEST_TIE = 6  # words of a short text that a dictionary may decide
PLAIN = 9.0  # the margin of an answer that needs no model
LIGHT = 60  # weight of a vote below which the declared language is


class Guess(NamedTuple):
    """A block's language ("" when nothing can be said) and how far it beats the article's, in nats a character."""

    language: str
    margin: float = 0.0


def same(first: str, second: str) -> bool:
    """Whether two languages count as one."""
    return _GROUP_OF.get(first, first) == _GROUP_OF.get(second, second)


class Identifier:
    """Identifies languages. The models are loaded when they are first needed.

    `languages` gives the function words that settle most of what CLD2 leaves open; None does without.
    `cache` is where what was unpacked of a model or a dictionary is kept; None keeps nothing.
    """

    def __init__(self, languages: Languages | None = None, cache: Path | None = None) -> None:
        self._languages = languages
        self._function_words: dict[str, frozenset[str]] = {}
        self._cache = cache
        self._detectors = Detectors(cache)

    def document_language(self, document: Document) -> str:
        """The article's language: the declared one unless the text is plainly in another, else a vote of the blocks."""
        return self._vote(document)

    def declared(self, document: Document) -> str:
        return base(document.language) if document.language else ""

    def block_languages(self, document: Document, main: str) -> tuple[Guess, ...]:
        """A guess for every block of a document in the language `main`; blocks that agree with it have that."""
        return tuple(self.guess(own_words(block), main) for block in document.blocks)

    def guess(self, text: str, main: str) -> Guess:
        """The language of a text that is in an article in the language `main`."""
        answer = self._judge(text, main)
        if answer.language in ("", main) or (rest := unquoted(text)) == text or len(words(rest)) < 3:
            return answer
        # A quotation may be all that is foreign.
        own = self._judge(rest, main)
        return own if own.language == main else answer

    def _judge(self, text: str, main: str) -> Guess:
        found = scripts.own(text, scripts.counts(text), main)
        script = scripts.main(found)
        if not script:
            return Guess("")
        if script == "Han" and main in ("ja", "zh") and scripts.kanji_only(text, found):
            return Guess(main)
        if main == "ja" and script in ("Han", "Kana") and not scripts.simplified(text):
            return Guess(main)
        if sure := scripts.decided(text, found):
            return Guess(main) if same(sure, main) else Guess(sure, PLAIN)
        if not _written_in(main, script):
            answer = self._foreign(text, script)
        else:
            answer = self._kindred(text, main, script)
        named = script == "Latin" and answer.language != main
        return Guess("") if named and scripts.east_asian(found) else answer

    def _foreign(self, text: str, script: str) -> Guess:
        """The language of a text in another script than the article's. Names and brands are often left in Latin."""
        cleaned = clean(text)
        found = words(cleaned)
        fast, score, _ = self._detectors.fast(text)
        plain = script != "Latin" or prose(found)
        if not plain and (score < SURE or not title_case(cleaned, found, self._conjunctions)):
            return self._by_dictionary(found, "", fast)
        if plain and fast and _written_in(fast, script):
            return Guess(fast, PLAIN)
        best, _ = _best_in(self._detectors.slow(cleaned), script)
        return Guess(best, PLAIN) if best and (plain or same(best, fast)) else Guess("")

    def _kindred(self, text: str, main: str, script: str) -> Guess:
        """The language of a text in the article's script: both identifiers must be against the article's."""
        fast, score, _ = self._detectors.fast(text)
        agrees = bool(fast) and same(fast, main)
        if agrees and score >= TRUSTED:
            return Guess(main)
        cleaned = clean(text)
        found = words(cleaned)
        if settled := self._by_function_words(found, main, fast):
            return Guess(settled, 0.0 if settled == main else PLAIN)
        if not agrees and self._borrowed(found, main, fast):
            return Guess("")
        if self._by_common_words(found, main, fast):
            return Guess(main)
        titled = name_like(found, self._particles)
        if len(found) < 2 or (
            titled and (agrees or score < SURE or not title_case(cleaned, found, self._conjunctions))
        ):
            return Guess(main) if agrees else self._by_dictionary(found, main, fast)
        ranked = self._detectors.slow(cleaned)
        best, most = _best_in(ranked, script)
        if not best or same(best, main):
            return Guess(main if best else "")
        own = next((score for code, score in ranked if same(code, main)), most - 99)
        margin = (most - own) / max(1, len(cleaned))
        if agrees:
            return Guess(best, margin / 3) if margin >= DOUBT else Guess(main)
        if titled:
            return Guess(best, margin) if same(fast, best) and margin >= DOUBT else Guess("")
        return Guess(best, margin if fast and same(fast, best) else margin / 2)

    def _by_dictionary(self, found: Sequence[str], main: str, fast: str) -> Guess:
        """CLD2's language for a few capitalised words, where a dictionary says that they are no names."""
        if not 2 <= len(found) <= LONGEST_TIE or same(fast, main) or self._count(found, fast) < len(found):
            return Guess("")
        return Guess("") if known(found, main, self._cache) else Guess(fast, PLAIN)

    def _by_common_words(self, found: Sequence[str], main: str, fast: str) -> bool:
        """Whether words are plainly of `main` as most of them are common there, and fewer of them elsewhere."""
        own, other = self._count(found, main), self._count(found, fast)
        return own >= COMMON_SHARE * len(found) and (own > other or same(fast, main))

    def _count(self, found: Sequence[str], code: str) -> int:
        """How many of the words are common ones of a language, as far as that is known."""
        common = self._languages.common(code) if self._languages else ()
        return sum(word.lower() in common for word in found)

    def _by_function_words(self, found: Sequence[str], main: str, fast: str) -> str:
        """`main` or CLD2's language where the small words among these say so plainly, else ""."""
        low = [word.lower() for word in found]
        own = sum(map(self._function(main).__contains__, low))
        if not fast or same(fast, main):
            return main if own * FUNCTION_SHARE >= len(found) or (fast and len(found) < FEW) else ""
        other = sum(map(self._function(fast).__contains__, low))
        return fast if other >= 3 and other > 3 * own and other * FUNCTION_SHARE >= len(found) else ""

    @cached_property
    def _particles(self) -> frozenset[str]:
        return frozenset(self._languages.together("particles") if self._languages else ())

    @cached_property
    def _conjunctions(self) -> frozenset[str]:
        return frozenset(self._languages.together("conjunctions") if self._languages else ())

    def _borrowed(self, found: Sequence[str], main: str, fast: str) -> bool:
        """Whether English words without a small one are terms in a sentence of `main`."""
        if fast != LENDER or not self._function(main):
            return False
        low = frozenset(map(str.lower, found))
        own, other = self._function(main), self._function(fast)
        return low.isdisjoint(other - own) and (len(found) >= GRAMMAR or not low.isdisjoint(own - other))

    def _count_function_words(self, low: Sequence[str], code: str) -> int | None:
        """How many of some words in small letters are function words of a language; None where none are listed."""
        listed = self._function(code)
        return sum(map(listed.__contains__, low)) if listed else None

    def _function(self, code: str) -> frozenset[str]:
        if code not in self._function_words:
            language = self._languages.get(code) if self._languages else None
            listed = language.words.get("function", ()) if language else ()
            self._function_words[code] = frozenset(listed)
        return self._function_words[code]

    def mixed(self, text: str) -> bool:
        """Whether CLD2 sees a second language in a text; True where it is not installed or the scripts differ."""
        return (
            not self._detectors.has_fast
            or len(scripts.counts(text)) > 1
            or self._detectors.fast(text).several
        )

    def _vote(self, document: Document) -> str:
        declared = self.declared(document)
        texts = voters(document)
        votes = vote(texts, self._plain)
        weights = votes.weights
        if not votes.certain:
            return declared or self._best(" ".join(texts)) or "en"
        found = [word.lower() for text in texts for word in words(clean(text))]
        first = winner(votes, lambda code: self._count_function_words(found, code))
        weight = weights[first]
        if declared and (
            any(same(declared, code) and 4 * weights[code] > weight for code in weights) or weight < LIGHT
        ):
            return declared
        return first

    def _plain(self, text: str) -> tuple[str, float]:
        """The language of a text taken by itself, with CLD2's score (SURE where the script decides)."""
        found = scripts.east_asian(scripts.counts(text)) or scripts.counts(text)
        script = scripts.main(found)
        if not script:
            return "", 0.0
        if scripts.kanji_only(text, found):
            return "zh", SURE / 10  # may be Japanese just as well
        sure = scripts.decided(text, found)
        if sure:
            return sure, SURE
        answer = self._detectors.fast(text)
        return answer.language, answer.score

    def _best(self, text: str) -> str:
        """The slow identifier's answer for a text that the fast one cannot tell; "" for next to no text."""
        cleaned = clean(text)
        if len(words(cleaned)) < 4:
            return ""
        likeliest, _ = next(self._detectors.slow(cleaned))
        return likeliest


def _best_in(ranked: Iterator[tuple[str, float]], script: str) -> tuple[str, float]:
    """The first language that is written in a script, with its score; "" when there is none."""
    return next(((code, score) for code, score in ranked if _written_in(code, script)), ("", 0.0))


def _written_in(language: str, script: str) -> bool:
    return scripts.script_of(language) == script or (script == "Latin" and language in ("sr", "kk", "uz"))
