"""The sliders of all weights, which always add up to 100, and their sum below them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.domain.scoring.faults import rescaled
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.lab.figures import percent, plain
from persona_studio.ui.score.lab.slider import WeightSlider
from persona_studio.ui.theme import Theme

WHOLE = Decimal(100)
HALF = 50  # where no weight is above it, the track ends here and a point is twice as wide
PAUSE = 700  # ms after the last key until a step is written


class Weights(QWidget):
    """`wanted` with all weights while one is moved, `settled` when it came to rest."""

    wanted = Signal(object)  # dict[str, Decimal]
    settled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sliders: dict[str, WeightSlider] = {}
        self.readonly = False
        self._card = Scorecard()
        self._locked: set[str] = set()
        self._base: tuple[str, dict[str, Decimal]] | None = None  # all weights as they were when this one began to move
        self._asked: tuple[WeightSlider, Decimal] | None = None
        self._moves = QTimer(self, singleShot=True, interval=0)  # of many moves of the pointer the last one counts
        self._moves.timeout.connect(self.flush)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._rest.timeout.connect(self.settled)
        self.note = Text(theme, "label", tone="text_2", wrap=True)
        self.sum = Text(theme, "small", weight=600)
        self.rescale = Button(theme, _("Rescale to 100"), kind="link")
        self.rescale.clicked.connect(self._rescale)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 10, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.rescale)
        foot.addWidget(self.sum)
        self._column.addLayout(foot)

    # what it shows

    def show_card(self, draft: Scorecard, saved: Scorecard) -> None:
        """The weights as they are now, and as they are saved."""
        if [(s.id, s.name) for s in self.sliders.values()] != [(c.id, c.name) for c in draft.criteria]:
            self._build(draft)
        self._card = draft
        was = {c.id: c.weight for c in saved.criteria}
        most = HALF if len(draft.criteria) > 2 and all(c.weight <= HALF for c in draft.criteria) else 100
        for criterion in draft.criteria:
            slider = self.sliders[criterion.id]
            slider.readonly = self.readonly
            slider.show_weight(criterion.weight, was.get(criterion.id, criterion.weight), most=most)
        self._say_sum()

    def weights(self) -> dict[str, Decimal]:
        """What the sliders show."""
        return {id: slider.weight for id, slider in self.sliders.items()}

    def _build(self, draft: Scorecard) -> None:
        self._base = self._asked = None
        for slider in self.sliders.values():  # one of them may have the focus: it goes later
            self._column.removeWidget(slider)
            slider.hide()
            slider.deleteLater()
        self.sliders = {}
        for n, criterion in enumerate(draft.criteria):
            slider = WeightSlider(self._theme, criterion, self)
            slider.set_locked(criterion.id in self._locked)
            slider.wanted.connect(lambda weight, slider=slider: self._want(slider, weight))
            slider.settled.connect(self._settle)
            slider.lock_wanted.connect(lambda id=criterion.id: self.lock(id))
            slider.objected.connect(self._object)
            self._column.insertWidget(n, slider)
            slider.show()
            self.sliders[criterion.id] = slider

    def _say_sum(self) -> None:
        total = sum(self.weights().values(), Decimal(0))
        off = total - WHOLE
        self.sum.setText(percent(total))
        self.sum.set_tone("text" if not off else "error")
        sound = total > 0 and min(self.weights().values()) >= 0
        self.rescale.setVisible(bool(off) and sound and not self.readonly)
        if off:
            words = _("{points} points too many.") if off > 0 else _("{points} points are missing.")
            self.note.setText(words.format(points=plain(abs(off))))
        else:
            self.note.setText(_("A locked weight stays as it is"))
        self.note.set_tone("error" if off else "text_2")

    def _object(self, said: str) -> None:
        if said:
            self.note.setText(said)
            self.note.set_tone("error")
        else:
            self._say_sum()

    # what is done

    def lock(self, id: str) -> None:
        """Locks a weight, or lets it go."""
        if not self.readonly:
            self._locked ^= {id}
            self._base = None
            self.sliders[id].set_locked(id in self._locked)

    def _want(self, slider: WeightSlider, weight: Decimal) -> None:
        self._asked = (slider, weight)
        if slider.isSliderDown():
            self._moves.start()
        else:
            self.flush()
            self._rest.start()

    def flush(self) -> None:
        """Does what the pointer asked for last."""
        from persona_studio.domain.scoring.lab import rebalance

        self._moves.stop()
        if self._asked is None:
            return
        (slider, weight), self._asked = self._asked, None
        if self._base is None or self._base[0] != slider.id:
            self._base = (slider.id, self.weights())
        self._emit(rebalance(self._base[1], slider.id, weight, self._locked - {slider.id}))

    def _settle(self) -> None:
        self.flush()
        self._rest.stop()
        self._base = None
        self.settled.emit()

    def _rescale(self) -> None:
        self._emit({c.id: c.weight for c in rescaled(self._card).criteria})
        self._settle()

    def _emit(self, weights: Mapping[str, Decimal]) -> None:
        if dict(weights) != self.weights():
            self.wanted.emit(dict(weights))
