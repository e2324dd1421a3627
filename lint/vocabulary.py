"""Writes rules/languages/generated/*.toml: what CLDR knows of how numbers are written in each language.

Run by `make vocabulary` with the `vocabulary` dependency group (babel, unicode-rbnf); the files are kept in the repository,
so that neither a run nor the building of a wheel needs either library. What a language file says itself goes first.
"""

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name, get_decimal_symbol
from babel.units import format_unit
from unicode_rbnf import FormatPurpose, RbnfEngine

from newslint.quantities.number_word_values import Accumulator, compound
from newslint.text import scripts

LANGUAGES = Path(__file__).parent.parent / "rules" / "languages"
COUNTS = (1, 2, 3, 5, 11, 100, Decimal("1.5"))  # one of every plural class of every language
# Of CLDR's patterns of full dates: the weekday, a comma or none, the day and the month with spaces between them.
_WEEKDAY_FIRST = re.compile(r"(?:EEEE|cccc)[,،]? (?:.*\bd{1,2}\b.* MMMM\b|MMMM d)")
_HAN = re.compile("[\u4e00-\u9fff]")
_DIGIT = re.compile(r"\d")
TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def main() -> int:
    folder = LANGUAGES / "generated"
    folder.mkdir(exist_ok=True)
    codes = sys.argv[1:] or sorted(path.stem for path in LANGUAGES.glob("*.toml") if path.stem != "mul")
    for code in codes:
        (folder / f"{code}.toml").write_text(generated(code), "utf-8")
    return 0


def generated(code: str) -> str:
    """The file of one language."""
    locale = Locale.parse(code)
    small, scales = _spelled(code) if code not in TABLES["unspelled"] else ({}, {})
    lines = [
        f"# Made by lint/vocabulary.py from CLDR (babel {version('babel')}, unicode-rbnf {version('unicode-rbnf')}).",
        f"decimal = {_quoted(get_decimal_symbol(locale))}",
        f"months = {_list(sorted(_months(locale)))}",
    ]
    if code in TABLES["compound"]:
        lines.append("compound = true")
    if code in TABLES["inverted"]:
        lines.append("inverted = true")
    if ordinals := _ordinals(code, small):
        lines.append(f"ordinals = {_list(ordinals)}")
    if dates := _dates(locale):
        lines += ["", "[dates]", *(f"{name} = {_list(names)}" for name, names in dates.items())]
    for name, table in (("units", _units(locale)), ("magnitudes", scales), ("words", small)):
        if table:
            lines += ["", f"[{name}]", *_inverse(table)]
    return "\n".join(lines) + "\n"


def _inverse(table: dict[str, str] | dict[str, int]) -> Iterator[str]:
    """value = [all its names], which is shorter than a line a name."""
    grouped: dict[str | int, list[str]] = {}
    for phrase, value in table.items():
        grouped.setdefault(value, []).append(phrase)
    for value in sorted(grouped, key=lambda key: (isinstance(key, str), key)):
        yield f"{_quoted(str(value))} = {_list(sorted(grouped[value]))}"


def _list(words: list[str]) -> str:
    return "[" + ", ".join(map(_quoted, words)) + "]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def clean(text: str) -> str:
    """As the reader folds text: lower case, plain spaces, no invisible characters."""
    text = re.sub("[\u00ad\u200b\u200e\u200f\u200c\u200d]", "", text.lower())
    return " ".join(re.sub("[\u00a0\u202f]", " ", text).split())


def _months(locale: Locale) -> set[str]:
    names = set()
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names |= {clean(name) for name in locale.months[context][width].values()}
    # babel 2.18 has Hebrew abbreviations for Persian.
    script = scripts.main(scripts.counts("".join(locale.months["format"]["wide"].values())))
    named = {name for name in names if any(map(str.isalpha, name)) and not name[0].isdigit()}
    return {name for name in named if scripts.main(scripts.counts(name)) == script}


def _dates(locale: Locale) -> dict[str, list[str]]:
    """Weekdays and months in order, where a full date is "Tuesday, 4 February" or "Tuesday, February 4"."""
    days, months = locale.days["format"]["wide"], locale.months["format"]["wide"]
    if not _WEEKDAY_FIRST.match(locale.date_formats["full"].pattern) or any(
        map(_DIGIT.search, months.values())
    ):
        return {}
    return {
        "weekdays": [days[number].lower() for number in range(7)],
        "months": [months[number].lower() for number in range(1, 13)],
    }


def _units(locale: Locale) -> dict[str, str]:
    """Unit and currency names in all plural forms.

    Short forms only if they are long enough to be no other word; never a single Han character, which is mostly part of a
    date or a word.
    """
    found = {noun: code for code, noun in reversed(list(_money(locale)))}
    for measure, unit in TABLES["units"].items():
        for length in ("long", "short"):
            for count in COUNTS:
                name = _without_number(format_unit(count, measure, length, locale=locale))
                if (
                    name
                    and not _HAN.fullmatch(name)
                    and (length == "long" or (len(name) > 2 and name.rstrip(".").isalpha()))
                ):
                    found.setdefault(name, unit)
    return found


def _without_number(text: str) -> str:
    name = clean(re.sub(r"[\d.,٫٬'’]+(?=\s|$|[^\W\d])|\d+", " ", text, count=1))
    return (
        name
        if any(map(str.isalpha, name)) and not any(map(str.isdecimal, name))
        else ("%" if "%" in text else "")
    )


def _money(locale: Locale) -> Iterator[tuple[str, str]]:
    """(code, name): full names first, then what is left of them without the adjective of a country."""
    names = {str(code): _names(str(code), locale) for code in locale.currencies}
    for code in names:
        if code[0] != "X" or code in ("XAF", "XOF", "XPF", "XCD", "XDR"):
            for name in names[code]:
                if not re.search(r"[\d(]", name):
                    yield code, name
    own = [TABLES["own"][locale.language]] if locale.language in TABLES["own"] else []
    for code in (*own, *TABLES["families"]):
        members = [names[member] for member in TABLES["families"].get(code, ()) if names.get(member)]
        for noun in _nouns(names.get(code, set()), members, code, locale):
            yield code, noun


def _names(code: str, locale: Locale) -> set[str]:
    names = {
        get_currency_name(code, locale=locale),
        *(get_currency_name(code, n, locale=locale) for n in COUNTS),
    }
    return {clean(name) for name in names if name != code}


def _nouns(names: set[str], family: list[set[str]], code: str, locale: Locale) -> set[str]:
    """The bare noun of a currency: what its names share with its family, or what is left without the country."""
    country = locale.territories.get(code[:2], "").lower()
    words = {word for name in names for word in _words(name) if not _of_country(word, country)}
    if family:
        shared = words & set.intersection(
            *({word for name in member for word in _words(name)} for member in family)
        )
        return {word for word in shared if len(word) > 2}
    nouns = set()
    for name in names:
        left = [word for word in _words(name) if not _of_country(word, country)]
        if len(left) == 1 and len(left[0]) > 1:
            nouns.add(left[0])
    return nouns


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[ \-]", name) if word not in ("de", "do", "da", "del")]


def _of_country(word: str, country: str) -> bool:
    """Whether a word is made from the country's name: "japonés" from "Japón"."""
    return any(_bare(word)[:3] == _bare(part)[:3] for part in country.split() if len(part) > 2)


def _bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _spelled(code: str) -> tuple[dict[str, int], dict[str, int]]:
    """(numbers up to 900, powers of ten): what is left out follows from the rest."""
    engine = RbnfEngine.for_language(TABLES["engines"].get(code, code))
    texts = {n: _all_texts(engine, n) for n in (*range(101), *range(200, 1000, 100))}
    small: dict[str, int] = {}
    scales: dict[str, int] = {}
    for number in range(100):
        for text in texts[number]:
            if _evaluate(text, small, {}, code) != number:
                small[text] = number
    powers = (2, 3, 5, 6, 7, 9, 10, 12) if code == "hi" else (2, 3, 6, 9, 12)
    for power in powers:
        for count in (1, 2, 3, 5, 7):
            for text in _all_texts(engine, count * 10**power):
                for word in _rests(text, texts[count], code in TABLES["compound"] and count > 1):
                    if _evaluate(word, small, scales, code) != 10**power:
                        scales.setdefault(word, power)
        for text in _all_texts(engine, 10**power):
            if power <= 3 and " " not in text and _evaluate(text, {}, {}, code) is None and text in scales:
                small[text] = 10**power
    for hundred in range(100, 1000, 100):
        for text in texts[hundred]:
            if hundred > 100:
                scales.pop(text, None)
            if _evaluate(text, small, {word: 10**power for word, power in scales.items()}, code) != hundred:
                small[text] = hundred
    return small, scales


def _ordinals(code: str, small: dict[str, int]) -> list[str]:
    """What makes an ordinal of a cardinal "twenty", where they are written apart: "-first", " первый", " et unième"."""
    engine = RbnfEngine.for_language(TABLES["engines"].get(code, code))
    found: set[str] = set()
    for number in range(21, 30):
        try:
            texts = engine.format_number(number, FormatPurpose.ORDINAL).text_by_ruleset
        except ValueError:  # the language has none
            return []
        cardinals = _all_texts(engine, number)
        for name, text in texts.items():
            tens = re.match(r"\w+(?=[ -])", clean(text))
            said = clean(text).replace("-", " ") in cardinals
            if "plural" not in name and tens and small.get(tens[0]) == 20 and not said:
                rest = clean(text)[tens.end() :]
                found |= {rest, rest.replace("-", " ") if rest.count("-") > 1 else rest}
    return sorted(found)


def _all_texts(engine: RbnfEngine, number: int) -> list[str]:
    texts = engine.format_number(number).text_by_ruleset
    return sorted({clean(text).replace("-", " ") for name, text in texts.items() if "plural" not in name})


def _rests(text: str, counts: list[str], glued: bool) -> Iterator[str]:
    """The scale word of a round number: what follows the count, or the whole when no count is said."""
    joint = "" if glued else " "
    for count in sorted(counts, key=len, reverse=True):
        if text.startswith(count + joint):
            rest = text.removeprefix(count).strip()
            if rest and " " not in rest:
                yield rest
            return
    if " " not in text and not any(text.startswith(count) for count in counts):
        yield text


def _evaluate(text: str, small: dict[str, int], scales: dict[str, int], code: str) -> int | None:
    """What the reader would make of a text with the words known so far."""
    if text in small:
        return small[text]
    accumulator = Accumulator()
    for word in text.split():
        value = (
            compound(word, small, scales, TABLES["joints"].get(code, ()))
            if code in TABLES["compound"]
            else small.get(word)
        )
        if word in scales:
            if not accumulator.scale(scales[word]):
                return None
        elif value is None or not accumulator.say(Decimal(value)):
            return None
    return int(accumulator.total)


if __name__ == "__main__":
    sys.exit(main())
