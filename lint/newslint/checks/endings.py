"""Articles that end in the middle of a sentence."""

from collections.abc import Iterator, Sequence

from newslint.article import Analysers, Article
from newslint.boilerplate.page_structure import PARAGRAPH, sentence, size
from newslint.fast.lazy_regex import lazy
from newslint.model.finding import Hit
from newslint.model.rule import Rule

WORDS = 6  # at the end of the text that are shown
TAIL = 240  # characters, or the last word when it is longer: what is looked at
# What ends a text that is no sentence: an address, a handle, a list's mark, a source in brackets.
# ... or the writer's initials.
_OTHER_END = lazy(
    r"(?:https?://|www\.|@|#)\S*$|[)\]*/:;|_%°]$|\S\.\w{2,4}$|[.!?…][\"'”’“»«]?\s{0,2}[/—–(-]?\s?\w{1,4}$"
)
_LAST = lazy(rf"(?:\S+\s+){{0,{WORDS - 1}}}\S{{1,200}}$")


class Check:
    """The last paragraph of an article with several; what is after it must be known for interface text."""

    def __init__(self, rules: Sequence[Rule], analysers: Analysers) -> None:
        self._rules = rules
        self._analysers = analysers

    def check(self, article: Article) -> Iterator[Hit]:
        document = article.document
        found, plan = article.boilerplate
        blocks = document.blocks
        rest = [index for index, block in enumerate(blocks) if block.text.strip() and index not in found]
        if not rest or sum(plan.prose) < 3:
            return
        last = blocks[rest[-1]]
        text = last.text.rstrip()
        if last.kind != "paragraph" or not plan.prose[rest[-1]] or size(text) < PARAGRAPH:
            return
        tail = text[-max(TAIL, len(text.rsplit(None, 1)[-1])) :]
        if sentence(text) or _OTHER_END.search(tail) or not (match := _LAST.search(text[-TAIL:])):
            return
        start = len(text) - len(match[0])
        for rule in self._rules:
            yield Hit(rule.name, last.source(start, len(text)))
