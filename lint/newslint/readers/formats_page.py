"""docs/formats.md, generated from the readers' own tables."""

from newslint.readers.field_map import PROFILES, FieldMap
from newslint.readers.formats import FORMATS, TRANSPORTS

_PAGE = """# File formats

newslint reads these formats. `newslint formats` prints the list.

| format | suffixes | what is read | needs |
|---|---|---|---|
{rows}
Each of them may be compressed ({transports}; `zst` needs `newslint[zstd]`). What comes out of a compressed file or a zip
archive is limited, so that a small file cannot fill the memory.

A file whose suffix says nothing, and standard input, is known by its content. Files with the suffixes of {generic} mostly
hold something else: in folders newslint looks at how they begin and lints those with news. One that is named on the command
line, or that `include` or `[formats]` of the configuration fits, is always read.

## Records

A file may hold many articles. Each is known by its file and its id (`id`, `url`, `guid` and the like); a record without an
id is known by a hash of its text. Reports show both: `wire.jsonl#urn:1`. Articles in one file are compared with each other
like articles in files of their own.

A line or record that cannot be read is one finding, `read/unreadable`, and the rest of the file is linted. `max-file-size`
is the size of one record.

Line and column of a finding are those in the file: through JSON's escapes, CSV's quotation marks, XML's entities and the
HTML inside them. Where a file is no text, `anchor` in JSON reports is `field`: offsets and columns count from the field that
`field` names, and the line is the number of the row (Parquet), paragraph (DOCX, ODT) or record (WARC).

`--fix` writes into JSON, XML and CSV with the escapes that they want. It leaves alone what cannot be edited in place:
compressed files, DOCX, ODT, Parquet, WARC and e-mails. A comment `newslint-disable-line` in a record is about the lines
of that field's text. Where no comment can stand, use `newslint-ignore.toml`; `part = "ID"` names one article of a file.

XML: nothing outside of the file is read (no DTD, schema, catalog or XInclude), and no entity is expanded. JSON: of a key that
occurs twice, the last one counts.

## Which field holds what

newslint knows the fields of many programs. For others, or where it guesses wrong, say it in the configuration. Fields are
named by JSON pointers, in tables by the name of the column (`/metadata/url` is the column `metadata.url`, or the field
`url` in the column `metadata`); `*` stands for every entry of a list.

```toml
[formats."data/*.jsonl"]
text = "/story/body"
title = "/story/headline"
id = "/key"

[formats."crawl/*.parquet"]
profile = "dolma"

[formats."export/*.dat"]
format = "csv"
text-format = "html"
```

Keys: `format`, `profile`, `text-format` (text, markdown or html) and {roles}. Without `text-format`, a text with tags is HTML,
one with three marks of Markdown or more (headings, links, bold text, fences) is Markdown, and any other is plain text.

| profile | text | headline | id |
|---|---|---|---|
{profiles}"""


def page() -> str:
    """The page."""
    rows = "".join(
        f"| {name} | {' '.join(format.suffixes)} | {format.what} | {f'`newslint[{format.extra}]`' if format.extra else ''} |\n"
        for name, format in FORMATS.items()
    )
    profiles = "".join(
        f"| {name} | {' '.join(known.text)} | {' '.join(known.title)} | {' '.join(known.id)} |\n"
        for name, known in PROFILES.items()
    )
    return _PAGE.format(
        rows=rows,
        profiles=profiles,
        transports=", ".join(f"`.{name}`" for name in TRANSPORTS),
        generic=", ".join(name for name, format in FORMATS.items() if format.generic),
        roles=", ".join(f"`{name}`" for name in FieldMap._fields if name != "format"),
    )
