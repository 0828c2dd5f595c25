"""The roles of type on paper: font, size, floor, leading. The serif belongs to the person, the sans to us."""

from __future__ import annotations

from dataclasses import dataclass

# Fonts by the word that marks use; the files are cut by packaging/cut_assets.py.
FILES = {
    "sans": "NotoSans-Regular",
    "sans-semibold": "NotoSans-SemiBold",
    "sans-light": "NotoSans-Light",
    "sans-italic": "NotoSans-Italic",
    "serif-display": "PSSerifDisplay-Regular",
    "serif-display-semibold": "PSSerifDisplay-SemiBold",
    "serif-text": "PSSerifText-Regular",
    "serif-text-semibold": "PSSerifText-SemiBold",
}


@dataclass(frozen=True)
class Role:
    """What a piece of text is set in: size and floor in points, leading as a factor of the size."""

    font: str
    size: float
    floor: float
    leading: float = 1.3


NAME = Role("serif-display-semibold", 38, 24, 1.0)
NAME_IN_TWO = Role("serif-display-semibold", 26, 22, 1.04)
QUOTE = Role("serif-text", 16, 12, 1.3)
ROLE = Role("sans-semibold", 10.5, 9, 1.3)
VALUE = Role("sans-semibold", 10.5, 9.2, 1.3)  # the value proposition
LABEL = Role("sans-semibold", 8.5, 8.5)
BODY = Role("sans", 9.2, 8.5, 4.5 * 72 / 25.4 / 9.2)
FIELD_NAME = Role("sans", 8, 7.5)
RANK = Role("sans-semibold", 9.2, 8.5)
NOTE = Role("sans", 7.5, 7, 1.29)
FOOT = Role("sans", 7, 7)
FOOT_STRONG = Role("sans-semibold", 7, 7)
BODY_MOST = 10.0  # with plenty of room the body grows to this, then white stays white
