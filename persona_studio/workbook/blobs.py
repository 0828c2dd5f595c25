"""Attached files, by the hash of their content. They are written once and neither logged nor undone."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

FIND = "SELECT content FROM blob WHERE hash = :hash"
KEEP = "INSERT INTO blob (hash, content) VALUES (:hash, :content)"


def name(content: bytes) -> str:
    """The hash by which the content is kept."""
    return blake2b(content, digest_size=16).hexdigest()


def find(connection: sqlite3.Connection, hash: str) -> bytes | None:
    found = connection.execute(FIND, {"hash": hash}).fetchone()
    return bytes(found[0]) if found else None


def keep(connection: sqlite3.Connection, content: bytes) -> None:
    connection.execute(KEEP, {"hash": name(content), "content": content})
