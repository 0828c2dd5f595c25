"""Text of every script through Qt's layout engine: the one place outside the window that uses Qt (no widgets).

Right-to-left, joined and stacked scripts, Chinese, Japanese, Korean, emoji, and characters that only another font has. Lines come
back as outlines and small pictures, so no font has to be embedded and all systems print the same marks.
"""

from __future__ import annotations

import sys
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from persona_studio.foundation import resource
from persona_studio.paper import glyphs
from persona_studio.paper.marks import MM
from persona_studio.paper.type import FILES

SCALE = 20  # layout pixels in a point: sizes in steps of 0.05 are whole numbers
EMOJI_PIXELS = 128
_FAMILIES = {"NotoSans": "Noto Sans", "PSSerifDisplay": "PS Serif Display", "PSSerifText": "PS Serif Text"}
_WEIGHTS = {"Light": 300, "Regular": 400, "SemiBold": 600, "Italic": 400}
Steps = tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A laid-out line: outlines and pictures (x, y, side, PNG) in mm from the start of its baseline; `spoken` is its text as readers expect it."""

    steps: Steps
    pictures: tuple[tuple[float, float, float, bytes], ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """One line of text and what it measures."""

    text: str
    width: float
    shaped: Shaped


@dataclass(frozen=True, slots=True)
class ShapedText:
    """Lines, the text that did not fit, the characters that no font has, and the first word that runs over a line end."""

    lines: tuple[ShapedLine, ...]
    rest: str
    missing: str
    cut: str


_LOCK = threading.Lock()
_KEPT: list[Any] = []  # an application that was made for the command line must outlive the fonts


def ready() -> bool:
    """Whether Qt can lay out text here: in a running application, or on the main thread, where one is made."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        return True
    if threading.current_thread() is not threading.main_thread():
        return False
    widgets = sys.modules.get("PySide6.QtWidgets")  # where the window may follow, its kind of application is needed
    maker = widgets.QApplication if widgets else QGuiApplication
    _KEPT.append(maker(["persona-studio", "-platform", "offscreen"]))
    return True


def broken(text: str, font: str, size: float, width: float, most: int, even: bool) -> ShapedText | None:
    """`text` in lines of at most `width` mm; None where Qt cannot be used."""
    with _LOCK:
        if not ready():
            return None
        _bundle()
        return _broken(text, font, size, width, most, even)


def typeface(font: str, size: float) -> Any:
    """The QFont of a font of ours, SCALE pixels a point, set as paper sets it; for whoever draws runs on a screen."""
    with _LOCK:
        _bundle()
        made = _font(font, size)
        made.setKerning(False)  # lines are measured without
        return made


@cache
def _bundle() -> None:
    """Makes the bundled fonts known to Qt, once a process; it complains of every font without a script that it tries on the way."""
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtGui import QFontDatabase

    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for file in FILES.values():
        QFontDatabase.addApplicationFont(str(resource.path("fonts", file + ".ttf")))


def _font(font: str, size: float) -> Any:
    from PySide6.QtGui import QFont

    family, style = FILES[font].split("-")
    made = QFont()
    made.setFamilies([_FAMILIES[family], "Noto Sans", "PS Serif Text"])
    made.setWeight(QFont.Weight(_WEIGHTS[style]))
    made.setItalic(style == "Italic")
    made.setPixelSize(round(size * SCALE))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _broken(text: str, font: str, size: float, width: float, most: int, even: bool) -> ShapedText:
    pixels = width * MM * SCALE
    paragraphs = [part for part in text.split("\n") if part.strip()]
    lines: list[ShapedLine] = []
    missing = cut = ""
    for n, paragraph in enumerate(paragraphs):
        paragraph, absent = _without_missing(paragraph, font)
        missing += absent
        layout, count = _laid(paragraph, font, size, pixels)
        if even and count > 1:
            layout = _evened(paragraph, font, size, pixels, count)
        made, rest = _lines(layout, paragraph, most - len(lines))
        lines += made
        cut = cut or _cut([line.text for line in made], paragraph)
        if rest:
            return ShapedText(tuple(lines), "\n".join([rest, *paragraphs[n + 1 :]]), missing, cut)
    return ShapedText(tuple(lines), "", missing, cut)


def _cut(lines: Sequence[str], text: str) -> str:
    """The first word that runs from one of these lines into the next, in a script that sets its words apart; "" where none does."""
    at = 0
    for line, following in pairwise(filter(None, lines)):
        at = text.find(line, at) + len(line)
        if text.startswith(following, at) and not (_is_unspaced(line[-1]) or _is_unspaced(following[0])):
            return line.rsplit(None, 1)[-1] + following.split(None, 1)[0]
    return ""


def _is_unspaced(char: str) -> bool:
    """Whether a character is of a script that has no spaces between words, so that a line may end beside it."""
    return unicodedata.east_asian_width(char) in "WF" or unicodedata.name(char, "").startswith(("THAI", "LAO", "KHMER", "MYANMAR"))


def _laid(text: str, font: str, size: float, pixels: float) -> tuple[Any, int]:
    """A layout of one paragraph, and its number of lines."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QTextLayout, QTextOption

    layout = QTextLayout(text, _font(font, size))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(pixels)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout, layout.lineCount()


def _evened(text: str, font: str, size: float, pixels: float, count: int) -> Any:
    """The layout of the least width that needs no more lines."""
    low, high = pixels / 3, pixels
    for _step in range(5):
        middle = (low + high) / 2
        if _laid(text, font, size, middle)[1] <= count:
            high = middle
        else:
            low = middle
    return _laid(text, font, size, high)[0]


def _without_missing(text: str, font: str) -> tuple[str, str]:
    """The text with … for what no font of the system has, and those characters."""
    simple = glyphs.simple(font)
    absent = {char for char in set(text) if char not in simple and not _known(char, font)}
    if not absent:
        return text, ""
    kept = [glyphs.STAND_IN if char in absent else char for n, char in enumerate(text) if char not in absent or n == 0 or text[n - 1] not in absent]
    return "".join(kept), "".join(dict.fromkeys(char for char in text if char in absent))


@lru_cache(8192)
def _known(char: str, font: str) -> bool:
    """Whether some font has the character; marks and controls are left to the characters beside them."""
    if unicodedata.category(char) in ("Cf", "Mn", "Mc", "Me", "Cc", "Zs", "Zl", "Zp"):
        return True
    layout, count = _laid(char, font, 10, 1e6)
    return count > 0 and all(glyph for run in layout.lineAt(0).glyphRuns() for glyph in run.glyphIndexes())


def _lines(layout: Any, text: str, most: int) -> tuple[list[ShapedLine], str]:
    """The first lines of a layout, flush right to the longest of them in right-to-left text; and the text after them."""
    units = text.encode("utf-16-le")
    lines = [layout.lineAt(n) for n in range(min(most, layout.lineCount()))]
    longest = max((line.naturalTextWidth() for line in lines), default=0.0)
    made: list[ShapedLine] = []
    end = 0
    for line in lines:
        start, length = line.textStart(), line.textLength()
        part = units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").strip()
        backwards = _is_backwards(text)
        shift = longest - line.naturalTextWidth() if backwards else 0.0
        made.append(ShapedLine(part, (shift + line.naturalTextWidth()) / (SCALE * MM), _shape(line, shift, _spoken(line, part, units))))
        end = start + length
    return made, units[2 * end :].decode("utf-16-le", "replace").strip()


def _is_backwards(text: str) -> bool:
    """Whether a paragraph runs from right to left: by its first letter with a direction."""
    return next((kind in ("R", "AL") for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False)


def _spoken(line: Any, part: str, units: bytes) -> str:
    """The text in the order in which it stands: readers of PDF turn right-to-left words round themselves."""
    if not any(unicodedata.bidirectional(char) in ("R", "AL") for char in part):
        return part
    start = index = line.textStart()
    text = units[2 * start : 2 * (start + line.textLength())].decode("utf-16-le", "replace").rstrip()
    edges: list[float] = []
    indices: list[int] = []
    for char in text:
        indices.append(index)
        edges.append(line.cursorToX(index)[0])
        index += len(char.encode("utf-16-le")) // 2
    standing: list[tuple[float, int, str]] = []
    before = None
    for n, char in enumerate(text):
        way = _way(char)
        x = edges[n] - (0.5 if way == "R" else 0)  # the leading edge, so just inside
        if way and way != before and n + 1 < len(text) and _way(text[n + 1]) == way:
            x = edges[n + 1] + (0.4 if way == "R" else -0.4)  # where the direction turns, Qt gives the edge of the run before
        before = way or before
        standing.append((round(x, 1), -indices[n] if way == "R" else indices[n], char))
    return "".join(char for _x, _n, char in sorted(_spaced(standing, _is_backwards(part))))


def _way(char: str) -> str:
    """R, L or "" for characters that take the direction of those around them."""
    return {"R": "R", "AL": "R", "NSM": "R", "L": "L", "EN": "L", "AN": "L"}.get(unicodedata.bidirectional(char), "")


def _spaced(standing: list[tuple[float, int, str]], backwards: bool) -> list[tuple[float, int, str]]:
    """Gives spaces their place: beside the word before them where both words run alike, else as the paragraph runs."""
    placed = list(standing)
    for n, (x, index, char) in enumerate(standing):
        if not char.isspace() or n + 1 == len(standing):
            continue
        after = next((other for other in standing[n + 1 :] if not other[2].isspace()), standing[n])
        before_back = standing[n - 1][1] < 0 or (standing[n - 1][2].isspace() and backwards)
        back = backwards if before_back != (after[1] < 0) else before_back
        if back == before_back:
            placed[n] = (x, -abs(index) if back else index, char)
        else:
            placed[n] = (after[0] + (0.1 if back else -0.1), index, char)
    return placed


def _shape(line: Any, shift: float, spoken: str) -> Shaped:
    """The glyphs of a line as outlines and pictures. Fonts are let go after it: their faces die with the thread that opened them, and a glyph
    that is asked of a dead one crashes Qt. What was drawn is kept by name."""
    try:
        return _drawn(line, shift, spoken)
    finally:
        _RAW.clear()


def _drawn(line: Any, shift: float, spoken: str) -> Shaped:
    steps: list[tuple[str | float, ...]] = []
    pictures: list[tuple[float, float, float, bytes]] = []
    for run in line.glyphRuns():
        raw = run.rawFont()
        em = raw.pixelSize()
        key = _key(raw)
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            x, y = (place.x() + shift) / (SCALE * MM), (place.y() - line.y() - line.ascent()) / (SCALE * MM)
            factor = em / (SCALE * MM)
            if _is_coloured(key):
                drawn = _picture(key, glyph)
                if drawn:
                    left, top, side, data = drawn
                    pictures.append((x + left * factor, y + top * factor, side * factor, data))
            else:
                steps += _moved(_outline(key, glyph), factor, x, y)
    return Shaped(tuple(steps), tuple(pictures), spoken)


def _moved(steps: Steps, factor: float, x: float, y: float) -> Steps:
    return tuple((command, *(n * factor + (y if place % 2 else x) for place, n in enumerate(numbers))) for command, *numbers in steps)  # type: ignore[operator]


_RAW: dict[tuple[str, str, int, float], Any] = {}  # the fonts of the line that is being drawn


def _key(raw: Any) -> tuple[str, str, int, float]:
    """A font by name, so that its glyphs are drawn once."""
    key = (raw.familyName(), raw.styleName(), int(raw.weight()), raw.pixelSize())
    _RAW.setdefault(key, raw)
    return key


@cache
def _is_coloured(key: tuple[str, str, int, float]) -> bool:
    return any(len(_RAW[key].fontTable(table)) for table in ("CBDT", "COLR", "sbix", "SVG "))


@lru_cache(4096)
def _outline(key: tuple[str, str, int, float], glyph: int) -> Steps:
    """The outline of a glyph in ems, y down."""
    path, em = _RAW[key].pathForGlyph(glyph), _RAW[key].pixelSize()
    steps: list[tuple[str | float, ...]] = []
    n, count = 0, path.elementCount()
    while n < count:
        element = path.elementAt(n)
        if element.isCurveTo():
            points = [path.elementAt(n + k) for k in range(3)]
            steps.append(("C", *(number / em for point in points for number in (point.x, point.y))))
            n += 3
            continue
        if element.isMoveTo() and steps:
            steps.append(("Z",))
        steps.append(("M" if element.isMoveTo() else "L", element.x / em, element.y / em))
        n += 1
    return (*steps, ("Z",)) if steps else ()


@lru_cache(512)
def _picture(key: tuple[str, str, int, float], glyph: int) -> tuple[float, float, float, bytes] | None:
    """A coloured glyph as PNG: left and top in ems from its origin, side in ems."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
    from PySide6.QtGui import QGlyphRun, QImage, QPainter

    raw = _RAW[key]
    em = raw.pixelSize()
    box = raw.boundingRect(glyph)
    side = max(box.width(), box.height())
    if side <= 0:
        return None
    image = QImage(EMOJI_PIXELS, EMOJI_PIXELS, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes([glyph])
    run.setPositions([QPointF(-box.left(), -box.top())])
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(EMOJI_PIXELS / side, EMOJI_PIXELS / side)
    painter.drawGlyphRun(QPointF(0, 0), run)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return box.left() / em, box.top() / em, side / em, bytes(data.data())
