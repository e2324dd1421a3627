"""Which open elements a tag closes (HTML standard, tree construction), as far as it affects the visible text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from newslint.readers.html_tags import BLOCKS, HEADINGS, HIDDEN

_CELLS = ("td", "th")
_ROWS = ("tr", *_CELLS, "caption", "colgroup")
_TABLE = ("table", "template")
_SCOPE = (*_TABLE, "caption", "td", "th", "object", "applet", "marquee", "html")
# What a start tag ends when it is open: the outermost of these elements inside the innermost of those.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", "blockquote", "section", "article", "aside", "details", *_SCOPE)),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl", "ul", "ol", "blockquote", "section", "article", *_SCOPE))),
    **dict.fromkeys(_CELLS, ((*_CELLS, "select"), _TABLE)),
    "tr": ((*_ROWS, "select"), _TABLE),
    **dict.fromkeys(("tbody", "thead", "tfoot", "caption", "colgroup"), (("tbody", "thead", "tfoot", *_ROWS), _TABLE)),
    "button": (("button",), _SCOPE),
    "option": (("option",), ("select", "optgroup", "datalist", *_SCOPE)),
    "optgroup": (("optgroup", "option"), ("select", *_SCOPE)),
    "input": (("select",), _SCOPE),
}  # fmt: skip
_ENDS_P = BLOCKS - HEADINGS - frozenset(
    ("body", "html", "caption", "td", "th", "tr", "tbody", "thead", "tfoot", "button", "option", "optgroup", "legend", "frameset")
) | HEADINGS  # fmt: skip
_IN_TABLE = frozenset(("tbody", "thead", "tfoot", *_ROWS))
_KEPT = frozenset(("body", "html", "frameset"))  # what follows their end tags is read as if it came before
_NONE = 1 << 30  # a place above all open elements
_BUTTON_SCOPE = (*_SCOPE, "button")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_IN_HEAD = frozenset(
    "base basefont bgsound link meta title style script noscript template noframes head html".split()
)
# HTML tags that cannot be in SVG or MathML: they end it.
_NOT_FOREIGN = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p "
    "pre ruby s small span strong strike sub sup table tt u ul var".split()
)
_FOREIGN = ("svg", "math")
_HTML_IN_FOREIGN = ("foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext")
# Elements that hide what is in them and are left open by mistake: what follows from the next of these blocks is shown.
_LEFT_OPEN = HIDDEN - frozenset(("head", "template"))
_STORY = HEADINGS | frozenset(("article", "blockquote", "main", "ol", "p", "section", "table", "ul"))


class Nesting:
    """Where the open elements are in the stack, by name."""

    def __init__(self, is_closed_later: Callable[[str], bool]) -> None:
        """`is_closed_later(name)` says whether an end tag of that name is still to come."""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks: list[int] = []
        self._is_closed_later = is_closed_later

    def push(self, name: str, place: int) -> None:
        self._places[name].append(place)
        if name in BLOCKS:
            self._blocks.append(place)

    def pop(self, name: str) -> None:
        self._places[name].pop()
        if name in BLOCKS:
            self._blocks.pop()

    def is_open(self, name: str) -> bool:
        return bool(self._places.get(name))

    def _last(self, names: Iterable[str]) -> int:
        """The place of the innermost open element of these names, -1 when none is."""
        last = -1
        for name in names:
            places = self._places.get(name)
            if places and places[-1] > last:
                last = places[-1]
        return last

    def ended_by_start(self, name: str, top: str, hidden: bool) -> Sequence[int]:
        """The places down to which a start tag closes what is open. `top` is the name of the innermost element,
        `hidden` whether an open element hides its text."""
        ended: list[int] = []
        if hidden:
            ended += self._ended_hidden(name)
        if (
            name in _ENDS_P
            and self.is_open("p")
            and (place := self._last(("p",))) > self._last(_BUTTON_SCOPE)
        ):
            ended.append(place)
        if name in HEADINGS and top in HEADINGS:
            ended.append(self._last((top,)))
        if name == "a" == top:
            ended.append(self._last(("a",)))
        if name in _ENDS:
            names, limits = _ENDS[name]
            places = [place for other in names for place in self._places.get(other, ())[-1:]]
            if places:
                limit = self._last(limits)
                ended.append(min([place for place in places if place > limit], default=_NONE))
        return ended

    def _ended_hidden(self, name: str) -> Iterator[int]:
        """The hidden elements that a start tag ends: the head, SVG and MathML, and what was left open by mistake."""
        if (
            self.is_open("head")
            and name not in _IN_HEAD
            and not (self.is_open("template") or self.is_open("noscript"))
        ):
            yield self._last(("head",))
        if name in _NOT_FOREIGN and (place := self._last(_FOREIGN)) > self._last(_HTML_IN_FOREIGN):
            yield place
        if name in _STORY and (place := self._never_closed()) >= 0:
            yield place

    def _never_closed(self) -> int:
        """The place of the outermost open element that hides its text and has no end tag, or -1."""
        places = (
            self._places[name][0]
            for name in _LEFT_OPEN
            if self.is_open(name) and not self._is_closed_later(name)
        )
        return min(places, default=-1)

    def ended_by_end(self, name: str, top: int) -> int:
        """The place down to which an end tag closes what is open, or -1; `top` is the place of the innermost element.
        Formatting that reaches across blocks, as in <b><p></b>, is told by `crosses_blocks`."""
        places = self._places.get(name)
        if name in HEADINGS:
            place = self._last(HEADINGS)
            return place if place > self._last(_SCOPE) else -1
        if not places or name in _KEPT:
            return -1
        place = places[-1]
        if place == top or name in HIDDEN or name == "table":
            return place
        if name in _IN_TABLE:
            return place if place > self._last(_TABLE) else -1
        if name in BLOCKS or name in _FORMATTING:
            return place if place > self._last(_SCOPE) else -1
        return place if not self._blocks or place > self._blocks[-1] else -1

    def crosses_blocks(self, name: str, place: int) -> bool:
        """Whether an element of that name at that place has open blocks in it that its end tag does not close."""
        return name in _FORMATTING and bool(self._blocks) and self._blocks[-1] > place
