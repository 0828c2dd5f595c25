"""What every kind of value can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

from persona_studio.foundation.words import _
from persona_studio.template.manner import PLAIN, Manner

Json = Any
T = TypeVar("T")

MOST_WANTED = 50  # items that a form can ask for without drowning whoever fills it in
UNCLEAR = "?"  # the one key of a stored value that could not be read


@dataclass(frozen=True)
class Unclear:
    """What was typed or found but could not be read: kept, shown with its reason, never changed in silence."""

    raw: str
    why: str


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a value that could be read, and how it could be mended in one step."""

    sentence: str
    mend: str = ""  # the words of the mending action, "Swap them"
    mended: Any = None


@dataclass(frozen=True)
class Kind(ABC, Generic[T]):
    """A kind of value: its dataclass fields are the options that TOML may set, its methods all that is known of such values.

    A kind whose `many` is set describes one *item*; a field of it holds any number of claims, one an item.
    """

    word: ClassVar[str]
    many: ClassVar[bool] = False
    ranked: ClassVar[bool] = False

    def flaw(self) -> str | None:
        """What is impossible about the options ("least is above most"), for the reader of templates; None when nothing is."""
        return None

    @abstractmethod
    def parse(self, text: str, manner: Manner = PLAIN) -> T | Unclear | None:
        """The value that a person meant by `text`; None when blank; Unclear when it cannot be read for sure."""

    @abstractmethod
    def format(self, value: T, manner: Manner = PLAIN) -> str:
        """The value as a person would type it; `parse(format(v))` is v."""

    def plain(self, value: T, manner: Manner = PLAIN) -> str:
        """All words of the value in one run of text, for search, cards and exports."""
        return self.format(value, manner)

    def check(self, value: T) -> Complaint | None:
        """What is wrong with a value that was read ("ends below its start"); None when nothing is."""
        return None

    @abstractmethod
    def dump(self, value: T) -> Json:
        """The value as plain JSON, the same for equal values."""

    @abstractmethod
    def load(self, json: Json) -> T | Unclear:
        """The value back from JSON of any shape; Unclear when it is not one of ours."""

    def distance(self, a: T, b: T) -> float:
        """How far two values are apart, 0 (same) to 1 (nothing in common)."""
        return float(a != b)

    def absorb(self, json: Json, manner: Manner = PLAIN) -> T | Unclear | None:
        """A value from somebody else's JSON: ours if it has our shape, else what its text parses to."""
        if isinstance(json, bool) and self.word != "flag":
            return self.parse(_("Yes") if json else _("No"), manner)
        if isinstance(json, float) and abs(json) < 1e15:  # never in a manner's own signs, and 3.0 is 3
            json = f"{Decimal(repr(json)).normalize():f}"
        loaded = self.load(json)
        return self.parse(words(json), manner) if isinstance(loaded, Unclear) else loaded


def words(json: Json) -> str:
    """All words of any JSON in one text: "key: value; value". Not recursive, as JSON from outside may be a thousand deep."""
    return json if isinstance(json, str) else " ".join(_words(json)).removesuffix(";")


def _words(json: Json) -> Iterator[str]:
    waiting = [json]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Mapping):
            for key, value in reversed(list(item.items())):
                waiting += [value, f"{key}:"] if isinstance(value, Mapping | list) or value is None else [f"{key}: {_word(value)};"]
        elif isinstance(item, list):
            waiting += [part if isinstance(part, Mapping | list) or part is None else f"{_word(part)};" for part in reversed(item)]
        elif item is not None:
            yield _word(item)


def _word(scalar: Json) -> str:
    if isinstance(scalar, bool):
        return _("Yes") if scalar else _("No")
    return scalar if isinstance(scalar, str) else repr(scalar)


def clip(json: Json, most: int = 200) -> str:
    """Any stray value as a short text that can be shown."""
    text = ""
    for word in _words(json):
        text = f"{text} {word}" if text else word[: most + 1]
        if len(text) > most:
            return text[:most]
    return text


def wanted_flaw(wanted: int) -> str | None:
    """What is wrong with the number of items that a template asks for."""
    if wanted < 1:
        return _("wanted must be at least 1")
    return None if wanted <= MOST_WANTED else _("wanted must be at most {most}").format(most=MOST_WANTED)


def overlap(a: str, b: str) -> float:
    """Distance of two texts by their words (Jaccard), 0 to 1."""
    left, right = set(a.casefold().split()), set(b.casefold().split())
    return 1 - len(left & right) / len(left | right) if left | right else 0.0
