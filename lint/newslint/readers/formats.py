"""The formats that are read, and their suffixes."""

from typing import NamedTuple


class Format(NamedTuple):
    """A format.

    suffixes  of its files
    what      for users: what is read of it
    module    below newslint.readers; of a container `records` yields its records, else `parse` gives the article
    extra     the extra of newslint that it needs, or ""
    generic   whether most files with these suffixes are no news: they are looked into before they are linted
    binary    whether its reader takes bytes, not decoded text
    """

    suffixes: tuple[str, ...]
    what: str
    module: str
    extra: str = ""
    generic: bool = False
    binary: bool = False


FORMATS = {
    "text": Format(("txt", "text"), "plain text, with front matter if it has any", "text"),
    "markdown": Format(
        ("md", "markdown", "mdown", "mdx"), "Markdown with YAML, TOML or Pelican front matter", "markdown"
    ),
    "html": Format(("html", "htm", "xhtml"), "HTML with its metadata and JSON-LD", "html"),
    "json": Format(
        ("json", "ninjs"),
        "ninjs 1 to 3, JSON Feed, exports with an article or a list of them",
        "containers.json",
        "",
        True,
    ),
    "xml": Format(
        ("xml", "rss", "atom", "rdf", "nitf", "newsml", "g2", "tei", "wxr"),
        "RSS, Atom, WordPress exports (WXR), NITF, NewsML-G2, NewsML 1.2, TEI, trafilatura's XML",
        "containers.xml",
        "",
        True,
    ),
    "jsonl": Format(("jsonl", "ndjson"), "JSON Lines, a record a line", "containers.jsonl", binary=True),
    "csv": Format(("csv", "tsv"), "tables with a row of names, an article a row", "containers.csv", "", True),
    "eml": Format(("eml",), "e-mails: the HTML or plain text part", "containers.eml", binary=True),
    "docx": Format(("docx",), "Word documents", "containers.docx", binary=True),
    "odt": Format(("odt",), "OpenDocument texts", "containers.odt", binary=True),
    "warc": Format(
        ("warc", "arc"), "WARC and ARC archives: HTML pages and texts", "containers.warc", "warc", True, True
    ),
    "parquet": Format(("parquet",), "Parquet, an article a row", "containers.parquet", "parquet", True, True),
}
TRANSPORTS = ("gz", "bz2", "zst")
SUFFIXES = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}
ARTICLES = ("text", "markdown", "html")  # formats with one article a file


def format_of(path: str) -> str | None:
    """The format that a file's suffix stands for, or None; "a.jsonl.gz" is JSON Lines."""
    name, dot, suffix = path.rpartition(".")
    if suffix.lower() in TRANSPORTS and dot:
        _, dot, suffix = name.rpartition(".")
    return SUFFIXES.get(suffix.lower()) if dot else None
