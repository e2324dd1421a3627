"""Answers lines of {id, text, lang} with lines of {id, quantities}, for programs that want the quantity reader alone."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from newslint.quantities.extractor import Reader
from newslint.quantities.quantity import Figure

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


def answer(lines: Iterable[bytes], reader: Reader) -> Iterator[str]:
    """One JSON line for every JSON line; a line that cannot be read is answered with its error."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line.decode("utf-8-sig"), parse_constant=_no_number)
            figures = reader.read_text(item["text"], item.get("lang") or "en")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield json.dumps({"line": number, "error": f"{type(error).__name__}: {error}"})
            continue
        told = [_quantity(figure) for figure in figures if figure.kind not in NOT_QUANTITIES]
        yield json.dumps({"id": item.get("id"), "quantities": told})


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _quantity(figure: Figure) -> dict[str, Any]:
    low, high = figure.value
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "value": _number(low) if low == high else [_number(low), _number(high)],
        "unit": figure.unit or None,
        "approximator": SIGNS.get(figure.approximator),
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
