"""The editor of a scorecard, by keys and clicks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from persona_studio.actions import scorecards
from persona_studio.domain.scoring.model import Between, Contains, OneOf, Present, Rule, Scorecard
from persona_studio.ui.parts.chart_view import ChartView
from persona_studio.ui.score.board import Board
from persona_studio.ui.score.cards.changes import CRITERION, GATE, TIER, Spot
from persona_studio.ui.score.cards.panel import CardPanel
from persona_studio.ui.score.cards.rules import RuleRow
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Scheme, Theme

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def stored(session: Session) -> Scorecard:
    """What stands in the workbook."""
    return session.book.scorecards()[0].card


def choose(panel: CardPanel, kind: str, at: int) -> None:
    outline = panel.outline
    outline.setFocus()
    outline.setCurrentRow(next(n for n in range(outline.count()) if outline.item(n).data(Qt.ItemDataRole.UserRole) == Spot(kind, at)))


def retype(qtbot: QtBot, edit: object, text: str) -> None:
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text) if text else qtbot.keyClick(edit, Key.Key_Delete)


def pick(qtbot: QtBot, box: object, data: object) -> None:
    """Chooses in a closed combo by arrows."""
    assert isinstance(box, QComboBox)
    box.setFocus()
    wanted = box.findData(data)
    assert wanted >= 0
    while box.currentIndex() != wanted:
        qtbot.keyClick(box, Key.Key_Down if wanted > box.currentIndex() else Key.Key_Up)


def names(card: Scorecard, kind: str) -> list[str]:
    return [row.name for row in getattr(card, kind)]


def test_a_criterion_is_added_named_moved_and_removed_by_keys(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, CRITERION, 0)
    qtbot.keyClick(panel.outline, Key.Key_Insert)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Growth")
    qtbot.waitUntil(lambda: names(stored(session), CRITERION)[1] == "Growth")
    qtbot.keyClick(line, Key.Key_Escape)
    assert panel.outline.hasFocus()
    qtbot.keyClick(panel.outline, Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: names(stored(session), CRITERION)[2] == "Growth")
    assert panel.outline.spot == (CRITERION, 2)
    qtbot.keyClick(panel.outline, Key.Key_Delete)
    qtbot.waitUntil(lambda: "Growth" not in names(stored(session), CRITERION))
    session.undo()
    qtbot.waitUntil(lambda: names(panel.card, CRITERION)[2] == "Growth")


def test_what_is_typed_in_a_row_is_one_step(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    before = stored(session)
    choose(panel, CRITERION, 0)
    qtbot.keyClick(panel.outline, Key.Key_Return)
    retype(qtbot, panel.fields.edits["name"], "Trade")
    qtbot.waitUntil(lambda: stored(session).criteria[0].name == "Trade")
    retype(qtbot, panel.fields.edits["ideal"], "Software")
    qtbot.waitUntil(lambda: stored(session).criteria[0].ideal == "Software")
    session.undo()
    qtbot.waitUntil(lambda: stored(session) == before)
    qtbot.waitUntil(lambda: panel.card == before)


def test_weights_that_are_off_are_told_beside_the_field_and_rescaled(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, CRITERION, 2)
    retype(qtbot, panel.fields.edits["weight"], "55")
    assert panel.fields.objections["weight"].text() == "The weights add up to 130, 30 too many."
    qtbot.waitUntil(lambda: stored(session).total == 130)
    qtbot.mouseClick(panel.fields.rescale, LEFT)
    qtbot.waitUntil(lambda: stored(session).total == 100)
    assert not panel.fields.rescale.isVisible()
    assert panel.verdict.text() == "Everything is written as you type it."


def test_a_weight_that_cannot_be_read_stays_and_is_told_before_closing(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, CRITERION, 2)
    weight = panel.fields.edits["weight"]
    retype(qtbot, weight, "much")
    assert panel.fields.objections["weight"].text() == "A number from 0 to 100 is needed, with at most two decimals."
    assert panel.card.criteria[2].weight == 25
    assert not panel.may_close()
    assert "could not be read" in panel.verdict.text()
    retype(qtbot, weight, "25")
    assert panel.may_close()


def test_rules_are_made_by_hand_and_say_what_they_do(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, CRITERION, 1)
    fields = panel.fields
    pick(qtbot, fields.edits["column"], "Employees")
    assert fields.rules is not None
    qtbot.mouseClick(fields.rules.add_button, LEFT)
    row = fields.rules.rows[0]
    retype(qtbot, row.edits[0], "51")
    retype(qtbot, row.edits[1], "1k")
    qtbot.mouseClick(fields.rules.add_button, LEFT)
    pick(qtbot, fields.rules.rows[1].rating, 1)
    pick(qtbot, fields.rules.rows[1].kind, "present")
    rules = (Rule(5, Between(Decimal(51), Decimal(1000))), Rule(1, Present()))
    qtbot.waitUntil(lambda: stored(session).criteria[1].rules == rules)
    count = fields.count
    assert count is not None
    said = "Rates 4 of 6 accounts: 3 ideal, 1 poor. 1 has nothing in this column. 1 not understood: “ca. many”."
    qtbot.waitUntil(lambda: count.text() == said)
    qtbot.keyClick(fields.rules.rows[1].kind, Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: stored(session).criteria[1].rules == rules[::-1])


def test_a_test_that_cannot_be_read_stays_typed_and_the_rule_is_what_it_was(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, CRITERION, 1)
    rules = panel.fields.rules
    assert rules is not None
    qtbot.mouseClick(rules.add_button, LEFT)
    retype(qtbot, rules.rows[0].edits[0], "lots")
    assert rules.rows[0].fault.text() == "“lots” is not an amount."
    assert rules.rows[0].edits[0].text() == "lots"
    assert panel.card.criteria[1].rules == (Rule(5, Between()),)
    assert not panel.may_close()
    pick(qtbot, rules.rows[0].kind, "after")
    assert rules.rows[0].fault.text() == "A date is needed, written as 2024-03-31."
    retype(qtbot, rules.rows[0].edits[0], "2025-01-02")
    assert not rules.unreadable()
    qtbot.mouseClick(rules.rows[0].out, LEFT)
    assert rules.rows == []


def test_words_are_parted_by_semicolons_and_stay_when_the_test_becomes_another(qtbot: QtBot, theme: Theme) -> None:
    row = RuleRow(theme, Rule(5, OneOf(("SaaS", "Hotels, inns"))), rated=True, readonly=False)
    qtbot.addWidget(row)
    assert row.edits[0].text() == "SaaS; Hotels, inns"
    row.show()
    pick(qtbot, row.kind, "contains")
    assert row.rule == Rule(5, Contains(("SaaS", "Hotels, inns")))


def test_tiers_keep_their_limits_in_order_and_say_how_hard_they_are_to_reach(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, TIER, 1)
    chart = panel.fields.findChild(ChartView)
    assert chart is not None
    assert "Tier 1: 68; Tier 2: 318; Tier 3: 293; Disqualify: 50" in chart.accessibleName()
    retype(qtbot, panel.fields.edits["least"], "4.5")
    assert "not below" in panel.fields.objections["least"].text()
    retype(qtbot, panel.fields.edits["least"], "3.5")
    assert panel.fields.objections["least"].text() == ""
    qtbot.waitUntil(lambda: stored(session).tiers[1].least == Decimal("3.5"))
    qtbot.mouseClick(panel.adding[TIER], LEFT)
    limits = [tier.least for tier in panel.card.tiers]
    assert limits[-1] is None
    assert limits[:-1] == sorted(limits[:-1], reverse=True)  # type: ignore[type-var]
    assert len(limits) == 5


def test_a_gate_is_added_with_a_test_and_says_whom_it_rules_out(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    qtbot.mouseClick(panel.adding[GATE], LEFT)
    retype(qtbot, panel.fields.edits["name"], "Retail")
    pick(qtbot, panel.fields.edits["kind"], "negative")
    pick(qtbot, panel.fields.edits["column"], "Industry")
    assert panel.fields.rules is not None
    qtbot.mouseClick(panel.fields.rules.add_button, LEFT)
    pick(qtbot, panel.fields.rules.rows[0].kind, "one of")
    retype(qtbot, panel.fields.rules.rows[0].edits[0], "retail")
    count = panel.fields.count
    assert count is not None
    qtbot.waitUntil(lambda: count.text() == "Rules out 1 of 6 accounts.")
    qtbot.waitUntil(lambda: [(g.kind, g.tests) for g in stored(session).gates][-1:] == [("negative", (OneOf(("retail",)),))])


def test_filling_from_the_profile_shows_what_changes_and_is_one_step(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    choose(panel, CRITERION, 0)
    retype(qtbot, panel.fields.edits["question"], "Which trade?")
    qtbot.mouseClick(panel.fill, LEFT)
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.fill_page)
    assert "Industry: ideal is “Marketing SaaS”." in panel.fill_page.list.edits
    before = stored(session)
    qtbot.mouseClick(panel.fill_page.take, LEFT)
    qtbot.waitUntil(lambda: stored(session).criteria[0].ideal == "Marketing SaaS")
    filled = stored(session).criteria[0]
    assert filled.question == "Which trade?"
    assert filled.rules == (Rule(5, Contains(("Marketing SaaS",))),)
    session.undo()
    qtbot.waitUntil(lambda: stored(session) == before)


def test_while_an_older_version_is_looked_at_nothing_can_be_changed(qtbot: QtBot, board: Board, theme: Theme, session: Session) -> None:
    board.save_version()
    qtbot.waitUntil(lambda: board.version == 1)
    board.look_at(1)
    panel = CardPanel(board, theme)
    qtbot.addWidget(panel)
    panel.show()
    before = stored(session)
    qtbot.keyClick(panel.outline, Key.Key_Insert)
    qtbot.keyClick(panel.outline, Key.Key_Delete)
    name = panel.fields.edits["name"]
    assert isinstance(name, QLineEdit)
    assert name.isReadOnly()
    assert panel.card == before
    assert not panel.fill.isEnabled()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_field_can_be_told_by_a_screen_reader(panel: CardPanel, theme: Theme, scheme: Scheme) -> None:
    theme.use(scheme)
    for kind in (CRITERION, TIER):
        choose(panel, kind, 0)
        for widget in panel.findChildren(QLineEdit) + panel.findChildren(QComboBox) + panel.findChildren(QPlainTextEdit):
            if widget.isVisible():
                assert widget.accessibleName(), widget
    item = panel.outline.currentItem()
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Tier 1, from 4.0"


def test_what_could_not_be_read_is_there_again_when_one_comes_back_to_the_row(qtbot: QtBot, panel: CardPanel) -> None:
    choose(panel, CRITERION, 1)
    retype(qtbot, panel.fields.edits["weight"], "much")
    assert panel.fields.rules is not None
    qtbot.mouseClick(panel.fields.rules.add_button, LEFT)
    retype(qtbot, panel.fields.rules.rows[0].edits[1], "lots")
    choose(panel, TIER, 0)
    assert not panel.may_close()
    choose(panel, CRITERION, 1)
    weight = panel.fields.edits["weight"]
    assert isinstance(weight, QLineEdit)
    assert weight.text() == "much"
    assert panel.fields.objections["weight"].text() != ""
    assert panel.fields.rules.rows[0].edits[1].text() == "lots"
    assert panel.fields.rules.rows[0].fault.text() == "“lots” is not an amount."
    retype(qtbot, weight, "15")
    retype(qtbot, panel.fields.rules.rows[0].edits[1], "200")
    assert panel.may_close()


def test_the_editor_is_as_high_as_the_window_lets_it(panel: CardPanel) -> None:
    assert not panel.hasHeightForWidth()  # else an overlay would take what the wrapped words ask for
    assert panel.sizeHint().height() > 1000


def test_a_scorecard_that_is_deleted_takes_its_editor_along(qtbot: QtBot, panel: CardPanel, session: Session) -> None:
    first = session.book.scorecards()[0]
    other = scorecards.duplicate(session.book, first.id)
    before = next(card for card in session.book.scorecards() if card.id == other).card
    choose(panel, CRITERION, 0)
    retype(qtbot, panel.fields.edits["name"], "Trade")
    told: list[str] = []
    session.failed.connect(lambda problem, _kept: told.append(problem.sentence))
    panel._soon.stop()  # the key was the last, and the deletion came before the pause after it
    with qtbot.waitSignal(panel.done):
        session.run(scorecards.remove, first.id)
    session.flush()
    assert session.settle()
    assert told == ["This scorecard is not in the workbook any more."]
    assert [(card.id, card.card) for card in session.book.scorecards()] == [(other, before)]
