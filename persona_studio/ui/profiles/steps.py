"""Which field comes next: in the next section, or the next in which something is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from persona_studio.template.model import Field, Template


def in_next_section(template: Template, here: Field, step: int, shown: Collection[str]) -> str | None:
    """The first field in sight of the next section that has one, round and round."""
    sections = template.sections
    firsts = [next((f.id for f in s.fields if f.id in shown), None) for s in sections]
    at = next((n for n, s in enumerate(sections) if here in s.fields), 0)
    order = [(at + step * n) % len(sections) for n in range(1, len(sections))]
    return next((id for n in order if (id := firsts[n])), None)


def next_wrong(ids: Sequence[str], here: str, step: int, wrong: Collection[str]) -> str | None:
    """The next field with an error, round and round; the one that has the focus comes last."""
    at = ids.index(here)
    return next((id for n in range(1, len(ids) + 1) if (id := ids[(at + step * n) % len(ids)]) in wrong), None)
