"""A kind of value that names other profiles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_studio.foundation.words import _
from persona_studio.template.kinds.base import Unclear
from persona_studio.template.kinds.words import Words, clean
from persona_studio.template.manner import PLAIN, Manner

PROFILE_KINDS = ("icp", "buyer", "user", "negative", "segment")
_CODE = re.compile(r"\S{1,64}")


@dataclass(frozen=True)
class ProfileCode(Words):
    """Other profiles of the workbook by their codes, each a claim of its own; who a code stands for, the workbook knows."""

    word = "profile"
    many = True
    kinds: tuple[str, ...] = ()  # kinds of profile that may stand here; any when empty

    def flaw(self) -> str | None:
        if set(self.kinds) <= set(PROFILE_KINDS):
            return None
        return _("kinds must be among {kinds}").format(kinds=", ".join(PROFILE_KINDS))

    def parse(self, text: str, manner: Manner = PLAIN) -> str | Unclear | None:
        text = clean(text).strip()
        if not text:
            return None
        return text if _CODE.fullmatch(text) else Unclear(text, self.unlike())

    def unlike(self) -> str:
        return _("This is not the code of a profile.")
