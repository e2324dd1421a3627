"""Turns a fix of an article's text into edits of its file: with the file's offsets and the container's escapes."""

import json
from collections.abc import Callable, Mapping

from newslint.model.document import Document
from newslint.model.finding import Edit, Fix


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted_csv(text: str) -> str:
    return text.replace('"', '""')


# How a text is written in a field, by the field's escaping; there is no way to write one into a field of another kind.
_ESCAPES: Mapping[str, Callable[[str], str]] = {
    "": str,
    "json": _json,
    "xml": _xml,
    "quoted-csv": _quoted_csv,
}
# Characters that would end the field where nothing can be escaped.
_ENDING = {"cdata": "]>", "csv": '"\r\n,;\t|'}


def in_file(document: Document, fix: Fix) -> Fix | None:
    """The fix with offsets of the file; None where the file cannot be edited there."""
    if not document.fixable or document.anchor == "field":
        return None
    if not document.fields:
        return fix
    edits: list[Edit] = []
    for edit in fix.edits:
        field = document.field_at(edit.span.start)
        if (
            field is None
            or edit.span.end > field.span.end
            or (content := _escaped(field.escaping, edit.content)) is None
        ):
            return None
        edits.append(Edit(document.in_file(edit.span), content))
    return Fix(tuple(edits), fix.safe)


def _escaped(escaping: str, content: str) -> str | None:
    """The text as it is written in a field, None when it cannot be there."""
    if escaping in _ENDING:
        return None if any(char in _ENDING[escaping] for char in content) else content
    return _ESCAPES[escaping](content) if escaping in _ESCAPES else None
