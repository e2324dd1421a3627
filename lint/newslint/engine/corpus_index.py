"""What is remembered of a corpus between runs: findings by file and facts by key, in one SQLite file.

The corpus index is a cache: a damaged or outdated one is thrown away and filled again. It holds JSON, never a pickle.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from newslint.checks.base import Fact
from newslint.engine import index_database
from newslint.engine.comparison_memory import MOST_ARTICLES, ComparisonMemory
from newslint.engine.index_database import checksum, safe
from newslint.model.finding import Place

BATCH = 400  # files after which the database is let go: other processes need not wait for the whole run

# The keys of one article that another one has, too.
_SHARED = """
WITH own AS
    (SELECT DISTINCT kind, key, article FROM fact WHERE datum IN (SELECT id FROM datum WHERE path = ?) AND kind IN ({}))
SELECT kind, key FROM own WHERE EXISTS
    (SELECT 1 FROM fact AS other WHERE other.kind = own.kind AND other.key = own.key AND other.article < own.article)
    OR EXISTS
    (SELECT 1 FROM fact AS other WHERE other.kind = own.kind AND other.key = own.key AND other.article > own.article)
"""
# The same of all articles: sooner told than one by one, unless few are asked about.
_ALL_SHARED = (
    "SELECT kind, key FROM fact WHERE kind IN ({}) GROUP BY kind, key HAVING min(article) < max(article)"
)
# What one article states for some checks.
_OWN = """
SELECT id, place, data, sum FROM datum WHERE path = ? AND EXISTS
    (SELECT 1 FROM fact WHERE fact.datum = datum.id AND fact.kind IN ({})) ORDER BY place
"""
# How many of the rare keys of one article's facts each other fact shares.
_JOINED = """
WITH rare AS (SELECT DISTINCT key FROM fact AS own WHERE own.datum = :own AND own.kind = :kind AND
    (SELECT count(*) FROM (SELECT 1 FROM fact AS other WHERE other.kind = :kind AND other.key = own.key LIMIT :most))
    < :most)
SELECT fact.datum, fact.article, count(*) FROM rare JOIN fact ON fact.kind = :kind AND fact.key = rare.key
WHERE fact.datum <> :own GROUP BY fact.datum HAVING count(*) >= :least
"""
IN_FILE = "//"  # between a file's name, which never has it, and the article in it
FEW = 10  # share of the articles, one in so many, up to which they are few
LEAST_KEYS, MAX_STORY = 2, 30  # two shared keys make a story, and so many articles are enough
RECENT = 256  # facts that are kept at hand: the next article is mostly compared with the same ones


class CorpusIndex:
    """Articles by file, with their facts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._unsaved = 0
        self.memory = ComparisonMemory(connection)

    @classmethod
    def open(cls, path: Path | None) -> "CorpusIndex":
        """The corpus index in a file, or one in memory; see newslint.engine.index_database."""
        return cls(index_database.opened(path))

    def __enter__(self) -> "CorpusIndex":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def findings(self, path: str, stamp: tuple[int, int]) -> bytes | None:
        """The stored result of a file that has not changed since, or None."""
        return self._stored(path, "changed = ? AND size = ?", stamp)

    def unchanged(self, path: str, stamp: tuple[int, int], content: str) -> bytes | None:
        """The stored result of a file whose content is as it was; its new stamp is noted. Or None."""
        found = self._stored(path, "size = ? AND content = ?", (stamp[1], content))
        if found is not None:
            self._db.execute("UPDATE article SET changed = ? WHERE path = ?", (stamp[0], safe(path)))
        return found

    def has_size(self, path: str, size: int) -> bool:
        """Whether a file was of that size: only then is its content worth a look."""
        found = self._db.execute("SELECT 1 FROM article WHERE path = ? AND size = ?", (safe(path), size))
        return found.fetchone() is not None

    def _stored(self, path: str, condition: str, values: tuple[int | str, ...]) -> bytes | None:
        query = f"SELECT findings, sum FROM article WHERE path = ? AND {condition}"
        row = self._db.execute(query, (safe(path), *values)).fetchone()
        if row and checksum((safe(path), bytes(row[0]))) != row[1]:
            raise index_database.Damaged
        return bytes(row[0]) if row else None

    def verify(self, paths: Iterable[str]) -> None:
        """Raise Damaged when the facts of a file are not those that were stored."""
        for path in paths:
            name = safe(path)
            row = self._db.execute("SELECT facts FROM article WHERE path = ?", (name,)).fetchone()
            filed = self._db.execute(
                "SELECT kind, key FROM fact WHERE datum IN (SELECT id FROM datum WHERE path = ?)", (name,)
            )
            if row and row[0] != _filed(filed):
                raise index_database.Damaged

    def stale(self, files: Collection[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """Those files, given with their stamps, whose facts have to be read again; in order of name."""
        known = self._db.execute("SELECT path, changed, size FROM article")
        left = set(files).difference(known)  # names that are no UTF-8 are never known by themselves
        return sorted(file for file in left if self.findings(file[0], file[1:]) is None)

    def put(
        self,
        path: str,
        stamp: tuple[int, int],
        findings: bytes,
        facts: Iterable[tuple[str, Fact]],
        content: str = "",
    ) -> None:
        """Replace what is known of a file. `content`: a digest of its bytes."""
        self._replace(path, stamp, findings, facts, content)
        self._unsaved += 1
        if self._unsaved >= BATCH:
            self.commit()

    def _replace(
        self,
        path: str,
        stamp: tuple[int, int],
        findings: bytes,
        facts: Iterable[tuple[str, Fact]],
        content: str = "",
    ) -> None:
        name = safe(path)
        self.memory.forget(path)
        # One statement each: what is read before the corpus index is locked may be out of date when it is.
        self._db.execute("DELETE FROM fact WHERE datum IN (SELECT id FROM datum WHERE path = ?)", (name,))
        self._db.execute("DELETE FROM datum WHERE path = ?", (name,))
        rows: set[tuple[str, str, str, int]] = set()
        for (part, place, data), filed in _by_content(facts).items():
            values = (name, place, data, checksum((place, data)))
            number = self._db.execute(
                "INSERT INTO datum (path, place, data, sum) VALUES (?, ?, ?, ?)", values
            ).lastrowid
            article = f"{name}{IN_FILE}{safe(part)}" if part else name
            rows.update((kind, safe(key), article, number or 0) for kind, key in filed)
        self._db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", sorted(rows))
        sums = checksum((name, findings)), _filed(row[:2] for row in rows)
        self._db.execute(
            "REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", (name, *stamp, content, findings, *sums)
        )
        self.memory.forget(path)

    def commit(self) -> None:
        """Make it last. A corpus index that another process holds for too long is left as it is: it is a cache."""
        self._unsaved = 0
        try:
            self._db.commit()
        except sqlite3.OperationalError:
            self._db.rollback()

    @contextmanager
    def overlay(self, facts: Mapping[str, Iterable[tuple[str, Fact]]]) -> Iterator[None]:
        """For a while, let files have other facts than the stored ones (an editor's unsaved buffers)."""
        self._db.commit()
        for path, stated in facts.items():
            self._replace(path, (0, 0), b"", stated)
        try:
            yield
        finally:
            self._db.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """For a while, see the corpus index as it is now: other processes replace the same articles with rows of their own.

        What is written into it lasts, unless others have written, too.
        """
        if self._db.in_transaction:  # which holds the corpus index still by itself
            yield
            return
        self._db.execute("BEGIN")
        try:
            yield
            self.commit()
        finally:
            self._db.rollback()

    def groups(
        self, kinds: Collection[str], focus: Collection[str], members: Collection[str]
    ) -> Iterator[tuple[str, list[Fact]]]:
        """(kind, all facts of one key among `members`) for every key that a file in `focus` has; in a fixed order."""
        names = _all_safe(members)
        wanted = set(focus)
        keys: set[tuple[str, str]] = set()
        listed = ", ".join("?" * len(kinds))
        if len(focus) * FEW > len(members):
            keys.update(self._db.execute(_ALL_SHARED.format(listed), tuple(kinds)))
        else:
            for name in focus:
                keys.update(self._db.execute(_SHARED.format(listed), (safe(name), *kinds)))
        for kind, key in sorted(keys):
            query = """SELECT key, place, data, sum, datum.path FROM fact JOIN datum ON datum.id = fact.datum
                WHERE kind = ? AND key = ? ORDER BY datum.path, place, data"""
            facts = [_fact(row) for row in self._db.execute(query, (kind, key)) if row[4] in names]
            if len(facts) > 1 and not wanted.isdisjoint(fact.place.path for fact in facts):
                yield kind, facts

    def stories(
        self, kinds: Collection[str], focus: Collection[str], members: Collection[str]
    ) -> Iterator[tuple[str, Fact, list[Fact]]]:
        """(kind, a fact of a file in `focus`, the facts that share keys with it), in a fixed order.

        A fact's others are at most MAX_STORY, those first that share most keys.
        """
        names = _all_safe(members)
        datum = lru_cache(RECENT)(self._datum)
        for name in sorted(safe(path) for path in focus):
            own = self._db.execute(_OWN.format(", ".join("?" * len(kinds))), (name, *kinds))
            for number, *values in own.fetchall():
                for kind in kinds:
                    limits = {"most": MOST_ARTICLES + 1, "least": LEAST_KEYS}
                    joined = self._db.execute(_JOINED, {"own": number, "kind": kind, **limits})
                    ranked = sorted(
                        (-shared, article, other)
                        for other, article, shared in joined
                        if article.partition(IN_FILE)[0] in names
                    )
                    if ranked:
                        others = [datum(other) for _, _, other in ranked[:MAX_STORY]]
                        yield kind, _fact(("", *values)), sorted(others, key=lambda fact: fact.place.article)

    def _datum(self, number: int) -> Fact:
        row = self._db.execute("SELECT '', place, data, sum FROM datum WHERE id = ?", (number,)).fetchone()
        return _fact(row)


def _by_content(facts: Iterable[tuple[str, Fact]]) -> dict[tuple[str, str, str], list[tuple[str, str]]]:
    """(part, place, data), the last two as JSON -> the (kind, key) it is filed under. Facts that share their data share its text."""
    told = list(facts)
    # What one check states of an article it files under many keys: the same objects, written once.
    values = {id(value): value for _, fact in told for value in (fact.place, fact.data)}
    texts = {number: json.dumps(value, separators=(",", ":")) for number, value in values.items()}
    stored: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for kind, fact in told:
        filed = fact.place.part, texts[id(fact.place)], texts[id(fact.data)]
        stored.setdefault(filed, []).append((kind, fact.key))
    return stored


def _filed(facts: Iterable[tuple[str, str]]) -> int:
    """A checksum of the (kind, key) that a file's facts are filed under."""
    return checksum(f"{kind} {key}\n" for kind, key in sorted(facts))


def _all_safe(paths: Collection[str]) -> Collection[str]:
    try:
        "".join(paths).encode()
    except UnicodeEncodeError:
        return {safe(path) for path in paths}
    return paths


def _fact(row: Any) -> Fact:
    key, place, data, stored = row[:4]
    if checksum((place, data)) != stored:
        raise index_database.Damaged
    return Fact(key, Place(*json.loads(place)), json.loads(data))
