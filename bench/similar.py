"""Compares every pair of a workbook as `similar` does; prints the seconds it took, how many pairs, and how often progress was told.

Then six full profiles side by side; prints the milliseconds, median of a few runs.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column
from persona_studio.domain.comparison.similarity import similar
from persona_studio.workbook.file import open_book


def main(workbook: Path) -> None:
    with open_book(workbook, write=False) as book:
        people = [book.profile(p.id) for p in book.profiles()]
        manner = book.manner()
    told: list[int] = []
    begun = time.perf_counter()
    found = similar(people, manner, lambda at, _all: told.append(at))
    taken = time.perf_counter() - begun
    columns = [Column(p) for p in people[:6]]
    times = []
    for _run in range(9):
        begun = time.perf_counter()
        compare(columns, 0, manner)
        times.append(time.perf_counter() - begun)
    print(taken, found.count, len(told), statistics.median(times) * 1000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
