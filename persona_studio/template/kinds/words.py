"""Kinds of value made of words: a line, a text, a choice, yes or no, tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds.base import Complaint, Json, Kind, Unclear, clip, overlap, wanted_flaw
from persona_studio.template.manner import PLAIN, Manner

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without characters that no file or page can hold; line ends become \\n."""
    return text if text.isprintable() else _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True)
class Words(Kind[str]):
    """Kinds whose values are texts, shown and kept as they stand."""

    def format(self, value: str, manner: Manner = PLAIN) -> str:
        return value

    def dump(self, value: str) -> Json:
        return value

    def load(self, json: Json) -> str | Unclear:
        read = self.parse(json) if isinstance(json, str) else None
        return Unclear(clip(json), self.unlike()) if read is None else read

    def unlike(self) -> str:
        """What is said of JSON that holds no such text."""
        return _("This is not a text.")


@dataclass(frozen=True)
class Line(Words):
    """One line of text."""

    word = "line"
    longest: int = 200  # characters that the template wishes; more is kept and complained of

    def flaw(self) -> str | None:
        return None if self.longest > 0 else _("longest must be at least 1")

    def parse(self, text: str, manner: Manner = PLAIN) -> str | Unclear | None:
        return " ".join(clean(text).split()) or None

    def check(self, value: str) -> Complaint | None:
        if len(value) <= self.longest:
            return None
        sentence = ngettext("{count} character; {longest} fit best.", "{count} characters; {longest} fit best.", len(value))
        return Complaint(sentence.format(count=len(value), longest=self.longest))

    def distance(self, a: str, b: str) -> float:
        return overlap(a, b)


@dataclass(frozen=True)
class Text(Line):
    """Several lines of text; the editor grows with it."""

    word = "text"
    longest: int = 2000

    def parse(self, text: str, manner: Manner = PLAIN) -> str | Unclear | None:
        return clean(text).strip() or None


@dataclass(frozen=True)
class Choice(Words):
    """One of a few words; `open` lets people write their own."""

    word = "choice"
    options: tuple[str, ...] = ()
    open: bool = False

    def flaw(self) -> str | None:
        if not self.options:
            return _("options must not be empty")
        if not all(self.options):
            return _("an option is blank")
        return _("an option is there twice") if len({o.casefold() for o in self.options}) < len(self.options) else None

    def parse(self, text: str, manner: Manner = PLAIN) -> str | Unclear | None:
        text = " ".join(clean(text).split())
        for option in self.options:
            if option.casefold() == text.casefold():
                return option
        if self.open or not text:
            return text or None
        return Unclear(text, _("Choose one of: {options}.").format(options=", ".join(self.options)))

    def unlike(self) -> str:
        return _("This is not one of the choices.")


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """Yes or no."""

    word = "flag"

    def parse(self, text: str, manner: Manner = PLAIN) -> bool | Unclear | None:
        text = clean(text).strip()
        word = text[:100].casefold()
        if not word:
            return None
        if word in ("yes", "y", "true", "1", "ja", _("Yes").casefold()):
            return True
        if word in ("no", "n", "false", "0", "nein", _("No").casefold()):
            return False
        return Unclear(text, _("Answer yes or no."))

    def format(self, value: bool, manner: Manner = PLAIN) -> str:
        return _("Yes") if value else _("No")

    def dump(self, value: bool) -> Json:
        return value

    def load(self, json: Json) -> bool | Unclear:
        return json if isinstance(json, bool) else Unclear(clip(json), _("This is neither yes nor no."))


@dataclass(frozen=True)
class Many(Words):
    """Tokens, each a claim of its own; `options` are suggestions."""

    word = "many"
    many = True
    options: tuple[str, ...] = ()
    wanted: int = 3

    def flaw(self) -> str | None:
        return wanted_flaw(self.wanted)

    def parse(self, text: str, manner: Manner = PLAIN) -> str | Unclear | None:
        return " ".join(clean(text).split()) or None

    def split(self, text: str) -> list[str]:
        """The tokens of a pasted text: one a line, else one between commas or semicolons."""
        parts = clean(text).split("\n") if "\n" in text.strip() else re.split(r"[;,]", clean(text))
        return [" ".join(part.split()) for part in parts if part.strip()]
