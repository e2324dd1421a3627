"""The parts of sentences in which a model speaks of its task, in all languages, found in one pass over a text.

A part is a meaning, such as "cannot" or "source"; rules/wordings/CODE.toml lists each language's words for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import daachorse

from newslint.text.normalize import normalize
from newslint.text.scripts import UNSPACED

# Meaning of each part, and the keys that a file in rules/wordings may have.
PARTS: Mapping[str, str] = {
    "model": "the writer calls itself a model or an assistant",
    "self": "first person of the writer",
    "cannot": "inability",
    "modal": "can, could: with a negation elsewhere in the sentence it means 'cannot'",
    "negation": "not, no",
    "fetch": "open, access, load, read a source",
    "make": "write, summarise, complete a text",
    "source": "what a model is given to read: link, page, article, list, transcript",
    "transcript": "transcript, subtitles or description of a recording",
    "given": "supplied by the person who asked",
    "absent": "is missing, contains nothing",
    "thin": "title, metadata, snippet, feed entry: little to write from",
    "based": "rests on",
    "only": "only, alone",
    "blocked": "paywall, login, error page, bot protection",
    "please": "a request to send or paste something",
    "fulltext": "the complete text, or other material asked for",
    "summary": "the text that the model has written",
    "unknown": "cannot be told or checked",
    "offer": "an offer to do more, in words that open a sentence",
    "wish": "if you like, if needed",
    "more": "shorter version, more detail, another format",
    "same": "the same article as another one",
    "skipped": "left out, not repeated",
    "version": "here is the revised version",
    "editor": "a note to the editor",
    "count": "number of words or characters, shortened",
    "polished": "only the style was changed",
    "confidence": "confidence of the model, not cross-checked",
    "draft": "draft, to be completed, awaiting approval",
    "ends": "the excerpt breaks off",
    "sorry": "an apology before a refusal",
    "closing": "what a chatbot says at the end of an answer",
    "request": "what it was asked to do",
    "slot": "a place in a template that was not filled",
    "none": "none of several, or about a topic: none of the items deals with it",
    "format": "instructions, rules for the format, the prompt",
    "little": "too little to write from",
    "rest": "the remaining items of a list",
    "kept": "what the writer did to a text: kept, softened, replaced",
    "unpublished": "must not be published, not yet checked",
    "help": "help, assist",
    "requires": "asks for, demands, reserved for",
    "meta": "what only a machine reads of a page: metadata, feed, URL, snippet, script",
    "news": "people and things of the news: a minister, a court, a law, a company",
    "not": "looks like a part but is not one; hides the parts inside it",
    "chatbot": "a model, chatbot or its users as the subject of a report",
}

EVERY_LANGUAGE = "mul"


class Hit(NamedTuple):
    """A part found at text[start:end], and the languages whose words it is.

    loose  by a word that often means something else: evidence for the scorer, no part of a pattern
    """

    start: int
    end: int
    part: str
    loose: bool
    languages: frozenset[str]


Wordings = Mapping[str, Mapping[str, Sequence[str]]]


def compile_parts(strict: Wordings, loose: Wordings | None = None) -> dict[str, bytes]:
    """One automaton over all languages' words, by language and part. A "*" at an end of a word lets it go on there."""
    entries: dict[str, dict[tuple[str, bool, bool, bool], set[str]]] = {}
    for is_loose, wordings in ((False, strict), (True, loose or {})):
        for language, parts in wordings.items():
            for part, phrases in parts.items():
                for phrase in phrases:
                    key = (part, is_loose, not phrase.startswith("*"), not phrase.endswith("*"))
                    found = entries.setdefault(normalize(phrase.strip("*")), {})
                    found.setdefault(key, set()).add(language)
    phrases = sorted(entries) or ["\x00"]
    lines = (
        "|".join(
            f"{part} {loose:d}{left:d}{right:d} {' '.join(sorted(languages))}"
            for (part, loose, left, right), languages in sorted(entries.get(phrase, {}).items())
        )
        for phrase in phrases
    )
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(phrases)
    return {"residue-parts.bin": bytes(automaton.serialize()), "residue-parts.txt": "\n".join(lines).encode()}


class _Meaning(NamedTuple):
    """What a word can be: `left` and `right` say whether it must begin and end there."""

    part: str
    loose: bool
    left: bool
    right: bool
    languages: frozenset[str]


class Parts:
    """The compiled words. `data` is the compiled rules' files."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(data["residue-parts.bin"])
        self._lines = data["residue-parts.txt"].decode().split("\n")
        self._meanings: dict[int, list[_Meaning]] = {}  # of the words met so far: few of all

    def find(self, text: str) -> list[Hit]:
        """All parts in a text, in order of their start; they may overlap."""
        hits = sorted(self._hits(normalize(text)))
        hiding = [hit for hit in hits if hit.part == "not"]
        if not hiding:
            return hits
        return [
            hit
            for hit in hits
            if not any(
                other.start <= hit.start and hit.end <= other.end and hit.languages <= other.languages
                for other in hiding
            )
        ]

    def _hits(self, text: str) -> Iterator[Hit]:
        for start, end, number in self._automaton.find_overlapping(text):
            left, right = _bounded(text, start), _bounded(text, end)
            label = text[end : end + 1] == ":"  # "URL: ...", "Title: ..." name a field
            for part, loose, whole_left, whole_right, languages in self._meanings.get(number) or self._read(
                number
            ):
                if label and part == "source":
                    continue
                if (left or not whole_left) and (right or not whole_right):
                    yield Hit(start, end, part, loose, languages)

    def _read(self, number: int) -> list[_Meaning]:
        """What the word of a number can be."""
        found = []
        for entry in filter(None, self._lines[number].split("|")):
            part, flags, *languages = entry.split(" ")
            loose, left, right = (flag == "1" for flag in flags)
            found.append(_Meaning(part, loose, left, right, frozenset(languages)))
        self._meanings[number] = found
        return found


def _bounded(text: str, offset: int) -> bool:
    """Whether no word of a script with spaces goes on over an offset."""
    if not 0 < offset < len(text):
        return True
    pair = text[offset - 1 : offset + 1]
    return not pair.isalnum() or pair in UNSPACED
