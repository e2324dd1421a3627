"""The words of a text for language identification: noise, names, or prose."""

from collections.abc import Collection, Sequence

from newslint.fast.lazy_regex import lazy

SAMPLE = 3000  # characters of a block that are looked at
LONGEST_NAME = 10  # words in a byline of several names
LONG_TITLE = 5  # capitalised words from which a line without commas may be a headline in title case

_CONTROL = lazy("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOISE = lazy(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|\d[\d.,:/%-]*")
# No class of \w holds the vowel signs of Indic scripts, so words are what is between spaces and punctuation.
_WORD = lazy(
    r"[^\s\d_!-&(-/:-@\[-`{-~\u00a1-\u00bf\u0964\u0965\u2010-\u2018\u201a-\u205e\u3000-\u303f\uff00-\uff0f]+"
)
_QUOTATION = lazy(
    '"[^"]{0,999}"|“[^”]{0,999}”|„[^“”]{0,999}[“”]|«[^»]{0,999}»|»[^«]{0,999}«|「[^」]{0,999}」|『[^』]{0,999}』|《[^》]{0,999}》'
)


def printable(text: str) -> str:
    """The beginning of a text without the characters that CLD2 refuses."""
    sample = text[:SAMPLE]
    return sample if sample.isprintable() else _CONTROL.sub(" ", sample)


def clean(text: str) -> str:
    """The text without what says nothing of its language: controls, links, handles, numbers."""
    return _NOISE.sub(" ", printable(text))


def words(text: str) -> list[str]:
    """Runs of letters, with the apostrophes inside them."""
    return [word for found in _WORD.findall(text) if (word := found.strip("'’")) and word[0].isalpha()]


def unquoted(text: str) -> str:
    """The text without its quotations and titles in quotation marks."""
    return _QUOTATION.sub(" ", text)


def name_like(found: Sequence[str], particles: Collection[str] = ()) -> bool:
    """Whether these few words are all capitalised: names, titles, places. They have no language.

    `particles` are words that may be in small letters in a name, or between two.
    """
    if len(found) > LONGEST_NAME or not any(
        word.isupper() or word.islower() or word.istitle() for word in found
    ):
        return False
    return all(word[0].isupper() or word in particles for word in found)


def title_case(text: str, found: Sequence[str], conjunctions: Collection[str] = ()) -> bool:
    """Whether a text of these capitalised words only is long enough for a headline, and no list of names."""
    return len(found) >= LONG_TITLE and "," not in text and not any(word in conjunctions for word in found)


def prose(found: Sequence[str]) -> bool:
    """Whether words are in small letters enough to be more than names and brands."""
    small = sum(word.islower() for word in found)
    return len(found) >= 2 and (2 * small >= len(found) or small >= 3)
