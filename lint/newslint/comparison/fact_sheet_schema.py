"""The shape of a fact sheet (see newslint.comparison.fact_sheet). Imported only for a run that has one."""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from newslint.validation import Table, validated_tables

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
    return validated_tables(Fact, text, "fact")
