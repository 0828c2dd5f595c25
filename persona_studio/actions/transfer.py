"""Copies from one workbook to another: profiles with their evidence and links, templates."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from persona_studio.actions import exporting, importing, templates
from persona_studio.actions.naming import free_name
from persona_studio.actions.profiles import REFERENCE, new_code, template_for
from persona_studio.domain.faces import Portrait, drawn, from_seed
from persona_studio.exchange.files import Source
from persona_studio.exchange.own_json import Own, OwnProfile
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.reader import read

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


def copy_profiles(book: Workbook, ids: Collection[int], target: Workbook) -> list[int]:
    """Puts copies of profiles into another workbook, in one step there; gives their ids in it, in the order of the list.

    Templates, photographs, evidence with attached files and links between them come along. What the other workbook has stays as it is: a profile
    whose id is there already is copied under a new one, and its own version of a template is used.
    """
    if target.path == book.path:
        raise Problem(_("Both are the same workbook."), _("Duplicate the profile instead."))
    own = _apart(exporting.own(book, ids), target)
    if not own.profiles:
        return []
    attached = [str(source["hash"]) for source in own.sources]
    for hash in filter(None, [*attached, *(Portrait("", profile.face or "").own_photo for profile in own.profiles)]):
        content = book.blob(hash)
        if content is not None:
            target.keep(content)
    incoming = importing.Incoming(template_for(book, own.profiles[0].template), (Source(book.path.name, own),))
    return [taken.id for taken in importing.take(target, incoming).taken]


def copy_template(book: Workbook, template_id: str, target: Workbook) -> str:
    """Puts a template into another workbook; profiles of an older version there come along."""
    return templates.put(target, book.template_toml(template_id))


def _apart(own: Own, target: Workbook) -> Own:
    """The same with ids and names that the target does not have, and without settings of its own."""
    listed = target.profiles()
    codes, names = {p.code for p in listed}, [p.name for p in listed]
    new: dict[str, str] = {}
    profiles: list[OwnProfile] = []
    for profile in own.profiles:
        name, code = profile.name, profile.code
        if code in codes:
            profile = replace(profile, face=profile.face or drawn(from_seed(code)))
            code, name = new_code(codes.__contains__), free_name(_("{name} (copy)").format(name=name), names)
        codes.add(code)
        names.append(name)
        new[profile.code] = code
        profiles.append(replace(profile, code=code, name=name))
    profiles = [replace(profile, fields=_renamed(profile, own, new)) for profile in profiles]
    links = [replace(link, subject=new[link.subject], object=new[link.object]) for link in own.links]
    return replace(own, settings={}, profiles=profiles, links=links)


def _renamed(profile: OwnProfile, own: Own, new: Mapping[str, str]) -> dict[str, Sequence[Any]]:
    """The fields with the new ids of profiles that they name."""
    toml = own.templates.get(profile.template)
    naming = {f.id for f in read(toml, profile.template).fields if f.kind.word == REFERENCE} if toml else set()
    return {
        id: [new.get(value, value) if isinstance(value, str) else value for value in values] if id in naming else values
        for id, values in profile.fields.items()
    }
