"""One file of any kind that we read, as what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from persona_studio.exchange import foreign_json, markdown, own_json, own_json_read
from persona_studio.exchange.found import Found, Piece
from persona_studio.exchange.guess import Guess
from persona_studio.exchange.own_json import Own
from persona_studio.exchange.reading import is_json, json_of, text_of
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


@dataclass(frozen=True)
class Source:
    """A file that was read: ours whole, or the profiles found in somebody else's and what stands beside them."""

    file: str
    own: Own | None = None
    found: tuple[Found, ...] = ()
    rest: tuple[Piece, ...] = ()


def read(path: Path, guess: Guess) -> Source:
    """Reads JSON of ours, JSON of others, or Markdown. Raises Problem when the file is none of these."""
    text = text_of(path)
    if not text.strip():
        raise Problem(_("{file} is empty.").format(file=path.name), _("Choose another file."))
    if not is_json(path, text):
        found, rest = markdown.read(text, path.stem, path.name, lambda heading: guess.field(heading) is not None)
        return Source(path.name, None, tuple(found), rest.pieces)
    plain = json_of(text, path.name)
    if own_json.is_ours(plain):
        return Source(path.name, own_json_read.read(plain, path.name))
    found, rest = foreign_json.read(plain, path.name, lambda heading: guess.field(heading) is not None)
    return Source(path.name, None, tuple(found), rest.pieces)
