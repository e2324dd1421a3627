"""What an HTML tag means for the text round it."""

from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from newslint.fast.lazy_regex import lazy

_ATTRIBUTE = lazy(r"([^\s\"'<>/=]+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+")

RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = frozenset("head template noscript svg math object canvas audio video datalist select".split())
_KINDS = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "summary"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("article", "main", "section"), "paragraph"),
    "blockquote": "quote",
    "pre": "code",
}
_BLOCKS = frozenset(
    "address article aside body button center details dialog dir div dl fieldset figure footer form frameset header hgroup "
    "hr html legend main menu nav ol optgroup option p section table tbody tfoot thead tr ul".split()
) | frozenset(_KINDS)
_QUOTING = frozenset(("em", "i", "cite", "q"))
INLINE_CODE = frozenset(("code", "kbd", "samp", "tt"))
LISTS = frozenset(("ul", "ol", "menu", "dl"))
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
_UNTOLD = frozenset(("html", "body", "main", "article"))  # their classes describe the page, not its furniture


class Tag(NamedTuple):
    """An opening tag.

    end      the elements that it closes when they are open just above it
    level    1 to 6 for h1 to h6, else 0
    columns  how many columns a table cell covers
    """

    name: str
    block: bool
    void: bool
    kind: str
    role: str
    language: str
    hidden: bool
    mark: bool
    target: str
    end: tuple[str, ...]
    level: int
    template: str
    columns: int


def tag(name: str, attributes: str) -> Tag:
    """The meaning of a tag from its name and its attributes as written."""
    if not attributes or attributes == "/":
        return _bare(name.lower(), attributes)
    return _tag(name.lower(), attributes)


def _tag(name: str, attributes: str) -> Tag:
    block = name in _BLOCKS
    found = parse(attributes)
    hidden = (
        name in _HIDDEN
        or "hidden" in found
        or "display:none" in found.get("style", "").replace(" ", "").lower()
    )
    role = name if name in _ROLES else "" if name in _UNTOLD else _role(found)
    kind = "headline" if found.get("itemprop", "").lower() == "headline" and block else _KINDS.get(name, "")
    return Tag(
        name=name,
        block=block,
        void=name in _VOID or (not block and attributes.endswith("/")),
        kind=kind,
        role=role,
        language=found.get("lang") or found.get("xml:lang") or "",
        hidden=hidden,
        mark=name == "a" or name in _QUOTING or name == "blockquote" or name in INLINE_CODE,
        target=found.get("href", "") if name == "a" else "",
        end=("p", name)
        if name in ("li", "td", "th", "tr", "dt", "dd", "option")
        else ("p",)
        if block
        else (),
        level=int(name[1]) if name[1:].isdecimal() and name in _KINDS else 0,
        template=_template(name, found),
        columns=_columns(found.get("colspan", "")),
    )


_bare = lru_cache(256)(_tag)


def parse(text: str) -> dict[str, str]:
    """A tag's attributes by lower-case name, entities resolved; the first of a name wins, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def _shows_nothing(style: str) -> bool:
    return "display:none" in style.replace(" ", "").lower()


def _columns(colspan: str) -> int:
    colspan = colspan.strip()
    return (
        min(1000, int(colspan)) or 1
        if colspan.isascii() and colspan[:4].isdecimal() and len(colspan) < 5
        else 1
    )


def _template(name: str, found: dict[str, str]) -> str:
    """The element of the page's frame that a tag is, by its name, its ARIA role, its class or id."""
    if name in _TEMPLATES:
        return name
    if name in _UNTOLD:
        return ""
    if (role := _ARIA.get(found.get("role", "").lower(), "")) in _TEMPLATES:
        return role
    if "class" in found and (frame := _frame(found["class"])):
        return frame
    return _frame(found["id"]) if "id" in found else ""


def _role(found: dict[str, str]) -> str:
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
