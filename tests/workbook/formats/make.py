"""Makes the sample workbook of the present format: `python -m tests.workbook.formats.make`. Those of released formats are never made again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from persona_studio.workbook.file import create
from persona_studio.workbook.formats import FORMAT
from persona_studio.workbook.past import NAMED
from persona_studio.workbook.research import SIGNED
from persona_studio.workbook.settings import Settings
from tests.workbook.small import persona, say


def make(path: Path) -> None:
    """Two profiles, one in a tier and with a face of its own, evidence, a sign-off, a print, steps to undo and one to redo."""
    with tempfile.TemporaryDirectory() as backups, create(path, Settings(client="Example & Sons"), backups=Path(backups)) as book:
        maria, kenji = persona(book), persona(book, "Kenji 客户")
        first = say(book, maria, "pains", '"Slow reports"')
        say(book, kenji, "budget", '{"low":"70000","high":null,"currency":"EUR","per":"year"}')
        with book.edit("Add evidence") as e:
            second = e.put("claim", profile=maria, field="pains", place=1024, body='"No budget"')
            for claim in (first, second):
                source = e.put("source", type="interview", title="Finance", date="2026-05-12", n=3)
                e.put("ground", claim=claim, evidence=e.put("evidence", source=source, kind="quote", text="We wait a week", said="said", who="CFO"))
        with book.edit("Sign off") as e:
            e.record(SIGNED, profiles=[maria], claim=first, text='"Slow reports"', who="AB")
        with book.edit("Link") as e:
            e.put("link", kind="reports_to", subject=maria, object=kenji)
        with book.edit("Retire") as e:
            e.put("profile", id=kenji, retired=1)
        with book.edit("Score") as e:
            card = e.put("scorecard", profile=kenji, name="Fit", version=1, body='{"criteria":[]}')
            e.put("edition", scorecard=card, number=1, name="March", body='{"criteria":[]}')
            account = e.put("account", name="Example Works", code="A-1", domain="works.example", body='{"Employees":"51-200"}', source=source)
            e.put("rating", account=account, criterion="pain", value=4, said="Lost a day", by="hand")
            e.put("shut", account=account, gate="on-premises", value=0)
            e.put("leftover", source=source, row=7, reason="Total", body='{"Company":"Sum"}')
        with book.edit("Put into tier 1") as e:
            e.put("profile", id=maria, tier=1)
        with book.edit("Choose the face") as e:
            e.put("profile", id=maria, face='{"initials":true}')
        with book.edit("Snapshot") as e:
            e.record(NAMED, name="Board, March")
        with book.edit("Rename persona") as e:
            e.put("profile", id=maria, name="Maria Muster")
        book.undo()
        with book.edit("Print card") as e:
            e.record("printed", profiles=[maria, kenji], pages=2)


if __name__ == "__main__":
    make(Path(__file__).parent / f"{FORMAT}.persona")
