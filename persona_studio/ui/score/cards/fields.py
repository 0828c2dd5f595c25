"""What can be said of the chosen criterion, tier or gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from persona_studio.domain.scoring import faults
from persona_studio.domain.scoring.model import BEST, DISQUALIFYING, FIT, NEGATIVE, READINESS, WORST, Account, Criterion, Gate, Rule, Scorecard, Tier
from persona_studio.domain.scoring.reach import Reach, reach
from persona_studio.foundation.words import _
from persona_studio.paper.charts.distribution import distribution
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.marks import Box
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.chart_view import ChartView
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.cards.changes import TIER, Spot, put, row
from persona_studio.ui.score.cards.lines import Lines
from persona_studio.ui.score.cards.rules import Rules, Typed
from persona_studio.ui.score.cards.tally import Counting
from persona_studio.ui.score.lab.figures import plain, read
from persona_studio.ui.theme import Theme

MOST_WEIGHT = 1000  # typed by accident it is told as too much, and kept


class Fields(Lines):
    """`changed` with the card after each key that could be read; what could not stays in its field."""

    changed = Signal(object)  # Scorecard
    rescale_wanted = Signal()

    def __init__(self, theme: Theme, card: Scorecard, accounts: Sequence[Account], columns: Sequence[str], *, readonly: bool) -> None:
        super().__init__(theme, _("About the chosen row"), readonly=readonly)
        self._card, self._accounts, self._columns = card, accounts, columns
        self.spot: Spot | None = None
        self.rules: Rules | None = None
        self._here: object = None
        self.count: Text | None = None
        self._reach: ChartView | None = None
        self._ways: Reach | None = None
        self._kept: dict[tuple[object, str], str] = {}  # what could not be read, by row and key: it is there again when one comes back
        self._kept_rules: dict[object, list[Typed]] = {}
        self._counting = Counting(accounts, self)
        self._counting.told.connect(self._counted)

    def show_row(self, card: Scorecard, spot: Spot | None) -> None:
        """Builds the fields of a row."""
        self._keep_rules()
        self._card, self.spot, self.rules, self.count, self._reach = card, spot, None, None, None
        self._ways = reach(card) if spot is not None and spot.kind == TIER else None
        self._here = self._row()
        self.begin()
        if spot is not None:
            found = row(card, spot)
            match found:
                case Criterion():
                    self._criterion(found)
                case Tier():
                    self._tier(found)
                case Gate():
                    self._gate(found)
        self.end()
        self._judge()
        self._counting.ask(found if spot is not None and not isinstance(found, Tier) else None)

    def follow(self, card: Scorecard) -> None:
        """The same row of a card that changed elsewhere: only what is said about it."""
        self._card = card
        self._judge()

    def unreadable(self) -> bool:
        """Whether something that was typed could not be taken."""
        self._keep_rules()
        there: set[object] = {c.id for c in self._card.criteria} | {g.id for g in self._card.gates}
        there |= {Spot(TIER, at) for at in range(len(self._card.tiers))}
        return any(here in there for here in (*self._kept_rules, *(here for here, _key in self._kept)))

    def _row(self) -> object:
        """What a row is known by."""
        found = row(self._card, self.spot) if self.spot is not None else None
        return found.id if isinstance(found, Criterion | Gate) else self.spot

    def _keep_rules(self) -> None:
        if self.rules is not None:
            self._kept_rules.pop(self._here, None)
            if self.rules.unreadable():
                self._kept_rules[self._here] = [one.typed() for one in self.rules.rows]

    # the fields

    def _criterion(self, c: Criterion) -> None:
        self._text("name", _("Name"), c.name)
        self._number("weight", _("Weight in percent"), c.weight, 0, MOST_WEIGHT)
        self.rescale = Button(self._theme, _("Rescale to 100"), kind="link")
        self.rescale.clicked.connect(self.rescale_wanted)
        self._column.addWidget(self.rescale, 0, Qt.AlignmentFlag.AlignLeading)
        for key, label in (("ideal", _("Ideal, rated 5")), ("good", _("Good, rated 3")), ("poor", _("Poor, rated 1"))):
            self.words(key, label, getattr(c, key), lambda text, key=key: self._put(**{key: text}))  # type: ignore[misc]
        self._text("question", _("What to ask while it is unknown"), c.question)
        axes = {"": _("Neither"), FIT: _("Fit"), READINESS: _("Readiness")}
        self.choice("axis", _("Side of the 3 × 3"), axes, c.axis, lambda axis: self._put(axis=axis))
        self.heading(_("Rating from data"))
        self._column_choice(c.column, _("By hand only"))
        self._tests(Rules(self._theme, c.rules, readonly=self._readonly), lambda rules: {"rules": rules})

    def _tier(self, tier: Tier) -> None:
        self._text("name", _("Name"), tier.name)
        if tier.least is not None:
            self._number("least", _("From a score of"), tier.least, WORST, BEST)
        else:
            self._column.addWidget(Text(self._theme, "small", _("All scores below the tiers above it."), tone="text_2"))
            self._column.addSpacing(8)
        self.words("advice", _("What to do with such accounts"), tier.advice, lambda text: self._put(advice=text))
        self.heading(_("How hard each tier is to reach"))
        self.count = Text(self._theme, "label", tone="text_2", wrap=True)
        self._column.addWidget(self.count)
        self._reach = ChartView(self._theme, _("Combinations that reach each tier"), self._draw_reach)
        self._column.addSpacing(4)
        self._column.addWidget(self._reach)

    def _gate(self, gate: Gate) -> None:
        self._text("name", _("What rules an account out"), gate.name)
        kinds = {DISQUALIFYING: _("Disqualifying criterion"), NEGATIVE: _("Negative signal")}
        self.choice("kind", _("Kind"), kinds, gate.kind, lambda kind: self._put(kind=kind))
        self.heading(_("Shut by data"))
        self._column_choice(gate.column, _("By hand only"))
        rules = Rules(self._theme, tuple(Rule(1, test) for test in gate.tests), rated=False, readonly=self._readonly)
        self._tests(rules, lambda rules: {"tests": tuple(rule.test for rule in rules)})

    def _text(self, key: str, label: str, text: str) -> None:
        self.line(key, label, text, lambda typed: self._put(**{key: " ".join(typed.split())}))

    def _number(self, key: str, label: str, number: Decimal, least: int, most: int) -> None:
        def typed(text: str) -> None:
            value = read(text)
            fine = value is not None and least <= value <= most
            edit.setProperty("unread", not fine)
            self._kept.pop((here, key), None)
            if fine:
                self._put(**{key: value})
            else:
                self._kept[here, key] = text
                said = _("A number from {least} to {most} is needed, with at most two decimals.")
                self.object(key, said.format(least=least, most=100 if key == "weight" else most))

        here = self._here
        edit = self.line(key, label, plain(number, 1 if key == "least" else 0), typed)
        if (here, key) in self._kept:
            edit.setText(self._kept[here, key])
            typed(edit.text())

    def _column_choice(self, now: str, none: str) -> None:
        known = [*self._columns, *([now] if now and now not in self._columns else [])]
        self.choice("column", _("Column of the accounts"), {"": none, **{name: name for name in known}}, now, lambda name: self._put(column=name))

    def _tests(self, rules: Rules, values: Callable[[tuple[Rule, ...]], dict[str, Any]]) -> None:
        self.rules = rules
        for one, typed in zip(rules.rows, self._kept_rules.get(self._here, ()), strict=False):
            one.type_again(typed)
        rules.changed.connect(lambda: self._put(**values(rules.value())))
        self.put_in("rules", rules)
        self.count = Text(self._theme, "small", tone="text_2", wrap=True)
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 0)
        line.addWidget(self.count)
        self._column.addLayout(line)

    # what follows

    def _put(self, **values: Any) -> None:
        if self.spot is None or self._readonly:
            return
        self._card = put(self._card, self.spot, **values)
        self.changed.emit(self._card)
        self._judge()
        found = row(self._card, self.spot)
        if not isinstance(found, Tier):
            self._counting.ask(found)

    def _counted(self, said: str) -> None:
        if self.count is not None and self._reach is None:
            self.count.setText(said)
            self.count.setVisible(bool(said))

    def _judge(self) -> None:
        """Says beside the fields what does not fit together."""
        if self.spot is None:
            return
        found, card = row(self._card, self.spot), self._card
        if isinstance(found, Criterion):
            off = card.total != faults.FULL
            self.rescale.setVisible(off and not self._readonly and card.total > 0)
            self._fault("weight", next(iter(weight_faults(card)), ""))
        elif isinstance(found, Tier):
            self._fault("least", next((said for said in limit_faults(card) if said.startswith(found.name)), ""))
            self._show_reach()
        self._fault("name", "" if found.name else _("A name is needed."))

    def _fault(self, key: str, said: str) -> None:
        if key in self.edits and not self.edits[key].property("unread"):
            self.object(key, said)

    def _show_reach(self) -> None:
        if self._reach is None or self.count is None:
            return
        self._ways = reach(self._card)
        words = _("Of {n} ways to rate every criterion with 1, 3 or 5, so many reach each tier.")
        self.count.setText(words.format(n=f"{self._ways.ways:,}") if self._ways else _("Once weights and limits are sound, this says how many."))
        self._reach.again()

    def _draw_reach(self, area: Box, tones: Tones) -> Chart:
        if self.spot is None or self.spot.kind != TIER or self._ways is None:
            return Chart((), 0.0)
        rows = list(zip((tier.name for tier in self._card.tiers), self._ways.tiers, strict=True))
        return distribution(rows, None, Box(area.x, area.y, area.width, 7.0 * len(rows)), tones, (), 9.4)


def weight_faults(card: Scorecard) -> list[str]:
    """What is wrong with the weights alone."""
    return faults.faults(Scorecard(tuple(Criterion(c.id, c.name or c.id, c.weight) for c in card.criteria), _SOUND))


def limit_faults(card: Scorecard) -> list[str]:
    """What is wrong with the limits alone."""
    return faults.faults(Scorecard((Criterion("", "-", faults.FULL),), card.tiers))


_SOUND = (Tier("-", None),)
