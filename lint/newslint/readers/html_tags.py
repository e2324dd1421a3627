"""What an HTML tag says about the text in its element."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from newslint.fast.lazy_regex import lazy

Attributes: TypeAlias = Sequence[tuple[str, str | None]]
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+")

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements whose content the tokenizer passes over as one text.
RAW = frozenset("iframe noembed noframes script style textarea title".split())
HIDDEN = RAW | frozenset("head template noscript svg math object canvas audio video datalist select".split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "summary"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("article", "main", "section"), "paragraph"),
    "blockquote": "quote",
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "code"),
}
BLOCKS = frozenset(
    "address article aside body button center details dialog dir div dl fieldset figure footer form frameset header hgroup "
    "hr html legend main menu nav ol optgroup option p search section table tbody tfoot thead tr ul".split()
) | frozenset(_KINDS)
# Attributes from which `tag` tells something.
_TELLING = frozenset(
    ("class", "colspan", "hidden", "id", "itemprop", "lang", "rel", "role", "style", "xml:lang")
)
LISTS = frozenset(("ul", "ol", "menu", "dl"))
# Elements that give a place to the text in them.
_PLACED = LISTS | frozenset(("li", "dt", "dd", "table", "tr", "td", "th", "article", "main"))
INLINE_CODE = frozenset(("code", "kbd", "samp", "tt"))
_MARKING = frozenset(("a", "em", "i", "cite", "q", "blockquote")) | INLINE_CODE
_ROLES = frozenset(("nav", "aside", "footer", "header", "form", "figure", "dialog", "button"))
_ARIA = {
    "navigation": "nav", "menu": "nav", "banner": "header", "complementary": "aside", "contentinfo": "footer",
    "search": "form", "form": "form", "dialog": "dialog", "alertdialog": "dialog", "button": "button",
}  # fmt: skip
# Words of class names and ids. They describe a page's own containers, so whole words only: "share", not "shareholder".
_NAMED = {
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr"), "cookie"),
    **dict.fromkeys(("newsletter", "newsletters", "subscribe", "signup"), "newsletter"),
    **dict.fromkeys(("share", "sharing", "sharebar"), "share"),
    **dict.fromkeys(("related", "recommended", "recommendations", "recirculation"), "related"),
    **dict.fromkeys(("comments", "comment"), "comments"),
    **dict.fromkeys(("breadcrumb", "breadcrumbs", "navigation", "navbar", "nav"), "nav"),
    **dict.fromkeys(("byline", "bylines", "author"), "byline"),
}
# The same for the elements of the page's own frame.
_FRAME = {
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "menubar", "breadcrumb", "breadcrumbs"), "nav"),
    **dict.fromkeys(("pagination", "pager", "paginator"), "nav"),
    **dict.fromkeys(("header", "masthead", "topbar"), "header"),
    "footer": "footer",
    **dict.fromkeys(("sidebar", "aside"), "aside"),
    **dict.fromkeys(("btn", "button", "buttons", "cta"), "button"),
    **dict.fromkeys(("modal", "popup"), "dialog"),
}
_TEMPLATES = frozenset(("nav", "header", "footer", "aside", "button", "form", "dialog"))
# Class names that begin like this name a part of the article: "post-header" holds its headline.
_PART_FIRST = frozenset(("article", "post", "entry", "story", "content", "section", "card", "page", "table"))
_STATE_FIRST = frozenset(("has", "is", "no", "not", "with", "without"))
_STATE_LAST = frozenset(("open", "closed", "enabled", "disabled"))
_PAGE = frozenset(("html", "body", "main", "article"))  # their classes describe the page as a whole


class Tag(NamedTuple):
    """What an opening tag says of the text in its element.

    mark     whether the text in it is a link, a quotation or inline code
    level    1 to 6 for h1 to h6, else 0
    columns  how many columns a table cell covers
    plain    whether it says nothing at all
    """

    name: str
    block: bool
    kind: str
    role: str
    language: str
    hidden: bool
    mark: bool
    level: int
    template: str
    columns: int
    plain: bool


def tag(name: str, attributes: Attributes) -> Tag:
    """The meaning of a tag from its name and its attributes as (name, value), names in lower case."""
    if not attributes:
        return _tag(name, ())
    return _tag(name, tuple([pair for pair in attributes if pair[0] in _TELLING]))


@lru_cache(4096)
def _tag(name: str, attributes: tuple[tuple[str, str | None], ...]) -> Tag:
    found = {key: value or "" for key, value in reversed(attributes)}  # the first of a name wins
    block = name in BLOCKS
    hidden = name in HIDDEN or "hidden" in found
    said = Tag(
        name=name,
        block=block,
        kind="headline"
        if block and found.get("itemprop", "").lower() == "headline"
        else _KINDS.get(name, ""),
        role=name if name in _ROLES else "" if name in _PAGE else _role(found),
        language=found.get("lang") or found.get("xml:lang") or "",
        hidden=hidden or "display:none" in found.get("style", "").replace(" ", "").lower(),
        mark=name in _MARKING,
        level=int(name[1]) if name in HEADINGS else 0,
        template=_template(name, found),
        columns=_columns(found["colspan"]) if "colspan" in found else 1,
        plain=False,
    )
    plain = (
        not (said.kind or said.role or said.language or said.level or said.template) and name not in _PLACED
    )
    return said._replace(plain=plain)


def _columns(colspan: str) -> int:
    """How many columns a cell covers: 1 to 1000, as in browsers."""
    digits = colspan.strip()
    return max(1, min(1000, int(digits))) if digits.isdecimal() and len(digits) < 9 else 1


def _template(name: str, found: Mapping[str, str]) -> str:
    """The element of the page's frame that a tag is, by its name, its ARIA role, its class or id."""
    if name in _TEMPLATES:
        return name
    if name in _PAGE:
        return ""
    if (role := _ARIA.get(found.get("role", "").lower(), "")) in _TEMPLATES:
        return role
    if "class" in found and (frame := _frame(found["class"])):
        return frame
    return _frame(found["id"]) if "id" in found else ""


def _role(found: Mapping[str, str]) -> str:
    if "role" in found and (role := _ARIA.get(found["role"].lower())):
        return role
    if "author" in (found.get("rel"), found.get("itemprop")):
        return "byline"
    return _named(found.get("class", "")) or _named(found.get("id", ""))


@lru_cache(2048)
def _named(names: str) -> str:
    """The role that class names or an id tell."""
    for words in _words(names):
        for word in words:
            if word in _NAMED:
                return _NAMED[word]
    return ""


@lru_cache(2048)
def _frame(names: str) -> str:
    """The element of the page's frame that class names or an id tell."""
    for words in _words(names):
        if words[0] not in _PART_FIRST:
            for word in words:
                if word in _FRAME:
                    return _FRAME[word]
    return ""


def _words(names: str) -> Iterator[list[str]]:
    """The words of each class name, but for those that tell a state: "has-sidebar", "menu-open"."""
    for name in names[:1000].split()[:30]:
        words = [word.lower() for word in _WORD.findall(name[:80])]
        if words and words[0] not in _STATE_FIRST and words[-1] not in _STATE_LAST:
            yield words
