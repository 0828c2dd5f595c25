"""A comparison as one page of HTML: no script, nothing from elsewhere, light and dark, and it prints with its heads on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from persona_studio.domain.comparison.model import Block, Item, Row, Sign
from persona_studio.domain.comparison.showing import Head, Shown, ground_of, ranked
from persona_studio.domain.comparison.words import note
from persona_studio.domain.ground import Ground
from persona_studio.exchange.compared.html_style import STYLE
from persona_studio.foundation.words import _
from persona_studio.template.model import Field

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKS = {Ground.ASSUMPTION: "○", Ground.SOME: "◒", Ground.VALIDATED: "●"}


def written(view: Shown, language: str = "en") -> bytes:
    """The file's bytes. Every value stands in a direction of its own, as its first letters ask."""
    return ("\n".join(_page(view, language)) + "\n").encode("utf-8", "replace")


def _page(view: Shown, language: str) -> Iterator[str]:
    direction = "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_safe(language)}" dir="{direction}">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{_safe(view.title)}</title><style>{STYLE}</style></head>"
    yield f'<body><header><h1 dir="auto">{_safe(view.title)}</h1>'
    if view.sentences:
        yield "<ul>" + "".join(f'<li dir="auto">{_safe(sentence)}</li>' for sentence in view.sentences) + "</ul>"
    yield "</header><main>"
    yield from _table(view)
    yield "</main><footer>"
    if view.left_out:
        yield f'<p dir="auto">{_safe(view.left_out)}</p>'
    yield f"<p>{_key()}</p></footer></body></html>"


def _table(view: Shown) -> Iterator[str]:
    yield f'<table><colgroup><col class="question">{"<col>" * len(view.heads)}</colgroup><thead><tr>'
    yield f'<th scope="col"><span class="unseen">{_safe(_("Question"))}</span></th>'
    yield from (_head(head) for head in view.heads)
    yield "</tr></thead>"
    for block in view.blocks:
        yield from _block(view, block)
    yield "</table>"


def _head(head: Head) -> str:
    when = f'<span class="when" dir="auto">{_safe(head.when)}</span>' if head.when else ""
    lines = "".join(f'<span dir="auto">{_safe(line)}</span>' for line in head.lines)
    return f'<th scope="col"><span class="name" dir="auto">{_safe(head.name)}</span>{when}{lines}</th>'


def _block(view: Shown, block: Block) -> Iterator[str]:
    yield f'<tbody><tr class="section"><th scope="rowgroup" colspan="{len(view.heads) + 1}" dir="auto">{_safe(block.title)}</th></tr>'
    for row in block.rows:
        yield f'<tr class="{row.sign.value}">{_label(view, row)}'
        yield from (_cell(view, row, at) for at in range(len(view.heads)))
        yield "</tr>"
    yield "</tbody>"


def _label(view: Shown, row: Row) -> str:
    sign = f"{view.sign(row)} " if view.sign(row) else ""
    return f'<th scope="row"><span dir="auto">{_safe(row.label)}</span><small>{sign}{_safe(note(row, view.comparison.baseline))}</small></th>'


def _cell(view: Shown, row: Row, at: int) -> str:
    cell, field = row.cells[at], row.fields[at]
    told = _safe(view.against(cell, at))
    if not cell.items:
        words = _("blank") if cell.sign is Sign.BLANK else _("nothing here")
        return f'<td class="{cell.sign.value}"><small>{_safe(words)}</small></td>'
    items = [_item(view, field, item) for item in cell.items]
    tag = "ol" if ranked(field) else "ul"
    body = f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>" if len(items) > 1 else items[0]
    return f'<td class="{cell.sign.value}"' + (f' title="{told}"' if told else "") + f">{body}</td>"


def _item(view: Shown, field: Field | None, item: Item) -> str:
    ground = ground_of(field, item)
    mark = "" if ground is None else f'<span class="ground" title="{_safe(_ground_words()[ground])}">{_MARKS[ground]}</span> '
    text = f'<span class="value" dir="auto">{_safe(view.text(field, item))}</span>'
    return mark + text


def _key() -> str:
    return " ".join(f'<span class="ground">{mark}</span> {_safe(_ground_words()[ground])}' for ground, mark in _MARKS.items())


def _ground_words() -> dict[Ground, str]:
    return {Ground.ASSUMPTION: _("assumption"), Ground.SOME: _("some evidence"), Ground.VALIDATED: _("validated")}


def _safe(text: str) -> str:
    """A text as HTML, without the characters that no page may hold."""
    return escape(_CONTROL.sub("", text), quote=True)
