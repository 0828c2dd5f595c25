"""`make bench`: the numbers of the design as ratios and times measured in one run. Nothing here is asserted by a test.

Each figure is measured by a script of its own in a process of its own; this one makes the workbooks and prints the table.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = 7


@dataclass(frozen=True)
class Figure:
    what: str
    measured: str
    goal: str


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: our modules are compiled once, as those of the packages are
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {f"XDG_{kind}_HOME": name for kind in ("CONFIG", "DATA", "STATE")}  # no backups or recent files of the measured ones
        sample, large = folder / "sample.persona", folder / "large.persona"
        run("make_workbooks.py", sample, large)
        for measure in (start, keys, switch, search, card, drag, score, compare, similar):
            for figure in measure(sample, large, folder):
                print(f"{figure.what:<64} {figure.measured:>14}   goal {figure.goal}", flush=True)


def start(sample: Path, large: Path, folder: Path) -> list[Figure]:
    """Process start to a filled-in form, against the bare script; interleaved, medians."""
    ours, bare = [], []
    for _ in range(RUNS):
        bare.append(seconds_until_shown("bare.py", sample))
        ours.append(seconds_until_shown("start.py", sample))
    grown = statistics.median(seconds_until_shown("start.py", large) for _ in range(3))
    own, other = statistics.median(ours), statistics.median(bare)
    return [
        Figure(f"start to a filled form ({own * 1000:.0f} ms; bare script {other * 1000:.0f} ms)", f"{own / other:.2f} x", "0.80 x"),
        Figure("the same with 1,000 profiles and 100,000 values", f"{grown / own:.2f} x", "1 x the sample"),
    ]


def keys(sample: Path, large: Path, folder: Path) -> list[Figure]:
    """Key to paint while each commit waits 20 ms for the disk."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler:
        return [Figure("key to paint, 99th percentile", "skipped: no cc", "16 ms")]
    shim = folder / "slowsync.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", shim, HERE / "slowsync.c"], check=True)
    figures = []
    for name, file in (("sample", sample), ("1,000 profiles", large)):
        p50, p99 = map(float, run("keys.py", file, preload=shim).split())
        figures.append(Figure(f"key to paint, 99th percentile, fsync of 20 ms, {name} (median {p50:.1f} ms)", f"{p99:.1f} ms", "16 ms"))
    return figures


def switch(sample: Path, large: Path, folder: Path) -> list[Figure]:
    p50, p99 = map(float, run("switch.py", large).split())
    return [Figure(f"switch of profile among 1,000 with 100,000 values (99th percentile {p99:.0f} ms)", f"{p50:.0f} ms", "50 ms")]


def search(sample: Path, large: Path, folder: Path) -> list[Figure]:
    loaded, slowest, usual = map(float, run("search.py", large).split())
    what = f"a key in the search of 100,000 values, slowest (median {usual:.0f} ms; read once {loaded:.0f} ms)"
    return [Figure(what, f"{slowest:.0f} ms", "30 ms")]


def card(sample: Path, large: Path, folder: Path) -> list[Figure]:
    whole, replay = map(float, run("card.py", sample).split())
    return [Figure(f"a card ({whole:.1f} ms) against replaying its marks ({replay:.1f} ms)", f"{whole / replay:.2f} x", "1.50 x")]


def drag(sample: Path, large: Path, folder: Path) -> list[Figure]:
    """A weight dragged over 100,000 accounts, until table and tiers are painted."""
    p50, p99 = map(float, run("drag.py", folder).split())
    return [Figure(f"a move of a weight over 100,000 accounts, 99th percentile (median {p50:.0f} ms)", f"{p99:.0f} ms", "100 ms")]


def score(sample: Path, large: Path, folder: Path) -> list[Figure]:
    """A million accounts from CSV to CSV, interleaved with a query that does the same; the best of each."""
    accounts, target = folder / "accounts.csv", folder / "scored.csv"
    run("make_accounts.py", accounts)
    taken: dict[str, list[tuple[float, float]]] = {"ours": [], "query": [], "pandas": []}
    for way in ("query", "ours", "query", "ours", "query", "ours", "pandas"):
        seconds, megabytes = map(float, run("score.py", Path(way), accounts, target).split())
        taken[way].append((seconds, megabytes))
    own, query, pandas = (min(seconds for seconds, _mb in taken[way]) for way in taken)
    return [
        Figure(f"1,000,000 accounts scored ({own:.1f} s; a DuckDB query {query:.1f} s)", f"{own / query:.2f} x", "1.50 x"),
        Figure(f"the same against pandas ({pandas:.1f} s)", f"{own / pandas:.2f} x", "1.00 x"),
        Figure("the same, peak memory", f"{max(mb for _seconds, mb in taken['ours']):.0f} MB", "500 MB"),
    ]


def compare(sample: Path, large: Path, folder: Path) -> list[Figure]:
    """Six profiles side by side among 1,000, and scrolling through them."""
    opened, slowest, frame, p99 = map(float, run("compare.py", large).split())
    return [
        Figure(f"six profiles side by side, place shown before (slowest {slowest:.0f} ms)", f"{opened:.0f} ms", "100 ms"),
        Figure(f"scrolling them, a frame, 99th percentile (median {frame:.1f} ms)", f"{p99:.1f} ms", "33 ms"),
    ]


def similar(sample: Path, large: Path, folder: Path) -> list[Figure]:
    """All pairs of 1,000 profiles, and six of them side by side."""
    seconds, pairs, told, side_by_side = map(float, run("similar.py", large).split())
    return [
        Figure(f"how alike {pairs:,.0f} pairs are (progress told {told:.0f} times)", f"{seconds:.1f} s", "10 s"),
        Figure("six full profiles side by side", f"{side_by_side:.0f} ms", "50 ms"),
    ]


def run(script: str, *args: Path, preload: Path | None = None) -> str:
    env = os.environ | ({"LD_PRELOAD": str(preload)} if preload else {})
    return subprocess.run([sys.executable, HERE / script, *args], env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def seconds_until_shown(script: str, workbook: Path) -> float:
    """From starting the process to the line that it prints when its window is filled."""
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, HERE / script, workbook], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - begun
        process.kill()
    if line.strip() != "shown":
        raise SystemExit(f"{script} did not get as far as its window")
    return taken


if __name__ == "__main__":
    main()
