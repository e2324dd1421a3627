"""Whether a JSON, XML or table file holds news at all; most such files hold something else."""

import re

from newslint.fast.lazy_regex import lazy
from newslint.readers.file_signatures import kind_of
from newslint.readers.transport import unpacked

# What tells an article among files of a kind that mostly holds something else.
_NEWS = lazy(
    rb'"(?:headline|headlines|body_text|body_html|body_xhtml|bodies|articleBody|content_html|content_text|maintext|raw_text)"\s*:'
    rb"|<(?:rss|feed|rdf:RDF|nitf|newsItem|newsMessage|packageItem|NewsML|TEI|doc)\b"
)
_TITLE, _TEXT = lazy(rb'"title"\s*:'), lazy(rb'"(?:text|body|content|article)"\s*:')
_CELLS = frozenset("text article content document body maintext articlebody body_text raw_text".split())
_LOOKED_INTO = 16_384


def looks_like_news(path: str, format: str) -> bool:
    """Whether a file of a kind that mostly holds something else begins like one with articles."""
    try:
        with open(path, "rb") as file:
            start = file.read(_LOOKED_INTO)
    except OSError:
        return True  # who reads it learns why it cannot be read
    if kind := kind_of(start):
        start = unpacked(start, kind)[0]
    if format == "csv":
        first = start.splitlines()[0] if start else b""
        return not _CELLS.isdisjoint(
            re.sub(rb'["\s]', b"", first)
            .decode("utf-8", "replace")
            .lower()
            .replace(";", ",")
            .replace("\t", ",")
            .split(",")
        )
    return bool(_NEWS.search(start) or (_TITLE.search(start) and _TEXT.search(start)))
