"""Create, rename, duplicate, reorder and delete profiles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import free_name, gone, name_of, short, tidy
from persona_studio.actions.places import index_before, make_room, ordered
from persona_studio.domain.faces import drawn, from_seed
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.template import shipped
from persona_studio.template.model import Template
from persona_studio.workbook.templates import head
from persona_studio.workbook.values import dump

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft

ICP = "icp"  # the kind of profile that accounts are scored by
REFERENCE = "profile"  # the kind of value that names other profiles by their code


def create(book: Workbook, template_id: str, name: str = "", *, after: int | None = None) -> int:
    """A new profile of that template, at the end or after another; a blank name becomes "New buyer persona", made unique."""
    template = template_for(book, template_id)
    default = default_name(template)
    name = tidy(name) or free_name(default, (p.name for p in book.profiles()))
    with book.edit(default) as e:
        return add(e, template_id, name, after=after)


def rename(book: Workbook, profile: int, name: str, visit: Hashable = None) -> None:
    """Gives the profile another name; it may be one that another profile has."""
    name = tidy(name)
    if not name:
        raise Problem(_("A profile needs a name."), _("Type one."))
    label = _("Rename to {name}").format(name=short(name))
    if visit is not None:  # the new name is still being typed; the step is named by the first flush
        label = _("Rename of {name}").format(name=short(name_of(book, profile)))
    with book.edit(label, visit=visit) as e:
        row(e, profile)
        e.put("profile", id=profile, name=name)


def duplicate(book: Workbook, profile: int) -> int:
    """A copy right behind the original, with all claims and what these stand on; a new id and a free name."""
    from persona_studio.actions import scorecards

    name = name_of(book, profile)
    copy_name = free_name(_("{name} (copy)").format(name=name), (p.name for p in book.profiles()))
    with book.edit(_("Duplicate {name}").format(name=short(name))) as e:
        original = row(e, profile)
        copy = add(e, original["template"], copy_name, after=profile, scored=False)
        scorecards.copy_all(e, profile, copy)
        e.put("profile", id=copy, tier=original["tier"], face=original["face"] or drawn(from_seed(original["code"])))
        for claim in ordered(e.find("claim", profile=profile)):
            key = e.put("claim", **{**claim, "id": None, "profile": copy})
            for link in e.find("ground", claim=claim["id"]):
                e.put("ground", **{**link, "id": None, "claim": key})
    return copy


def delete(book: Workbook, ids: Collection[int]) -> None:
    """Removes profiles with all that is in them; undo brings them back whole."""
    names = {p.id: p.name for p in book.profiles()}
    gone = [id for id in ids if id in names]
    if not gone:
        return
    label = _("Delete {name}").format(name=short(names[gone[0]]))
    if len(gone) > 1:
        label = ngettext("Delete {count} profile", "Delete {count} profiles", len(gone)).format(count=len(gone))
    with book.edit(label) as e:
        _remove_mentions(book, e, gone)
        for profile in gone:
            e.remove("profile", profile)


def retire(book: Workbook, profile: int) -> None:
    """Puts a profile aside without losing anything of it."""
    _set_retired(book, profile, _("Retire {name}"), 1)


def unretire(book: Workbook, profile: int) -> None:
    """Takes a retired profile back into use."""
    _set_retired(book, profile, _("Take {name} back into use"), 0)


def move(book: Workbook, profile: int, before: int | None) -> None:
    """Puts the profile before another in the list, or at the end."""
    with book.edit(_("Move {name}").format(name=short(name_of(book, profile)))) as e:
        row(e, profile)
        others = [r for r in ordered(e.find("profile")) if r["id"] != profile]
        place = make_room(e, "profile", others, index_before(others, before))[0]
        e.put("profile", id=profile, place=place)


def _set_retired(book: Workbook, profile: int, label: str, retired: int) -> None:
    with book.edit(label.format(name=short(name_of(book, profile)))) as e:
        row(e, profile)
        e.put("profile", id=profile, retired=retired)


def _remove_mentions(book: Workbook, e: Draft, ids: Collection[int]) -> None:
    """Values that name one of the profiles by its code would otherwise point to nothing."""
    fields = {f.id for template in book.templates().values() for f in template.fields if f.kind.word == REFERENCE}
    if fields:
        bodies = [dump(None, row(e, id)["code"]) for id in ids]
        for claim in e.find("claim", field=fields, body=bodies):
            e.remove("claim", claim["id"])


# ---- shared with the other actions


def template_for(book: Workbook, template_id: str) -> Template:
    """The workbook's own copy of a template, else the shipped one."""
    template = book.templates().get(template_id) or shipped.templates().get(template_id)
    if template is None:
        known = ", ".join(sorted({*book.templates(), *shipped.templates()}))
        raise Problem(_("There is no template “{id}”.").format(id=template_id), _("Choose one of: {known}.").format(known=known))
    return template


def add(e: Draft, template_id: str, name: str, *, code: str = "", after: int | None = None, scored: bool = True) -> int:
    """Puts the row of a new profile, and the template's text where the workbook does not have it yet. An ideal customer profile gets a scorecard,
    unless it will have others."""
    stored = e.get("template", template_id)
    toml = stored["toml"] if stored else shipped_toml(template_id)
    if stored is None:
        e.put("template", id=template_id, toml=toml)
    rows = ordered(e.find("profile"))
    at = len(rows) if after is None else min(index_before(rows, after) + 1, len(rows))
    place = make_room(e, "profile", rows, at)[0]
    key: int = e.put("profile", code=code or new_code(lambda new: e.find("profile", code=new)), template=template_id, name=name, place=place)
    if scored and head(template_id, toml).kind == ICP:
        from persona_studio.actions import scorecards

        scorecards.add(e, key)
    return key


def shipped_toml(template_id: str) -> str:
    """The text of a template that comes with the program."""
    return shipped.toml(template_id)


def new_code(taken: Callable[[str], object]) -> str:
    """Eight letters and digits that are not taken."""
    import base64
    import secrets

    while True:
        code = base64.b32encode(secrets.token_bytes(5)).decode().lower()
        if not taken(code):
            return code


def row(e: Draft, profile: int) -> dict[str, Any]:
    """The profile's row."""
    found = e.get("profile", profile)
    if found is None:
        raise gone()
    return found


def default_name(template: Template) -> str:
    """ "New buyer persona"."""
    name = template.name
    return _("New {template}").format(template=name if name[1:2].isupper() else name[:1].lower() + name[1:])
