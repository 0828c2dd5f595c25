"""The counts of a section, for its heading and for the outline."""

from __future__ import annotations

from collections.abc import Collection

from persona_studio.domain.profile import Profile, section_completeness
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Groups, ListOf, Outcomes, Statement
from persona_studio.template.model import Field, Section


def list_of(section: Section) -> Field | None:
    """The one list of which a section consists; its title is the list's label then."""
    fields = section.fields
    return fields[0] if len(fields) == 1 and isinstance(fields[0].kind, ListOf | Groups | Outcomes | Statement) else None


def in_heading(profile: Profile, section: Section) -> str:
    """ "7 of 7", "3, ranked", "2"; nothing for an empty list or where nothing is asked."""
    only = list_of(section)
    if only:
        count = len(profile.of(only.id))
        if not count:
            return ""
        return _("{count}, ranked").format(count=count) if only.kind.ranked else str(count)
    share = section_completeness(profile, section)
    return _("{done} of {all}").format(done=share.done, all=share.all) if share.all else ""


def in_outline(profile: Profile, section: Section) -> str:
    """ "7/7", or how many a list holds."""
    only = list_of(section)
    if only:
        return str(len(profile.of(only.id)))
    share = section_completeness(profile, section)
    return f"{share.done}/{share.all}" if share.all else ""


def in_use(profile: Profile, opened: Collection[str] = ()) -> tuple[Section, ...]:
    """The sections that are shown: those always asked, those in which something stands, those that somebody added."""
    return tuple(s for s in profile.template.sections if not s.optional or s.id in opened or any(profile.filled(f) for f in s.fields))
