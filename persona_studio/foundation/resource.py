"""Where the files that ship with the program stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder of resources: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def path(*parts: str) -> Path:
    """The path of one resource file or folder; it need not exist."""
    return root().joinpath(*parts)


def text(*parts: str) -> str:
    """The text of one resource file."""
    return path(*parts).read_text(encoding="utf-8")
