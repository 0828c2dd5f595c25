"""The card of a profile: picks the layout."""

from __future__ import annotations

from persona_studio.domain.profile import Profile
from persona_studio.paper.layouts import classic, icp
from persona_studio.paper.layouts.icp import Company
from persona_studio.paper.marks import Sheet
from persona_studio.paper.paper import Look


def lay_out(profile: Profile, look: Look, company: Company | None = None) -> Sheet:
    """The sheet of one profile; every value is on it in full, or its field is among the findings. An ideal customer profile with its `company`
    (scorecard, committee) has a layout of its own, of more than one page where it takes them."""
    if profile.kind == "icp" and company is not None:
        return icp.lay_out(profile, company, look)
    return classic.lay_out(profile, look)
