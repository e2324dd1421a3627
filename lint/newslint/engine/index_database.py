"""The SQLite file of a ledger: its tables, and how many such files there are."""

import sqlite3
from pathlib import Path

BUSY_SECONDS = 10
# What a damaged one may raise: SQLite's errors, and those of values that are not what was stored.
DAMAGE = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
KEPT = 3  # ledgers of one collection: those of the selections of rules, say of a hook and of a whole run, last used

_SCHEMA = """
CREATE TABLE article (path TEXT PRIMARY KEY, changed INTEGER NOT NULL, size INTEGER NOT NULL, findings BLOB NOT NULL)
    WITHOUT ROWID;
-- Every run asks for all stamps, and for few findings.
CREATE INDEX article_stamp ON article (path, changed, size);
CREATE TABLE datum (id INTEGER PRIMARY KEY, path TEXT NOT NULL, place TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX datum_path ON datum (path);
CREATE TABLE fact (kind TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, datum INTEGER NOT NULL,
    PRIMARY KEY (kind, key, path, datum)) WITHOUT ROWID;
CREATE INDEX fact_datum ON fact (datum);
"""


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
        except sqlite3.DatabaseError:
            remove(path)
            return _connect(path)
    except (sqlite3.DatabaseError, OSError):
        return opened(None)  # nowhere to be written


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make_room(path)
    path.touch()
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    # All of it under one lock: processes that begin together do not make the tables twice.
    connection.execute("PRAGMA synchronous = OFF")  # a ledger that a power cut damages is made anew
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
    """Remove all but the last used of the ledgers that differ from a new one by what follows the last dash."""
    others = path.parent.glob(f"{path.stem.rpartition('-')[0]}*{path.suffix}")
    for other in sorted(others, key=lambda other: other.stat().st_mtime_ns, reverse=True)[KEPT - 1 :]:
        remove(other)


def remove(path: Path) -> None:
    """Remove a database that is not open, with what SQLite keeps beside it."""
    for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)
