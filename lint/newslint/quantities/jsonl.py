"""Reads lines of {id, text, lang} and writes lines of {id, quantities}, for programs that only need the quantities."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from newslint.quantities.extractor import QuantityExtractor
from newslint.quantities.quantity import Quantity

# The signs that quantity data sets use for the approximator classes.
SIGNS = {
    "about": "~",
    "nearly": "~-",
    "over": ">",
    "at_least": ">=",
    "under": "<",
    "up_to": "<=",
    "range": "range",
}
# The data sets of quantities in news leave out what only says when, how old and how long, as statistics do.
NOT_QUANTITIES = ("date", "time", "duration", "age", "ordinal", "identifier", "idiom")


def answer(lines: Iterable[bytes], reader: QuantityExtractor) -> Iterator[str]:
    """One JSON line for every JSON line; a line that cannot be read is answered with its error."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line.decode("utf-8-sig"), parse_constant=_no_number)
            quantities = reader.read_text(item["text"], item.get("lang") or "en")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield json.dumps({"line": number, "error": f"{type(error).__name__}: {error}"})
            continue
        told = [_quantity(quantity) for quantity in quantities if quantity.kind not in NOT_QUANTITIES]
        yield json.dumps({"id": item.get("id"), "quantities": told})


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _quantity(quantity: Quantity) -> dict[str, Any]:
    low, high = quantity.value
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "value": _number(low) if low == high else [_number(low), _number(high)],
        "unit": quantity.unit or None,
        "approximator": SIGNS.get(quantity.approximator),
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
