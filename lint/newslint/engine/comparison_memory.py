"""Remembers the findings between articles, by file, until an article that affects them changes.

What is here is always right for the facts in the corpus index and for the members noted with it: whoever replaces the
facts of a file forgets, before and after, what is known of the files that share a key with it.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from newslint.checks.base import CONTRASTING
from newslint.engine.index_database import Damaged, checksum, safe

MOST_ARTICLES = 100  # a key that more articles of a story have tells nothing
MANY = 200  # files after whose change it is cheaper to forget everything
FEW = 10  # share of the members, one in so many, up to which a change of them is followed

# Files that have a key of one file: of a story's keys only those that are rare with or without that file.
_SHARING = f"""
WITH own AS (SELECT DISTINCT kind, key FROM fact AS one
    WHERE datum IN (SELECT id FROM datum WHERE path = :path) AND (
        kind NOT IN ({", ".join(f"'{kind}'" for kind in sorted(CONTRASTING))})
        OR (SELECT count(*) FROM (SELECT 1 FROM fact JOIN datum ON datum.id = fact.datum
            WHERE fact.kind = one.kind AND fact.key = one.key AND datum.path <> :path LIMIT :most)) < :most))
SELECT DISTINCT datum.path FROM own CROSS JOIN fact ON fact.kind = own.kind AND fact.key = own.key
CROSS JOIN datum ON datum.id = fact.datum
"""


class ComparisonMemory:
    """What comparing gave for each file, as bytes, in the tables `crossed` and `membership` of a corpus index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._changed: set[str] = set()

    def forget(self, path: str) -> None:
        """Forget what the facts of a file bear on: to be called before they are replaced, and after."""
        if not self._db.execute("SELECT 1 FROM crossed LIMIT 1").fetchone():
            return
        self._changed.add(path)
        if len(self._changed) > MANY:
            self._db.execute("DELETE FROM crossed")
            return
        self._drop({safe(path), *self._sharing(safe(path))})

    def known(self, focus: Sequence[str], members: Collection[str]) -> dict[str, bytes] | None:
        """What comparing with `members` gave, by file, for those in focus of which it is known.

        None for a small part of the collection: what is known of the whole is left as it is.
        """
        names = {safe(name) for name in members}
        stored = self._members()
        if 2 * len(names) < len(stored):
            return None
        other = names ^ stored
        if not stored or len(other) * FEW > len(names):
            return {}
        touched = other.union(*map(self._sharing, other))
        found = {}
        for name in focus:
            path = safe(name)
            row = self._db.execute("SELECT findings, sum FROM crossed WHERE path = ?", (path,)).fetchone()
            if row and checksum((path, row[0])) != row[1]:
                raise Damaged
            if row and path not in touched:
                found[name] = row[0]
        return found

    def keep(self, fresh: Mapping[str, bytes], members: Collection[str]) -> None:
        """Note what comparing with `members` gave, by file, after `known` has told what is left to do.

        Another process may have changed the corpus index in between: then nothing is noted.
        """
        names = {safe(name) for name in members}
        other = names ^ self._members()
        try:
            if len(other) * FEW > len(names):
                self._db.execute("DELETE FROM crossed")
            elif other:
                self._drop(other.union(*map(self._sharing, other)))
            if other:
                self._db.execute("DELETE FROM membership")
                self._db.executemany("INSERT INTO membership VALUES (?)", ((name,) for name in names))
            rows = ((safe(name), data, checksum((safe(name), data))) for name, data in fresh.items())
            self._db.executemany("REPLACE INTO crossed VALUES (?, ?, ?)", rows)
        except sqlite3.OperationalError:
            self._db.rollback()

    def _members(self) -> set[str]:
        return {name for (name,) in self._db.execute("SELECT path FROM membership")}

    def _sharing(self, path: str) -> set[str]:
        values = {"path": path, "most": MOST_ARTICLES + 1}
        return {other for (other,) in self._db.execute(_SHARING, values)}

    def _drop(self, paths: Iterable[str]) -> None:
        self._db.executemany("DELETE FROM crossed WHERE path = ?", ((path,) for path in paths))
