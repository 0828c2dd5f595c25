"""A profile as the screens, the paper and the exports see it: a template and its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from persona_studio.domain.faces import Portrait
from persona_studio.domain.ground import Ground as Ground
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Complaint, Unclear
from persona_studio.template.model import Field, Section, Template


@dataclass(frozen=True)
class Claim:
    """One value, or one item of a list. `value` is what the field's kind makes of it, or Unclear."""

    id: int
    field: str
    value: Any
    ground: Ground = Ground.ASSUMPTION


@dataclass(frozen=True)
class Profile:
    """One persona or ideal customer profile. Claims of a field are in their order; a blank field has none."""

    id: int  # row in the workbook
    code: str  # what people and exports call it by; never changes, travels with the profile
    name: str
    template: Template = field(repr=False)  # a book by itself
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    tier: int = 0  # 1 to 3: whom to serve first; 0: nobody has said
    portrait: Portrait | None = field(default=None, repr=False)  # None: the face of its code

    @property
    def face(self) -> Portrait:
        """What stands for it where a face is seen."""
        return self.portrait or Portrait(self.code)

    @property
    def kind(self) -> str:
        return self.template.kind

    def of(self, field_id: str) -> tuple[Claim, ...]:
        """The claims of one field, in order."""
        return self.claims.get(field_id, ())

    def value(self, field_id: str) -> Any:
        """The value of a field with one claim; None when blank."""
        claims = self.of(field_id)
        return claims[0].value if claims else None

    def filled(self, f: Field) -> bool:
        """Whether anything stands in the field; the name lives in the profile itself."""
        return bool(self.name) if f.id == "name" else bool(self.of(f.id))

    @property
    def kept(self) -> dict[str, tuple[Claim, ...]]:
        """Claims of fields that the template no longer has: shown as "Kept from before", never dropped."""
        return {id: claims for id, claims in self.claims.items() if claims and self.template.field(id) is None}


@dataclass(frozen=True)
class Share:
    """`done` of `all`; a share of nothing is 0."""

    done: int
    all: int

    @property
    def part(self) -> float:
        return self.done / self.all if self.all else 0.0


def counted(template: Template, filled: Callable[[Field], bool]) -> list[Field]:
    """The fields that completeness counts: those asked, but of an optional section only when something stands in it."""
    sections = (s for s in template.sections if not s.optional or any(filled(f) for f in s.fields))
    return [f for s in sections for f in s.fields if f.asked]


def completeness(profile: Profile, fields: Iterable[Field] | None = None) -> Share:
    """How many of the asked fields have a value; blank means no claim, so completeness is a count."""
    asked = counted(profile.template, profile.filled) if fields is None else [f for f in fields if f.asked]
    return Share(sum(profile.filled(f) for f in asked), len(asked))


def section_completeness(profile: Profile, section: Section) -> Share:
    return completeness(profile, section.fields)


def section_count(profile: Profile, section: Section) -> tuple[str, str]:
    """How full a section is, in words for its head and short for the outline: ("4 of 5", "4/5"); for a single list
    the number of its items: ("3, ranked", "3"). Both "" where nothing is asked (notes)."""
    asked = [f for f in section.fields if f.asked]
    if not asked:
        return "", ""
    if len(asked) == 1:
        items = len(profile.of(asked[0].id))
        return (_("{count}, ranked").format(count=items) if asked[0].kind.ranked and items else str(items)), str(items)
    share = completeness(profile, asked)
    return _("{done} of {all}").format(done=share.done, all=share.all), f"{share.done}/{share.all}"


def question_next(profile: Profile) -> Field | None:
    """The field to ask about next: the first that is blank, else the one of whose claims the fewest have evidence; None when all have."""
    asked = counted(profile.template, profile.filled)
    blank = next((f for f in asked if not profile.filled(f)), None)
    if blank is not None:
        return blank
    weakest = min((f for f in asked if f.claim), key=lambda f: field_coverage(profile, f).part, default=None)
    return weakest if weakest is not None and field_coverage(profile, weakest).part < 1 else None


def field_coverage(profile: Profile, f: Field) -> Share:
    """How many claims of one field rest on at least some evidence."""
    claims = profile.of(f.id) if f.claim else ()
    return Share(sum(c.ground > Ground.ASSUMPTION for c in claims), len(claims))


def coverage(profile: Profile, fields: Iterable[Field] | None = None) -> Share:
    """How many claims of a profile rest on at least some evidence."""
    shares = [field_coverage(profile, f) for f in (profile.template.fields if fields is None else fields)]
    return Share(sum(s.done for s in shares), sum(s.all for s in shares))


def section_coverage(profile: Profile, section: Section) -> Share:
    return coverage(profile, section.fields)


def assumptions(profile: Profile) -> tuple[Claim, ...]:
    """The claims that rest on nothing yet, in the template's order: what research should look at."""
    return tuple(c for f in profile.template.fields if f.claim for c in profile.of(f.id) if c.ground == Ground.ASSUMPTION)


def complaint(f: Field, value: Any) -> Complaint | None:
    """What is wrong with a value: it could not be read, or its kind objects (ends below its start, longer than wished)."""
    if isinstance(value, Unclear):
        return Complaint(value.why)
    return f.kind.check(value)


def initials(name: str) -> str:
    """Up to two letters for a face without a picture: "Marketing Maria" gives "MM"."""
    words = [w for w in name.split() if w[0].isalnum()] or name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"
