"""How many accounts each tier has, beside how many it had: bars, with upright ticks of the version that was saved."""

from __future__ import annotations

from collections.abc import Sequence

from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, middle, wide
from persona_studio.paper.marks import Box

PITCH = 2.05  # height of a row, in lines
BAR = 0.46  # of a row
MINUS = "\u2212"


def distribution(
    now: Sequence[tuple[str, int]], saved: Sequence[int] | None, area: Box, tones: Tones, fills: Sequence[str] = (), size: float = 9.2
) -> Chart:
    """A row for each tier: its name, a bar as long as its count, the count, by how much it differs. `fills` are the colours of the bars."""
    draw = Sketch(tones, size)
    names = min(0.4 * area.width, max((wide(name, size) for name, _n in now), default=0.0) + 2.0)
    figures = max((wide(_grouped(n), size, "sans-semibold") for _name, n in now), default=0.0)
    moves = [n - before for (_name, n), before in zip(now, saved, strict=True)] if saved is not None else [0] * len(now)
    beside = max((wide(moved(m), size) for m in moves if m), default=0.0) + 2.6 if saved is not None else 0.0
    start, end = area.x + names, area.x + area.width - figures - beside - 2.4
    most = max([n for _name, n in now] + list(saved or ()), default=0) or 1
    pitch = min(PITCH * draw.leading, area.height / max(1, len(now)))
    for row, (name, n) in enumerate(now):
        y = area.y + (row + 0.5) * pitch
        base, height = middle(y, size), BAR * pitch
        draw.write(name, area.x, base, colour=tones.quiet, within=names - 1.0)
        length = (end - start) * n / most
        draw.put(Box(start, y - height / 2, length, height, fills[row] if row < len(fills) else tones.strong))
        if saved is not None:
            x = start + (end - start) * saved[row] / most
            draw.rule(x, y - 0.8 * height, x, y + 0.8 * height, tones.ink, 1.3)
        draw.write(_grouped(n), area.x + area.width - beside, base, font="sans-semibold", end=True)
        if moves[row]:
            draw.write(moved(moves[row]), area.x + area.width, base, colour=tones.quiet, end=True)
    alt = _said(now, saved)
    draw.spoken(area, alt)
    return draw.chart(area.y + pitch * len(now), alt=alt)


def moved(n: int) -> str:
    """A difference with its sign: "+8", "−4"."""
    return f"+{n:,}" if n > 0 else f"{MINUS}{-n:,}" if n else "0"


def _grouped(n: int) -> str:
    return f"{n:,}"


def _said(now: Sequence[tuple[str, int]], saved: Sequence[int] | None) -> str:
    if saved is None:
        return "; ".join(_("{tier}: {count}").format(tier=name, count=n) for name, n in now)
    pattern = _("{tier}: {count}, was {before}")
    return "; ".join(pattern.format(tier=name, count=n, before=before) for (name, n), before in zip(now, saved, strict=True))
