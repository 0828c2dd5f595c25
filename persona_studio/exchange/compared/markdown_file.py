"""A comparison as Markdown: a table for each section, values whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from persona_studio.domain.comparison.model import Row
from persona_studio.domain.comparison.showing import Shown, ranked
from persona_studio.domain.comparison.words import note
from persona_studio.exchange.compared import table
from persona_studio.foundation.words import _

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_START = re.compile(r"^(\d{0,9})([-+=.)])")  # what would begin a list or a heading
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def written(view: Shown) -> bytes:
    """The file's bytes."""
    return ("\n".join(_lines(view)).rstrip("\n") + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """A text in one line in which nothing is taken for Markdown or HTML; its line ends become breaks."""
    parts = (part.strip() for part in _BREAKS.split(_CONTROL.sub("", text)))
    safe = (_START.sub(r"\1\\\2", _SPECIAL.sub(lambda sign: "\\" + sign[0], part)) for part in parts)
    return "<br>".join(safe)


def _lines(view: Shown) -> Iterator[str]:
    names = [escaped(head.title) for head in view.heads]
    yield f"# {escaped(view.title)}"
    yield ""
    yield from (f"- {escaped(sentence)}" for sentence in view.sentences)
    yield ""
    yield from _table(["", *names], ([label, *map(escaped, texts)] for label, texts in table.about(view)))
    for block in view.blocks:
        yield f"## {escaped(block.title)}"
        yield ""
        yield from _table([_("Question"), *names], ([_label(view, row), *_cells(view, row)] for row in block.rows))
    if view.left_out:
        yield escaped(view.left_out)


def _label(view: Shown, row: Row) -> str:
    return f"**{escaped(row.label)}**<br>{' '.join(word for word in (view.sign(row), note(row, view.comparison.baseline)) if word)}"


def _cells(view: Shown, row: Row) -> Iterator[str]:
    """Items one below the other: with their rank, or a dot where there are several."""
    for at in range(len(view.heads)):
        items = [escaped(item) for item in view.cell(row, at)]
        if len(items) > 1:
            items = [f"{n}\\. {item}" if ranked(row.fields[at]) else f"• {item}" for n, item in enumerate(items, 1)]
        yield "<br>".join(items)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
