"""Renders pages from templates. Jinja2 escapes every value, so nothing in an article becomes markup."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newslint.text.escaping import html as printable


def render(template: str, **values: Any) -> str:
    """A page from templates/TEMPLATE.html, with the reports' own style and script and a policy that lets nothing else run."""
    style, script = (_file(name) for name in ("style.css", "script.js"))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template(f"{template}.html")
    return page.render(policy=policy, style=Markup(style), script=Markup(script), **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("newslint.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """A value as it is printed: characters that hide or reorder text are shown as escapes."""
    return value if isinstance(value, Markup) else printable(str(value))


@cache
def _file(name: str) -> str:
    return files("newslint.reports.html").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
