"""A comparison in the sentences that a consultant would say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from persona_studio.domain.comparison import similarity
from persona_studio.domain.comparison.carrying import mergeable
from persona_studio.domain.comparison.model import Column, Comparison, Row, Sign
from persona_studio.domain.comparison.sides import Sides
from persona_studio.domain.comparison.words import count
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import PLAIN
from persona_studio.template.model import Field

LONGEST = 70  # letters of a value that is spoken in a sentence
HEAVY = 2  # what a row must weigh to be spoken of
MOST_LABELS = 8  # of rows that a sentence names
FIGURES = frozenset({"number", "range", "money"})
ABOVE = 2  # times the next figure is clearly more


def sentences(comparison: Comparison) -> list[str]:
    """How far they agree, what they share, what one of them alone says; nothing that does not follow from the rows."""
    columns = comparison.columns
    if len(columns) < 2 or not comparison.rows:
        return [_("Nothing is filled in yet.")] if len(columns) > 1 else []
    if len({column.profile.id for column in columns}) == 1:
        return [_changed(comparison)]
    found = [_agreement(comparison)]
    if one := _one_persona(columns):
        found.append(one)
    common = next(_common(comparison), None)
    alone = list(_alone(comparison))
    if common:
        found.append(common.sentence(columns))
    if above := next(_above(comparison), ""):
        found.append(above)
    found += [fact.sentence(columns) for fact in alone[: 2 if common else 3]]
    return found


def _changed(comparison: Comparison) -> str:
    """What a profile says otherwise than it did."""
    name, differ = comparison.columns[0].profile.name, [row.label for row in comparison.rows if row.differs]
    if not differ:
        return _("{name} has not changed.").format(name=name)
    words = ngettext("{name} changed in {n} of {all} answers: {labels}.", "{name} changed in {n} of {all} answers: {labels}.", len(differ))
    more = ", …" if len(differ) > MOST_LABELS else ""
    return words.format(name=name, n=len(differ), all=len(comparison.rows), labels=", ".join(differ[:MOST_LABELS]) + more)


@dataclass(frozen=True)
class Fact:
    """Something that all columns say, or one alone (`only`)."""

    row: Row
    words: str
    only: int | None = None

    def sentence(self, columns: Sequence[Column]) -> str:
        if self.only is None:
            phrase = _phrase(self.row, several=True)
            who = _("Both") if len(columns) == 2 else _("All {n}").format(n=len(columns))
            if phrase:
                return _("{who} {phrase}: {words}.").format(who=who, phrase=phrase, words=self.words)
            return _("{who} say under {label}: {words}.").format(who=who, label=self.row.label, words=self.words)
        name, phrase = columns[self.only].profile.name, _phrase(self.row, several=False)
        if phrase:
            return _("Only {name} {phrase}: {words}.").format(name=name, phrase=phrase, words=self.words)
        return _("Only {name} says under {label}: {words}.").format(name=name, label=self.row.label, words=self.words)


def _agreement(comparison: Comparison) -> str:
    differs, rows = count(comparison)
    names = listed([column.profile.name for column in comparison.columns])
    if not differs:
        words = ngettext("{names} say the same in the one answer there is.", "{names} say the same in all {n} answers.", rows)
        return words.format(names=names, n=rows)
    if differs == rows:
        words = ngettext("{names} agree on nothing: the one answer differs.", "{names} agree on none of {n} answers.", rows)
        return words.format(names=names, n=rows)
    words = ngettext("{names} agree on {same} of {n} answer.", "{names} agree on {same} of {n} answers.", rows)
    return words.format(names=names, same=rows - differs, n=rows)


def _one_persona(columns: Sequence[Column]) -> str:
    """The pair that may be one persona, if there is one: versions of one profile are no pair."""
    sides = Sides()
    near = [
        (similarity.alike(a.profile, b.profile, sides=sides).total, a.profile.name, b.profile.name)
        for at, a in enumerate(columns)
        for b in columns[at + 1 :]
        if a.profile.id != b.profile.id and mergeable(a.profile.kind, b.profile.kind)
    ]
    total, first, second = max(near, default=(0.0, "", ""))
    return _("{first} and {second} may be one persona.").format(first=first, second=second) if total >= similarity.MERGE else ""


def _common(comparison: Comparison) -> Iterator[Fact]:
    """What every column says, the heaviest row first."""
    for row in _spoken(comparison):
        base = row.cells[comparison.baseline]
        for at, item in enumerate(base.items):
            everywhere = all(any(other.like == at and other.sign is Sign.SAME for other in cell.items)
                             for n, cell in enumerate(row.cells) if n != comparison.baseline)  # fmt: skip
            if everywhere and len(item.words) <= LONGEST:
                yield Fact(row, item.words)
                break


def _alone(comparison: Comparison) -> Iterator[Fact]:
    """What one column says and no other, each row and each column once: where the others agree first, then the heaviest row."""
    rows = sorted(_spoken(comparison), key=lambda row: -sum(cell.sign is Sign.MISSING for cell in row.cells))
    told: set[int] = set()
    for row in rows:
        speaking = [n for n, cell in enumerate(row.cells) if cell.items]
        outsider = speaking[0] if len(speaking) == 1 else _outsider(row, comparison.baseline)
        if outsider is None or outsider in told:
            continue
        words = min((item.words for item in row.cells[outsider].items if item.sign is not Sign.SAME or len(speaking) == 1), key=len, default="")
        if words and len(words) <= LONGEST:
            told.add(outsider)
            yield Fact(row, words, outsider)


def _above(comparison: Comparison) -> Iterator[str]:
    """Whose figure is far above all others', the heaviest row first: only where every column has one that can be compared."""
    for row in _spoken(comparison):
        phrase, ends = _phrase(row, several=False), [_end(row, at) for at in range(len(row.cells))]
        known = [end for end in ends if end is not None]
        if not phrase or len(known) < len(ends) or len({end.unit for end in known}) > 1:
            continue
        first, second = sorted(known, key=lambda end: -end.amount)[:2]
        if second.amount > 0 and first.amount >= ABOVE * second.amount:
            name = comparison.columns[known.index(first)].profile.name
            yield _("Only {name} {phrase} more than {amount}.").format(name=name, phrase=phrase, amount=second.words)


@dataclass(frozen=True)
class End:
    """The upper end of a figure: what it is counted in, and how it is written."""

    amount: Decimal
    unit: tuple[str, ...]
    words: str


def _end(row: Row, at: int) -> End | None:
    f, items = row.fields[at], row.cells[at].items
    if f is None or len(items) != 1 or f.kind.word not in FIGURES or isinstance(items[0].value, Unclear):
        return None
    value = items[0].value
    if isinstance(value, Decimal):
        return End(value, (f.kind.word, *_unit(f)), f.kind.plain(value, PLAIN))
    amount = value.low if value.high is None else value.high
    exact = replace(value, low=amount, high=amount)
    return End(amount, (f.kind.word, *_unit(f), *(getattr(value, name, "") for name in ("currency", "per"))), f.kind.plain(exact, PLAIN))


def _unit(f: Field) -> tuple[str, ...]:
    return (getattr(f.kind, "unit", ""),)


def _outsider(row: Row, baseline: int) -> int | None:
    """The one column that differs where all others agree; of two columns nobody can say which."""
    others = [n for n in range(len(row.cells)) if n != baseline]
    apart = [n for n in others if row.cells[n].sign is Sign.DIFFERENT]
    agree = [n for n in others if row.cells[n].sign is Sign.SAME]
    return apart[0] if len(apart) == 1 and agree and len(agree) + 1 == len(others) else None


def _spoken(comparison: Comparison) -> list[Row]:
    rows = [row for row in comparison.rows if similarity.weight(row) >= HEAVY]
    return sorted(rows, key=lambda row: -similarity.weight(row))


def _phrase(row: Row, *, several: bool) -> str:
    found = ((f.compare.several if several else f.compare.one) for f in row.fields if f is not None)
    return next((phrase for phrase in found if phrase), "")


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]
