"""[dates]: how a date with its weekday is written."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from newslint.languages.schema.keys import Key, Phrase, Phrases, closed

_DATES = "checks.dates"


@closed
class Dates(TypedDict, total=False):
    """Dates with a weekday. In small letters, without what may be left out."""

    weekdays: Annotated[
        Annotated[list[Phrase], Field(min_length=7, max_length=7)], Key("the weekdays, Monday first", _DATES)
    ]
    months: Annotated[
        Annotated[list[Phrase], Field(min_length=12, max_length=12)],
        Key("the months, January first; none where months are numbers", _DATES),
    ]
    weekday_endings: Annotated[Phrases, Key("endings of weekdays: tisdag*en* den 4 februari", _DATES)]
    between: Annotated[Phrases, Key("between weekday and day: mardi *le* 4", _DATES)]
    day_endings: Annotated[Phrases, Key("right after the day: 4*th*", _DATES)]
    before_month: Annotated[Phrases, Key("between day and month: 4 *de* febrero", _DATES)]
    before_year: Annotated[Phrases, Key("between month and year: febrero *de* 2026", _DATES)]
    marks: Annotated[
        Annotated[list[Phrase], Field(min_length=3, max_length=3)],
        Key("where months are numbers: what follows the year, the month and the day", _DATES),
    ]
    before_weekday: Annotated[
        Phrases, Key("right before a weekday where months are numbers: *星期*三", _DATES)
    ]
    after_weekday: Annotated[Phrases, Key("the same after it: 水*曜日*", _DATES)]
