"""Which language an article and each of its blocks is in.

A block's script decides where it can. Else two identifiers are asked, the cheap one (CLD2) on every block and the slow
one (langid, retrained as py3langid) only where the cheap one disagrees with the article: a block counts as foreign when
both say so. Short labels are not theirs to judge; see newslint.lexicon.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from newslint import scripts
from newslint.document import Block, Document
from newslint.language import base
from newslint.names import NAMES
from newslint.wording import clean, name_like, printable, prose, title_case, unquoted, words

# Written standards so close that no identifier tells them apart in a sentence.
_GROUPS = (("hr", "bs", "sr"), ("id", "ms"), ("nb", "nn", "da"), ("xh", "zu"))
_GROUP_OF = {code: group[0] for group in _GROUPS for code in group}

LONGEST_KANJI_LABEL = 14  # Japanese labels and headings are often written without kana
TRUSTED = 600.0  # what CLD2 says for the article's language from this score on is not asked again
SURE = 500.0  # CLD2 scores plain prose around 1,000; what it scores lower it often gets wrong
DOUBT = (
    0.3  # nats a character by which langid must contradict an unsure CLD2 that is for the article's language
)
PLAIN = 9.0  # the margin of an answer that needs no model
LIGHT = 60  # weight of a vote below which the declared language stands
KEPT = 500  # answers on texts that are remembered
VOTERS = 40  # blocks that vote on the article's language


class Guess(NamedTuple):
    """A block's language ("" when nothing can be said) and how far it beats the article's, in nats a character."""

    language: str
    margin: float = 0.0


class _Answer(NamedTuple):
    """CLD2's language ("" for none), its score, and whether it sees more than one."""

    language: str
    score: float
    several: bool


def same(first: str, second: str) -> bool:
    """Whether two languages count as one."""
    return _GROUP_OF.get(first, first) == _GROUP_OF.get(second, second)


class Identifier:
    """Identifies languages. The models are loaded when they are first needed."""

    def __init__(self) -> None:
        self._answers: dict[str, _Answer] = {}

    def document_language(self, document: Document) -> str:
        """The article's language: the declared one unless the text is plainly in another, else a vote of the blocks."""
        return document.derive(self._vote)

    def declared(self, document: Document) -> str:
        return base(document.language) if document.language else ""

    def block_languages(self, document: Document) -> tuple[Guess, ...]:
        """A guess for every block; blocks that agree with the article have its language."""
        main = self.document_language(document)
        return tuple(self.guess(block.text, main) for block in document.blocks)

    def guess(self, text: str, main: str) -> Guess:
        """The language of a text that stands in an article in the language `main`."""
        answer = self._judge(text, main)
        if answer.language in ("", main) or (rest := unquoted(text)) == text or len(words(rest)) < 3:
            return answer
        # A quotation may be all that is foreign.
        own = self._judge(rest, main)
        return own if own.language == main else answer

    def _judge(self, text: str, main: str) -> Guess:
        found = scripts.counts(text)
        script = scripts.main(found)
        if not script:
            return Guess("")
        sure = scripts.decided(text, found)
        if script == "Han" and scripts.kanji_only(text, found) and main in ("ja", "zh"):
            return Guess(main)
        if sure:
            return Guess(main) if same(sure, main) else Guess(sure, PLAIN)
        if not _written_in(main, script):
            return self._foreign(text, script)
        return self._kindred(text, main, script)

    def _foreign(self, text: str, script: str) -> Guess:
        """The language of a text in another script than the article's. Names and brands are often left in Latin."""
        cleaned = clean(text)
        fast, score, _ = self._detect(text)
        plain = script != "Latin" or prose(cleaned)
        if not plain and (score < SURE or not title_case(cleaned)):
            return Guess("")
        if plain and fast and _written_in(fast, script):
            return Guess(fast, PLAIN)
        best = _best_in(self._slow(cleaned), script)
        return Guess(best, PLAIN) if best and (plain or same(best, fast)) else Guess("")

    def _kindred(self, text: str, main: str, script: str) -> Guess:
        """The language of a text in the article's script: both identifiers must be against the article's."""
        fast, score, _ = self._detect(text)
        agrees = bool(fast) and same(fast, main)
        if agrees and score >= TRUSTED:
            return Guess(main)
        cleaned = clean(text)
        titled = name_like(cleaned)
        if len(words(cleaned)) < 2 or (titled and (agrees or score < SURE or not title_case(cleaned))):
            return Guess(main if agrees else "")
        scores = self._slow(cleaned)
        best = _best_in(scores, script)
        if not best or same(best, main):
            return Guess(main if best else "")
        own = max((value for code, value in scores.items() if same(code, main)), default=scores[best] - 99)
        margin = (scores[best] - own) / max(1, len(cleaned))
        if agrees:
            return Guess(best, margin / 3) if margin >= DOUBT else Guess(main)
        if titled:
            return Guess(best, margin) if same(fast, best) and margin >= DOUBT else Guess("")
        return Guess(best, margin if fast and same(fast, best) else margin / 2)

    def mixed(self, text: str) -> bool:
        """Whether CLD2 sees a second language in a text; True where it is not installed or the scripts differ."""
        return self._cld2 is None or len(scripts.counts(text)) > 1 or self._detect(text).several

    def _vote(self, document: Document) -> str:
        declared = self.declared(document)
        # Letters to the power 0.9: longer blocks count more, but three short ones outvote one of their length.
        votes: dict[str, float] = {}
        certain = False
        for block in _voters(document):
            language, score = self._plain(block.text)
            certain = certain or score >= SURE
            if language:
                votes[language] = (
                    votes.get(language, 0.0)
                    + min(1.0, score / SURE)
                    * sum(scripts.weighted(scripts.counts(block.text)).values()) ** 0.9
                )
        if not certain:
            return declared or self._best(" ".join(block.text for block in document.blocks)) or "en"
        winner = max(sorted(votes), key=votes.__getitem__)
        weight = votes[winner]
        if declared and (
            any(same(declared, code) and 4 * votes[code] > weight for code in votes) or weight < LIGHT
        ):
            return declared
        return winner

    def _plain(self, text: str) -> tuple[str, float]:
        """The language of a text taken by itself, with CLD2's score (SURE where the script decides)."""
        found = scripts.counts(text)
        script = scripts.main(found)
        if not script:
            return "", 0.0
        if scripts.kanji_only(text, found):
            return "zh", SURE / 10  # may be Japanese just as well
        sure = scripts.decided(text, found)
        if sure:
            return sure, SURE
        answer = self._detect(text)
        return answer.language, answer.score

    def _best(self, text: str) -> str:
        """The slow identifier's answer for a text that the fast one cannot tell; "" for next to no text."""
        cleaned = clean(text)
        if len(words(cleaned)) < 4:
            return ""
        scores = self._slow(cleaned)
        return max(scores, key=scores.__getitem__)

    def _detect(self, text: str) -> _Answer:
        """CLD2's answer. The last ones are kept: the vote, the blocks and the sentences ask for the same texts."""
        if known := self._answers.get(text):
            return known
        if len(self._answers) > KEPT:
            self._answers.clear()
        answer = self._answers[text] = self._ask(text)
        return answer

    def _ask(self, text: str) -> _Answer:
        if self._cld2 is None:
            scores = self._slow(clean(text))
            return _Answer(max(scores, key=scores.__getitem__), SURE, True)
        try:
            _, _, details = self._cld2(printable(text), bestEffort=True)
        except Exception:
            # CLD2 raises its own error class for input it calls invalid; there is then nothing to be said.
            return _Answer("", 0.0, False)
        code, score = details[0][1], details[0][3]
        several = details[1][1] != "un"
        return _Answer("", 0.0, several) if code == "un" else _Answer(base(code), float(score), several)

    def _slow(self, text: str) -> Mapping[str, float]:
        """Log probabilities by language."""
        ranked: dict[str, float] = {}
        for code, score in self._rank(text):
            if base(code) in NAMES:
                ranked.setdefault(base(code), float(score))
        return ranked

    @cached_property
    def _cld2(self) -> Callable[..., tuple[bool, int, tuple[tuple[str, str, int, float], ...]]] | None:
        try:
            from pycld2 import detect
        except ImportError:
            return None
        return detect  # type: ignore[no-any-return]

    @cached_property
    def _rank(self) -> Callable[[str], list[tuple[str, float]]]:
        from py3langid import rank

        return rank  # type: ignore[no-any-return]


def _voters(document: Document) -> list[Block]:
    """The longest blocks: labels and names do not vote while there is text."""
    blocks = [block for block in document.blocks if block.kind != "code"]
    return sorted(blocks, key=lambda block: len(block.text), reverse=True)[:VOTERS]


def _best_in(scores: Mapping[str, float], script: str) -> str:
    """The likeliest language among those that are written in a script; "" when there is none."""
    return max((code for code in scores if _written_in(code, script)), key=scores.__getitem__, default="")


def _written_in(language: str, script: str) -> bool:
    return scripts.script_of(language) == script or (script == "Latin" and language in ("sr", "kk", "uz"))
