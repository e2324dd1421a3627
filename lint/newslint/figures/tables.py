"""A language's [numbers]: what its own file says, laid over what was generated from CLDR. Used when rules are compiled."""

from collections.abc import Mapping
from typing import Any

INVERSE = ("units", "magnitudes", "words")  # generated as value = [phrases]


def merged(own: Mapping[str, Any], generated: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that the reader loads. The language's own entries go first; months are joined."""
    tables = {**generated, **own}
    tables["months"] = sorted({*generated.get("months", ()), *own.get("months", ())})
    for name in INVERSE:
        inverse = {
            phrase: value if name == "units" else int(value)
            for value, phrases in generated.get(name, {}).items()
            for phrase in phrases
        }
        tables[name] = {**inverse, **own.get(name, {})}
    return tables
