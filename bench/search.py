"""Types words letter by letter into the search of a workbook: reading it once, and the slowest keystroke, in ms."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from persona_studio.workbook.file import open_book
from persona_studio.workbook.search import Search

TYPED = ("budget", "said in a sentence", "tools 7", "zebra", "e s", "经理")

with open_book(Path(sys.argv[1]), write=False) as book:
    search = Search(book)
    begun = time.perf_counter()
    search.find("nothing like that")
    loaded = time.perf_counter() - begun
    keys = []
    for words in TYPED:
        for end in range(1, len(words) + 1):
            begun = time.perf_counter()
            search.find(words[:end])
            keys.append(time.perf_counter() - begun)
    print(loaded * 1000, max(keys) * 1000, sorted(keys)[len(keys) // 2] * 1000)
