"""Quick capture: statements as people say them go to the inbox, and from there to the claims they speak of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from persona_studio.actions import evidence as ground
from persona_studio.actions.naming import tidy as one_line
from persona_studio.actions.places import ordered
from persona_studio.actions.profiles import row
from persona_studio.actions.values import append, field_of
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import Unclear, clean
from persona_studio.workbook.values import dump

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


def capture(book: Workbook, lines: str | Sequence[str], *, who: str = "", source: int | None = None) -> list[int]:
    """Each line that is not blank becomes a quote in the inbox; their ids in order."""
    given = lines.split("\n") if isinstance(lines, str) else lines
    texts = [text for line in given for part in clean(line).split("\n") if (text := " ".join(part.split()))]
    if not texts:
        return []
    with book.edit(ngettext("Capture of {count} line", "Capture of {count} lines", len(texts)).format(count=len(texts))) as e:
        return [ground.put_new(e, {"text": text, "who": one_line(who), "source": source}) for text in texts]


def sort(book: Workbook, evidence: Collection[int], claim: int) -> None:
    """Puts captured lines under a claim that is there already."""
    with book.edit(_("Sorting of the inbox")) as e:
        for id in evidence:
            ground.there(e, "evidence", id)
            ground.ground(e, claim, id)


def sort_as_claim(book: Workbook, evidence: int, profile: int, field: str) -> int:
    """Makes a claim of what was captured, which is then its ground. A single value that stands already is what the line then supports."""
    asked = field_of(book, profile, field)
    if asked is None or not asked.claim:
        raise Problem(_("“{field}” takes no evidence.").format(field=asked.label if asked else field), _("Choose another field."))
    with book.edit(_("Sorting to {field}").format(field=asked.label)) as e:
        row(e, profile)
        text = str(ground.there(e, "evidence", evidence)["text"])
        there = ordered(e.find("claim", profile=profile, field=field))
        if there and not asked.kind.many:
            ground.ground(e, there[0]["id"], evidence)
            return int(there[0]["id"])
        value = asked.kind.parse(text, book.manner())
        claim = book.new_id("claim")
        append(e, profile, field, [(claim, dump(asked, Unclear(text, "") if value is None else value))])
        ground.ground(e, claim, evidence)
        return claim
