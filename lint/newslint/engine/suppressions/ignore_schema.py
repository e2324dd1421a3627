"""The shape of newslint-ignore.toml (see ignore_file.py). Imported only for a run that has one."""

import tomllib
from datetime import date

from newslint.validation import Table, validated


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
    sheet = tomllib.loads(text)
    if wrong := set(sheet) - {"ignore"}:
        raise ValueError(f"{min(wrong)}: unknown key; entries are [[ignore]] tables")
    listed = sheet.get("ignore", [])
    if not isinstance(listed, list):
        raise ValueError("entries are [[ignore]] tables, in double brackets")
    found = []
    for number, table in enumerate(listed, 1):
        try:
            found.append(validated(Entry, table))
        except ValueError as error:
            raise ValueError(f"ignore {number}: {error}") from None
    return found
