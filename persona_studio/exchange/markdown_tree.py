"""Markdown as a tree of headings, each with its blocks: paragraphs, lists, tables, quotes, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from persona_studio.exchange.markdown_text import html_text, inline
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from markdown_it.token import Token

_NESTED = 100  # blocks in blocks; more is refused rather than left out
_LABEL = re.compile(r"([^:\n]{1,60}):(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Text:
    """A paragraph, quote or piece of code; `label` is set where it begins with a bold label or is "Label: text"."""

    text: str
    label: str = ""
    bold: bool = False  # the label is set in bold type
    quoted: bool = False

    @property
    def whole(self) -> str:
        return f"{self.label}: {self.text}".strip() if self.label else self.text


@dataclass(frozen=True)
class Entry:
    """One item of a list: its own text and what stands under it."""

    text: Text
    under: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Table:
    """The rows of a table; the first is its head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Entries:
    """A list."""

    entries: tuple[Entry, ...]


Block = Text | Entries | Table


@dataclass
class Heading:
    """A heading with its blocks and the headings below it; level 0 is the document."""

    level: int
    title: str
    blocks: list[Block] = field(default_factory=list)
    below: list[Heading] = field(default_factory=list)

    def all(self) -> Iterator[Heading]:
        """This heading and all below it."""
        yield self
        for heading in self.below:
            yield from heading.all()


def tree(text: str, file: str) -> Heading:
    """The document's headings. Raises Problem when lists and quotes stand in each other too deep."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"maxNesting": _NESTED + 1}).enable(["table", "strikethrough"])
    try:
        tokens = markdown.parse(text)
    except RecursionError:
        raise _too_deep(file) from None
    if any(token.level >= _NESTED for token in tokens):
        raise _too_deep(file)
    return _nested(tokens)


def _too_deep(file: str) -> Problem:
    return Problem(_("Lists in {file} are nested too deep.").format(file=file), _("Make them flatter and try again."))


def _nested(tokens: Sequence[Token]) -> Heading:
    root = Heading(0, "")
    path, at = [root], 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            heading = Heading(int(token.tag[1]), " ".join(inline(tokens[at + 1].children or ()).split()))
            while path[-1].level >= heading.level:
                path.pop()
            path[-1].below.append(heading)
            path.append(heading)
            at += 3
            continue
        end = _end(tokens, at)
        path[-1].blocks += _blocks(tokens[at:end])
        at = end
    return root


def _end(tokens: Sequence[Token], at: int) -> int:
    """Behind the block that begins at `at`."""
    depth = 0
    for n in range(at, len(tokens)):
        depth += tokens[n].nesting
        if depth <= 0:
            return n + 1
    return len(tokens)


def _blocks(tokens: Sequence[Token]) -> list[Block]:
    """The blocks of one token or one balanced run of tokens."""
    first = tokens[0]
    if first.type == "paragraph_open":
        return [_text(tokens[1])]
    if first.type in ("bullet_list_open", "ordered_list_open"):
        return [Entries(tuple(_entry(part) for part in _parts(tokens[1:-1])))]
    if first.type == "table_open":
        return [Table(tuple(_rows(tokens)))]
    if first.type == "blockquote_open":
        return [_quoted(block) for part in _parts(tokens[1:-1]) for block in _blocks(part)]
    if first.type == "heading_open":  # inside a quote or a list
        return [_text(tokens[1])]
    text = html_text(first.content) if first.type == "html_block" else first.content.strip("\n")
    return [Text(text)] if text.strip() and first.type != "hr" else []


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        yield tokens[at:end]
        at = end


def _quoted(block: Block) -> Block:
    return Text(block.text, block.label, block.bold, True) if isinstance(block, Text) else block


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    row: list[str] = []
    for token in tokens:
        if token.type == "inline":
            row.append(inline(token.children or ()))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _entry(tokens: Sequence[Token]) -> Entry:
    """An item: its first paragraph is its text; all else, nested lists and further paragraphs, stands under it."""
    texts: list[Text] = []
    under: list[Entry] = []
    for part in _parts(tokens[1:-1]):
        for block in _blocks(part):
            if isinstance(block, Text):
                if texts:
                    under.append(Entry(block))
                else:
                    texts.append(block)
            elif isinstance(block, Entries):
                under += block.entries
            else:
                under += [Entry(Text(" | ".join(row))) for row in block.rows if any(row)]
    return Entry(texts[0] if texts else Text(""), tuple(under))


def _text(token: Token) -> Text:
    """A paragraph with its label, where it has one."""
    children = token.children or []
    whole = inline(children)
    if children and children[0].content == "" and len(children) > 1 and children[1].type == "strong_open":
        children = children[1:]
    if children and children[0].type == "strong_open":
        end = next(n for n, child in enumerate(children) if child.type == "strong_close")
        label, rest = inline(children[1:end]), inline(children[end + 1 :])
        if label.endswith(":") or rest.startswith(":") or not rest:
            return Text(rest.lstrip(": ").strip() if rest.startswith(":") else rest, label.rstrip(": ").strip(), True)
    if found := _LABEL.fullmatch(whole):
        return Text((found[2] or "").strip(), found[1].strip())
    return Text(whole)
