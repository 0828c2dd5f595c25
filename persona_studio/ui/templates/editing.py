"""Joins the template editor to the workbook: edit, duplicate, import and export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template import shipped
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.frame.scene import Scene

if TYPE_CHECKING:
    from persona_studio.template.editing import Draft
    from persona_studio.workbook.book import Workbook


class TemplateEditing:
    """One editor at a time; each save is a step that undo takes back with all that it did to profiles."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._ids: list[str] = []
        scene.session.changed.connect(self._changed)

    def commands(self) -> list[Command]:
        scene = self._scene
        return [
            Command("template.edit", _("Edit template…"), self.edit_current, "profile", "Ctrl+T", "table", 4),
            Command("template.import", _("Import a template…"), self.ask_import, "profile", icon="file-up", group=4, enabled=scene.writes),
            Command("template.export", _("Export the template…"), lambda: self.ask_export(self._text(self._current())), "profile",
                    icon="file-down", group=4),
            *self._each(),
        ]  # fmt: skip

    def close_down(self) -> None:
        """Takes away the commands that came with templates."""
        self._scene.commands.remove(self._ids)

    def _each(self) -> list[Command]:
        """A command for each template, for the palette."""
        made = [
            Command(f"template.edit.{t.id}", _("Edit template: {name}").format(name=t.name), partial(self.edit, t.id), "", icon="table")
            for t in self._scene.place.templates()
        ]
        self._ids = [c.id for c in made]
        return made

    def edit_current(self) -> None:
        """The template of the profile that is seen."""
        self.edit(self._current())

    def edit(self, id: str) -> None:
        """Opens the editor on a template."""
        from persona_studio.template.editing import Draft

        self._open(Draft(self._text(id), f"{id}.toml"))

    def duplicate(self, text: str) -> None:
        """A template of one's own, made from another; it is in the workbook when it is saved."""
        from persona_studio.template.editing import Draft

        draft = Draft(text, "")
        draft.as_copy({t.id for t in self._scene.place.templates()})
        self._open(draft)

    def _open(self, draft: Draft) -> None:
        from persona_studio.ui.templates.panel import TemplatePanel

        scene = self._scene
        scene.session.flush()
        used = sum(p.template == draft.table.get("id") for p in scene.session.book.profiles())
        panel = TemplatePanel(scene.theme, draft, used, readonly=scene.session.readonly)
        panel.saved.connect(self.save)
        panel.export_wanted.connect(self.ask_export)
        panel.import_wanted.connect(self.ask_import)
        panel.duplicate_wanted.connect(self.duplicate)
        scene.open_panel(panel, _("Edit template"), 940)

    def save(self, text: str, file: str = "") -> None:
        """Puts a version into the workbook, profiles and all."""
        from persona_studio.actions import templates

        scene = self._scene
        scene.session.flush()

        def done(id: str) -> None:
            template = scene.session.book.templates()[id]
            words = _("{name} is at version {n}").format(name=template.name, n=template.version)
            scene.tell(words, "edit.undo")

        scene.session.run(templates.put, text, file, then=done)

    # files

    def ask_import(self) -> None:
        """Asks for a TOML file and takes it."""
        dialog = QFileDialog(self._scene.place, _("Import a template"), str(documents()), _("Templates (*.toml);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path) -> None:
        """Reads a template from a file into the workbook. What the reader refuses is told in the error line."""

        def read(book: Workbook) -> str:
            try:
                return path.read_text(encoding="utf-8")
            except (OSError, UnicodeError) as error:
                raise Problem(_("{file} could not be read: {reason}.").format(file=path.name, reason=error)) from None

        self._scene.session.ask(read, then=lambda text: self.save(text, path.name))

    def ask_export(self, text: str) -> None:
        """Asks where to, and writes a template as TOML."""
        from persona_studio.template.editing import Draft

        id = Draft(text, "").table.get("id", "template")
        dialog = QFileDialog(self._scene.place, _("Export the template"), str(documents() / f"{id}.toml"), _("Templates (*.toml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(lambda path: self.write(text, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, text: str, path: Path) -> None:
        """Writes a template as TOML."""
        from persona_studio.foundation import atomic

        def put(_book: Workbook) -> None:
            with atomic.replacing(path) as part:
                part.write_text(text, encoding="utf-8")

        self._scene.session.ask(put, then=lambda _done: self._scene.tell(_("Saved {file}").format(file=path.name), ""))

    # which

    def _current(self) -> str:
        place = self._scene.place
        listed = place.model.listed(place.list.currentIndex())
        return listed.template if listed else place.templates()[0].id

    def _text(self, id: str) -> str:
        try:
            return self._scene.session.book.template_toml(id)
        except KeyError:  # no profile has it yet
            return shipped.toml(id)

    def _changed(self, changed: Any) -> None:
        if changed.kind == "elsewhere" or any(table == "template" for table, _key in changed.rows):
            before = set(self._ids)
            made = self._each()
            if {c.id for c in made} != before:
                self._scene.commands.remove(before)
                self._scene.commands.add(made)
