"""The workbooks that are measured: the sample, and one of 1,000 profiles with 100,000 values."""

from __future__ import annotations

import sys
from pathlib import Path

from persona_studio.actions import profiles, sample
from persona_studio.template import shipped
from persona_studio.workbook import file
from persona_studio.workbook.settings import Settings
from persona_studio.workbook.values import dump

PROFILES, VALUES = 1_000, 100
TEXTS = ("role", "reports_to", "education", "trigger", "research", "timeline", "value_proposition", "proof_point", "call_to_action", "quote")
LISTS = ("reads", "kpis", "tools", "influencers", "criteria")


def make_large(path: Path) -> None:
    template = shipped.templates()["buyer-persona"]
    texts, lists = ([field for id in ids if (field := template.field(id))] for ids in (TEXTS, LISTS))
    book = file.create(path, Settings(client="Bench"))
    each = (VALUES - len(texts)) // len(lists)
    first = profiles.create(book, template.id, "Persona 0001")
    with book.edit("Fill") as e:
        base = {key: value for key, value in (e.get("profile", first) or {}).items() if key != "id"}
        rows = [first]
        for n in range(2, PROFILES + 1):
            rows.append(e.put("profile", **{**base, "code": f"bench{n:04}", "name": f"Persona {n:04}", "place": base["place"] + 1024 * n}))
        for profile in rows:
            for field in texts:
                words = f"{field.label} of profile {profile}, said in a sentence as long as such sentences are"
                e.put("claim", profile=profile, field=field.id, place=1024, body=dump(field, words))
            for field in lists:
                for n in range(1, each + 1):
                    value = field.kind.parse(f"{field.label} {n} of {profile}")
                    e.put("claim", profile=profile, field=field.id, place=1024 * n, body=dump(field, value))
    book.close()


if __name__ == "__main__":
    sample.make(Path(sys.argv[1]))
    make_large(Path(sys.argv[2]))
