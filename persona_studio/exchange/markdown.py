"""Markdown and its front matter: one persona in a file, or several where headings of one level each look like one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from persona_studio.exchange.found import Found, Gatherer, Item, normal, path
from persona_studio.exchange.markdown_tree import Entries, Entry, Heading, Table, Text, tree
from persona_studio.foundation.words import _
from persona_studio.template.kinds import clean

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PREFIX = re.compile(r"(?:(?:\w+ )?persona|ideal customer profile|icp|(?:\w+ )?segment)(?: \d+)?\s*[:–—]\s*(?=\S)", re.IGNORECASE)
_NAMES = ("name", "persona name", "full name", "title")
_LONGEST_NAME = 200

Known = Callable[[str], bool]


def read(text: str, stem: str, file: str, known: Known) -> tuple[list[Found], Gatherer]:
    """The personas of a file and what stands beside them. `known` says whether a field claims a heading."""
    front, body = _divided(clean(text))
    root = tree(body, file)
    several = _several(root, known)
    rest = Gatherer()
    if len(several) > 1:
        inside = {id(below) for heading in several for below in heading.all()}
        _front(rest, front)
        for heading in root.all():
            if id(heading) not in inside:
                _section(rest, heading, heading.title, known)
        return [_persona(heading, {}, heading.title, known) for heading in several], rest
    return [_persona(root, front, stem, known)], rest


def _divided(text: str) -> tuple[Any, str]:
    """Front matter as plain values, every scalar as the text that was written, and the rest of the file."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    import yaml

    raw = found[1] or ""
    try:
        # An anchor could unfold to any size; front matter that has one stays text. BaseLoader makes texts, lists and mappings only.
        front = raw if re.search(r"(?:^|[\s\[{,])[&*]\w", raw) else yaml.load(raw, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        front = raw
    return front or {}, text[found.end() :]


def _several(root: Heading, known: Known) -> list[Heading]:
    """Headings of one level that each look like a persona: what stands below them are fields, or the same headings each time."""
    level = root.below
    while len(level) == 1:
        level = level[0].below
    shared = Counter(title for heading in level for title in {normal(h.title) for h in heading.below})
    alike = {id(h): _fields(h, known) for h in level if not known(h.title)}
    if len(alike) > 1 and set.intersection(*map(set, alike.values())):  # each says the same thing of somebody
        return [h for h in level if id(h) in alike]
    return [h for h in level if id(h) in alike and (len(alike[id(h)]) > 1 or sum(shared[normal(b.title)] > 1 for b in h.below) > 1)]


def _fields(heading: Heading, known: Known) -> list[str]:
    """The headings and labels below a heading that are those of fields."""
    labels = [h.title for h in heading.all() if h is not heading]
    for below in heading.all():
        for block in below.blocks:
            labels += [entry.text.label for entry in block.entries] if isinstance(block, Entries) else []
            labels += [block.label] if isinstance(block, Text) else []
            labels += [row[0] for row in block.rows if row] if isinstance(block, Table) else []
    return [normal(label) for label in labels if label and (known(label) or normal(label) in _NAMES[:-1])]


def _persona(root: Heading, front: Any, otherwise: str, known: Known) -> Found:
    """One persona: named by the front matter, else by a text under "Name", else by its heading."""
    gatherer = Gatherer()
    key = _name_key(front)
    _front(gatherer, {k: v for k, v in front.items() if k != key} if isinstance(front, dict) else front)
    title = root.title or (root.below[0].title if root.below else "")
    alone = root.below[0] if not root.title and len(root.below) == 1 else None
    for heading, prefix in _with_paths(root, "", alone):
        _section(gatherer, heading, prefix, known)
    pieces = list(gatherer.pieces)
    name = str(front[key]) if key else ""
    if not name:
        found = next((p for p in pieces if _names(p.heading) and len(p.items) == 1 and 0 < len(p.items[0].text.strip()) <= _LONGEST_NAME), None)
        if found:
            name = found.items[0].text
            pieces.remove(found)
        else:
            name = _PREFIX.sub("", title, count=1) or otherwise
    if title and not set(re.findall(r"\w+", title)) <= set(re.findall(r"\w+", name)):
        extra = Gatherer()
        extra.add(_("Heading"), Item(title))
        pieces = [*extra.pieces, *pieces]
    return Found(name, "", tuple(pieces))


def _with_paths(heading: Heading, prefix: str, alone: Heading | None) -> Iterable[tuple[Heading, str]]:
    """Every heading with its path; the persona's own heading and one that stands alone above all others are no part of it."""
    yield heading, prefix
    for below in heading.below:
        yield from _with_paths(below, prefix if below is alone else path(prefix, below.title), None)


def _names(heading: str) -> bool:
    return normal(heading.rpartition(" / ")[2]) in _NAMES[:-1]


def _name_key(front: Any) -> str:
    if not isinstance(front, dict):
        return ""
    keys = {normal(str(key)): str(key) for key, value in front.items() if isinstance(value, str) and value.strip()}
    return next((keys[name] for name in _NAMES if name in keys), "")


def _front(to: Gatherer, front: Any, heading: str = "") -> None:
    """Front matter as pieces."""
    if isinstance(front, dict):
        for key, value in front.items():
            _front(to, value, path(heading, str(key)))
    elif isinstance(front, list):
        for value in front:
            _front(to, value, heading)
    elif front is not None:
        to.add(heading or _("Front matter"), Item(str(front)))


def _section(to: Gatherer, section: Heading, prefix: str, known: Known) -> None:
    """The blocks under one heading. A paragraph that is nothing but a label acts as a heading for what follows."""
    at, waiting = prefix, ""
    for block in section.blocks:
        if isinstance(block, Text) and block.label and not block.text and (block.bold or known(path(prefix, block.label))):
            if waiting:
                to.add(prefix, Item(waiting))
            at, waiting = path(prefix, block.label), block.label
            continue
        waiting = ""
        if isinstance(block, Text):
            _paragraph(to, block, at, prefix, known)
        elif isinstance(block, Entries):
            for entry in block.entries:
                _entry(to, entry, at, known)
        else:
            _table(to, block, at, known)
    if waiting:
        to.add(prefix, Item(waiting))


def _paragraph(to: Gatherer, block: Text, at: str, prefix: str, known: Known) -> None:
    below = path(at, block.label)
    if block.label and block.text and (block.bold or not known(at)) and (known(below) or _names(block.label)):
        to.add(below, Item(block.text))
    elif block.quoted and not at:
        to.add(_("Quote"), Item(block.whole))
    else:
        to.add(at, Item(block.whole, listed=False))


def _entry(to: Gatherer, entry: Entry, at: str, known: Known) -> None:
    """An item of a list: "Label: text" of a field goes there, unless the list is a field's already."""
    label = entry.text.label
    below = path(at, label)
    if not label or known(at) or not (known(below) or _names(label)):
        to.add(at, Item(entry.text.whole, tuple(_parts(entry.under))))
        return
    if entry.text.text:
        to.add(below, Item(entry.text.text, tuple(_parts(entry.under))))
    else:
        for under in entry.under:
            to.add(below, Item(under.text.whole, tuple(_parts(under.under))))


def _parts(under: Sequence[Entry]) -> Iterable[tuple[str, str]]:
    """What stands under an item, as (label, text)."""
    for entry in under:
        text = entry.text
        yield (text.label, text.text) if text.label and text.text else ("", text.whole)
        yield from _parts(entry.under)


def _table(to: Gatherer, table: Table, at: str, known: Known) -> None:
    """Two columns are labels and texts; of more, each row is an item with the other columns as its parts."""
    width = max(len(row) for row in table.rows)
    if width <= 2 and not known(at):
        for label, *text in table.rows:
            if text and text[0].strip():
                to.add(path(at, label), Item(text[0]))
            elif label.strip():
                to.add(at, Item(label))
        return
    head, *rows = table.rows
    if not rows or not all(cell.strip() for cell in head[1:]):  # the corner may be blank
        rows, head = [*table.rows], tuple("" for _cell in head)
    for row in rows:
        to.add(at, Item(row[0], tuple((label, cell) for label, cell in zip(head[1:], row[1:], strict=False) if cell.strip())))
    if head[0] and rows:
        to.add(at, Item(" | ".join(head))) if not known(at) else None
