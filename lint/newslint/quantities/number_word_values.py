"""Number words -> numbers: "two hundred and six", "zweihundertsechs", "dos mil doscientos"."""

from collections.abc import Collection, Mapping
from decimal import Decimal

LONGEST = 80  # letters of a number written as one word
DOZEN, HUNDRED, THOUSAND = 12, 100, 1000


class Accumulator:
    """The number said so far. `say` and `scale` tell whether the next word goes on with it; if not, it has ended."""

    __slots__ = ("current", "fresh", "groups")

    def __init__(self, current: Decimal | None = None) -> None:
        self.current = current
        self.fresh = True  # nothing was said yet
        self.groups: tuple[tuple[Decimal, int], ...] = ()  # what was said before a magnitude word, with it

    def say(self, value: Decimal, joined: bool = False) -> bool:
        """A number word. `joined`: "and" is before it in a language that says ones before tens."""
        now, self.fresh = self.current, False
        if now is None:
            if self.groups and value >= self.groups[-1][1]:
                return False
            self.current = value
            return True
        rest = now % HUNDRED
        fits = (
            (rest == 0 and now >= HUNDRED and value < HUNDRED)
            or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)
            or (now >= THOUSAND and now % THOUSAND == 0 and value < THOUSAND)
            or (joined and 0 < rest < 10 and 20 <= value < HUNDRED and value % 10 == 0)
        )
        if fits:
            self.current = now + value
        return fits

    def scale(self, scale: int) -> bool:
        """A word that multiplies what was said before it."""
        now = self.current
        if scale <= HUNDRED:
            if now is not None and now >= HUNDRED and not self.fresh and scale == HUNDRED:
                return False
            if now is not None and now >= THOUSAND and scale < HUNDRED:
                return False
            self.fresh = False
            self.current = (Decimal(1) if now is None else now) * scale
            return True
        said, groups = now or Decimal(0), list(self.groups)
        while groups and groups[-1][1] < scale:
            said += groups.pop()[0]
        if groups and groups[-1][1] <= scale:
            return False
        self.groups = (*groups, ((said or Decimal(1)) * scale, scale))
        self.current = None
        return True

    def add(self, fraction: Decimal) -> bool:
        """ "and a half": of the last magnitude when nothing was said after it ("two million and a half")."""
        if self.current is not None:
            self.current += fraction
        elif self.groups:
            value, scale = self.groups[-1]
            self.groups = (*self.groups[:-1], (value + fraction * scale, scale))
        else:
            return False
        return True

    def copy(self) -> "Accumulator":
        other = Accumulator(self.current)
        other.groups = self.groups
        return other

    def restore(self, other: "Accumulator") -> None:
        self.current, self.groups = other.current, other.groups

    @property
    def empty(self) -> bool:
        return self.current is None and not self.groups

    @property
    def total(self) -> Decimal:
        return sum((value for value, _ in self.groups), self.current or Decimal(0))

    @property
    def ends_in_scale(self) -> bool:
        """Whether the last word was a magnitude that multiplied all that was said."""
        return self.current is None and len(self.groups) == 1

    @property
    def last_scale(self) -> int:
        """The magnitude that the number ends in: of "three hundred" 100, of "two million five" 1."""
        if self.current is None:
            return self.groups[-1][1] if self.groups else 1
        scales = (
            scale for scale in (THOUSAND, HUNDRED) if self.current >= scale and self.current % scale == 0
        )
        return next(scales, 1)


def compound(
    word: str, small: Mapping[str, int], scales: Mapping[str, int], joints: Collection[str]
) -> Decimal | None:
    """The value of a number written as one word, or None when the word is not made of number words alone."""
    if len(word) > LONGEST:
        return None
    dead: set[tuple[int, int]] = set()  # (pieces' number is bounded by the word's length)

    def split(position: int, accumulator: Accumulator, joined: bool) -> Decimal | None:
        if position == len(word):
            return accumulator.total
        for end in range(len(word), position, -1):
            piece = word[position:end]
            if piece in joints and position > 0 and end < len(word):
                found = split(end, accumulator, True)
            elif piece in scales and not accumulator.empty:
                found = _step(accumulator, scales[piece], True, end, False)
            elif piece in small:
                found = _step(accumulator, small[piece], False, end, joined)
            else:
                continue
            if found is not None:
                return found
        return None

    def _step(accumulator: Accumulator, value: int, scale: bool, end: int, joined: bool) -> Decimal | None:
        key = (end, hash((accumulator.current, accumulator.groups, value, scale)))
        if key in dead:
            return None
        dead.add(key)
        further = accumulator.copy()
        fits = further.scale(value) if scale else further.say(Decimal(value), joined)
        return split(end, further, False) if fits else None

    return split(0, Accumulator(), False)
