"""Quotation marks in the sheet's language."""

from __future__ import annotations

_MARKS = {"de": "„“", "cs": "„“", "sk": "„“", "sl": "„“", "pl": "„”", "hu": "„”", "ro": "„”", "sv": "””", "fi": "””", "ja": "「」", "zh": "“”"}
_SPACED = {"fr": "«\u00a0|\u00a0»", "es": "«|»", "it": "«|»", "ru": "«|»", "uk": "«|»", "nb": "«|»", "pt": "«|»", "el": "«|»"}
_OPENING = "“„«»\"'‘‚「”"


def quoted(text: str, language: str) -> tuple[str, str]:
    """`text` in quotation marks unless it brings its own, and the opening mark that hangs outside the column."""
    text = text.strip()
    if text[:1] and text[0] in _OPENING:
        return text, text[0]
    code = language.split("-")[0]
    if code in _SPACED:
        opening, closing = _SPACED[code].split("|")
    else:
        opening, closing = tuple(_MARKS.get(code, "“”"))
    return f"{opening}{text}{closing}", opening
