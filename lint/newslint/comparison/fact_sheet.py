"""The user's fact sheet: figures that are known to be right.

[[fact]]
name = "Inhabitants of Lindhamn"
about = ["Lindhamn"]                 # names that the sentence must have, all of them
words = ["inhabitants", "Einwohner"] # beginnings of words, one of which must be near the figure
value = "41200"
unit = ""                            # "%", an ISO 4217 code, "kilometre", ...; "" for a count
tolerance = 0.02                     # how far off is still right, as a share of the value
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslint.comparison.base_units import in_base
from newslint.comparison.claims import Claim
from newslint.comparison.name_forms import normalize
from newslint.errors import UsageError

if TYPE_CHECKING:
    from newslint.comparison.fact_sheet_schema import Fact


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
        """Whether a figure is of this fact. `said`: the folded words around the figure."""
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
    from newslint.comparison import fact_sheet_schema  # pydantic: only a run with a sheet needs it

    try:
        return [_known(fact) for fact in fact_sheet_schema.facts(text)]
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: {error}") from None


def _known(fact: "Fact") -> Known:
    slack = abs(fact.number) * Decimal(str(fact.tolerance))
    ends = [in_base(fact.unit, end) or (fact.unit, end) for end in (fact.number - slack, fact.number + slack)]
    names = frozenset(part for name in fact.about for part in normalize(name).replace("-", " ").split())
    return Known(
        name=fact.name or fact.about[0],
        about=names,
        words=tuple(map(normalize, fact.words)),
        low=ends[0][1],
        high=ends[1][1],
        dimension=ends[0][0],
        shown=f"{fact.value} {fact.unit}".strip(),
    )


def seed(name: str, about: Sequence[str], words: Sequence[str], claim: Claim, places: Sequence[str]) -> str:
    """A [[fact]] table for a figure, in the sheet's own form."""
    from newslint.text import toml

    fact = {"name": name, "about": list(about), "words": list(words)}
    fact |= {"value": f"{claim.value.normalize():f}", "unit": claim.dimension}
    return f"# {len(places)} articles: {', '.join(places)}\n" + toml.tables("fact", [fact])
