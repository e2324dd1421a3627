"""Accepted findings: identified by their words, not by their lines, so that the file around them may change."""

import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint.model.finding import Finding, Place
from newslint.readers import content, format_of
from newslint.readers.encoding import Unreadable, decode
from newslint.text.digest import digest

VERSION = 1
NEIGHBOURS = 24  # characters on each side that tell one "64" of a line from another

Texts = Callable[[str], str]


class Key(NamedTuple):
    """What stays the same while the lines around a finding move. `path` is relative to the baseline's folder; `part`
    says which article of a file with many it is."""

    path: str
    rule: str
    hash: str
    part: str = ""


Baseline = Counter[Key]


class Applied(NamedTuple):
    """What a baseline makes of findings: those it does not know, those it does, and the entries that are left over.

    renamed  (the entry of a file that is gone, the same entry for the file that has its words now)
    """

    new: list[Finding]
    known: list[Finding]
    left: list[Key]
    renamed: list[tuple[Key, Key]]


def keys(finding: Finding, folder: Path, texts: Texts) -> list[Key]:
    """The keys of a finding: one, or one for each other place, made of both claims in no order.

    A figure that disagrees with two articles stays known when one of them is mended, or a third one joins.
    """
    place = finding.place
    path = os.path.relpath(place.path, folder).replace(os.sep, "/")
    own = _claim(place, texts)
    claims = [sorted((own, _claim(other, texts))) for other in finding.related] or [[own]]
    return [Key(path, finding.rule, digest("\x00".join(both), 8), place.part) for both in claims]


def count(findings: Iterable[Finding], folder: Path, texts: Texts) -> Baseline:
    """The baseline that accepts these findings."""
    return Counter(key for finding in findings for key in keys(finding, folder, texts))


def apply(findings: Sequence[Finding], accepted: Baseline, folder: Path, texts: Texts) -> Applied:
    """Part the findings into new and known ones; each entry accepts as many findings as it counts.

    The entries of a file that is gone accept what is in another one: it was renamed.
    """
    left = Counter(accepted)
    unknown: list[tuple[Finding, Baseline]] = []
    known: list[Finding] = []
    for finding in findings:
        marks = Counter(keys(finding, folder, texts))
        met = {key: min(number, left[key]) for key, number in marks.items() if left[key] > 0}
        left.subtract(met)
        if met:
            known.append(finding)
        else:
            unknown.append((finding, marks))
    gone = _of_files_gone(+left, folder) if unknown else {}
    new: list[Finding] = []
    renamed: list[tuple[Key, Key]] = []
    for finding, marks in unknown:
        pairs = [(old, key) for key in marks for old in gone.get(key[1:], ()) if left[old] > 0][:1]
        left.subtract(old for old, _ in pairs)
        renamed += pairs
        (known if pairs else new).append(finding)
    return Applied(new, known, sorted((+left).elements()), renamed)


def _of_files_gone(left: Baseline, folder: Path) -> dict[tuple[str, ...], list[Key]]:
    """The entries whose file is not there any more, by all but its path."""
    found: dict[tuple[str, ...], list[Key]] = {}
    there = {path: os.path.exists(folder / path) for path in {key.path for key in left}}
    for key in left:
        if not there[key.path]:
            found.setdefault(key[1:], []).append(key)
    return found


def moved(accepted: Baseline, applied: Applied) -> Baseline:
    """The baseline with the entries of renamed files under their new names."""
    entries = Counter(accepted)
    entries.subtract(old for old, _ in applied.renamed)
    entries.update(key for _, key in applied.renamed)
    return entries


def elsewhere(accepted: Baseline, linted: Collection[str], folder: Path) -> Baseline:
    """The entries of files that are there and were not linted. `linted` holds absolute paths."""
    paths = {key.path for key in accepted}
    kept = {
        path
        for path in paths
        if (full := os.path.abspath(folder / path)) not in linted and os.path.exists(full)
    }
    return Counter({key: number for key, number in accepted.items() if key.path in kept})


def stale(left: Iterable[Key], linted: Collection[str], folder: Path) -> list[Key]:
    """The left-over entries that no longer occur: their file was linted or is gone. `linted` holds absolute paths."""

    def checked(key: Key) -> bool:
        path = os.path.abspath(folder / key.path)
        return path in linted or not os.path.exists(path)

    return [key for key in left if checked(key)]


def dump(entries: Baseline) -> str:
    """The baseline as JSON: sorted, an entry a line, every line alike (null ends the list), so that merges go well."""
    lines = [
        json.dumps({**_stated(key), "count": number}) for key, number in sorted(entries.items()) if number
    ]
    body = "".join(f"{line},\n" for line in lines)
    return f'{{"newslint-baseline": {VERSION}, "findings": [\n{body}null]}}\n'


def load(text: str) -> Baseline:
    """The entries of a baseline file; of lines that a merge doubled the larger count holds.

    Raises ValueError saying what is wrong.
    """
    try:
        table = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(table, dict) or table.get("newslint-baseline") != VERSION:
        raise ValueError(f"not a newslint baseline of version {VERSION}")
    entries: Baseline = Counter()
    for item in table.get("findings") or ():
        if item is None:
            continue
        try:
            key = Key(str(item["path"]), str(item["rule"]), str(item["hash"]), str(item.get("part", "")))
            entries[key] = max(entries[key], int(item["count"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"a wrong entry, {json.dumps(item)[:200]}: {error}") from None
    return entries


def _stated(key: Key) -> dict[str, str]:
    """The fields of a key but for an empty `part`."""
    return {name: value for name, value in key._asdict().items() if value or name != "part"}


def disk_texts() -> Texts:
    """The text of files as they are, "" for what cannot be decoded; each file is read once."""
    seen: dict[str, str] = {}

    def text(path: str) -> str:
        if path not in seen:
            try:
                data = content(path)
            except (OSError, ValueError):
                data = b""
            seen[path] = decoded(path, data)
        return seen[path]

    return text


def decoded(path: str, data: bytes) -> str:
    """The text that places in a file count from, or "" when there is none."""
    try:
        return decode(data, html=format_of(path) == "html").text
    except Unreadable:
        return ""


def _claim(place: Place, texts: Texts) -> str:
    """A place's words, with a few characters to either side on its line."""
    text = texts(place.path)
    if not text.startswith(place.excerpt, place.start):
        return _normal(place.excerpt)
    start, end = place.start, max(place.end, place.start)
    before = text[max(0, start - NEIGHBOURS) : start].replace("\r", "\n").rpartition("\n")[2]
    after = text[end : end + NEIGHBOURS].replace("\r", "\n").partition("\n")[0]
    return _normal(f"{before}{text[start:end]}{after}")


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()
