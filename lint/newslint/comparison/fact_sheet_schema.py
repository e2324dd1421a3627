"""The shape of a fact sheet (see newslint.comparison.fact_sheet). Imported only for a run that has one."""

import tomllib
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from newslint.validation import Table, validated

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]


def _number(value: Any) -> str:
    """A number as a text, or as TOML writes it. Raises ValueError."""
    if not isinstance(value, str | int | float) or not _is_finite(str(value)):
        raise ValueError("expected a number, without separators or words")
    return str(value)


def _is_finite(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


class Fact(Table):
    """One [[fact]] table."""

    about: Texts
    words: Texts
    value: Annotated[str, BeforeValidator(_number)]
    name: str = ""
    unit: str = ""
    tolerance: float = Field(default=0, ge=0)

    @property
    def number(self) -> Decimal:
        return Decimal(self.value)


def facts(text: str) -> list[Fact]:
    """The facts of a sheet. Raises ValueError that names the fact and the key."""
    sheet = tomllib.loads(text)
    tables = sheet.pop("fact", [])
    if sheet or not isinstance(tables, list):
        raise ValueError(f"only [[fact]] tables are known, not {', '.join(sheet) or 'fact'}")
    found = []
    for number, table in enumerate(tables, 1):
        try:
            found.append(validated(Fact, table))
        except ValueError as error:
            raise ValueError(f"fact {number}: {error}") from None
    return found
