"""Accounts by their score, a row each with its bars: as many pages as it takes, heads on each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from persona_studio.domain.ground import Ground
from persona_studio.domain.scoring.explain import contributions
from persona_studio.domain.scoring.model import RATINGS, Account, Assessment, Rated, Scorecard
from persona_studio.domain.scoring.score import Score, tier_words
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.charts.bars import contributions as bars
from persona_studio.paper.charts.scale import position, scale
from persona_studio.paper.charts.sketch import Tones
from persona_studio.paper.colour import palette
from persona_studio.paper.findings import Finding
from persona_studio.paper.layouts.footer import foot
from persona_studio.paper.layouts.grid import WIDTH, Grid, grid
from persona_studio.paper.layouts.subject import about, figures, ground, percent
from persona_studio.paper.marks import MM, Box, Page, Sheet
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import broken
from persona_studio.template.manner import PLAIN
from persona_studio.template.model import Field

RANK, NAME, TIER, FIGURES, SCALE, BARS = 0.0, 8.0, 62.0, 98.0, 102.0, 136.0  # where columns begin; figures end at theirs
ROW, BODY, SMALL = 8.2, 9.2, 8.0
SCALE_WIDTH, HEAD = 30.0, 7.0
Entry = tuple[Account, Assessment, Score]


def lay_out(entries: Sequence[Entry], card: Scorecard, title: str, look: Look) -> Sheet:
    """The list, best first; what a gate rules out stands last. `title` is whose scorecard it is."""
    ranked = sorted(entries, key=lambda e: (bool(e[2].shut), -e[2].middle, -e[2].low, e[0].name))
    page = grid(look.paper, faced=False)
    chunks = _chunks(ranked, page)
    pages, findings = [], list[Finding]()
    grounds = [each for _a, made, _s in ranked for c in card.criteria if (each := ground(made.ratings.get(c.id, Rated()))) is not None]
    for number, (first, chunk) in enumerate(chunks, 1):
        pen = Pen(palette(look.brand), 0)
        y = _heading(pen, page, card, title, ranked) if number == 1 else _again(pen, page, title)
        _heads(pen, page, y)
        y += HEAD
        for n, entry in enumerate(chunk):
            pen.profile = entry[0].id
            _row(pen, page, card, entry, first + n, y, look)
            y += ROW
            pen.rule(page.left, y, WIDTH, 0.5, pen.colours.hairline)
        foot(pen, page, look, grounds, _sentence(grounds, len(ranked) * len(card.criteria)), number, len(chunks))
        pages.append(Page(page.width, page.height, tuple(pen.marks)))
        findings += pen.findings
    name = _("Accounts by score: {title}").format(title=title[:160])
    return Sheet(tuple(pages), name, look.language, look.client, tuple(findings))


def _chunks(ranked: Sequence[Entry], page: Grid) -> list[tuple[int, Sequence[Entry]]]:
    """The accounts of each page with the rank of the first."""
    first = int((page.foot - 4.0 - (page.top + 45.0) - HEAD) / ROW)
    other = int((page.foot - 4.0 - (page.top + 9.0) - HEAD) / ROW)
    chunks, at = [(1, ranked[:first])], first
    while at < len(ranked):
        chunks.append((at + 1, ranked[at : at + other]))
        at += other
    return chunks


def _heading(pen: Pen, page: Grid, card: Scorecard, title: str, ranked: Sequence[Entry]) -> float:
    """Title, how many, and what the bars mean; returns where the table begins."""
    pen.rule(page.left, page.top, WIDTH)
    pen.write(_("Accounts by score"), page.left, page.top + 4.2, "sans-semibold", 8.5, pen.colours.label)
    made = broken(title, "sans-light", 26, WIDTH, 1)
    pen.lines(about("title", _("Scorecard")), made, page.left - 0.4, page.top + 18, "sans-light", 26, 10, pen.colours.ink)
    pen.write(_counted(card, ranked), page.left, page.top + 26, "sans", 11, pen.colours.ink)
    weights = ", ".join(
        _("{criterion} {weight}").format(criterion=c.name, weight=percent(c.weight, PLAIN).replace(" ", "\u00a0")) for c in card.criteria
    )
    told = _("Width of a block is weight, its height the rating, hatched is unknown: {weights}.").format(weights=weights)
    pen.paragraph(about("weights", _("Weights")), told, page.left, page.top + 33, WIDTH, "sans", SMALL, 3.7, pen.colours.secondary, most=2)
    return page.top + 40.5


def _counted(card: Scorecard, ranked: Sequence[Entry]) -> str:
    """How many there are, and in which tiers."""
    told = ngettext("{n} account", "{n} accounts", len(ranked)).format(n=len(ranked))
    sure = [sum(not s.shut and s.best == s.worst == n for _a, _m, s in ranked) for n in range(len(card.tiers))]
    parts = [_("{n} in {tier}").format(n=n, tier=tier.name) for n, tier in zip(sure, card.tiers, strict=True) if n]
    out, several = sum(bool(s.shut) for _a, _m, s in ranked), sum(not s.certain for _a, _m, s in ranked)
    parts += [_("{n} not certain").format(n=several)] if several else []
    parts += [_("{n} excluded").format(n=out)] if out else []
    return _("{all}: {parts}").format(all=told, parts=", ".join(parts)) if parts else told


def _again(pen: Pen, page: Grid, title: str) -> float:
    """The head of a further page."""
    pen.rule(page.left, page.top, WIDTH)
    made = broken(_("Accounts by score: {title}").format(title=title), "sans-semibold", 8.5, 130, 1)
    pen.write(made.lines[0].text if made.lines else "", page.left, page.top + 4.2, "sans-semibold", 8.5, pen.colours.label)
    pen.write(_("continued"), page.end, page.top + 4.2, "sans", 8.5, pen.colours.secondary, end=True)
    return page.top + 8.0


def _heads(pen: Pen, page: Grid, y: float) -> None:
    pen.rule(page.left, y, WIDTH, 1.2)
    base, left = y + 4.6, page.left
    for text, x, end in ((_("Account"), NAME, False), (_("Tier"), TIER, False), (_("Score"), FIGURES, True), (_("What it is made of"), BARS, False)):
        pen.write(text, left + x, base, "sans-semibold", SMALL, pen.colours.secondary, end=end)
    area = Box(left + SCALE, y, SCALE_WIDTH, 4.0)
    for rating in RATINGS:
        wide = broken(str(rating), "sans", 7.5, 20, 1).lines[0].width
        pen.write(str(rating), position(rating, area) - wide / 2, base, "sans", 7.5, pen.colours.secondary)
    pen.rule(left, y + HEAD, WIDTH, 0.5, pen.colours.hairline)


def _row(pen: Pen, page: Grid, card: Scorecard, entry: Entry, rank: int, y: float, look: Look) -> None:
    account, assessment, score = entry
    left, middle, ink, quiet = page.left, y + ROW / 2, pen.colours.ink, pen.colours.secondary
    base = middle + 0.36 * BODY / MM
    pen.write(f"{rank:,}", left + NAME - 2.4, base, "sans", SMALL, quiet, end=True)
    _two(pen, about("name", _("Account")), account.name, left + NAME, middle, TIER - NAME - 2.5, "sans-semibold", ink)
    tier = broken(tier_words(card, score), "sans", 8.5, FIGURES - TIER - 14, 2)
    first = middle + 1.1 - 1.75 * (len(tier.lines) - 1)
    pen.lines(about("tier", _("Tier")), tier, left + TIER, first, "sans", 8.5, 3.5, quiet if score.shut else ink)
    shown = figures(score.figures(), look.manner)
    wide = pen.write(shown, left + FIGURES, base, "sans" if score.shut else "sans-semibold", BODY, quiet if score.shut else ink, end=True)
    if score.shut:
        pen.rule(left + FIGURES - wide - 0.6, middle, wide + 1.2, 0.7, quiet)
    tones = Tones(ink, quiet, quiet if score.shut else pen.colours.bar, pen.colours.hairline)
    pen.put(*scale(score.low, score.high, score.limits, Box(left + SCALE, middle - 2.0, SCALE_WIDTH, 4.0), tones, 0.8).marks)
    if score.shut:
        gates = "; ".join(gate.name for gate in score.shut)
        _two(pen, about("gates", _("Gates")), gates, left + BARS, middle, WIDTH - BARS, "sans", quiet)
        return
    area = Box(left + BARS, middle - 2.3, WIDTH - BARS, 4.6)
    pen.put(*bars(contributions(card, assessment), area, Tones(ink, quiet, pen.colours.bar, "#E4E4E4"), pitch=1.0).marks)


def _two(pen: Pen, whose: Field, text: str, x: float, middle: float, width: float, font: str, colour: str) -> None:
    """A text of ours or theirs in one line, else in two smaller ones."""
    size = BODY
    made = broken(text, font, size, width, 1)
    if made.rest or made.cut:
        size = SMALL
        made = broken(text, font, size, width, 2)
    leading = 1.18 * size / MM
    first = middle + 0.36 * size / MM - leading * (len(made.lines) - 1) / 2
    pen.lines(whose, made, x, first, font, size, leading, colour)


def _sentence(grounds: Sequence[Ground], all: int) -> str:
    share = Fraction(len(grounds), all) if all else Fraction(0)
    return _("{share} % of all ratings are known").format(share=int(share * 100))
