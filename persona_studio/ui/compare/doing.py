"""What can be done in Compare, as commands and menus, and what the palette finds there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from persona_studio.domain.comparison import similarity
from persona_studio.foundation.words import _
from persona_studio.ui.compare import cellwork, export, views
from persona_studio.ui.compare.head import SIDE_BY_SIDE
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.palette import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from persona_studio.ui.compare.place import ComparePlace
    from persona_studio.workbook.book import Workbook

PLACE = "compare"
MANY = 100  # profiles; to compare them all takes a moment
FIRST = 4  # profiles that "the first ones" takes
VERSIONS = "persona_studio.ui.compare.versions.panel"
OF_COLUMN = ("compare.baseline", "compare.open", "compare.merge", "compare.version", "compare.left", "compare.right", "compare.remove")


def commands(place: ComparePlace) -> list[Command]:
    """The commands of Compare."""
    board, grid = place.board, place.grid

    def table() -> bool:
        return board.comparison is not None and place.view == SIDE_BY_SIDE

    def column() -> bool:
        return place.column() is not None and place.view == SIDE_BY_SIDE

    def cell() -> bool:
        return table() and cellwork.at(place) is not None

    def several() -> bool:
        return len(place.session.book.profiles()) > 1

    def on_cell(work: object) -> None:
        here = cellwork.at(place)
        if here is not None and callable(work):
            work(place, *here)

    found = [
        Command("compare.pick", _("Add profile…"), place.pick, PLACE, "Ctrl+Shift+A", "plus", 0, lambda: not board.full),
        Command("compare.alike", _("Compare the two most alike"), partial(most_alike, place), PLACE, icon="copy", group=0, enabled=several),
        Command("compare.first", _("Compare the first profiles"), partial(first_ones, place), PLACE, icon="columns-3", group=0, enabled=several),
        Command("compare.clear", _("Begin another comparison"), lambda: board.show([]), PLACE, icon="x", group=0, enabled=column),
        Command("compare.edit", _("Edit value"), lambda: on_cell(cellwork.edit), PLACE, "Return", "pencil", 1,
                lambda: table() and cellwork.can_edit(place), handled=True),
        Command("compare.evidence", _("Evidence…"), lambda: on_cell(cellwork.evidence), PLACE, "Ctrl+E", "quote", 1, cell),
        Command("compare.copy", _("Copy value"), partial(cellwork.copy, place), PLACE, "Ctrl+C", "copy", 1, table),
        Command("compare.copy_row", _("Copy row"), partial(cellwork.copy_row, place), PLACE, "Ctrl+Shift+C", "copy", 1, cell),
        Command("compare.baseline", _("Compare with this one"), lambda: board.make_baseline(place.column() or 0), PLACE, "B", "target", 2,
                lambda: table() and place.column() != board.baseline, handled=True),
        Command("compare.open", _("Open in Profiles"), partial(open_profile, place), PLACE, "Ctrl+Return", "user-round", 2, column),
        Command("compare.merge", _("Merge with the baseline…"), partial(merge, place), PLACE, icon="layers", group=2,
                enabled=lambda: table() and _mergeable(place)),
        Command("compare.version", _("Compare with an earlier version…"), partial(earlier, place), PLACE, icon="history", group=2,
                enabled=lambda: column() and not board.full and views.exists(VERSIONS)),
        Command("compare.left", _("Move column left"), lambda: grid.move_column(-1), PLACE, "Alt+Left", "arrow-left", 2, table, handled=True),
        Command("compare.right", _("Move column right"), lambda: grid.move_column(1), PLACE, "Alt+Right", "arrow-right", 2, table, handled=True),
        Command("compare.remove", _("Take out of the comparison"), lambda: board.remove(place.column() or 0), PLACE, "Del", "x", 2, column,
                handled=True),
        Command("compare.only", _("Only differences"), lambda: board.show_only_differences(not board.only_differences), PLACE, "D", "list-filter", 3,
                table, checked=lambda: board.only_differences, handled=True),
        Command("compare.fold", _("Fold all sections"), partial(fold, place, True), PLACE, icon="chevron-right", group=3, enabled=table),
        Command("compare.unfold", _("Open all sections"), partial(fold, place, False), PLACE, icon="chevron-down", group=3, enabled=table),
        Command("compare.export", _("Save comparison…"), partial(export.ask, place), PLACE, "Ctrl+Shift+S", "file-down", 4, table),
        *(Command(f"compare.view.{id}", said, partial(place.show_view, id), PLACE, icon="columns-3", group=5, checked=partial(_seen, place, id))
          for id, said in views.names().items() if len(views.names()) > 1),
    ]  # fmt: skip
    return [replace(command, place=PLACE) for command in found]


def _seen(place: ComparePlace, view: str) -> bool:
    return place.view == view


def results(place: ComparePlace) -> list[Result]:
    """What the palette can go to: sections of the comparison, profiles to add, profiles."""
    board, there = place.board, set(place.board.ids)
    found = [Result(_("Compare"), block.title, partial(go_to, place, block.id), icon="list", sort="section") for block in board.blocks()]
    listed = place.session.book.profiles()
    choose = place.scene.place.choose
    found += [Result(_("Profiles"), one.name, partial(choose, one.id), kind=one.kind, sort="profile") for one in listed]
    if not board.full:
        add = _("Add to the comparison")
        found += [Result(add, one.name, partial(place.add, one.id), icon="plus", sort="section", also=add) for one in listed if one.id not in there]
    return found


def go_to(place: ComparePlace, section: str) -> None:
    """Brings a section to the top of the table."""
    place.board.fold([section], False)
    row = place.grid.lines.row_of(f"section {section}")
    if row is not None:
        index = place.grid.lines.index(row, 0)
        place.grid.setCurrentIndex(index)
        place.grid.scrollTo(index, place.grid.ScrollHint.PositionAtTop)


def fold(place: ComparePlace, folded: bool) -> None:
    """Folds all sections, or opens them."""
    place.board.fold([block.id for block in place.board.comparison.blocks] if place.board.comparison else [], folded)


def first_ones(place: ComparePlace) -> None:
    """The first profiles of the list, of one kind where there are several of it."""
    listed = [one for one in place.session.book.profiles() if not one.retired] or place.session.book.profiles()
    kind = next((one.kind for one in listed if sum(other.kind == one.kind for other in listed) > 1), "")
    place.compare([one.id for one in listed if not kind or one.kind == kind][:FIRST])


def most_alike(place: ComparePlace) -> None:
    """Looks for the two profiles that come nearest to each other and lays them side by side."""
    place.session.flush()
    book, before = place.session.book, place.board.ids

    def show(pair: list[int]) -> None:
        if pair and place.board.ids == before:  # else somebody was compared meanwhile
            place.compare(pair)

    if len(book.profiles()) > MANY:
        place.scene.tell(_("Looking for the two that are most alike…"), "")
    place.job.begin(lambda _progress, cancelled: _nearest(book, cancelled), show)


def _nearest(book: Workbook, cancelled: Callable[[], bool]) -> list[int]:
    people = []
    for one in book.profiles():
        if cancelled():
            raise similarity.Cancelled
        if not one.retired:
            people.append(book.profile(one.id))
    found = similarity.similar(people, book.manner(), cancelled=cancelled).pairs
    return [found[0].first, found[0].second] if found else []


def open_profile(place: ComparePlace) -> None:
    """Shows the profile of the current column where it is written, in the field of the current row."""
    at = place.column()
    if at is None:
        return
    profile = place.board.columns[at].profile.id
    here = cellwork.at(place)
    field = cellwork.field_of(place, *here) if here else None
    if field is not None:
        place.scene.place.go_to_field(profile, field.id)
    else:
        place.scene.place.choose(profile)


def _mergeable(place: ComparePlace) -> bool:
    """Whether the current column and the baseline are two profiles of today."""
    board, at = place.board, place.column()
    pair = [board.slots[n] for n in (at, board.baseline)] if at is not None else []
    return not place.session.readonly and len({slot.profile for slot in pair}) == 2 and all(slot.past is None for slot in pair)


def merge(place: ComparePlace) -> None:
    """A panel that walks through what the baseline and the current column say; one profile is left."""
    from persona_studio.ui.compare.merging.panel import WIDTH, MergePanel

    board, at = place.board, place.column()
    if at is not None:
        panel = MergePanel(place.scene, board.slots[board.baseline].profile, board.slots[at].profile)
        place.scene.open_panel(panel, _("Merge two profiles"), WIDTH)


def earlier(place: ComparePlace) -> None:
    """A panel that asks when; the profile as it was then becomes a column."""
    from importlib import import_module

    at = place.column()
    if at is not None:
        panel = import_module(VERSIONS).VersionsPanel(place.scene, place.board.columns[at].profile.id, place.add_column)
        place.scene.open_panel(panel, _("Earlier versions"), 560)


# menus


def fill_column(place: ComparePlace, menu: QMenu) -> None:
    """What can be done with a column."""
    _fill(place, menu, OF_COLUMN)


def fill_who(place: ComparePlace, menu: QMenu) -> None:
    """Whom the columns show: a click leads there. Then what can be done with all of them."""
    for at, column in enumerate(place.board.columns):
        words = ", ".join(filter(None, (column.profile.name, column.when))).replace("&", "&&")
        action = menu.addAction(words, partial(_to_column, place, at))
        action.setCheckable(True)
        action.setChecked(at == place.board.baseline)
    menu.addSeparator()
    _fill(place, menu, ("compare.pick", "compare.alike", "compare.clear"))


def fill_sections(place: ComparePlace, menu: QMenu) -> None:
    """One section alone, or all; fold all, or none."""
    board = place.board
    for id, title in (("", _("All sections")), *((block.id, block.title) for block in (board.comparison.blocks if board.comparison else ()))):
        action = menu.addAction(title.replace("&", "&&"), partial(board.show_section, id))
        action.setCheckable(True)
        action.setChecked(board.section == id)
        if not id:
            menu.addSeparator()
    menu.addSeparator()
    _fill(place, menu, ("compare.fold", "compare.unfold"))


def _to_column(place: ComparePlace, at: int) -> None:
    grid = place.grid
    if place.board.comparison is not None:
        grid.setCurrentIndex(grid.lines.index(max(0, grid.currentIndex().row()), at))
        grid.setFocus()


def _fill(place: ComparePlace, menu: QMenu, ids: tuple[str, ...]) -> None:
    by_id = {command.id: command for command in place.scene.commands}
    for id in ids:
        command = by_id[id]
        action = menu.addAction(command.label.replace("&", "&&"), partial(place.scene.commands.run, id))
        action.setEnabled(place.scene.commands.can(id))
