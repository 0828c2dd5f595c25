"""Comparisons to write, and how files are read back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column
from persona_studio.domain.comparison.showing import Shown, shown
from persona_studio.domain.profile import Profile
from tests.domain.comparison.people import FEMI, MARIA, USER, person
from tests.paper.reading import squeezed, values

LONG = " ".join(f"word{n:05}" for n in range(2000))
NASTY = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "a | b || c", "*bold* _under_ `code`", "[link](http://x.example) ~~no~~",
    "<script>alert(1)</script>",
    "a & b &amp; c", '"quoted", \'single\'', "back\\slash \\| \\n", "# head", "1. first", "- dash", "ليلى تسأل", "客户 😀", "https://example.com/a_b_c?d=1&e=2",
    "--- | ---", "$x$ $$", "line one\nline two", "tab\there", "\x07bell", "<!-- c -->", "]]>", "Ω≈ç√∫", "<br>", "</td></table>", "!important",
]  # fmt: skip


def people() -> list[Profile]:
    return [
        person(1, "Marketing | Maria", MARIA),
        person(2, "=Finance <Femi>", {**FEMI, "tools": NASTY, "notes": LONG}),
        person(3, "Analyst Ulla", {"goals": ["Close the month in five days"]}, USER),
    ]


def view(only_differences: bool = False, *some: Profile) -> Shown:
    return shown(compare([Column(p) for p in some or people()]), only_differences)


def lost(profiles: Iterable[Profile], text: str) -> list[str]:
    """Words of profiles that are not in a text."""
    there = squeezed(text)
    return [word for p in profiles for _id, value in values(p) for word in re.split(r"\s+", value) if squeezed(word) and squeezed(word) not in there]
