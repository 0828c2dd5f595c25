"""Profiles side by side: which columns there are, and the comparison as a file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.actions import faces
from persona_studio.actions.exporting import refuse_itself
from persona_studio.actions.finding import find
from persona_studio.actions.naming import short
from persona_studio.domain.comparison.model import FEWEST, MOST, Column, Comparison
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.comparison.showing import Shown
    from persona_studio.domain.comparison.similarity import Likeness, Progress
    from persona_studio.domain.profile import Profile
    from persona_studio.paper.findings import Finding
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.past import Point

Wanted = int | datetime.datetime | str  # a step, a time, or the name of a snapshot or a date
ENDINGS = ("pdf", "xlsx", "md", "html", "csv")


@dataclass(frozen=True)
class Alike:
    """Two profiles that have much in common: how much, made of what, and whether one does anything different for them."""

    first: Profile
    second: Profile
    likeness: Likeness
    candidate: bool
    sentence: str


def columns(book: Workbook, ids: Sequence[int], at: Wanted | None = None) -> list[Column]:
    """Two to six profiles as they are; with `at` as they were then, and a single one as it is beside what it was.

    Raises Problem for a profile beside itself, for one without `at`, for too many, and for one that was not there then.
    """
    if len(set(ids)) < len(ids):
        twice = next(id for id in ids if ids.count(id) > 1)
        sentence = _("{name} is named twice, and a profile is always the same as itself.").format(name=_name(book, twice))
        raise Problem(sentence, _("Name another profile, or a date to compare it with what it was."))
    if len(ids) > MOST:
        raise Problem(_("{n} profiles do not fit side by side.").format(n=len(ids)), _("Choose up to {most}.").format(most=MOST))
    if not ids or (len(ids) < FEWEST and at is None):
        raise Problem(_("A comparison needs at least two profiles."), _("Name another, or a date to compare it with what it was."))
    if at is None:
        return [Column(book.profile(id)) for id in ids]
    past = book.past(at, ids)
    there = {listed.id for listed in past.profiles()}
    when = when_words(past.point)
    if missing := [id for id in ids if id not in there]:
        sentence = _("{name} was not in the workbook then ({when}).").format(name=short(_name(book, missing[0])), when=when)
        raise Problem(sentence, _("Choose a later date or snapshot."))
    then = [Column(past.profile(id), when) for id in ids]
    return [Column(book.profile(ids[0])), *then] if len(ids) == 1 else then


def found_then(book: Workbook, name: str, at: Wanted | None) -> int:
    """A profile by its name of today; with `at` one that was deleted or renamed since also by its name then. Raises Problem."""
    try:
        return find(book, name)
    except Problem:
        if at is None:
            raise
        past = book.past(at, ())
        if not any(name in (p.code, p.name) or name.casefold() == p.name.casefold() for p in past.profiles()):
            raise
        return find(past, name)


def similar(book: Workbook, most: int, progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False) -> list[Alike]:
    """The pairs of the workbook that are most alike, the nearest first; retired profiles play no part."""
    from persona_studio.domain.comparison import similarity
    from persona_studio.domain.comparison.carrying import mergeable
    from persona_studio.domain.comparison.treatment import sentence, treatment

    manner = book.manner()
    people = {p.id: book.profile(p.id) for p in book.profiles() if not p.retired}
    found = []
    for pair in similarity.similar(list(people.values()), manner, progress, cancelled).pairs[:most]:
        a, b = people[pair.first], people[pair.second]
        told = sentence(treatment(a, b, manner), a.name, b.name)
        found.append(Alike(a, b, similarity.alike(a, b, manner), pair.candidate and mergeable(a.kind, b.kind), told))
    return found


def when_words(point: Point) -> str:
    """When a point was: the name of its snapshot, else its day, with the time where it is not the day's end;
    before the first step nobody knows which day it was."""
    if point.name:
        return point.name
    if not point.edit:
        return _("at the beginning")
    local = point.at.astimezone()
    day = f"{local.day} {local:%B %Y}"
    if (local.hour, local.minute) == (23, 59):
        return _("as of {day}").format(day=day)
    return _("as of {day}, {time}").format(day=day, time=f"{local:%H:%M}")


def save(book: Workbook, comparison: Comparison, target: Path, only_differences: bool = False, paper: str = "a3") -> list[Finding]:
    """Writes a comparison as what the ending of `target` says, whole or not at all; all rows, or those that differ.

    Gives what could not be printed in full. A print goes into the history where the workbook can be written.
    """
    ending = target.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        sentence = _("“{file}” does not say what to write.").format(file=target.name)
        raise Problem(sentence, _("Give it one of these endings: {endings}.").format(endings=", ".join(ENDINGS)))
    refuse_itself(book, target)
    view = read(book, comparison, only_differences)
    data, findings = _pdf(book, view, paper) if ending == "pdf" else (_written(view, ending, book.settings().language), [])
    with atomic.replacing(target) as part:
        part.write_bytes(data)
    if ending == "pdf" and not book.readonly:
        ids = tuple(dict.fromkeys(column.profile.id for column in comparison.columns))
        with book.edit(_("Printed {title}").format(title=short(view.title))) as e:
            e.record("printed", profiles=ids, sheet="comparison", paper=paper, file=target.name)
    return findings


def _name(book: Workbook, id: int) -> str:
    return next((p.name for p in book.profiles() if p.id == id), _("A profile"))


def read(book: Workbook, comparison: Comparison, only_differences: bool = False) -> Shown:
    """A comparison in words, as files and the command line tell it."""
    from persona_studio.domain.comparison.showing import shown

    return shown(comparison, only_differences, {p.code: p.name for p in book.profiles()}, book.manner())


def _pdf(book: Workbook, view: Shown, paper: str) -> tuple[bytes, list[Finding]]:
    from persona_studio.paper import pdf
    from persona_studio.paper.layouts import comparison
    from persona_studio.paper.paper import Look

    size = comparison.SIZES.get(paper.lower())
    if size is None:
        sentence = _("“{value}” is not a size of paper for comparisons.").format(value=paper)
        raise Problem(sentence, _("Choose {sizes}.").format(sizes=", ".join(comparison.SIZES)))
    settings = book.settings()
    photos = faces.photos(book, [column.profile.face for column in view.comparison.columns])
    look = Look(size, book.manner(), settings.client, datetime.date.today(), language=settings.language, names=view.names, photos=photos)
    sheet = comparison.lay_out(view, look)
    return pdf.to_bytes([sheet]), list(sheet.findings)


def _written(view: Shown, ending: str, language: str) -> bytes:
    from persona_studio.exchange.compared import csv_file, html_file, markdown_file, xlsx_file

    if ending == "html":
        return html_file.written(view, language)
    ways = {"xlsx": xlsx_file.written, "md": markdown_file.written, "csv": csv_file.written}
    return ways[ending](view)
