"""How values of several texts are typed in one line: "text | text | text"."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A bar that stands alone divides; with backslashes before it, it is text and one backslash goes.
_BAR = re.compile(r"(?<!\S)(\\*)\|(?!\S)")


def one_line(text: str) -> str:
    """`text` in one line, its words divided by single spaces."""
    return " ".join(text.split())


def lines(text: str) -> str:
    """`text` with single spaces between words and without blank lines."""
    return "\n".join(line for line in map(one_line, text.split("\n")) if line)


def split(text: str) -> list[str]:
    """The texts between bars that stand alone."""
    texts, start, held = [], 0, ""
    for bar in _BAR.finditer(text):
        held += text[start : bar.start()]
        if bar[1]:
            held += bar[0][1:]
        else:
            texts.append(held)
            held = ""
        start = bar.end()
    return [*texts, held + text[start:]]


def join(texts: Iterable[str]) -> str:
    """One text that `split` takes apart again; texts that are blank at the end are left out."""
    kept = list(texts)
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    return " | ".join(_BAR.sub(lambda bar: "\\" + bar[0], text) for text in kept)
