"""Filling a scorecard from its ideal customer profile: what would change, in sentences, and the card with it."""

from __future__ import annotations

from dataclasses import replace

from persona_studio.domain.scoring.model import Criterion, Scorecard
from persona_studio.foundation.words import _, ngettext

WORDS = ("ideal", "good", "poor", "column")


def merged(card: Scorecard, proposed: Scorecard, plain: Scorecard) -> Scorecard:
    """The card with what the profile says: words and rules of the criteria that both have, gates of the profile. Weights, tiers, and whatever
    the profile is silent about (where the proposal is the `plain` card) stay."""
    if not card.criteria:
        card = replace(card, criteria=plain.criteria)
    told = {c.id: c for c in proposed.criteria}
    silent = {c.id: c for c in plain.criteria}
    criteria = tuple(_filled(c, told[c.id], silent[c.id]) if c.id in told and c.id in silent else c for c in card.criteria)
    names = {gate.id: gate.name for gate in proposed.gates}
    gates = [replace(gate, name=names.get(gate.id, gate.name)) for gate in card.gates]
    there = {gate.id for gate in gates}
    return replace(card, criteria=criteria, gates=(*gates, *(gate for gate in proposed.gates if gate.id not in there)))


def _filled(now: Criterion, told: Criterion, silent: Criterion) -> Criterion:
    if told == silent:
        return now
    words = {key: getattr(told, key) for key in WORDS if getattr(told, key) != getattr(silent, key)}
    return replace(now, **words, rules=told.rules, column=told.column or now.column)


def sentences(before: Scorecard, after: Scorecard) -> list[str]:
    """What differs, a sentence for each."""
    known = {c.id: c for c in before.criteria}
    said = [line for c in after.criteria for line in _of(known.get(c.id), c)]
    gates = {gate.id: gate.name for gate in before.gates}
    for gate in after.gates:
        if gate.id not in gates:
            said.append(_("New gate: {name}").format(name=gate.name))
        elif gates[gate.id] != gate.name:
            said.append(_("The gate {before} is called {name} now.").format(before=gates[gate.id], name=gate.name))
    return said


def _of(before: Criterion | None, after: Criterion) -> list[str]:
    if before is None:
        return [_("New criterion: {name}").format(name=after.name)]
    labels = {"ideal": _("{name}: ideal is “{words}”."), "good": _("{name}: good is “{words}”."), "poor": _("{name}: poor is “{words}”."),
              "column": _("{name}: read from the column {words}.")}  # fmt: skip
    said = [labels[key].format(name=after.name, words=getattr(after, key)) for key in WORDS if getattr(after, key) != getattr(before, key)]
    if before.rules != after.rules:
        n = len(after.rules)
        words = ngettext("{name}: {n} rule, in place of {old}.", "{name}: {n} rules, in place of {old}.", n)
        said.append(words.format(name=after.name, n=n, old=len(before.rules) or _("none")))
    return said
