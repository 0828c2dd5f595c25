"""Search through every value, quote and note: folded text in memory, read on first use and again where something changed.

Case and diacritics are ignored, words are found anywhere, in any script; all of them must stand in one claim.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from persona_studio.template.kinds import Unclear
from persona_studio.workbook.values import load

if TYPE_CHECKING:
    from persona_studio.domain.ground import Evidence
    from persona_studio.template.model import Template
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.edit import Changed

SHOWN = 200
EXCERPT, BEFORE = 160, 40  # characters shown, and how many of them before the first hit
RESEARCH = 0  # the page of evidence and sources; profiles count from 1


@dataclass(frozen=True)
class Entry:
    """One text that can be found: a claim, a profile's name (field "name", no claim), evidence, or a source's note."""

    profile: int | None
    field: str
    claim: int | None
    text: str
    evidence: int | None = None
    source: int | None = None


@dataclass(frozen=True)
class Hit:
    """An entry that was found by folded words. What is shown of it is worked out when it is asked for: most hits are never in sight."""

    entry: Entry
    words: tuple[str, ...]

    @cached_property
    def excerpt(self) -> str:
        """The part of the text around the first word, on one line."""
        return _excerpt(self.entry.text, self.words)

    @cached_property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Which characters of the excerpt to mark: (from, to)."""
        return marks(self.excerpt, self.words)


@dataclass(frozen=True)
class Found:
    """The first hits in the order of the list, and how many there are in all."""

    hits: tuple[Hit, ...]
    count: int


@dataclass(frozen=True)
class _Page:
    entries: tuple[Entry, ...]
    folded: tuple[str, ...]


class Search:
    """Looks through one workbook. Any thread may ask; the first question reads the workbook, so ask it where waiting is no harm."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._pages: dict[int, _Page] = {}
        self._lock = Lock()
        self._changes = 0
        self._forget = book.listen(self._changed)

    def close(self) -> None:
        """Lets go of the workbook."""
        self._forget()
        self._pages.clear()

    def find(self, words: str, profile: int | None = None, shown: int = SHOWN) -> Found:
        """What holds all the words, in the whole workbook or in one profile; nothing for no words."""
        wanted = tuple(sorted({folded for word in words.split() if (folded := fold(word))}, key=len, reverse=True))
        hits: list[Hit] = []
        count = 0
        if wanted:
            for page in self._all(profile):
                matching = _matching(page.folded, wanted)
                count += len(matching)
                hits += [Hit(page.entries[n], wanted) for n in matching[: shown - len(hits)]]
        return Found(tuple(hits), count)

    def _all(self, profile: int | None) -> Iterator[_Page]:
        """The pages in the order of the list; evidence and sources come last."""
        listed = {p.id: p for p in self._book.profiles()}
        for id in listed if profile is None else [profile] * (profile in listed):
            yield self._page(id)
        research = self._page(RESEARCH)
        if profile is None:
            yield research
        else:
            theirs = [n for n, entry in enumerate(research.entries) if entry.profile == profile]
            yield _Page(tuple(research.entries[n] for n in theirs), tuple(research.folded[n] for n in theirs))

    def _page(self, id: int) -> _Page:
        page = self._pages.get(id)
        if page is None:
            with self._lock:
                before = self._changes
            entries = tuple(_research(self._book) if id == RESEARCH else _profile(self._book, id))
            page = _Page(entries, tuple(fold(entry.text) for entry in entries))
            with self._lock:
                if before == self._changes:  # what was written meanwhile is not on it
                    self._pages[id] = page
        return page

    def _changed(self, changed: Changed) -> None:
        tables = {table for table, _key in changed.rows}
        claims = {key for table, key in changed.rows if table == "claim"}
        with self._lock:
            self._changes += 1
            if changed.kind == "elsewhere" or tables & {"template", "setting"}:
                self._pages.clear()
                return
            for id in changed.profiles:
                self._pages.pop(id, None)
            research = self._pages.get(RESEARCH)
            if research and (tables & {"evidence", "source", "ground"} or any(entry.claim in claims for entry in research.entries)):
                del self._pages[RESEARCH]


def fold(text: str) -> str:
    """The text without case and diacritics."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def marks(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Which characters of a text the folded words stand in, without overlaps; a letter that folds to two is marked whole."""
    pieces = list(text.lower()) if text.isascii() else [fold(c) for c in text]
    origin = [n for n, piece in enumerate(pieces) for _c in piece]
    folded = "".join(pieces)
    spans = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = origin[at + len(word) - 1] + 1
            while end < len(text) and not pieces[end]:  # diacritics that stand alone belong to the letter before them
                end += 1
            spans.append((origin[at], end))
            at = folded.find(word, at + len(word))
    return tuple(_joined(sorted(spans)))


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap or touch as one."""
    start = end = -1
    for low, high in spans:
        if low > end:
            if end >= 0:
                yield start, end
            start, end = low, high
        else:
            end = max(end, high)
    if end >= 0:
        yield start, end


def _matching(texts: Sequence[str], words: Sequence[str]) -> list[int]:
    first, *more = words
    found = [n for n, text in enumerate(texts) if first in text]
    for word in more:
        found = [n for n in found if word in texts[n]]
    return found


def _excerpt(text: str, words: Sequence[str]) -> str:
    if len(text) <= EXCERPT:
        return " ".join(text.split("\n"))
    at = _first(text, words)
    start = max(at - BEFORE, 0)
    if start:
        start = text.find(" ", start, at) + 1 or start
    shown = " ".join(text[start : start + EXCERPT].split("\n"))
    return ("…" if start else "") + shown + ("…" if start + EXCERPT < len(text) else "")


def _first(text: str, words: Sequence[str]) -> int:
    """Where the first of the words stands in a long text."""
    if text.isascii():
        folded = text.lower()
        return min(at for word in words if (at := folded.find(word)) >= 0)
    return marks(text, words)[0][0]


def _profile(book: Workbook, id: int) -> Iterator[Entry]:
    """The name and every claim, in the template's order; read in one go, past what the screens keep."""
    name, template, rows = book.texts(id)
    yield Entry(id, "name", None, name)
    order = {field.id: n for n, field in enumerate(template.fields)}
    for field, claim, body in sorted(rows, key=lambda row: order.get(row[0], len(order))):
        yield Entry(id, field, claim, _plain(template, field, body))


def _plain(template: Template, field: str, body: str) -> str:
    asked = template.field(field)
    value: Any = load(asked, body)
    if isinstance(value, Unclear):
        return value.raw
    return asked.kind.plain(value) if asked else str(value)


def _research(book: Workbook) -> Iterator[Entry]:
    """Evidence at the first claim that stands on it, and what is known of sources."""
    cited = book.cited()
    for evidence in book.evidence():
        profile, field, claim = cited.get(evidence.id, [(None, "", None)])[0]
        yield Entry(profile, field, claim, _words(evidence), evidence=evidence.id)
    for source in book.sources():
        text = "\n".join(part for part in (source.title, source.type, source.who, source.file, source.note) if part)
        yield Entry(None, "", None, text, source=source.id)


def _words(evidence: Evidence) -> str:
    return "\n".join(part for part in (evidence.text, evidence.who, evidence.locator) if part)
