"""The house's own fact sheet: figures that are known to be right.

[[fact]]
name = "Inhabitants of Lindhamn"
about = ["Lindhamn"]                 # names that the sentence must have, all of them
words = ["inhabitants", "Einwohner"] # beginnings of words, one of which must stand near the figure
value = "41200"
unit = ""                            # "%", an ISO 4217 code, "kilometre", ...; "" for a count
tolerance = 0.02                     # how far off is still right, as a share of the value
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

from newslint.comparison.base_units import in_base
from newslint.comparison.claims import Claim
from newslint.comparison.entities import normalize
from newslint.errors import UsageError

_KEYS = {"name", "about", "words", "value", "unit", "tolerance"}


class Known(NamedTuple):
    """A figure that is known to be right, in its dimension's base unit; see newslint.comparison.claims."""

    name: str
    about: frozenset[str]
    words: tuple[str, ...]
    low: Decimal
    high: Decimal
    dimension: str
    shown: str

    def concerns(self, claim: Claim, said: Iterable[str]) -> bool:
        """Whether a figure is of this fact. `said`: the folded words round the figure."""
        return (
            self.dimension == claim.dimension
            and self.about <= claim.names
            and any(word.startswith(stem) for word in said for stem in self.words)
        )

    def fits(self, claim: Claim) -> bool:
        return claim.low <= self.high and self.low <= claim.high


def load(path: Path) -> list[Known]:
    """The facts of a sheet. Raises UsageError naming file, fact and key."""
    try:
        return parse(path.read_text("utf-8-sig"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def parse(text: str, path: Path) -> list[Known]:
    """The facts in a sheet's text; `path` is named in errors. Raises UsageError."""
    import tomllib  # only a run with a sheet needs it

    try:
        sheet = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: {error}") from None
    facts = sheet.pop("fact", [])
    if sheet or not isinstance(facts, list):
        raise UsageError(f"{path}: only [[fact]] tables are known, not {', '.join(sheet) or 'fact'}")
    return [_known(path, number, table) for number, table in enumerate(facts, 1)]


def _known(path: Path, number: int, table: Any) -> Known:
    def wrong(reason: str) -> UsageError:
        return UsageError(f"{path}: fact {number}: {reason}")

    if not isinstance(table, dict):
        raise wrong("not a table")
    if unknown := set(table) - _KEYS:
        raise wrong(f"unknown key {min(unknown)}")
    try:
        value = Decimal(str(table["value"]))
        slack = abs(value) * Decimal(str(table.get("tolerance", 0)))
    except KeyError:
        raise wrong("value is missing") from None
    except InvalidOperation:
        raise wrong("value and tolerance must be numbers, without separators or words") from None
    about, words, unit = _list(table, "about"), _list(table, "words"), table.get("unit", "")
    if not about or not words or not isinstance(unit, str) or not value.is_finite():
        raise wrong("about and words must be lists of words, unit a word")
    ends = [in_base(unit, end) or (unit, end) for end in (value - slack, value + slack)]
    names = frozenset(part for name in about for part in normalize(name).replace("-", " ").split())
    stems = tuple(normalize(word) for word in words)
    shown = f"{table['value']} {unit}".strip()
    return Known(str(table.get("name", about[0])), names, stems, ends[0][1], ends[1][1], ends[0][0], shown)


def _list(table: dict[str, Any], key: str) -> Sequence[str]:
    found = table.get(key)
    return found if isinstance(found, list) and all(isinstance(item, str) and item for item in found) else ()


def seed(name: str, about: Sequence[str], words: Sequence[str], claim: Claim, places: Sequence[str]) -> str:
    """A [[fact]] table for a figure, in the sheet's own form."""
    lines = [f"# {len(places)} articles: {', '.join(places)}", "[[fact]]", f"name = {_quoted(name)}"]
    lines += [
        f"{key} = [{', '.join(map(_quoted, items))}]" for key, items in (("about", about), ("words", words))
    ]
    return (
        "\n".join([*lines, f'value = "{claim.value.normalize():f}"', f"unit = {_quoted(claim.dimension)}"])
        + "\n"
    )


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=True)
