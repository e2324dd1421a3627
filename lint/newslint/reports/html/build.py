"""HTML as a tree of elements: text goes in as text, so nothing that an article says becomes markup.

A tree and lxml's serialiser do what a template's autoescaping does, without a template language or another package.
"""

import base64
import hashlib
from importlib.resources import files

from lxml import etree, html

from newslint.text.escaping import html as printable

Element = etree._Element

# Elements after which a line break changes nothing: it keeps the page's lines short enough to look at.
_BLOCKS = frozenset(
    "p li tr section article header footer ul ol table figure details h1 h2 h3 div dt dd".split()
)


def h(tag: str, *children: "Element | str | None", **attributes: "str | int | None") -> Element:
    """An element. `class_` is class, `data_rule` is data-rule; attributes and children that are None are left out."""
    element = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            element.set(name.rstrip("_").replace("_", "-"), printable(str(value)))
    for child in children:
        if isinstance(child, str):
            _append_text(element, printable(child))
        elif child is not None:
            element.append(child)
    if tag in _BLOCKS:
        element.tail = "\n"
    return element


def _append_text(element: Element, text: str) -> None:
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def document(title: str, *body: "Element | str | None") -> str:
    """A page with the report's own style and script, and a policy that lets nothing else run or load."""
    style, script = (
        files("newslint.reports.html").joinpath(name).read_text("utf-8")
        for name in ("style.css", "script.js")
    )
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", http_equiv="Content-Security-Policy", content=policy),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="color-scheme", content="light dark"),
        h("title", title),
        _raw("style", style),
    )
    page = h("html", head, h("body", *body, _raw("script", script)), lang="en")
    return f"{html.tostring(page, doctype='<!doctype html>', encoding='unicode')}\n"


def _raw(tag: str, text: str) -> Element:
    """A style or script of our own, as it stands in its file."""
    element = etree.Element(tag)
    element.text = text
    return element


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
