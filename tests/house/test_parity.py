"""Every kind of value has all that the program needs of one: no place knows fewer kinds than another."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from persona_studio.paper.boxes import CARD_BOXES, WORKSHEET_BOXES
from persona_studio.template.kinds import KINDS, Kind

EQUAL_OR_NOT = ("choice", "many", "flag", "profile")  # kinds of which two values are the same or not, and nothing between
EVERY = set(KINDS.values())


def test_card_and_worksheet_boxes() -> None:
    assert set(CARD_BOXES) == EVERY
    assert set(WORKSHEET_BOXES) == EVERY


def test_editors(qapp: Any) -> None:
    from persona_studio.ui.editors import EDITORS

    assert set(EDITORS) == EVERY


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_a_kind_can_do(kind: type[Kind[Any]]) -> None:
    assert not inspect.isabstract(kind)
    for task in ("parse", "format", "dump", "load", "distance", "plain", "check"):
        assert callable(getattr(kind, task))
    assert kind.distance is not Kind.distance or kind.word in EQUAL_OR_NOT
