"""What is known of a collection of articles between runs: findings by file and facts by key, in one SQLite file.

The ledger is a cache: a damaged or outdated one is thrown away and filled again. It holds JSON, never a pickle.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newslint.checks import Fact
from newslint.codec import pack_place
from newslint.finding import Place

BUSY_SECONDS = 10
BATCH = (
    400  # files after which the database is let go, so that other processes need not wait for the whole run
)

_SCHEMA = """
CREATE TABLE meta (version TEXT NOT NULL);
CREATE TABLE article (path TEXT PRIMARY KEY, changed INTEGER NOT NULL, size INTEGER NOT NULL, findings BLOB NOT NULL)
    WITHOUT ROWID;
CREATE TABLE fact (kind TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, place TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX fact_key ON fact (kind, key, path);
CREATE INDEX fact_path ON fact (path);
"""

# The keys of one article that another one has, too.
_SHARED = """
SELECT kind, key FROM (SELECT DISTINCT kind, key, path FROM fact WHERE path = ?) AS own WHERE EXISTS
    (SELECT 1 FROM fact AS other WHERE other.kind = own.kind AND other.key = own.key AND other.path <> own.path)
"""


class Ledger:
    """Articles by path, with their facts. `version` covers all that decides what an article gives."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._unsaved = 0

    @classmethod
    def open(cls, path: Path | None, version: str) -> "Ledger":
        """The ledger in a file, or one in memory. What cannot be used is replaced by an empty one."""
        if path is None:
            return cls(_create(sqlite3.connect(":memory:"), version))
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(_connect(path, version))
        except (sqlite3.DatabaseError, OSError):
            try:
                path.unlink(missing_ok=True)
                return cls(_connect(path, version))
            except (sqlite3.DatabaseError, OSError):
                return cls.open(None, version)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def findings(self, path: str, stamp: tuple[int, int]) -> bytes | None:
        """The stored result of a file that has not changed since, or None."""
        row = self._db.execute(
            "SELECT changed, size, findings FROM article WHERE path = ?", (_safe(path),)
        ).fetchone()
        return bytes(row[2]) if row and (row[0], row[1]) == stamp else None

    def stale(self, path: str, stamp: tuple[int, int]) -> bool:
        """Whether a file's facts have to be read again."""
        return self.findings(path, stamp) is None

    def put(
        self, path: str, stamp: tuple[int, int], findings: bytes, facts: Iterable[tuple[str, Fact]]
    ) -> None:
        """Replace what is known of a file."""
        self._replace(path, stamp, findings, facts)
        self._unsaved += 1
        if self._unsaved >= BATCH:
            self.commit()

    def _replace(
        self, path: str, stamp: tuple[int, int], findings: bytes, facts: Iterable[tuple[str, Fact]]
    ) -> None:
        name = _safe(path)
        self._db.execute("DELETE FROM fact WHERE path = ?", (name,))
        self._db.execute("REPLACE INTO article VALUES (?, ?, ?, ?)", (name, *stamp, findings))
        rows = [(kind, fact.key, name, _place(fact), json.dumps(fact.data)) for kind, fact in facts]
        self._db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", rows)

    def commit(self) -> None:
        """Make it last. A ledger that another process holds for too long is left as it is: it is a cache."""
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

    def groups(
        self, kinds: Sequence[str], focus: Collection[str], members: Collection[str]
    ) -> Iterator[tuple[str, list[Fact]]]:
        """(kind, all facts of one key among `members`) for every key that a file in `focus` has; in a fixed order."""
        names = {_safe(member) for member in members}
        keys: set[tuple[str, str]] = set()
        for name in sorted(_safe(path) for path in focus):
            keys.update(self._db.execute(_SHARED, (name,)))
        for kind, key in sorted(keys):
            if kind in kinds:
                query = "SELECT key, place, data, path FROM fact WHERE kind = ? AND key = ? ORDER BY path, place, data"
                rows = self._db.execute(query, (kind, key))
                facts = [_fact(row) for row in rows if row[3] in names]
                if len(facts) > 1:
                    yield kind, facts


def _connect(path: Path, version: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # a ledger that a power cut damages is made anew
        found = connection.execute("SELECT version FROM meta").fetchone()
    except sqlite3.OperationalError:
        return _create(connection, version)
    if found != (version,):
        connection.execute("DELETE FROM fact")
        connection.execute("DELETE FROM article")
        connection.execute("UPDATE meta SET version = ?", (version,))
        connection.commit()
    return connection


def _create(connection: sqlite3.Connection, version: str) -> sqlite3.Connection:
    connection.executescript(_SCHEMA)
    connection.execute("INSERT INTO meta VALUES (?)", (version,))
    connection.commit()
    return connection


def _safe(path: str) -> str:
    """SQLite holds UTF-8 only; a name that is not is kept apart by its escapes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _place(fact: Fact) -> str:
    return json.dumps(pack_place(fact.place))


def _fact(row: Any) -> Fact:
    key, place, data, _ = row
    return Fact(key, Place(*json.loads(place)), json.loads(data))
