"""One profile as it once was: its claims and what they stood on, its place in the committees, its scorecards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import free_name
from persona_studio.actions.templates import bring_along
from persona_studio.domain.committee import Link
from persona_studio.domain.comparison.carrying import idle
from persona_studio.workbook import templates

if TYPE_CHECKING:
    from persona_studio.template.manner import Manner
    from persona_studio.workbook.draft import Draft
    from persona_studio.workbook.past import Past

Row = Mapping[str, Any]
Befores = Mapping[str, Mapping[str, Row | None]]


def bring_back(e: Draft, past: Past, profile: int, manner: Manner) -> None:
    """A profile with its claims, their ground, and the scorecards that it has lost. Its template stays today's: claims follow to where
    that has them. Who took over a claim in a merge keeps it."""
    was = past.befores
    today = {claim["id"] for claim in e.find("claim", profile=profile)}
    then = {c.id for claims in past.profile(profile).claims.values() for c in claims}
    row = was.get("profile", {}).get(str(profile))
    if row is not None:
        now = e.get("profile", profile)
        e.put("profile", **{**row, "place": now["place"] if now else row["place"]})
    e.remove("claim", *(today - then))
    elsewhere = set()
    for id in sorted(then):
        if before := was.get("claim", {}).get(str(id)):
            now = e.get("claim", id)
            if now is not None and now["profile"] != profile:
                elsewhere.add(id)
                _copy(e, was, before)
            else:
                e.put("claim", **before)
    _follow_template(e, past, profile, manner)
    _ground(e, was, then - elsewhere)
    _scorecards(e, was, profile)


def _copy(e: Draft, was: Befores, before: Row) -> None:
    """A claim of then with an id of its own, on what it stood on."""
    key, log = e.put("claim", **{**before, "id": None}), was.get("ground", {})
    stood = [row for row in log.values() if row and row.get("claim") == before["id"]]
    stood += [row for row in e.find("ground", claim=before["id"]) if str(row["id"]) not in log]
    for row in stood:
        _evidence(e, was, row["evidence"])
        e.put("ground", claim=key, evidence=row["evidence"])


def _follow_template(e: Draft, past: Past, profile: int, manner: Manner) -> None:
    """Claims to the names and kinds that fields have today; a template that is gone comes back as it was."""
    row = e.get("profile", profile)
    id = str(row["template"]) if row else ""
    then, today = past.toml(id), e.get("template", id)
    if today is None and then is not None:
        e.put("template", id=id, toml=then)
    elif today is not None and then is not None and today["toml"] != then:
        bring_along(e, [profile], templates.read(id, then), templates.read(id, today["toml"]), manner)


def _ground(e: Draft, was: Befores, claims: set[int]) -> None:
    """The evidence that claims stood on, brought back where it was deleted; what was linked since is unlinked."""
    for key, row in was.get("ground", {}).items():
        if row is None:
            now = e.get("ground", int(key))
            if now and now["claim"] in claims:
                e.remove("ground", now["id"])
        elif row.get("claim") in claims:
            _evidence(e, was, row["evidence"])
            e.put("ground", **row)


def _evidence(e: Draft, was: Befores, id: int) -> None:
    if e.get("evidence", id) is not None:
        return
    row = was.get("evidence", {}).get(str(id))
    if row is not None:
        source = row.get("source")
        if source is not None and e.get("source", source) is None:
            lost = was.get("source", {}).get(str(source))
            row = {**row, "source": e.put("source", **lost) if lost else None}
        e.put("evidence", **row)


def bring_back_links(e: Draft, past: Past, profile: int, kinds: Mapping[int, str]) -> None:
    """The links of a profile as they were. One to a profile that is gone, or that what others are linked to today rules out, stays away:
    whoever has another boss by now keeps that one."""
    was = past.befores.get("link", {})
    for key, row in was.items():
        now = e.get("link", int(key))
        if now and _of(now, profile) and not (row and _of(row, profile)):
            e.remove("link", int(key))
    for key, row in was.items():
        now = e.get("link", int(key))
        if row and _of(row, profile) and row != now and all(e.get("profile", row[end]) for end in ("subject", "object")):
            others = [Link(**link) for link in e.find("link") if link["id"] != row["id"] or not _of(link, profile)]
            if not idle(Link(**row), others, kinds):
                moved = now is not None and not _of(now, profile)  # to another profile, by a merge
                e.put("link", **{**row, "id": None if moved else row["id"]})


def _of(link: Row, profile: int) -> bool:
    return profile in (link["subject"], link["object"])


def _scorecards(e: Draft, was: Befores, profile: int) -> None:
    """Scorecards that are gone come back with their versions; those that are there stay as somebody has weighed them since."""
    for row in was.get("scorecard", {}).values():
        if row is None or row["profile"] != profile:
            continue
        now = e.get("scorecard", row["id"])
        if now is not None and now["profile"] == profile:
            continue
        name = free_name(row["name"], [card["name"] for card in e.find("scorecard", profile=profile)])
        card = e.put("scorecard", **{**row, "id": None if now else row["id"], "name": name})
        log = was.get("edition", {})
        kept = [edition for edition in log.values() if edition and edition["scorecard"] == row["id"]]
        kept += [edition for edition in e.find("edition", scorecard=row["id"]) if str(edition["id"]) not in log]
        for edition in kept:
            there = e.get("edition", edition["id"])
            e.put("edition", **{**edition, "id": None if there else edition["id"], "scorecard": card})
