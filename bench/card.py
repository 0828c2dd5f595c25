"""Layout and PDF of a one-page card against replaying its own marks in reportlab; interleaved, milliseconds, medians."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from persona_studio.paper import pdf
from persona_studio.paper.layouts import classic
from persona_studio.paper.paper import Look
from persona_studio.workbook import file

RUNS = 40


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


book = file.open_book(Path(sys.argv[1]), write=False)
profiles = [book.profile(listed.id) for listed in book.profiles()]
book.close()
look = Look()
sheets = [classic.lay_out(profile, look) for profile in profiles]
whole, replay = [], []
for n in range(RUNS):
    profile, sheet = profiles[n % len(profiles)], sheets[n % len(profiles)]
    replay.append(milliseconds(lambda: pdf.to_bytes([sheet])))  # noqa: B023
    whole.append(milliseconds(lambda: pdf.to_bytes([classic.lay_out(profile, look)])))  # noqa: B023
print(statistics.median(whole[3:]), statistics.median(replay[3:]))
