"""Joins quick capture and sorting to the workbook, and says how many lines wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.scene import Scene

if TYPE_CHECKING:
    from persona_studio.ui.capture.inbox import InboxPanel
    from persona_studio.ui.capture.panel import CapturePanel
    from persona_studio.ui.capture.targets import Target


class Capturing:
    """Panels come and go; what they did is in the workbook at once. They are imported when they are first wanted."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.waiting = 0
        self._capture: CapturePanel | None = None
        self._inbox: InboxPanel | None = None
        scene.session.changed.connect(self._changed)
        self._count()

    def commands(self) -> list[Command]:
        scene = self._scene
        return [
            Command("capture.line", _("Quick capture…"), self.open, "edit", "Ctrl+Space", "message-square-quote", 3, scene.writes),
            Command("capture.sort", _("Sort the inbox…"), self.sort, "edit", "Ctrl+Shift+I", "clipboard-paste", 3, lambda: self.waiting > 0,
                    says=lambda: _("Sort the inbox, {n}…").format(n=self.waiting) if self.waiting else _("Sort the inbox…")),
        ]  # fmt: skip

    def close_down(self) -> None:
        """Nothing runs on."""

    def open(self) -> None:
        """Ctrl+Space."""
        from persona_studio.ui.capture.panel import CapturePanel

        scene = self._scene
        scene.session.flush()
        panel = CapturePanel(scene.theme, self.waiting)
        panel.said.connect(self._take)
        panel.sort_wanted.connect(self.sort)
        panel.undo_wanted.connect(lambda: self._undo(panel))
        panel.destroyed.connect(lambda: self._gone(panel))
        self._capture = panel
        scene.open_panel(panel, _("Quick capture"), 640)

    def sort(self) -> None:
        """The lines that wait, and where they can go."""
        from persona_studio.ui.capture.inbox import InboxPanel

        scene = self._scene
        scene.session.flush()
        panel = InboxPanel(scene.theme, scene.session.book.inbox(), self._targets(), readonly=scene.session.readonly)
        panel.sorted.connect(self._sort)
        panel.dropped.connect(self._drop)
        panel.undo_wanted.connect(scene.session.undo)
        panel.destroyed.connect(lambda: self._gone(panel))
        self._inbox = panel
        scene.open_panel(panel, _("Inbox"), 760)

    def _targets(self) -> list[Target]:
        from persona_studio.ui.capture.targets import targets

        return list(targets(self._scene.session.book, self._scene.place.current))

    def _take(self, text: str, who: str) -> None:
        from persona_studio.actions import capture

        self._scene.session.run(lambda book: capture.capture(book, text.splitlines(), who=who))

    def _undo(self, panel: CapturePanel) -> None:
        panel.drop_last()
        self._scene.session.undo()

    def _sort(self, line: int, target: Target) -> None:
        from persona_studio.actions import capture

        session = self._scene.session
        words = _("Sorted to {field} of {name}").format(field=target.label, name=target.name)

        def told(_done: object) -> None:
            self._scene.tell(words, "edit.undo")

        if target.claim is not None:
            session.run(capture.sort, [line], target.claim, then=told)
        else:
            session.run(capture.sort_as_claim, line, target.profile, target.field, then=told)

    def _drop(self, line: int) -> None:
        from persona_studio.actions import evidence

        self._scene.session.run(evidence.remove_evidence, line, then=lambda _done: self._scene.tell(_("Line removed"), "edit.undo"))

    # following the workbook

    def _gone(self, panel: CapturePanel | InboxPanel) -> None:
        """A panel is destroyed a while after it was closed, when another may be open already."""
        if self._capture is panel:
            self._capture = None
        if self._inbox is panel:
            self._inbox = None

    def _changed(self, changed: Any) -> None:
        if changed.kind == "elsewhere" or any(table in ("evidence", "ground") for table, _key in changed.rows):
            self._count()

    def _count(self) -> None:
        lines = self._scene.session.book.inbox()
        self.waiting = len(lines)
        self._scene.waiting(self.waiting)
        if self._capture:
            self._capture.tell(self.waiting)
        if self._inbox:
            self._inbox.show_lines(lines)
            self._inbox.show_targets(self._targets())
        self._scene.commands.refresh()
