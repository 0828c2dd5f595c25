"""Where a quote comes from, told in one go: its source by title, and whether it was said or put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from persona_studio.actions.evidence import there
from persona_studio.actions.naming import tidy
from persona_studio.domain.ground import SAID
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


def cite(book: Workbook, evidence: int, *, title: str, type: str = "", date: str = "", n: int | None = None, who: str = "", said: str = "") -> None:
    """Gives evidence its source. A source of that title is taken and brought up to date, else it is made; without a title there is none.

    `said` is one of domain.ground.SAID for a quote.
    """
    if said not in ("", *SAID):
        raise Problem(_("“{value}” is not possible here.").format(value=said[:60]), _("Choose one of: {known}.").format(known=", ".join(SAID)))
    facts: dict[str, Any] = {"type": tidy(type), "title": tidy(title), "date": tidy(date), "n": n, "who": tidy(who)}
    if not facts["title"] and any(facts.values()):
        raise Problem(_("A source needs a title."), _("Type what people call it, as “Interviews in spring”."))
    with book.edit(_("Source of a quote")) as e:
        there(e, "evidence", evidence)
        source = None
        if facts["title"]:
            known = [row for row in e.find("source") if row["title"].casefold() == facts["title"].casefold()]
            source = e.put("source", id=known[0]["id"], **facts) if known else e.put("source", **facts)
        e.put("evidence", id=evidence, source=source, **({"said": said} if said else {}))
