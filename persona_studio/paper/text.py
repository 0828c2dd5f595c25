"""Text broken into lines: even-handed with short last lines, honest about what is left over. No hyphenation, no markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from persona_studio.paper import glyphs
from persona_studio.paper.fonts import Face, face
from persona_studio.paper.marks import MM

if TYPE_CHECKING:
    from persona_studio.paper.text_qt import Shaped

MOST_LINES = 90  # more than any page has
LINE_CHARACTERS = 300  # more than any line of ours can show; what lies beyond is not even measured
ELLIPSIS = "…"  # stands apart at the end of a text that was shortened
SHORT = 0.22  # of the measure: a last line below this is pulled up
_SPACES = re.compile(r"[ \t\f\v\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_HANDLES = "-/_.@?&=\\,;:"  # a word that is too long breaks best after one of these


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text and width in millimetres; `shaped` where glyphs were laid out by the layout engine."""

    text: str
    width: float
    shaped: Shaped | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """Text in lines. `rest` did not fit, `missing` are characters that no font has, `cut` is the first word that runs over a line end."""

    lines: tuple[Line, ...]
    rest: str = ""
    missing: str = ""
    cut: str = ""


@dataclass(slots=True)
class _Word:
    text: str
    units: float
    starts: bool = False  # begins a new line: the next piece of a word that was too long


def broken(text: str, font: str, size: float, width: float, most: int = MOST_LINES, even: bool = False) -> Broken:
    """`text` in lines of at most `width` mm and at most `most` of them; `even` makes all lines about as long."""
    bound = max(1, most) * LINE_CHARACTERS
    result = _broken(text[:bound], font, size, round(width, 3), most, even)
    if len(text) > bound:
        return Broken(result.lines, result.rest + text[bound:], result.missing, result.cut)
    return result


@lru_cache(8192)
def _broken(text: str, font: str, size: float, width: float, most: int, even: bool) -> Broken:
    if most < 1:
        return Broken((), text)
    text, missing = _SPACES.sub(" ", text), ""
    if not glyphs.is_simple(text.replace("\n", ""), font):
        shaped = _shaped(text, font, size, width, most, even)
        if shaped is not None:
            return shaped
        missing = glyphs.without_missing(text.replace("\n", ""), font)[1]
        text = "\n".join(glyphs.without_missing(part, font)[0] for part in text.split("\n"))
    fount = face(font)
    limit = width * MM * 1000 / size
    whole = text.strip(" \n")
    if whole and "\n" not in whole and len(whole) <= LINE_CHARACTERS and fount.units(whole) <= limit:
        return Broken((_line(whole, fount, size),), missing=missing)
    lines: list[list[_Word]] = []
    for paragraph in text.split("\n"):
        words = _words(paragraph, fount, limit)
        if words:
            lines += (_even if even else _pulled_up)(words, fount.units(" "), limit)
    shown = lines[:most]
    rest: list[_Word] = [word for line in lines[most:] for word in line]
    if rest:
        shown[-1], dropped = _marked(shown[-1], fount, limit)
        rest = dropped + rest
    cut = next((word.text for line in shown for word in line if word.starts), "")
    made = tuple(_line(" ".join(word.text for word in line), fount, size) for line in shown)
    return Broken(made, "".join(word.text if word.starts else f" {word.text}" for word in rest).strip(), missing, cut)


def _shaped(text: str, font: str, size: float, width: float, most: int, even: bool) -> Broken | None:
    """Lines of a script that plain widths cannot set; None where the layout engine cannot be used."""
    from persona_studio.paper import text_qt

    made = text_qt.broken(text, font, size, width, most, even)
    if made is None:
        return None
    return Broken(tuple(Line(line.text, line.width, line.shaped) for line in made.lines), made.rest, made.missing, made.cut)


def _line(text: str, fount: Face, size: float) -> Line:
    return Line(text, fount.width(text, size))


def _marked(line: list[_Word], fount: Face, limit: float) -> tuple[list[_Word], list[_Word]]:
    """The last line of a shortened text with an ellipsis of its own, and the words that gave way to it."""
    mark = _Word(ELLIPSIS, fount.units(ELLIPSIS))
    space, kept = fount.units(" "), list(line)
    while len(kept) > 1 and _length([*kept, mark], space) > limit:
        kept.pop()
    dropped = line[len(kept) :]
    only = kept[0]
    while len(kept) == 1 and len(only.text) > 1 and only.units + space + mark.units > limit:
        only = _Word(only.text[:-1], fount.units(only.text[:-1]), only.starts)
    if only.text != kept[0].text:
        dropped, kept = [_Word(kept[0].text[len(only.text) :], 0, True), *dropped], [only]
    return [*kept, mark], dropped


def _words(text: str, fount: Face, limit: float) -> list[_Word]:
    """The words of a paragraph; those wider than the measure in pieces."""
    words: list[_Word] = []
    for word in _SPACES.split(text):
        if not word:
            continue
        units = fount.units(word)
        if units <= limit:
            words.append(_Word(word, units))
        else:
            words += [_Word(piece, fount.units(piece), n > 0) for n, piece in enumerate(_pieces(word, fount, limit))]
    return words


def _pieces(word: str, fount: Face, limit: float) -> list[str]:
    """A word that is too long, in pieces that fit: after a hyphen or the like where one stands in the later half."""
    pieces: list[str] = []
    while word:
        end, units = 0, 0.0
        while end < min(len(word), LINE_CHARACTERS) and units <= limit:
            units += fount.widths.get(ord(word[end]), 0)
            end += 1
        if units > limit:
            end = max(1, end - 1)
        if end < len(word):
            handle = max((word.rfind(sign, 0, end) for sign in _HANDLES), default=-1) + 1
            end = handle if handle > end // 2 else end
        pieces.append(word[:end])
        word = word[end:]
    return pieces


def _greedy(words: Sequence[_Word], space: float, limit: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    used = 0.0
    for word in words:
        if lines and not word.starts and used + space + word.units <= limit:
            lines[-1].append(word)
            used += space + word.units
        else:
            lines.append([word])
            used = word.units
    return lines


def _length(line: Sequence[_Word], space: float) -> float:
    return sum(word.units for word in line) + space * (len(line) - 1)


def _pulled_up(words: Sequence[_Word], space: float, limit: float) -> list[list[_Word]]:
    """Lines as full as they go, but a last line of one word or next to nothing takes words from the line before."""
    lines = _greedy(words, space, limit)
    if len(lines) < 2 or lines[-1][0].starts:
        return lines
    before, last = lines[-2], lines[-1]
    while (len(last) == 1 or _length(last, space) < SHORT * limit) and len(before) > 1 and not before[-1].starts:
        longer, shorter = [before[-1], *last], before[:-1]
        if _length(longer, space) > limit or _length(shorter, space) < max(0.4 * limit, 0.75 * _length(longer, space)):
            break
        before, last = shorter, longer
    return [*lines[:-2], before, last]


def _even(words: Sequence[_Word], space: float, limit: float) -> list[list[_Word]]:
    """As few lines as possible, about equally long."""
    best = _greedy(words, space, limit)
    wanted = len(best)
    if wanted == 1:
        return best
    low, high = max(max(word.units for word in words), _length(words, space) / wanted), limit
    for _step in range(7):
        middle = (low + high) / 2
        lines = _greedy(words, space, middle)
        if len(lines) <= wanted:
            best, high = lines, middle
        else:
            low = middle
    return best
