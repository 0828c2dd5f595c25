"""One editor for each kind of value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from persona_studio.template.kinds import (
    Amount,
    Choice,
    Date,
    Flag,
    Groups,
    Kind,
    Line,
    ListOf,
    Many,
    Number,
    Outcomes,
    ProfileCode,
    Range,
    Ranked,
    Scale,
    Statement,
    Table,
    Text,
)
from persona_studio.ui.editors.base import Desk, Editor
from persona_studio.ui.editors.choice import ChoiceEditor
from persona_studio.ui.editors.date import DateEditor
from persona_studio.ui.editors.figure import FigureEditor
from persona_studio.ui.editors.flag import FlagEditor
from persona_studio.ui.editors.groups import GroupsEditor
from persona_studio.ui.editors.many import ManyEditor
from persona_studio.ui.editors.outcomes import OutcomesEditor
from persona_studio.ui.editors.people import PeopleEditor
from persona_studio.ui.editors.rows import ListEditor, RankedEditor
from persona_studio.ui.editors.scale import ScaleEditor
from persona_studio.ui.editors.sentences import SentencesEditor
from persona_studio.ui.editors.table import TableEditor
from persona_studio.ui.editors.text import TextEditor, WordsEditor

EDITORS: dict[type[Kind[Any]], Callable[[Desk, QWidget | None], Editor]] = {
    Line: WordsEditor,
    Text: TextEditor,
    Choice: ChoiceEditor,
    Many: ManyEditor,
    Number: FigureEditor,
    Range: FigureEditor,
    Amount: FigureEditor,
    Date: DateEditor,
    Flag: FlagEditor,
    ListOf: ListEditor,
    Ranked: RankedEditor,
    Groups: GroupsEditor,
    Table: TableEditor,
    Statement: SentencesEditor,
    Outcomes: OutcomesEditor,
    Scale: ScaleEditor,
    ProfileCode: PeopleEditor,
}

__all__ = ["EDITORS", "Desk", "Editor"]
