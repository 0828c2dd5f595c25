"""The words of Markdown's inline parts and of HTML: links keep text and address, pictures their description and address."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def inline(tokens: Sequence[Token]) -> str:
    """Inline tokens as plain text; a hard line break stays one."""
    out: list[str] = []
    links: list[tuple[str, int]] = []  # address, where its text begins in `out`
    html: list[str] = []  # a run of HTML tags, taken apart together
    for token in tokens:
        if token.type == "html_inline":
            html.append(token.content)
            continue
        if html:
            out.append(_tags(html))
            html.clear()
        if token.type == "link_open":
            links.append((str(token.attrGet("href") or ""), len(out)))
        elif token.type == "link_close" and links:
            address, start = links.pop()
            if address and address != "".join(out[start:]).strip():
                out.append(f" ({address})")
        elif token.type == "image":
            out.append(with_address(inline(token.children or ()), str(token.attrGet("src") or "")))
        elif token.type in ("softbreak", "hardbreak"):
            out.append("\n" if token.type == "hardbreak" else " ")
        else:
            out.append(token.content)
    if html:
        out.append(_tags(html))
    return "".join(out).strip()


def _tags(run: Sequence[str]) -> str:
    """The words of a run of tags; one that only breaks the line stays a line break, so that no two words become one."""
    whole = "".join(run)
    return html_text(whole) or ("\n" if "<br" in whole.lower() else "")


def with_address(text: str, address: str) -> str:
    """ "text (address)", or whichever there is."""
    return f"{text} ({address})" if text and address else text or address


def html_text(html: str) -> str:
    """The text of a piece of HTML, with the description and address of its pictures and the address of its links."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "\n".join(line for raw in "".join(parser.out).split("\n") if (line := " ".join(raw.split())))


class _Words(HTMLParser):
    """Collects the words of HTML."""

    _BLOCKS = ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "table", "ul", "ol")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        if tag in ("script", "style"):
            self._skipped += 1
        if tag in self._BLOCKS:
            self.out.append("\n")
        if tag == "img":
            self.out.append(with_address(given.get("alt", ""), given.get("src", "")))
        elif given.get("href"):
            self.out.append(f"({given['href']}) ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._skipped = max(0, self._skipped - 1)
        if tag in self._BLOCKS:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.out.append(data)
