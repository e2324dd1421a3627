"""Validates users' files with pydantic, with errors in plain words. Imported only where such a file is read."""

import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from newslint.errors import nearest


class Table(BaseModel):
    """A table in which unknown keys and values of another type are errors. Its values do not change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "bool_type": "expected true or false",
    "date_type": "expected a date",
    "decimal_parsing": "expected a number, without separators or words",
    "dict_type": "expected a table",
    "finite_number": "expected a number, without separators or words",
    "int_type": "expected a whole number",
    "list_type": "expected a list",
    "model_type": "expected a table",
    "string_type": "expected a string",
    "too_short": "expected a list that is not empty",
    "string_too_short": "expected a string that is not empty",
}


def validated(model: type[Model], table: Any) -> Model:
    """The table as the model says. Raises ValueError that names the first wrong key and what was expected."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise ValueError(_reason(model, error.errors()[0])) from None


def validated_tables(model: type[Model], text: str, name: str) -> list[Model]:
    """The [[name]] tables of a TOML text, which holds nothing else. Raises ValueError that names the table and the key."""
    sheet = tomllib.loads(text)
    listed = sheet.pop(name, [])
    if sheet:
        raise ValueError(f"{min(sheet)}: unknown key; only [[{name}]] tables are known")
    if not isinstance(listed, list):
        raise ValueError(f"write [[{name}]], in double brackets")
    found = []
    for number, table in enumerate(listed, 1):
        try:
            found.append(validated(model, table))
        except ValueError as error:
            raise ValueError(f"{name} {number}: {error}") from None
    return found


def _reason(model: type[BaseModel], error: Mapping[str, Any]) -> str:
    place = [str(part) for part in error["loc"]]
    where = f"{'.'.join(place)}: " if place else ""
    if error["type"] == "missing":
        return f"{'.'.join(place)} is missing"
    if error["type"] == "extra_forbidden":
        near = nearest(place[-1], model.model_fields) if len(place) == 1 else ""
        return f"{where}unknown key{near}"
    return where + _EXPECTED.get(error["type"], str(error["msg"]).removeprefix("Value error, "))
