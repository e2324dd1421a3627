"""The two language identifiers: CLD2, which is fast, and langid (retrained as py3langid), which is slow and precise."""

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.languages.data import base
from newslint.languages.language_names import NAMES
from newslint.text.tokens import clean, printable

if TYPE_CHECKING:
    from newslint.languages.langid import Rank

SURE = 500.0  # CLD2 scores plain prose around 1,000; what it scores lower it often gets wrong
KEPT = 500  # answers on texts that are remembered


class Answer(NamedTuple):
    """CLD2's language ("" for none), its score, and whether it sees more than one."""

    language: str
    score: float
    several: bool


@cache
def _known(code: str) -> str:
    """The base language of a code that has a name here, or ""."""
    name = base(code)
    return name if name in NAMES else ""


class Detectors:
    """Both identifiers, each loaded when it is first asked. Where CLD2 has no wheel, langid answers for it.

    `cache` is where langid's model is kept unpacked; None keeps nothing.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._answers: dict[str, Answer] = {}

    def fast(self, text: str) -> Answer:
        """CLD2's answer. The last ones are kept: the vote, the blocks and the sentences ask for the same texts."""
        if known := self._answers.get(text):
            return known
        if len(self._answers) > KEPT:
            self._answers.clear()
        answer = self._answers[text] = self._ask(text)
        return answer

    def slow(self, text: str) -> Iterator[tuple[str, float]]:
        """Languages that have a name here, with their log probabilities, the likeliest first."""
        for code, score in self._rank(text):
            if name := _known(code):
                yield name, score

    @property
    def has_fast(self) -> bool:
        """Whether CLD2 is installed."""
        return self._cld2 is not None

    def _ask(self, text: str) -> Answer:
        if self._cld2 is None:
            likeliest, _ = next(self.slow(clean(text)))
            return Answer(likeliest, SURE, True)
        try:
            _, _, details = self._cld2(printable(text), bestEffort=True)
        except Exception:
            # CLD2 raises its own error class for input it calls invalid; there is then nothing to be said.
            return Answer("", 0.0, False)
        code, score = details[0][1], details[0][3]
        several = details[1][1] != "un"
        return Answer("", 0.0, several) if code == "un" else Answer(base(code), float(score), several)

    @cached_property
    def _cld2(self) -> Callable[..., tuple[bool, int, tuple[tuple[str, str, int, float], ...]]] | None:
        try:
            from pycld2 import detect
        except ImportError:
            return None
        return detect  # type: ignore[no-any-return]

    @cached_property
    def _rank(self) -> "Rank":
        from newslint.languages.langid import ranker

        return ranker(self._cache)
