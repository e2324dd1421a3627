"""The SQLite file of a corpus index: its tables, and how many such files there are."""

import sqlite3
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

from newslint.text.escaping import terminal

BUSY_SECONDS = 10
KEPT = 3  # index files of one collection: those of the selections of rules, say of a hook and of a whole run, last used

_SCHEMA = """
-- content: a digest of the file, sum: of the findings, facts: of what is stated (see checksum).
CREATE TABLE article (path TEXT PRIMARY KEY, changed INTEGER NOT NULL, size INTEGER NOT NULL, content TEXT NOT NULL,
    findings BLOB NOT NULL, sum INTEGER NOT NULL, facts INTEGER NOT NULL) WITHOUT ROWID;
-- Every run asks for all stamps, and for few findings.
CREATE INDEX article_stamp ON article (path, changed, size);
CREATE TABLE datum (id INTEGER PRIMARY KEY, path TEXT NOT NULL, place TEXT NOT NULL, data TEXT NOT NULL,
    sum INTEGER NOT NULL);
CREATE INDEX datum_path ON datum (path);
-- article: the file's path, of a file with many articles with the article's part.
CREATE TABLE fact (kind TEXT NOT NULL, key TEXT NOT NULL, article TEXT NOT NULL, datum INTEGER NOT NULL,
    PRIMARY KEY (kind, key, article, datum)) WITHOUT ROWID;
CREATE INDEX fact_datum ON fact (datum);
-- What comparing gave (see newslint.engine.comparison_memory), and the files that were compared.
CREATE TABLE crossed (path TEXT PRIMARY KEY, findings BLOB NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE membership (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Damaged(Exception):
    """A row does not hold what was written into it."""


# What a damaged one may raise: SQLite's errors, and those of values that are not what was stored.
DAMAGE = (Damaged, sqlite3.DatabaseError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


def checksum(values: Iterable[str | bytes]) -> int:
    """The CRC-32 of values: tells a damaged row from what was stored."""
    found = 0
    for value in values:
        found = zlib.crc32(
            value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass"), found
        )
    return found


def safe(path: str) -> str:
    """SQLite holds UTF-8 only; a name that is not is kept apart by its escapes."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def opened(path: Path | None) -> sqlite3.Connection:
    """The database in a file, or one in memory. What cannot be used is replaced by an empty one.

    What the file is called after its last dash covers all that decides what an article gives: of the files called the
    same up to there the KEPT last used stay.
    """
    if path is None:
        return _create(sqlite3.connect(":memory:"))
    try:
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            return opened(None)  # held by others for too long
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # whose message may quote damaged bytes
            discard(path)
            return _connect(path)
    except (sqlite3.DatabaseError, UnicodeDecodeError, OSError):
        return opened(None)  # nowhere to be written


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make_room(path)
    path.touch()
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    # All of it under one lock: processes that begin together do not make the tables twice.
    connection.execute("PRAGMA synchronous = OFF")  # a corpus index that a power cut damages is made anew
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'article'").fetchone():
        _create(connection)
    connection.commit()
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _create(connection: sqlite3.Connection) -> sqlite3.Connection:
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.commit()
    return connection


def _make_room(path: Path) -> None:
    """Remove all but the last used of the index files that differ from a new one by what follows the last dash."""
    others = path.parent.glob(f"{path.stem.rpartition('-')[0]}*{path.suffix}")
    for other in sorted(others, key=lambda other: other.stat().st_mtime_ns, reverse=True)[KEPT - 1 :]:
        remove(other)


def discard(path: Path) -> None:
    """Remove a damaged database and say so."""
    print(f"newslint: {terminal(str(path))}: damaged, made anew", file=sys.stderr)
    remove(path)


def remove(path: Path) -> None:
    """Remove a database that is not open, with what SQLite keeps next to it."""
    for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)
