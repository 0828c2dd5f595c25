"""The map itself: lines painted, nodes as buttons over them; walked by arrows, edited by keys and by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from persona_studio.domain.committee import Committee, Link
from persona_studio.foundation.words import _
from persona_studio.ui.profiles.committee import layout, lines, words
from persona_studio.ui.profiles.committee.nodes import GapNode, Node, PersonNode
from persona_studio.ui.profiles.list import MIME
from persona_studio.ui.theme import Theme

Choices = list[tuple[str, Callable[[], None]]]
WAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class CommitteeMap(QWidget):
    """Says what a person wants; who listens does it."""

    opened = Signal(int)  # a profile
    described = Signal(str)  # a role that nobody plays
    placed = Signal(int, str)  # a profile, and the role it shall play
    linked = Signal(str, int, int)  # kind of link, from, to
    removed = Signal(int)  # a profile leaves the committee
    selected = Signal()  # another node has the focus
    linking = Signal(bool)  # a link is being made by keys
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.committee = Committee(0, (), ())
        self.nodes: dict[int | str, Node] = {}
        self.readonly = False
        self.at: int | str | None = None  # the node that was focused last
        self._plan = layout.Plan()
        self._from: int | None = None  # where a link begins that is being made
        self._ghost: tuple[int, QPointF] | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Committee map"))
        theme.changed.connect(self._arrange)

    def show_committee(self, committee: Committee, evidenced: Mapping[int, float]) -> None:
        """Shows a committee; the focus stays with whom it was."""
        focused = any(node.hasFocus() for node in self.nodes.values())
        self.committee = committee
        for node in self.nodes.values():
            node.blockSignals(True)  # the focus that leaves it comes by the others
            node.hide()
            node.deleteLater()
        people = [PersonNode(self._theme, m, evidenced.get(m.person.id, 0.0), self) for m in committee.members]
        gaps = [GapNode(self._theme, role, self) for role in words.missing(committee)]
        self.nodes = {node.key: node for node in (*people, *gaps)}
        for node in self.nodes.values():
            self._join(node)
        self._end_link()
        self._arrange()
        if self.at not in self.nodes:
            self.at = next(iter(self._order()), None)
        if focused:
            self.enter()

    def enter(self) -> None:
        """Puts the focus where it was, else on the first."""
        if self.at in self.nodes and self.at is not None:
            self.nodes[self.at].setFocus(Qt.FocusReason.TabFocusReason)

    def select(self, key: int | str) -> None:
        """Puts the focus on a node, now or when it comes."""
        self.at = key
        if key in self.nodes:
            self.enter()

    @property
    def selected_node(self) -> Node | None:
        return self.nodes.get(self.at) if self.at is not None else None

    def _join(self, node: Node) -> None:
        node.clicked.connect(lambda _checked=False: self._act(node))
        node.focused.connect(lambda: self._focused(node))
        node.dragged.connect(lambda at: self._drag(node, at))
        node.dropped.connect(lambda at: self._drop(node, at))
        node.show()

    # places

    def _order(self) -> list[int | str]:
        """Keys as one reads: lane by lane, left to right."""
        return [key for row in self._plan.rows.values() for key in row]

    def fit(self, width: int, height: int) -> None:
        """Takes the room there is, or more where people need it; then it scrolls."""
        if not self.nodes:
            return  # no committee was shown yet
        text = self._theme.line("body") + self._theme.line("label")
        self._plan = layout.plan(self.committee, width, height, text)
        self.setFixedSize(round(self._plan.width), round(self._plan.height))
        for key, box in self._plan.nodes.items():
            self.nodes[key].setGeometry(box.toRect())
        previous: Node | None = None
        for key in self._order():
            if previous:
                QWidget.setTabOrder(previous, self.nodes[key])
            previous = self.nodes[key]
        self.update()

    def _arrange(self) -> None:
        area = self.parentWidget()
        self.fit(area.width() if area else self.width(), area.height() if area else self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        for n, (lane, box) in enumerate(self._plan.lanes.items()):
            if n:
                painter.fillRect(QRectF(layout.LABELS, box.y(), box.width() - layout.LABELS, 1), self._theme.colour("hairline"))
            self._paint_lane(painter, lane, box)
        for node in self.nodes.values():
            node.paint_base(painter)
        lines.paint(painter, self._plan.lines, self._theme)
        if self._ghost:
            self._paint_ghost(painter)

    def _paint_lane(self, painter: QPainter, lane: str, box: QRectF) -> None:
        name, more = words.lane_title(lane)
        y = box.y() + layout.TOP + layout.PAD + 18
        for text, weight in ((name, 600), (more, None)):
            painter.setFont(self._theme.font("small", weight=weight))
            painter.setPen(self._theme.colour("text" if weight else "text_2"))
            painter.drawText(QRectF(0, y, layout.LABELS - 8, self._theme.line("small")), Qt.AlignmentFlag.AlignVCenter, text)
            y += self._theme.line("small")

    def _paint_ghost(self, painter: QPainter) -> None:
        assert self._ghost
        key, at = self._ghost
        lane = self._lane_at(at)
        if lane and not self._node_at(at, but=key):
            painter.setOpacity(0.6)
            painter.fillRect(self._plan.lanes[lane].adjusted(layout.LABELS, 1, 0, 0), self._theme.colour("tint"))
        painter.setOpacity(0.97)
        node = self.nodes[key]
        painter.translate(at.x() - node.width() / 2, at.y() - layout.RING / 2 - layout.PAD)
        if isinstance(node, PersonNode):
            node.paint_face(painter, QRectF(node.width() / 2 - layout.RING / 2, 0, layout.RING, layout.RING))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in WAYS and plain:
            self._walk(*WAYS[key])
        elif key == Qt.Key.Key_Escape:
            if self._from is not None:
                self._end_link()
            else:
                self.escaped.emit()
        elif plain and not self.readonly and self._letter(key):
            return
        else:
            super().keyPressEvent(event)

    def _letter(self, key: Qt.Key) -> bool:
        node = self.selected_node
        if isinstance(node, PersonNode) and key == Qt.Key.Key_L:
            self.begin_link()
        elif isinstance(node, PersonNode) and key == Qt.Key.Key_R:
            self.ask_role(node.member.person.id)
        elif isinstance(node, PersonNode) and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(node.member.person.id)
        else:
            return False
        return True

    def _walk(self, across: int, down: int) -> None:
        """To the nearest node in a direction; what lies straight ahead counts as nearer."""
        here = self.selected_node
        if here is None:
            return
        start = QRectF(here.geometry()).center()

        def far(node: Node) -> float | None:
            way = QRectF(node.geometry()).center() - start
            ahead, aside = (way.x() * across, abs(way.y())) if across else (way.y() * down, abs(way.x()))
            return ahead + 2 * aside if ahead > 1 and (not across or aside < 1) else None

        reach = [(distance, node) for node in self.nodes.values() if node is not here and (distance := far(node)) is not None]
        if reach:
            min(reach, key=lambda r: r[0])[1].setFocus(Qt.FocusReason.TabFocusReason)

    def begin_link(self) -> None:
        """L: the next node that is chosen is the other end."""
        node = self.selected_node
        if isinstance(node, PersonNode) and not self.readonly:
            self._from = node.member.person.id
            self.linking.emit(True)

    @property
    def link_begins(self) -> int | None:
        """Whose link is being made."""
        return self._from

    def _end_link(self) -> None:
        if self._from is not None:
            self._from = None
            self.linking.emit(False)
        for node in self.nodes.values():
            node.target = False
            node.update()

    def _focused(self, node: Node) -> None:
        self.at = node.key
        for other in self.nodes.values():
            other.target = self._from is not None and other is node and node.key != self._from
            other.update()
        self.selected.emit()

    def _act(self, node: Node) -> None:
        begin = self._from
        if begin is not None and isinstance(node, PersonNode):
            self._end_link()
            if node.key != begin:
                self.ask_link(begin, node.member.person.id)
        elif isinstance(node, PersonNode):
            self.opened.emit(node.member.person.id)
        elif isinstance(node, GapNode) and not self.readonly:
            self.described.emit(str(node.key))

    # what is asked

    def ask_link(self, one: int, other: int) -> None:
        """Offers the links that may lead from one to another; those that are there already are left out."""
        names = {m.person.id: m.person.name for m in self.committee.members}
        there = {(e.kind, e.subject, e.object) for e in self.committee.edges}
        free = [kind for kind in words.LINK_KINDS if (kind, one, other) not in there]
        choices: Choices = [
            (words.sentence(Link(0, kind, one, other), names), partial(self.linked.emit, kind, one, other)) for kind in free
        ]
        self._ask(choices, self.nodes[other])

    def ask_role(self, profile: int, roles: tuple[str, ...] | None = None) -> None:
        """Offers roles for somebody."""
        choices: Choices = [
            (words.title(role), partial(self.placed.emit, profile, role)) for role in roles or words.known_roles()
        ]
        self._ask(choices, self.nodes.get(profile))

    def _ask(self, choices: Choices, under: QWidget | None, at: QPointF | None = None) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run in choices:
            menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _checked=False, run=run: run())
        where = at.toPoint() if at else under.geometry().center() + QPoint(0, 24) if under else self.rect().center()
        menu.popup(self.mapToGlobal(where))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    # by hand

    def _lane_at(self, at: QPointF) -> str | None:
        return next((lane for lane, box in self._plan.lanes.items() if box.contains(at)), None)

    def _node_at(self, at: QPointF, but: int | str | None = None) -> Node | None:
        return next((n for n in self.nodes.values() if n.key != but and QRectF(n.geometry()).contains(at)), None)

    def _drag(self, node: Node, at: QPointF) -> None:
        if self.readonly or not isinstance(node.key, int):
            return
        self._ghost = (node.key, at)
        over = self._node_at(at, but=node.key)
        for other in self.nodes.values():
            other.target = other is over
            other.update()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def _drop(self, node: Node, at: QPointF) -> None:
        if self._ghost is None or not isinstance(node.key, int):
            return
        self._ghost = None
        self.unsetCursor()
        self._end_link()
        self.update()
        over = self._node_at(at, but=node.key)
        if isinstance(over, PersonNode):
            self.ask_link(node.key, over.member.person.id)
        elif isinstance(over, GapNode):
            self.placed.emit(node.key, str(over.key))
        elif (lane := self._lane_at(at)) and node.key not in self._plan.rows[lane]:
            self._into_lane(node.key, lane)

    def _into_lane(self, profile: int, lane: str) -> None:
        roles = words.LANE_ROLES[lane]
        if len(roles) == 1:
            self.placed.emit(profile, roles[0])
        else:
            self.ask_role(profile, roles)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and not self.readonly:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A row of the list, dropped into a lane or onto a gap."""
        event.acceptProposedAction()
        profile = int(bytes(event.mimeData().data(MIME).data()))
        over = self._node_at(event.position())
        if isinstance(over, GapNode):
            self.placed.emit(profile, str(over.key))
        elif lane := self._lane_at(event.position()):
            self._into_lane(profile, lane)
