"""JSON: an article, a list of articles, or an object with such a list (ninjs, JSON Feed, exports of all kinds)."""

from collections.abc import Iterator

from newslint.model.document import Base, Lines, Meta
from newslint.readers.containers.reading import Item, Reading, trouble
from newslint.readers.field_map import METADATA, FieldMap
from newslint.readers.json_scanner import Malformed, Node, decoded, scan
from newslint.readers.record import Record, Text

MAX_LEVELS = 6  # objects and lists above a list of articles
# Texts that are one in several forms: where each says what it is, and which is taken first.
_KINDS = ("contentType", "contenttype", "mimetype", "type", "role")
_FORMS = (("html", "html"), ("xhtml", "html"), ("markdown", "markdown"), ("plain", "text"), ("text", "text"))
# Where the parts of an article's body are, in reading order.
_PARTS = ("summary", "headline", "paragraphs", "sections")


def records(source: str, reading: Reading) -> Iterator[Item]:
    """The articles of a JSON text."""
    lines = Lines(source)
    try:
        root = scan(source)
    except Malformed as error:
        yield trouble("unreadable", f"JSON: {error.reason}", error.offset, lines)
        return
    found = list(_articles(source, root, reading.fields))
    if not found and any(_value(source, root, pointer) for pointer in reading.fields.title):
        yield trouble("empty", "a record without text", root.start, lines)
    elif not found:
        yield trouble(
            "unreadable",
            "JSON without an article; [formats] in the configuration says which field holds the text",
            0,
            lines,
        )
    for node in found:
        if node.end - node.start > reading.max_size:
            yield trouble(
                "limit",
                f"a record of more than {reading.max_size:,} characters; nothing of it was linted",
                node.start,
                lines,
            )
        elif record := article(
            source[node.start : node.end], reading.fields, Base(node.start, *lines.position(node.start))
        ):
            yield record
        else:
            yield trouble("empty", "a record without text", node.start, lines)


def article(source: str, fields: FieldMap, base: Base) -> Record | None:
    """The record that a JSON object is, None when it holds no text."""
    node = scan(source)
    texts = _texts(source, node, fields)
    if not texts:
        return None
    metadata: dict[str, Meta] = {}
    for name in METADATA:
        for pointer in getattr(fields, name):
            if value := _value(source, node, pointer):
                metadata[name] = value
                break
    headline = [text for pointer in fields.title if (text := _headline(source, node, pointer))][:1]
    ids = (value.value for pointer in fields.id if (value := _value(source, node, pointer)))
    return Record(source, base, [*headline, *texts], next(ids, ""), metadata)


def _articles(source: str, root: Node, fields: FieldMap) -> Iterator[Node]:
    """The objects with text: the root, or those of the lists that are nearest to it."""
    level = [root]
    for _ in range(MAX_LEVELS):
        if any(_is_article(source, node, fields) for node in level):
            for node in level:
                if node.kind == "object":
                    yield node
                    yield from _associated(source, node, fields)
            return
        level = [
            child
            for node in level
            for child in (*node.items, *node.entries.values())
            if child.items or child.entries
        ]


def _associated(source: str, node: Node, fields: FieldMap) -> Iterator[Node]:
    """The articles that a ninjs article has with it."""
    if with_it := node.entries.get("associations"):
        for child in (*with_it.items, *with_it.entries.values()):
            if child.kind == "object" and _is_article(source, child, fields):
                yield child


def _is_article(source: str, node: Node, fields: FieldMap) -> bool:
    return node.kind == "object" and bool(_texts(source, node, fields))


def _texts(source: str, node: Node, fields: FieldMap) -> list[Text]:
    """The texts of the first of the map's fields that holds any."""
    for pointer in fields.text:
        found = [text for place, value in _at(node, pointer) for text in _strings(source, place, value)]
        found = [text for text in found if text.field.text.strip()]
        if found:
            return [text._replace(format=fields.format or text.format) for text in found]
    return []


def _strings(source: str, place: str, value: Node) -> Iterator[Text]:
    """A string; those of a list; of texts that say what they are (ninjs) the first of the form that tells most."""
    if value.kind == "string":
        yield Text(decoded(place, source, value), _form(place))
    elif value.kind == "array" and value.items:
        forms = [
            (form, index)
            for index, item in enumerate(value.items)
            if item.kind == "object" and (form := _stated(source, item))
        ]
        if forms:
            for rank in range(len(_FORMS)):
                chosen = [index for form, index in forms if _FORMS[rank][0] in form]
                if chosen:
                    inner = value.items[chosen[0]].entries["value"]
                    yield Text(decoded(f"{place}/{chosen[0]}/value", source, inner), _FORMS[rank][1])
                    return
        for index, item in enumerate(value.items):
            if item.kind in ("string", "object"):
                yield from _strings(source, f"{place}/{index}", item)
    elif value.kind == "object":
        if stated := _stated(source, value):
            yield Text(decoded(f"{place}/value", source, value.entries["value"]), _form(stated))
        else:
            for name in _PARTS:
                if name in value.entries:
                    yield from _strings(source, f"{place}/{name}", value.entries[name])


def _stated(source: str, item: Node) -> str:
    """The kind of text that an object with a "value" says it holds."""
    inner = item.entries.get("value")
    if inner is None or inner.kind != "string":
        return ""
    kinds = (
        decoded("", source, item.entries[name]).text
        for name in _KINDS
        if name in item.entries and item.entries[name].kind == "string"
    )
    return " ".join(kinds).lower() or "text"


def _form(name: str) -> str:
    low = name.lower()
    return "html" if "html" in low else "markdown" if "markdown" in low else ""


def _headline(source: str, node: Node, pointer: str) -> Text | None:
    for place, value in _at(node, pointer):
        for text in _strings(source, place, value):
            return text._replace(headline=True) if text.field.text.strip() else None
    return None


def _value(source: str, node: Node, pointer: str) -> Meta | None:
    """A string or a number, or the strings of a list with commas between them."""
    found: list[Meta] = []
    for place, value in _at(node, pointer):
        if value.kind == "other" and source[value.start : value.end] not in ("null", "true", "false", "NaN"):
            found.append(Meta(source[value.start : value.end]))
        for text in _strings(source, place, value) if value.kind != "other" else ():
            found.append(Meta(text.field.text.strip(), text.field.span))
    found = [meta for meta in found if meta.value]
    if len(found) > 1:
        return Meta(", ".join(meta.value for meta in found[:20]))
    return found[0] if found else None


def _at(node: Node, pointer: str) -> list[tuple[str, Node]]:
    """The values that a pointer names, each with its own pointer."""
    found = [("", node)]
    for raw in pointer.split("/")[1:]:  # of a step like "body_*" the first field that fits is taken
        step = raw.replace("~1", "/").replace("~0", "~")
        after: list[tuple[str, Node]] = []
        for place, value in found:
            if step.endswith("*") and value.entries and step != "*":
                names = [name for name in value.entries if name.startswith(step[:-1])][:1]
                after += [(f"{place}/{name}", value.entries[name]) for name in names]
            elif step == "*":
                after += [(f"{place}/{index}", item) for index, item in enumerate(value.items)]
            elif step in value.entries:
                after.append((f"{place}/{raw}", value.entries[step]))
            elif step.isdecimal() and int(step) < len(value.items):
                after.append((f"{place}/{raw}", value.items[int(step)]))
        found = after
    return found
