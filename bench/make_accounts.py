"""A CSV of made-up accounts, the same for the same seed: make_accounts.py PATH [COUNT]."""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

HEADER = ("Company", "Domain", "Industry", "Employees", "Annual revenue", "Country", "Technologies", "Last contact", "Need", "Champion")
INDUSTRIES = ("Software", "SaaS", "Manufacturing", "Retail", "Healthcare", "Logística", "Financial services", "Education", "N/A", "")
COUNTRIES = ("Germany", "France", "United States", "United Kingdom", "España", "Österreich", "Poland", "")
TOOLS = ("Salesforce", "HubSpot", "SAP", "Snowflake", "AWS", "Excel", "Zendesk", "Slack")
WORDS = ("growth", "churn is high", "manual reporting", "audit next year", "no need", "hiring", "cost pressure", "")
SEED = 20


def write(path: Path, count: int) -> None:
    """Most cells are plain, some are ranges, suffixed or blank, as in lists that are sold."""
    draw = random.Random(SEED)
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        for n in range(count):
            writer.writerow(_row(n, draw))


def _row(n: int, draw: random.Random) -> tuple[str, ...]:
    tools = ";".join(draw.sample(TOOLS, draw.randint(0, 3)))
    day = f"20{draw.randint(15, 25)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    industry, country = draw.choice(INDUSTRIES), draw.choice(COUNTRIES)
    champion = draw.choice(("1", "2", "3", "4", "5", ""))
    return (f"Company {n}", f"c{n}.example", industry, _employees(draw), _revenue(draw), country, tools, day, draw.choice(WORDS), champion)


def _employees(draw: random.Random) -> str:
    kind, size = draw.random(), int(10 ** draw.uniform(0.5, 4.5))
    if kind < 0.05:
        return ""
    return f"{size}-{size * 4}" if kind < 0.1 else f"{size:,}" if kind < 0.13 else str(size)


def _revenue(draw: random.Random) -> str:
    kind, size = draw.random(), int(10 ** draw.uniform(5, 9))
    if kind < 0.08:
        return ""
    return f"${size / 1e6:.1f}M" if kind < 0.13 else str(size)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
