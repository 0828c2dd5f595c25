"""The views of Compare beside the table. Each is made when it is first wanted; one that is not there is not offered."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.compare.head import SIDE_BY_SIDE

if TYPE_CHECKING:
    from persona_studio.ui.frame.scene import Scene

WHERE = {"alike": ("persona_studio.ui.compare.similar.view", "SimilarView"), "priority": ("persona_studio.ui.priority.view", "PriorityView")}


def names() -> dict[str, str]:
    """The views that exist, in their order."""
    words = {SIDE_BY_SIDE: _("Side by side"), "alike": _("Alike"), "priority": _("Priority")}
    return {id: said for id, said in words.items() if id == SIDE_BY_SIDE or exists(WHERE[id][0])}


def make(id: str, scene: Scene) -> QWidget:
    """A view. It is given the session, the theme and the scene; `begin` and `close_down` are called where it has them."""
    module, name = WHERE[id]
    view = getattr(import_module(module), name)(scene.session, scene.theme, scene)
    assert isinstance(view, QWidget)
    return view


def exists(module: str) -> bool:
    """Whether a part is there."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # its folder is not there either
        return False
