"""8 Scorecard: one account on one upright page, A4 or Letter. Gates come before points, and what nobody knows is shown as unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from persona_studio.domain.ground import Ground
from persona_studio.domain.scoring.model import Account, Assessment, Rated, Scorecard
from persona_studio.domain.scoring.score import score
from persona_studio.foundation.words import ngettext
from persona_studio.paper.colour import palette
from persona_studio.paper.layouts.footer import NOTE_ROOM, foot, note
from persona_studio.paper.layouts.grid import grid
from persona_studio.paper.layouts.scorecard_foot import Setting, below
from persona_studio.paper.layouts.scorecard_head import head
from persona_studio.paper.layouts.scorecard_table import table
from persona_studio.paper.layouts.subject import Subject, ground
from persona_studio.paper.marks import Page, Sheet
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen

ROWS = (9.4, 8.6, 7.8, 7.0, 6.3, 5.6)  # height of a row of the table
WRITE = ((2, 9.0), (2, 7.4), (1, 8.0), (1, 6.5), (0, 0.0))  # lines to write on under a question, and their pitch
AIR = 4.5


def lay_out(account: Account, assessment: Assessment, card: Scorecard, title: str, look: Look) -> Sheet:
    """The sheet of one account by one scorecard; `title` is whose scorecard it is. What is not on it in full is among the findings."""
    subject = Subject(account, assessment, card, score(card, assessment), title)
    page = grid(look.paper, faced=False)
    pen = Pen(palette(look.brand), account.id)
    top = head(pen, page, subject, look)
    setting = _fitting(pen, top, page.foot - AIR, subject, look)
    y = table(pen, page, subject, setting, top)
    below(pen, page, subject, setting, y, page.foot - (NOTE_ROOM + 1.0 if setting.noted else AIR))
    findings = pen.merged()
    note(pen, page, findings)
    grounds = [each for c in card.criteria if (each := ground(assessment.ratings.get(c.id, Rated()))) is not None]
    foot(pen, page, look, grounds, _sentence(grounds, len(card.criteria)), 1, 1)
    name = ", ".join(part for part in (account.name[:160], title[:80]) if part)
    return Sheet((Page(page.width, page.height, tuple(pen.marks)),), name, look.language, look.client, findings)


def _fitting(pen: Pen, top: float, bottom: float, subject: Subject, look: Look) -> Setting:
    """The most generous setting that fits: lines to write on give way first, then the height of rows, the three by three, questions, rows."""
    for setting in _settings(len(subject.card.criteria)):
        if _height(pen, top, subject, setting, look) <= bottom - (NOTE_ROOM - AIR + 1.0 if setting.noted else 0.0):
            return setting
    return setting


def _height(pen: Pen, top: float, subject: Subject, setting: Setting, look: Look) -> float:
    page = grid(look.paper, faced=False)
    scratch = Pen(pen.colours, pen.profile, dry=True)
    return below(scratch, page, subject, setting, table(scratch, page, subject, setting, top), 0.0)


def _settings(criteria: int) -> Iterator[Setting]:
    first = Setting(ROWS[0], *WRITE[0], 3, criteria)
    for row in ROWS[:3]:
        for lines, pitch in WRITE[:4] if row == ROWS[0] else WRITE[2:4]:
            yield replace(first, row=row, lines=lines, pitch=pitch)
    for row in ROWS[3:]:
        for lines, pitch in WRITE[3:]:
            yield replace(first, row=row, lines=lines, pitch=pitch)
    least = replace(first, row=ROWS[-1], lines=0, pitch=0.0, noted=True, field=False)
    for questions in (3, 2, 1, 0):
        yield replace(least, questions=questions)
    for shown in range(criteria - 1, 0, -1):
        yield replace(least, questions=0, criteria=shown)


def _sentence(grounds: list[Ground], all: int) -> str:
    done = len(grounds) - grounds.count(Ground.ASSUMPTION)
    said = ngettext("{done} of {all} rating rests on data or a note", "{done} of {all} ratings rest on data or a note", len(grounds))
    told = said.format(done=done, all=len(grounds))
    asked = all - len(grounds)
    if not asked:
        return told
    return f"{told}, " + ngettext("{n} unknown", "{n} unknown", asked).format(n=asked)
