"""Machine-readable statements about how an article was made, and whether their values are defined."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newslint.errors import nearest
from newslint.model.document import Document, Span

HUMAN, ASSISTED, MACHINE = "human", "assisted", "machine"
# Metadata key -> what the carrier is called, and the vocabularies whose values it may have.
CARRIERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "digitalsourcetype": ("digital source type", ("iptc", "schema")),
    "source_type": ("digital source type", ("iptc", "schema")),
    "jsonld_digitalsourcetype": ("digital source type in JSON-LD", ("schema", "iptc")),
    "ai_disclosure": ("ai-disclosure", ("ai-disclosure",)),
    "ai_disclosure_attribute": ("attribute ai-disclosure", ("ai-disclosure",)),
}
# Where the specification asks for a URI; in front matter a bare word is enough.
URI_DUE = frozenset({"source_type", "jsonld_digitalsourcetype"})


class Statement(NamedTuple):
    """What one carrier says.

    carrier  its name, for messages
    value    as written
    made     human, assisted or machine; "" for a value that says nothing of that or is not defined
    wrong    what is wrong with the value, or ""
    span     where it is in the file
    """

    carrier: str
    value: str
    made: str
    wrong: str
    span: Span


def statements(document: Document, vocabularies: Mapping[str, Any]) -> Iterator[Statement]:
    """The statements of an article, in the order of CARRIERS. `vocabularies`: rules/vocabularies/ai_carriers.toml."""
    for key, (carrier, names) in CARRIERS.items():
        meta = document.metadata.get(key)
        if meta is None or not meta.value.strip():
            continue
        value = meta.value.strip()
        made, wrong = judged(value, [vocabularies[name] for name in names], key in URI_DUE)
        yield Statement(carrier, value, made, wrong, meta.span or Span(0, 0))
    yield from _aigc(document)


def _aigc(document: Document) -> Iterator[Statement]:
    """China's metadata field AIGC: a JSON object whose Label is 1 (generated), 2 (possibly) or 3 (suspected)."""
    meta = document.metadata.get("aigc")
    if meta and meta.value.strip():
        made = MACHINE if '"1"' in meta.value or ": 1" in meta.value or ":1" in meta.value else ""
        yield Statement("AIGC", meta.value[:40], made, "", meta.span or Span(0, 0))


def judged(value: str, vocabularies: list[Mapping[str, Any]], uri_due: bool) -> tuple[str, str]:
    """(class, what is wrong) of a value.

    >>> iptc = {"scheme": "http://x/", "current": {"humanEdits": "human"}, "retired": {"digitalArt": "humanEdits"}}
    >>> judged("http://x/humanEdits", [iptc], uri_due=True)
    ('human', '')
    >>> judged("digitalArt", [iptc], uri_due=False)
    ('human', "is retired; use 'humanEdits'")
    """
    for vocabulary in vocabularies:
        scheme = vocabulary.get("scheme", "")
        word, form = _word(value, scheme, vocabulary.get("qcode", ""))
        made, wrong = _defined(word, vocabulary)
        if wrong is None:
            continue
        if not wrong and form == "https" and scheme.startswith("http:"):
            wrong = f"has another scheme than the vocabulary; write {scheme}{word}"
        elif not wrong and form == "bare" and scheme and uri_due:
            wrong = f"is a bare word where a URI is due; write {scheme}{word}"
        return made, wrong
    known = [word for vocabulary in vocabularies for word in vocabulary["current"]]
    return "", "is not in the vocabulary" + nearest(value.rpartition("/")[2], known)


def _word(value: str, scheme: str, qcode: str) -> tuple[str, str]:
    """The last part of a value and how it is written: uri, https (or http), qcode or bare."""
    if not scheme:
        return value, "bare"
    if value.startswith(scheme):
        return value[len(scheme) :], "uri"
    other = (
        scheme.replace("http:", "https:", 1)
        if scheme.startswith("http:")
        else scheme.replace("https:", "http:", 1)
    )
    if value.startswith(other):
        return value[len(other) :], "https" if other.startswith("https:") else "uri"
    if qcode and value.startswith(qcode):
        return value[len(qcode) :], "qcode"
    return value, "bare"


def _defined(word: str, vocabulary: Mapping[str, Any]) -> tuple[str, str | None]:
    """(class, what is wrong) of a word; what is wrong is None when the vocabulary has nothing like it."""
    current, retired = vocabulary["current"], vocabulary["retired"]
    if word in current:
        return current[word], ""
    if word in retired:
        use = retired[word]
        advice = f"use {use!r}" if use else "a person has to decide between " + ", ".join(map(repr, current))
        return current.get(use, ""), f"is retired; {advice}"
    same = [known for known in current if known.lower() == word.lower()]
    if same:
        return current[same[0]], f"has the wrong case; write {same[0]!r}"
    return "", None
