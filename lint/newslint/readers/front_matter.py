"""Front matter: YAML between ---, TOML between +++, or in Markdown Pelican's "Title: ..." lines.

YAML values stay strings, as written: in YAML 1.1 `lang: no` would be False and `12:30` 750.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newslint.fast.lazy_regex import lazy
from newslint.model.document import Meta, Span

_YAML = lazy(r"---[ \t]*(?:\r\n|\r|\n)")
_YAML_END = lazy(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML = lazy(r"\+\+\+[ \t]*(?:\r\n|\r|\n)")
_TOML_END = lazy(r"^\+\+\+[ \t]*$", re.MULTILINE)
_KEY_LINE = lazy(r"[A-Za-z][\w -]{0,40}:(?:[ \t]|$)")
_TOML_LINE = lazy(r"\s*(?:[\w.\"'-]+[ \t]*=|\[|#|\+\+\+)")
_PELICAN = lazy(r"(?:(?:title|date|author|lang|category|tags|slug|summary|status|modified):[^\r\n]*(?:\r\n|\r|\n)){2,}", re.IGNORECASE)  # fmt: skip
# Such a key costs tomllib the square of its length.
_DEEP_KEY = lazy(r"(?:[^\s.=]{1,99}+[ \t]*+\.[ \t]*+){100}")
MAX_SIZE = 200_000
_TOO_LONG = f"front matter is longer than {MAX_SIZE:,} characters and was not read"

KEYS = {
    "title": "title", "headline": "title", "date": "date", "published": "date", "publishdate": "date", "pubdate": "date",
    "lastmod": "modified", "modified": "modified", "updated": "modified", "lang": "lang", "language": "lang",
    "languages": "languages", "author": "author", "authors": "author", "byline": "author", "description": "description",
    "summary": "description", "url": "url", "permalink": "url", "canonicalurl": "url", "digitalsourcetype": "digitalsourcetype", "ai": "ai",
    "aidisclosure": "ai_disclosure", "aigc": "aigc", "editor": "editor", "reviewer": "editor", "reviewedby": "editor",
}  # fmt: skip


_JOINED = str.maketrans("", "", "_-")  # "digital_source_type", "ai-disclosure"


class FrontMatter(NamedTuple):
    """Metadata by newslint's keys, where the body begins, and what is wrong: (reason, offset) or None."""

    metadata: dict[str, Meta]
    body: int
    wrong: tuple[str, int] | None


def parse(source: str, pelican: bool = False) -> FrontMatter:
    """The front matter of a file; nothing when it has none. A `---` that opens no keys is a thematic break.

    pelican  whether lines like "Title: ..." at the beginning are front matter, too
    """
    if match := _YAML.match(source):
        return _yaml(source, match.end())
    if match := _TOML.match(source):
        return _toml(source, match.end())
    if pelican and (match := _PELICAN.match(source)):
        return FrontMatter(dict(_lines(source, match.end())), match.end(), None)
    return FrontMatter({}, 0, None)


def _yaml(source: str, start: int) -> FrontMatter:
    if not _KEY_LINE.match(source, start) and not source.startswith("#", start):
        return FrontMatter({}, 0, None)
    end = _YAML_END.search(source.replace("\r", "\n"), start)
    if end is None:
        return FrontMatter({}, start, ("front matter is opened by --- and never closed", 0))
    import yaml

    text = source[start : end.start()]
    body = end.end()
    if len(text) > MAX_SIZE:
        return FrontMatter({}, body, (_TOO_LONG, 0))
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = start + (mark.index if mark else 0)
        reason = getattr(error, "problem", None) or "not valid YAML"
        return FrontMatter({}, body, (f"front matter: {reason}", min(at, end.start())))
    except RecursionError:
        return FrontMatter({}, body, ("front matter is nested too deep", start))
    return FrontMatter(dict(_nodes(node, start)), body, None)


def _nodes(node: Any, offset: int) -> Iterator[tuple[str, Meta]]:
    """The scalar values of a YAML mapping, and lists of scalars joined by commas. Aliases are never followed."""
    if node is None or node.id != "mapping":
        return
    for key, value in node.value:
        name = KEYS.get(str(key.value).lower().translate(_JOINED)) if key.id == "scalar" else None
        if name and value.id == "scalar":
            quoted = 1 if value.style in ("'", '"') else 0
            start, end = offset + value.start_mark.index + quoted, offset + value.end_mark.index - quoted
            yield name, Meta(value.value, Span(start, max(start, end)))
        elif name and value.id == "sequence":
            yield name, Meta(", ".join(item.value for item in value.value[:50] if item.id == "scalar"))


def _toml(source: str, start: int) -> FrontMatter:
    if not _TOML_LINE.match(source, start):
        return FrontMatter({}, 0, None)
    end = _TOML_END.search(source.replace("\r", "\n"), start)
    if end is None:
        return FrontMatter({}, start, ("front matter is opened by +++ and never closed", 0))
    import tomllib

    text = source[start : end.start()].replace("\r\n", "\n")
    if len(text) > MAX_SIZE:
        return FrontMatter({}, end.end(), (_TOO_LONG, 0))
    if _DEEP_KEY.search(text):
        return FrontMatter({}, end.end(), ("front matter is nested too deep", start))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return FrontMatter({}, end.end(), (f"front matter: {error}", start))
    except RecursionError:
        return FrontMatter({}, end.end(), ("front matter is nested too deep", start))
    found: dict[str, Meta] = {}
    for key, value in table.items():
        if name := KEYS.get(key.lower().translate(_JOINED)):
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            stated = re.compile(rf"^[ \t\"']*{re.escape(key)}[ \t\"']*=", re.MULTILINE)
            match = stated.search(source, start, end.start())
            at = source.find(text, match.end() if match else start, end.start())
            found[name] = Meta(text, Span(at, at + len(text)) if at >= 0 else None)
    return FrontMatter(found, end.end(), None)


def _lines(source: str, end: int) -> Iterator[tuple[str, Meta]]:
    for match in re.finditer(r"([^:\r\n]+):[ \t]*([^\r\n]*?)[ \t]*(?:\r\n|\r|\n)", source[:end]):
        if name := KEYS.get(match[1].strip().lower()):
            yield name, Meta(match[2], Span(*match.span(2)))
