"""What the window remembers between two starts: a small JSON file in the user's state folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from persona_studio.foundation.atomic import replacing
from persona_studio.foundation.problem import Problem

log = logging.getLogger(__name__)


def state_folder() -> Path:
    """The folder in which the window remembers things, as the system wants it."""
    from platformdirs import user_state_path

    return user_state_path("persona-studio", appauthor=False)


class Memory:
    """A JSON object on disk. A missing or damaged file is an empty memory; one that cannot be written is no reason to stop."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all = self._read()

    def get(self, key: str, otherwise: Any = None) -> Any:
        """What is remembered under `key`."""
        return self._all.get(key, otherwise)

    def put(self, **news: Any) -> None:
        """Remembers and writes it down."""
        self._all |= news
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._path) as part:
                part.write_text(json.dumps(self._all, ensure_ascii=False, indent=1), encoding="utf-8")
        except (OSError, Problem) as error:
            log.warning("%s could not be written: %s", self._path, error)

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return dict(found) if isinstance(found, Mapping) else {}
