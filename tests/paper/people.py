"""Profiles for the tests of paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from persona_studio.domain.profile import Claim, Ground, Profile
from persona_studio.template.model import Template
from persona_studio.template.shipped import templates

BUYER = "buyer-persona"


def profile(name: str, values: Mapping[str, str | Sequence[str]], template: Template | None = None, grounds: str = "210") -> Profile:
    """A profile of values as typed; `grounds` go round: 0 assumption, 1 some evidence, 2 validated."""
    template = template or templates()[BUYER]
    ids, claims = count(1), {}
    for field_id, typed in values.items():
        field = template.field(field_id)
        assert field is not None, field_id
        read = [field.kind.parse(text) for text in ([typed] if isinstance(typed, str) else typed)]
        numbered = [(next(ids), value) for value in read if value is not None]
        claims[field_id] = tuple(Claim(n, field_id, value, Ground(int(grounds[n % len(grounds)]))) for n, value in numbered)
    return Profile(7, "P7", name, template, claims)


MARIA: dict[str, str | list[str]] = {
    "role": "Marketing manager, mid-sized software firm",
    "reports_to": "VP Marketing",
    "age_range": "30–38",
    "education": "Degree in communications or business",
    "career_stage": "Manager",
    "income_range": "$85k–110k",
    "team_size": "5 people",
    "budget_authority": "Shared",
    "budget_amount": "$10k–25k",
    "reads": ["Weekly funnel report", "Two newsletters", "Peer group on Slack"],
    "kpis": ["Qualified pipeline", "Cost per lead", "Campaign ROI"],
    "tools": ["HubSpot", "GA4", "Google Sheets", "Slack"],
    "goals": [
        "Prove which campaigns bring pipeline, every month",
        "Launch a campaign in two weeks instead of five",
        "Become Head of Marketing within two years",
    ],
    "pains": [
        "The monthly report is stitched together by hand from five tools | 4 hours a month |  | Numbers questioned twice last quarter",
        "Nobody trusts the attribution, so budget talks turn into opinion |  | $40k of budget frozen in Q2",
        "Every new tool waits for IT | Two launches slipped |  | Her standing with sales suffers",
    ],
    "trigger": "The board asks for campaign ROI and the answer takes a week",
    "research": "Asks two peers on Slack, reads G2, books at most three demos",
    "criteria": ["Ease of use", "Integration with HubSpot and GA4", "Price and value", "Vendor reputation", "Implementation speed"],
    "timeline": "6–9 weeks from first demo to signature",
    "influencers": ["Finance Fiona: budget", "Technical Tariq: integration"],
    "objections": [
        "We already have dashboards. | Fears a second version of the truth",
        "My team has no time to learn another tool. | The last roll-out failed for want of training",
    ],
    "value_proposition": "Your board report, ready on the first of the month, in numbers finance accepts.",
    "proof_point": "A 120-person software company cut reporting from 4 hours to 20 minutes.",
    "call_to_action": "A 15-minute walk-through with her own HubSpot data.",
    "quote": "I spend the first week of every month explaining last month. I’d like to spend it on the next one.",
}
