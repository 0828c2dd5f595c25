"""Cuts fonts, icons and faces before a wheel (or an editable install) is made, so that `pipx install .` carries them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Assets(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Runs cut_assets.py over resources/ and takes that folder into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        resources = Path(self.root, "resources")
        subprocess.run([sys.executable, Path(self.root, "packaging", "cut_assets.py"), resources], check=True)
        if version == "standard":
            build_data["force_include"][str(resources)] = "persona_studio/resources"
