"""The scorecard that a new ideal customer profile begins with."""

from __future__ import annotations

import tomllib
from functools import cache

from persona_studio.domain.profile import Profile
from persona_studio.domain.scoring.body import load
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation import resource


@cache
def scorecard() -> Scorecard:
    """The seed's six criteria, weights and tiers."""
    table = tomllib.loads(resource.text("scoring", "icp.toml"))
    return load({"criteria": table["criterion"], "tiers": table["tier"], "gates": []})


def propose(profile: Profile) -> Scorecard:
    """The scorecard of an ideal customer profile."""
    return scorecard()
