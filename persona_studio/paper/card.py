"""The card of a profile: picks the layout."""

from __future__ import annotations

from persona_studio.domain.profile import Profile
from persona_studio.paper.layouts import classic
from persona_studio.paper.marks import Sheet
from persona_studio.paper.paper import Look


def lay_out(profile: Profile, look: Look) -> Sheet:
    """One page for one profile. Every value is on it in full, or its field is among the findings."""
    return classic.lay_out(profile, look)
