"""Keys of rows: given once, never again, also when the row is gone."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock


class Ids:
    """Counts on from the highest key that each table ever gave. Any thread may ask; nobody waits for the disk."""

    def __init__(self, given: Mapping[str, int]) -> None:
        self._given = dict(given)
        self._lock = Lock()

    def new(self, table: str) -> int:
        """A key that no row had and nobody was given."""
        with self._lock:
            self._given[table] = key = self._given.get(table, 0) + 1
            return key

    def saw(self, table: str, key: int) -> None:
        """Counts on from a key that came from elsewhere."""
        with self._lock:
            self._given[table] = max(key, self._given.get(table, 0))

    def saw_all(self, given: Mapping[str, int]) -> None:
        for table, key in given.items():
            self.saw(table, key)
