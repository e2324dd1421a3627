"""How likely a block is to be interface text: points for known words and for the blocks around it.

No single sign decides. A label alone is enough for an error, a weak word only in the head or the tail of a story and
among other interface text, and a few unknown words there are worth a warning at most.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.boilerplate.eligibility import eligible
from newslint.boilerplate.fillers import letters, only_fillers, uncovered
from newslint.boilerplate.interface_words import InterfaceWords
from newslint.boilerplate.page_structure import PageStructure, page_structure, short
from newslint.boilerplate.phrases import CAPTION, MAX_LABEL, SELF_EVIDENT, Label
from newslint.fast.lazy_regex import lazy
from newslint.model.document import Block, Document, Span

# Points. Set by how often each sign was right on labelled lines of real pages, then rounded.
POINTS = {"labels": 6, "phrases": 4, "weak": 3, "short": 1}
LOOSE = 1  # less for a label of which a part may be any words
CERTAIN_PHRASE = 6
GLUED = 2  # less for several weak words in the story: side by side they say something of their own
COMPANY = {"labels": 2, "phrases": 2, "weak": 1}  # for a block nearby, up to MOST in all
MOST = 4
EDGE = 2  # in the head or the tail, with company; half of it in the tail without
HEAD_COMPANY = 3  # for unknown words in the head, where headline, standfirst and byline are
MARKUP = 3  # in a link or a container for such things
ERROR, WARNING = 6, 4
ROW = 4  # pieces of a row of links

FURNITURE_ROLES = frozenset(
    ("nav", "footer", "form", "button", "dialog", "cookie", "newsletter", "share", "related", "comments")
)

_SENTENCE_START = lazy(r"(?:^|[.!?…。！？:|•\n]\s?|\d)[\s\"'»«(*-]*$")
_BAR = lazy("[|｜·•]")
_QUOTES = lazy('["“”„«»「」『』]')
_LISTED = lazy(r"\s*\d{1,3}[.)] ")
_NUMBERED = lazy(r"\s*[(\[]?\d")


class Known(NamedTuple):
    """What the vocabulary says of a block: the table that counts, and the labels of it."""

    table: str
    labels: tuple[Label, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule for label in self.labels for rule, _ in label.entries))

    def has(self, role: str) -> bool:
        """Whether a rule that knows the block has a role."""
        return any(label.has(role) for label in self.labels)

    def only(self, role: str) -> bool:
        """Whether all rules that know the block have a role."""
        return all(role in label.roles.get(rule, ()) for label in self.labels for rule, _ in label.entries)

    @property
    def languages(self) -> frozenset[str]:
        """The languages that know every one of the labels, or those that know any."""
        sets = [label.languages for label in self.labels]
        return frozenset.intersection(*sets) or frozenset.union(*sets)


class Boilerplate(NamedTuple):
    """A block that is interface text, with its points and the part of them that its company gives.

    `known` is None for a few unknown words in such company.
    """

    block: int
    points: int
    company: int
    known: Known | None


def boilerplate(
    document: Document, labels: Sequence[Sequence[Label]], words: InterfaceWords
) -> tuple[dict[int, Boilerplate], PageStructure]:
    """The blocks with points enough for a warning, and the layout they were judged in."""
    blocks = document.blocks
    known = [_known(block, found, words) for block, found in zip(blocks, labels, strict=True)]
    plan = page_structure(blocks, [item is not None for item in known])
    if not any(known):
        return {}, plan
    places = eligible(document, labels, words)
    return {piece.block: piece for piece in _judged(blocks, known, plan, places)}, plan


def _judged(
    blocks: Sequence[Block], known: Sequence[Known | None], plan: PageStructure, places: Sequence[bool]
) -> Iterator[Boilerplate]:
    head, tail = _walls(known, plan)
    for index, (block, item) in enumerate(zip(blocks, known, strict=True)):
        points = company = 0
        if item:
            company = _company(known, plan, index)
            points = _points(block, item, company, plan, index)
        elif (
            (index < head or index > tail or _follows(block, plan, index)) and places[index] and _strip(block)
        ):
            company = _company(known, plan, index)
            enough = company >= (2 if plan.tail(index) else HEAD_COMPANY)
            points = min(WARNING, POINTS["short"] + company + EDGE) if enough else 0
        if points >= WARNING:
            yield Boilerplate(index, points, company, item)


def _walls(known: Sequence[Known | None], plan: PageStructure) -> tuple[int, int]:
    """Before and after which block of the head and the tail interface text is between it and the story."""
    head = (index for index in range(plan.first - 1, -1, -1) if known[index])
    tail = (index for index in range(plan.last + 1, len(known)) if known[index])
    return next(head, -1), next(tail, len(known))


def _follows(block: Block, plan: PageStructure, index: int) -> bool:
    """Whether a block comes right after the story, and introduces no list of the story's own."""
    return index == plan.last + 1 and not block.text.rstrip().endswith((":", "："))


def _strip(block: Block) -> bool:
    """Whether unknown words may be one of a page's strip of links: no sentence, no item of a numbered list."""
    return block.kind in ("paragraph", "item") and short(block.text) and not _LISTED.match(block.text)


def _company(known: Sequence[Known | None], plan: PageStructure, index: int) -> int:
    near = (known[other] for other in plan.near(index))
    return min(MOST, sum(COMPANY[item.table] for item in near if item and not item.only(CAPTION)))


def _points(block: Block, item: Known, company: int, plan: PageStructure, index: int) -> int:
    if item.table == "phrases":
        certain = item.has(SELF_EVIDENT)
        return CERTAIN_PHRASE if certain else POINTS["phrases"] + company // 2
    points = POINTS[item.table] + company
    if all(label.loose for label in item.labels):
        points -= LOOSE
    if plan.edge(index) and company:
        points += EDGE
    elif plan.tail(index):
        points += EDGE // 2
    elif item.table == "weak":
        points -= plan.between(index)
    if item.table == "weak" and len(_spans(item.labels)) > 1 and company < (1 if plan.edge(index) else MOST):
        points -= GLUED
    if block.role in FURNITURE_ROLES or block.linked > 0.8:
        points += MARKUP
    return points


def _known(block: Block, found: Sequence[Label], words: InterfaceWords) -> Known | None:
    if block.kind == "code" or not found:
        return None
    whole = _whole(block.text, found, words)
    if whole and whole.table == "labels":
        return whole
    # A table of figures has cells such as "none" and "Sport".
    return _phrases(block.text, found) or (whole if block.kind != "cell" else None)


def _whole(text: str, found: Sequence[Label], words: InterfaceWords) -> Known | None:
    """A block that is nothing but labels, one or several glued together, with counters and punctuation between."""
    usable = [label for label in found if label.table != "phrases"]
    if not usable or len(text) > MAX_LABEL or _QUOTES.match(text) or not letters(text):
        return None
    if not only_fillers(text, _spans(found), words):
        return _row(text, usable)
    if not _one_language(usable):
        return None
    strong = tuple(label for label in usable if label.table == "labels")
    first = min(label.span.start for label in usable)
    opens = any(label.span.start == first for label in strong)
    if opens and 2 * uncovered(text, _spans(strong)) <= letters(text):
        return Known("labels", _outer(strong, found))
    spans = _spans(usable)
    if _NUMBERED.match(text) or (len(spans) == 2 and not text[spans[0].end : spans[1].start].strip(" &")):
        return None  # "3. Travel" and "team culture" are headings
    return Known("weak", tuple(usable))


def _row(text: str, usable: Sequence[Label]) -> Known | None:
    """A row of links, set apart by bars or dots: labels, and one piece that may be the site's name."""
    rest = text
    for start, end in _spans(usable):
        rest = rest[:start] + " " * (end - start) + rest[end:]
    cuts = [match.span() for match in _BAR.finditer(text)]
    ends = list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True))
    pieces = [(start, end) for start, end in ends if letters(text[start:end])]
    unknown = sum(letters(rest[start:end]) > 0 for start, end in pieces)
    if len(pieces) < ROW or unknown > 1:
        return None
    strong = tuple(label for label in usable if label.table == "labels")
    return Known("labels", strong) if strong else Known("weak", tuple(usable))


def _one_language(labels: Sequence[Label]) -> bool:
    """Whether one language knows all of the glued labels; those of no language fit everywhere."""
    spoken: dict[Span, set[str]] = {}
    for label in labels:
        spoken.setdefault(label.span, set()).update(label.languages)
    bound = [languages for languages in spoken.values() if "mul" not in languages]
    return not bound or bool(set.intersection(*bound))


def _outer(strong: tuple[Label, ...], found: Sequence[Label]) -> tuple[Label, ...]:
    """The labels that are more than a word of a longer phrase."""
    phrases = [label.span for label in found if label.table == "phrases"]
    outer = tuple(
        label
        for label in strong
        if not any(a <= label.span.start and label.span.end <= b and (a, b) != label.span for a, b in phrases)
    )
    return outer or strong[:1]


def _phrases(text: str, found: Sequence[Label]) -> Known | None:
    """A block with a sentence that begins as interface text does."""
    usable = tuple(
        label
        for label in found
        if label.table == "phrases"
        and _SENTENCE_START.search(text, max(0, label.span.start - 12), label.span.start)
    )
    if not usable:
        return None
    covered = letters(text) - uncovered(text, _spans(usable))
    if usable[0].span.start > 3 and covered * 3 < letters(text):
        return None
    return Known("phrases", usable)


def _spans(labels: Sequence[Label]) -> list[Span]:
    return sorted({label.span for label in labels})
