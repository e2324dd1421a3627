"""Which fields of a record hold the text, the title and so on: from the configuration, a known program's format, or common names.

A field is named by a JSON pointer (RFC 6901), where `*` stands for every entry; of a table by its column.
"""

from collections.abc import Mapping
from typing import NamedTuple

METADATA = ("title", "date", "modified", "author", "lang", "description", "url", "source_type", "editor")


class FieldMap(NamedTuple):
    """For each role the fields that may hold it, the first one that is there first.

    source_type  how the text was made (IPTC digital source type)
    text    the article; all of the fields that are found in the first one that holds text
    format  of the text: text, markdown or html, "" for what it looks like
    """

    text: tuple[str, ...]
    title: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    source_type: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    format: str = ""


def _map(**fields: str) -> FieldMap:
    return FieldMap(**{name: tuple(value.split()) for name, value in fields.items()})  # type: ignore[arg-type]


PROFILES: Mapping[str, FieldMap] = {
    "ninjs": _map(
        text="/bodies /body_html5 /body_xhtml /body_html /body_text /body_* /descriptions /description_text /description_html",
        title="/headlines /headline /headline_* /title",
        id="/uri /guid",
        date="/versionCreated /versioncreated /firstcreated /firstCreated",
        author="/by /byline",
        lang="/language",
        description="/descriptions /description_text",
        source_type="/digitalSourceType/uri /digitalSourceType/literal /digitalSourceType /digitalsourcetype/uri /digitalsourcetype/literal /digitalsourcetype/code /digitalsourcetype/*/uri /digitalsourcetype/*/code /digitalsourcetype",
        editor="/editor/name /editor",
    ),
    "json-feed": _map(
        text="/content_html /content_text /summary",
        title="/title",
        id="/id /url",
        date="/date_published",
        modified="/date_modified",
        author="/authors/*/name /author/name",
        lang="/language",
        description="/summary",
        url="/url",
    ),
    "schema.org": _map(
        text="/articleBody /text",
        title="/headline",
        id="/@id /url",
        date="/datePublished",
        modified="/dateModified",
        author="/author/name /author/*/name /author",
        lang="/inLanguage",
        source_type="/digitalSourceType/@id /digitalSourceType",
        editor="/editor/name /reviewedBy/name",
        description="/description",
        url="/url",
    ),
    "wordpress": _map(
        text="/content/rendered",
        title="/title/rendered",
        id="/id",
        date="/date_gmt /date",
        modified="/modified_gmt /modified",
        description="/excerpt/rendered",
        url="/link",
    ),
    "trafilatura": _map(
        text="/text /raw_text",
        title="/title",
        id="/id /url /source /fingerprint",
        date="/date",
        author="/author",
        lang="/language",
        description="/excerpt /description",
        url="/url /source",
    ),
    "fundus": _map(
        text="/body /plaintext",
        title="/title",
        id="/html/requested_url /url",
        date="/publishing_date",
        author="/authors",
        lang="/lang",
        url="/html/requested_url /url",
    ),
    "dolma": _map(
        text="/text",
        title="/metadata/title",
        id="/id",
        date="/metadata/date /created",
        author="/metadata/author",
        lang="/metadata/language",
        url="/metadata/url",
    ),
    "datatrove": _map(
        text="/text",
        title="/metadata/title",
        id="/id",
        date="/metadata/date",
        author="/metadata/author",
        lang="/metadata/language",
        url="/metadata/url",
    ),
    "news-please": _map(
        text="/maintext",
        title="/title",
        id="/url /filename",
        date="/date_publish",
        modified="/date_modify",
        author="/authors",
        lang="/language",
        description="/description",
        url="/url",
    ),
    "huggingface": _map(
        text="/text /article /content /document /body /maintext /content_html /body_html /html /markdown",
        title="/title /headline",
        id="/id /uuid /guid /uri /url /link",
        date="/date /published /published_at /publish_date /created_at /timestamp",
        modified="/modified /updated /updated_at",
        author="/author /authors /byline",
        lang="/language /lang /locale",
        description="/description /summary /excerpt /abstract",
        url="/url /link",
    ),
}


def _usual() -> FieldMap:
    """All profiles in one, in their order."""
    merged = {
        name: tuple(dict.fromkeys(pointer for known in PROFILES.values() for pointer in getattr(known, name)))
        for name in FieldMap._fields
        if name != "format"
    }
    return FieldMap(**merged)  # type: ignore[arg-type]


USUAL = _usual()


def field_map(settings: Mapping[str, str]) -> FieldMap:
    """The map that a [formats] table of the configuration describes: a profile's, with the table's own fields before it."""
    known = PROFILES.get(settings.get("profile", ""), USUAL)
    own = {name: (settings[name],) for name in FieldMap._fields if name != "format" and name in settings}
    stated = known._replace(**own)  # type: ignore[arg-type]
    return stated._replace(format=settings.get("text_format", ""))


def columns(fields: FieldMap) -> dict[str, tuple[str, ...]]:
    """The same for a table: role -> names of columns in small letters, for pointers of one step or whole paths with dots."""
    return {
        name: tuple(
            pointer.strip("/").replace("/", ".").lower()
            for pointer in getattr(fields, name)
            if "*" not in pointer
        )
        for name in FieldMap._fields
        if name != "format"
    }
