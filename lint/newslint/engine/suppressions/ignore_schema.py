"""The schema of newslint-ignore.toml (see ignore_file.py). Imported only for a run that has one."""

from datetime import date

from newslint.validation import Table, validated_tables


class Entry(Table):
    """One [[ignore]] table."""

    path: str
    rule: str
    text: str = ""
    reason: str = ""
    until: date | None = None
    part: str = ""


def entries(text: str) -> list[Entry]:
    """The entries of a file. Raises ValueError that names the entry and the key."""
    return validated_tables(Entry, text, "ignore")
