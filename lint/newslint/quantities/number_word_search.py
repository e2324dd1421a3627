"""Finds number words in a text, and tells which of them continue the number before."""

from decimal import Decimal

from newslint.fast.lazy_regex import lazy
from newslint.quantities.number_word_values import HUNDRED, THOUSAND, Accumulator, compound
from newslint.quantities.phrase_table import WORD
from newslint.quantities.vocabulary import Source

WHOLE = lazy(r"\d{1,6}(?![\d.,:]*\d)")
_GAP = lazy(r" {0,3}-? {0,2}")
_PLURAL = lazy(r" (?:people|\w+s)\b")
LONGEST = 48  # characters of a number word with its spaces
SHORTEST = 5  # letters of a number that is written as one word
TWENTY = 20
SYMBOL = 2  # characters of a space and a one-letter symbol, such as "k"


def add(
    source: Source, start: int, accumulator: Accumulator, money: bool = False, counted: bool = False
) -> int:
    """Adds the number words from `start` on to a tally, as long as they go on with it; returns where they end.

    money    a currency sign is before the number
    counted  digits are before, so that the first word must be a magnitude
    """
    vocabulary = source.vocabulary
    end = start
    position = gap(source, start) if counted else start
    if counted and vocabulary.links:
        position = _past_link(source, position)
    joint = ""
    undo: tuple[Accumulator, int] | None = (
        None  # the state to go back to when a word turns out to begin another number
    )
    while True:
        scale = _scale(source, position, end, accumulator, money, counted)
        said = None if counted or joint in vocabulary.partly else _next(source, position, accumulator, joint)
        begun = counted or not accumulator.empty
        lone = not begun and scale and source.plain[position : scale[1]] in vocabulary.lone
        if scale and (begun or lone) and accumulator.scale(scale[0]):
            end, undo, counted = scale[1], None, False
        elif scale and begun and not (said and accumulator.say(said[0])):
            if undo:  # "one hundred and two hundred"
                accumulator.restore(undo[0])
                end = undo[1]
            break
        elif scale and not accumulator.empty and said:  # "mil e cem": a number word as well
            end, undo = said[1], None
        elif joint and (part := _part(source, position)) and accumulator.add(part[0]):
            end, undo = part[1], None
        else:
            before = (accumulator.copy(), end)
            if said is None or not accumulator.say(said[0], bool(joint) and vocabulary.inverted):
                break
            end, undo = said[1], None if before[0].empty else before
        position, joint = _joint(source, end)
    return end


def small(source: Source, position: int) -> tuple[Decimal, int] | None:
    """(value, end) of the number word at a place, simple or written together."""
    vocabulary = source.vocabulary
    near = source.plain[position : position + LONGEST].replace("-", " ")  # "quatre-vingt-dix"
    if found := vocabulary.words.at(near, 0):
        return Decimal(found[0]), position + found[1]
    word = WORD.match(source.plain, position) if vocabulary.compounds else None
    if not word or len(word[0]) < SHORTEST or word[0][:3] not in vocabulary.stems:
        return None
    value = compound(word[0], vocabulary.small, vocabulary.scales, vocabulary.joints)
    return None if value is None else (value, word.end())


def gap(source: Source, end: int) -> int:
    """Past the space or hyphen between two words of a number."""
    match = _GAP.match(source.plain, end)
    return match.end() if match else end


def fraction(text: str) -> Decimal:
    """The value of "3/4", or of a whole number."""
    above, _, below = text.partition("/")
    return Decimal(above) / Decimal(below or 1)


def _scale(
    source: Source, position: int, end: int, accumulator: Accumulator, money: bool, counted: bool
) -> tuple[int, int] | None:
    """(factor, end) of the magnitude word at a place, if it is one there; the number ends at `end` so far."""
    found = source.vocabulary.magnitudes.at(source.plain, position)
    if not found or not _belongs(source, position, found[1], end, money, counted):
        return None
    only_spelled = source.plain[position : found[1]] in source.vocabulary.spelled_only
    if only_spelled and (counted or (accumulator.current or 0) >= TWENTY):
        return None  # cents, not hundreds
    return found


def _belongs(source: Source, start: int, after: int, end: int, money: bool, counted: bool) -> bool:
    """Whether a magnitude is one here. A single letter ("k", "m") must follow digits; a bare "5m" is five metres unless
    money, a plural or a capital says otherwise ("£5m", "5m euros", "a 5m-euro plan", "5m voters", "5M")."""
    text, plain, vocabulary = source
    word = plain[start:after]
    if word in vocabulary.after_sign:
        return money and text[start].isupper() >= (len(word) == 1)  # "₹80L"; "80l" is litres
    if (len(word) > 1 and word != "mm") or not vocabulary.spaced:
        return True
    if not counted or start - end > 2:
        return False
    if word == "t":
        return money and text[start] == "T"  # "$1.5T"; else it is tonnes
    if word not in ("m", "mm") or money or text[start] == "M":
        return True
    unit = vocabulary.units.at(plain, after + plain.startswith((" ", "-"), after))
    if unit and unit[0] in vocabulary.codes:
        return True
    return start == end and vocabulary.code == "en" and bool(_PLURAL.match(plain, after))


def _next(source: Source, position: int, accumulator: Accumulator, joint: str) -> tuple[Decimal, int] | None:
    """The number word at a place, if it may be there: an article may end a number, but not follow a magnitude."""
    said = small(source, position)
    if said is None:
        return _digits(source, position, accumulator, joint)
    word, vocabulary = source.plain[position : said[1]], source.vocabulary
    if word not in vocabulary.articles or accumulator.empty:
        return said
    if word in vocabulary.letters:  # "a million a day"
        return None
    tens = (accumulator.current or 0) % HUNDRED >= TWENTY  # "vingt et un", "trettio en"
    return said if word not in vocabulary.indefinite or joint or tens else None


def _digits(
    source: Source, position: int, accumulator: Accumulator, joint: str
) -> tuple[Decimal, int] | None:
    """Digits that go on with a number: "3 hundred and 21", "5 million 200 thousand", "10 bin 500"."""
    hundreds = bool(joint) and accumulator.last_scale == HUNDRED
    if not hundreds and (accumulator.current is not None or not accumulator.groups):
        return None
    match = WHOLE.match(source.plain, position)
    if not match:
        return None
    number = Decimal(match[0]), match.end()
    if hundreds:
        return number
    scale = accumulator.groups[-1][1]
    smaller = source.vocabulary.magnitudes.at(source.plain, gap(source, match.end()))
    if smaller and smaller[0] < scale and smaller[1] - match.end() > SYMBOL:
        return number
    return number if scale == THOUSAND and joint == source.vocabulary.then else None


def _past_link(source: Source, position: int) -> int:
    """Past what is between a number and its magnitude: "20 de milioane"."""
    word = WORD.match(source.plain, position)
    if not word or word[0] not in source.vocabulary.links:
        return position
    after = gap(source, word.end())
    return after if source.vocabulary.magnitudes.at(source.plain, after) else position


def _joint(source: Source, end: int) -> tuple[int, str]:
    """(where the next word of a number may begin, the "and" before it or "")."""
    position, vocabulary = gap(source, end), source.vocabulary
    word = WORD.match(source.plain, position)
    if word and (word[0] in vocabulary.ands or word[0] in vocabulary.partly):
        return gap(source, word.end()), word[0]
    if word and word[0][0] in vocabulary.ands and len(word[0]) > 1:
        return position + 1, word[0][0]  # Arabic و is written together with what it joins
    return (_past_link(source, position) if vocabulary.links else position), ""


def _part(source: Source, position: int) -> tuple[Decimal, int] | None:
    """The fraction after "and": "a half", "three quarters"."""
    vocabulary = source.vocabulary
    if whole := vocabulary.fractions.at(source.plain, position):
        return fraction(whole[0]), whole[1]
    above = small(source, position)
    below = vocabulary.denominators.at(source.plain, gap(source, above[1])) if above else None
    return (above[0] / below[0], below[1]) if above and below and above[0] < below[0] else None
