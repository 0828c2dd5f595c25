"""Opens workbooks for commands: for reading beside a window, or for writing alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


@contextmanager
def reading(file: str) -> Iterator[Workbook]:
    """The workbook for looking; works while a window has it."""
    from persona_studio.workbook.file import open_book

    with open_book(Path(file), write=False) as book:
        yield book


@contextmanager
def writing(file: str) -> Iterator[Workbook]:
    """The workbook for changing. Raises Problem that says who holds it."""
    from persona_studio.workbook.file import open_book

    with open_book(Path(file)) as book:
        if book.readonly:
            with book.edit(""):  # refuses, and says why
                pass
        yield book


def chosen(book: Workbook, names: Sequence[str] | None) -> list[int]:
    """The profiles of these names in this order, each once; all of them when none is named."""
    from persona_studio.actions.finding import find

    return list(dict.fromkeys(find(book, name) for name in names)) if names else [p.id for p in book.profiles()]
