"""One number at a place of a text, however it is written: digits, words, both, fractions, numeral characters."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from newslint.figures import digits, eastasian
from newslint.figures.digits import VULGAR
from newslint.figures.figure import rounding
from newslint.figures.spelled import HUNDRED, Tally, compound
from newslint.figures.vocabulary import WORD, Vocabulary

_SLASH = re.compile(r" ?[/⁄] ?(\d{1,4})(?![\d/.:,]*\d)")
_MIXED = re.compile(r" {1,2}(\d{1,3})[/⁄](\d{1,3})(?![\d/])")
_POWER = re.compile(r"e([+-]?\d{1,3})(?![^\W_])")
_RAISED = re.compile(r"\^([+-]{0,2})(\d{1,2})(?!\d)")
_GAP = re.compile(r" {0,3}-? {0,2}")
_WHOLE = re.compile(r"\d{1,6}(?![\d.,:]*\d)")
_PLURAL = re.compile(r" (?:people|\w+s)\b")
LARGEST_POWER = 30
LARGEST_BASE = 10_000
MOST_PARTS = 10_000
LONGEST = 48  # characters of a number word with its spaces


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read.

    value, slack  and how far its rounding reaches
    start, end    in the text, without sign and unit
    digits        as written, in plain form; "" when spelled out
    scale         what a magnitude word at its end multiplied it with, else 1
    unit          "ratio" for a share of something ("a third"), "%" for 百分之, else ""
    more          whether 多 or 余 stands in it ("6000多")
    """

    value: Decimal
    slack: Decimal
    start: int
    end: int
    digits: str = ""
    scale: Decimal = Decimal(1)
    unit: str = ""
    more: bool = False


def read(text: str, plain: str, start: int, vocabulary: Vocabulary, money: bool = False) -> Number | None:
    """The number that begins at `start`. `plain` is the folded text; `money`: a currency sign stands before."""
    char = text[start]
    if char in VULGAR:
        return _share(VULGAR[char], start, start + 1, text, plain, vocabulary)
    if vocabulary.eastasian and (found := eastasian.read(plain, start, vocabulary.hangul)):
        slack = Decimal(10) ** found.power / 2 if found.power else Decimal(0)
        written = "" if found.spelled else str(found.value)
        number = Number(found.value, slack, start, found.end, written, unit=found.unit, more=found.more)
        return number if number.unit else _extended(number, text, plain, vocabulary, money)
    if char.isdecimal() or char in ".,":
        return _written(text, plain, start, vocabulary, money)
    if whole := vocabulary.fractions.at(plain, start):
        return _share(whole[0], start, whole[1], text, plain, vocabulary)
    return _spelled(text, plain, start, vocabulary)


def _written(text: str, plain: str, start: int, vocabulary: Vocabulary, money: bool) -> Number | None:
    """A number that begins with digits."""
    if text[start] in ".,":
        found = digits.leading(text, start)
    else:
        match = digits.CHAIN.match(text, start)
        alone = text[start - 1 : start] not in (",", ".")
        chain = digits.read(match[0], vocabulary.decimal, vocabulary.space_groups, alone) if match else None
        found = (chain.plain, start + chain.length) if chain else None
    if found is None:
        return None
    written, end = found
    value = Decimal(written)
    if (power := _POWER.match(plain, end)) and abs(int(power[1])) <= LARGEST_POWER:
        value, end = value.scaleb(int(power[1])), power.end()
    elif (raised := _RAISED.match(plain, end)) and 0 < value < LARGEST_BASE:
        power_of = int(raised[2]) * (-1 if raised[1].count("-") % 2 else 1)
        return Number(value**power_of, Decimal(0), start, raised.end(), written)
    if (slash := _SLASH.match(plain, end)) and "." not in written and int(slash[1]):
        return _share(f"{written}/{int(slash[1])}", start, slash.end(), text, plain, vocabulary)
    if (mixed := _MIXED.match(plain, end)) and int(mixed[2]):
        value, end = value + Decimal(int(mixed[1])) / int(mixed[2]), mixed.end()
    elif text[end : end + 1] in VULGAR:
        value, end = value + _fraction(VULGAR[text[end]]), end + 1
    number = Number(value, rounding(value, written, 0), start, end, written)
    return _out_of(number, text, plain, vocabulary) or _extended(number, text, plain, vocabulary, money)


def _spelled(text: str, plain: str, start: int, vocabulary: Vocabulary) -> Number | None:
    """A number that begins with a number word, or with an article before a magnitude word ("a hundred")."""
    tally = Tally()
    end = _words(text, plain, start, tally, vocabulary)
    if end == start:
        return None
    number = Number(
        tally.total, Decimal(tally.last_scale) / 2 if tally.last_scale > HUNDRED else Decimal(0), start, end
    )
    number = replace(number, scale=Decimal(tally.last_scale))
    share = _denominator(number, text, plain, vocabulary) or _out_of(number, text, plain, vocabulary)
    if share:
        return share
    tailed = _tailed(number, tally, plain, vocabulary)
    return tailed if tailed.end > end else _point(number, text, plain, vocabulary) or number


def _share(fraction: str, start: int, end: int, text: str, plain: str, vocabulary: Vocabulary) -> Number:
    """A fraction; of a magnitude ("half a million") it is a number like any other."""
    value = _fraction(fraction)
    number = Number(value, value / 20, start, end, unit="ratio")
    larger = _extended(number, text, plain, vocabulary, False)
    return replace(larger, unit="", slack=larger.scale / 20) if larger.end > end else number


def _fraction(text: str) -> Decimal:
    above, _, below = text.partition("/")
    return Decimal(above) / Decimal(below or 1)


def _extended(number: Number, text: str, plain: str, vocabulary: Vocabulary, money: bool) -> Number:
    """With the number words that follow: "5 hundred thousand", "2.5 million", "3 hundred and 21", "2 1/2 million"."""
    tally = Tally(number.value)
    end = _words(text, plain, number.end, tally, vocabulary, money, counted=True)
    if end > number.end:
        total = tally.total
        scale = total / number.value if number.value and tally.ends_in_scale else Decimal(1)
        places = len(number.digits.partition(".")[2])
        slack = scale / 10**places / 2 if scale > HUNDRED else Decimal(0)
        number = replace(number, value=total, end=end, scale=scale, slack=slack)
    return _tailed(number, tally, plain, vocabulary)


def _words(
    text: str,
    plain: str,
    start: int,
    tally: Tally,
    vocabulary: Vocabulary,
    money: bool = False,
    counted: bool = False,
) -> int:
    """Adds the number words from `start` on to a tally, as long as they go on with it; returns where they end.

    `counted`: digits stand before, so that the first word must be a magnitude.
    """
    end = start
    position = _gap(plain, start) if counted else start
    joint = ""
    undo: tuple[Tally, int] | None = None
    while True:
        scale = vocabulary.magnitudes.at(plain, position)
        if scale and not _belongs(text, plain, position, scale[1], end, vocabulary, money, counted):
            scale = None
        if (
            scale
            and plain[position : scale[1]] in vocabulary.spelled_only
            and (counted or (tally.current or 0) >= 20)
        ):
            scale = None  # cents, not hundreds
        if scale and (counted or not tally.empty):
            if not tally.scale(scale[0]):
                also = small(plain, position, vocabulary)  # "mil e cem": a number word as well
                if also and not counted and tally.say(also[0]):
                    end, undo = also[1], None
                    position, joint = _joint(plain, end, vocabulary)
                    continue
                if undo:
                    tally.restore(undo[0])
                    end = undo[1]
                break
            end, undo, counted = scale[1], None, False
        elif joint and (part := _fraction_at(plain, position, vocabulary)) and tally.add(part[0]):
            end, undo = part[1], None
        else:
            said = None if counted or joint in vocabulary.partly else small(plain, position, vocabulary)
            if (
                said is None
                and joint
                and tally.last_scale == HUNDRED
                and (match := _WHOLE.match(plain, position))
            ):
                said = (Decimal(match[0]), match.end())  # "3 hundred and 21"
            if said is None or not _continues(plain[position : said[1]], tally, joint, vocabulary):
                break
            before = (tally.copy(), end)
            if not tally.say(said[0], bool(joint) and vocabulary.inverted):
                break
            undo = None if before[0].empty else before
            end = said[1]
        position, joint = _joint(plain, end, vocabulary)
    return end


def _joint(plain: str, end: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """(where the next word of a number may begin, the "and" before it or "")."""
    position = _gap(plain, end)
    word = WORD.match(plain, position)
    if word and (word[0] in vocabulary.ands or word[0] in vocabulary.partly):
        return _gap(plain, word.end()), word[0]
    if word and word[0][0] in vocabulary.ands and len(word[0]) > 1:
        return position + 1, word[0][0]  # Arabic و is written together with what it joins
    return position, ""


def _continues(word: str, tally: Tally, joint: str, vocabulary: Vocabulary) -> bool:
    """Whether an article may be the last word of a number ("vingt et un", not "a million a day")."""
    if word not in vocabulary.articles or tally.empty:
        return True
    if word in vocabulary.letters:
        return False
    return word not in vocabulary.indefinite or bool(joint) or (tally.current or 0) % HUNDRED >= 20


def _fraction_at(plain: str, position: int, vocabulary: Vocabulary) -> tuple[Decimal, int] | None:
    """The fraction after "and": "a half", "three quarters"."""
    if whole := vocabulary.fractions.at(plain, position):
        return _fraction(whole[0]), whole[1]
    above = small(plain, position, vocabulary)
    below = vocabulary.denominators.at(plain, _gap(plain, above[1])) if above else None
    return (above[0] / below[0], below[1]) if above and below and above[0] < HUNDRED else None


def small(plain: str, position: int, vocabulary: Vocabulary) -> tuple[Decimal, int] | None:
    """The number word at a place, simple or written together."""
    near = plain[position : position + LONGEST].replace("-", " ")  # "quatre-vingt-dix"
    if found := vocabulary.words.at(near, 0):
        return Decimal(found[0]), position + found[1]
    word = WORD.match(plain, position) if vocabulary.compounds else None
    if not word or len(word[0]) < 5 or word[0][:3] not in vocabulary.stems:
        return None
    value = compound(word[0], vocabulary.small, vocabulary.scales, vocabulary.joints)
    return None if value is None else (value, word.end())


def _gap(plain: str, end: int) -> int:
    """Past the space or hyphen between two words of a number."""
    match = _GAP.match(plain, end)
    return match.end() if match else end


def _belongs(
    text: str,
    plain: str,
    start: int,
    after: int,
    end: int,
    vocabulary: Vocabulary,
    money: bool,
    counted: bool,
) -> bool:
    """Whether a magnitude is one here. A single letter ("k", "m") must follow digits; a bare "5m" is five metres unless
    money, a plural or a capital says otherwise ("£5m", "5m euros", "5m voters", "5M")."""
    word = plain[start:after]
    if (len(word) > 1 and word != "mm") or not vocabulary.spaced:
        return True
    if not counted or start - end > 2:
        return False
    if word not in ("m", "mm") or money or text[start] == "M":
        return True
    position = after + (plain[after : after + 1] == " ")
    unit = vocabulary.units.at(plain, position)
    if unit and unit[0] in vocabulary.codes:
        return True
    return start == end and vocabulary.code == "en" and bool(_PLURAL.match(plain, after))


def _tailed(number: Number, tally: Tally, plain: str, vocabulary: Vocabulary) -> Number:
    """ "and a half" after a number, and a magnitude after that ("two and a half million")."""
    if number.unit:
        return number
    found = vocabulary.tails.at(plain, _gap(plain, number.end))
    if not found or not tally.add(_fraction(found[0])):
        return number
    number = replace(number, value=tally.total, end=found[1], slack=number.slack or Decimal("0.05"))
    scale = vocabulary.magnitudes.at(plain, _gap(plain, number.end))
    if scale and scale[1] - number.end > 2 and tally.scale(scale[0]):
        return replace(
            number, value=tally.total, end=scale[1], scale=Decimal(scale[0]), slack=Decimal(scale[0]) / 20
        )
    return number


def _denominator(number: Number, text: str, plain: str, vocabulary: Vocabulary) -> Number | None:
    """ "three fifths"."""
    found = vocabulary.denominators.at(plain, _gap(plain, number.end))
    if not found or not 0 < number.value < MOST_PARTS:
        return None
    return _share(f"{number.value}/{found[0]}", number.start, found[1], text, plain, vocabulary)


def _out_of(number: Number, text: str, plain: str, vocabulary: Vocabulary) -> Number | None:
    """ "one in four", "nine out of ten"; not "one of 17 players" nor "two in 10 minutes"."""
    if plain[number.end : number.end + 1] != " " or not 0 < number.value < HUNDRED:
        return None
    strict = vocabulary.part_of.at(plain, number.end + 1)
    found = vocabulary.out_of.at(plain, number.end + 1) or strict
    if not found or plain[found[1] : found[1] + 1] != " ":
        return None
    tally = Tally()
    written = _WHOLE.match(plain, found[1] + 1)
    end = written.end() if written else _words(text, plain, found[1] + 1, tally, vocabulary)
    total = Decimal(written[0]) if written else tally.total
    if not number.value < total or (strict and total > 10 and total % 5) or 1500 <= total <= 2100:
        return None
    unit = vocabulary.units.at(plain, end + 1)
    if unit or vocabulary.magnitudes.at(plain, end + 1):
        return None
    return _share(f"{number.value}/{total}", number.start, end, text, plain, vocabulary)


def _point(number: Number, text: str, plain: str, vocabulary: Vocabulary) -> Number | None:
    """ "two hundred point zero three"."""
    match = WORD.match(plain, number.end + 1)
    if not match or match[0] not in vocabulary.point or number.scale > HUNDRED:
        return None
    said, end = "", match.end()
    while (found := vocabulary.words.at(plain, end + 1)) and plain[end] == " ":
        said, end = said + str(found[0]), found[1]
    if not said:
        return None
    value = Decimal(f"{int(number.value)}.{said}")
    spelled = replace(number, value=value, end=end, digits=str(value), slack=rounding(value, str(value), 0))
    return _extended(spelled, text, plain, vocabulary, False)
