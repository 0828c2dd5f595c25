"""Scores a CSV of accounts: score.py ours|query|pandas CSV OUT. Prints seconds and the peak of memory in MB; each in a process of its own.

`query` is what a person who knows DuckDB would write for this one list and this one scorecard, `pandas` what one would write with pandas.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

INDUSTRY = {5: ("software", "saas"), 3: ("financial services", "healthcare", "logística")}
NEED = {5: ("churn", "manual"), 3: ("growth",)}
TOOLS = {5: ("salesforce",), 3: ("hubspot",)}
EMPLOYEES = {5: (51, 1000), 3: (11, 5000)}
REVENUE = {5: (5_000_000, 100_000_000), 3: (1_000_000, 1_000_000_000)}
WEIGHTS = {"industry": 20, "size": 15, "pain": 25, "budget": 20, "tech": 10, "champion": 10}
SOLD_OUT = ("", "-", "n/a", "na", "unknown", "none", "null", "?")  # what counts as unknown, in a query that somebody writes by hand


def ours(source: Path, target: Path) -> None:
    from persona_studio.actions import scoring_bulk
    from persona_studio.domain.scoring.model import Between, Contains, Criterion, OneOf, Present, Rule, Scorecard, Tier

    def rules(tests: dict[int, object]) -> tuple[Rule, ...]:
        return (*(Rule(rating, test) for rating, test in tests.items()), Rule(1, Present()))  # type: ignore[arg-type]

    def within(limits: dict[int, tuple[int, int]]) -> dict[int, object]:
        return {rating: Between(Decimal(low), Decimal(high)) for rating, (low, high) in limits.items()}

    tests: dict[str, tuple[str, dict[int, object]]] = {
        "industry": ("Industry", {rating: OneOf(words) for rating, words in INDUSTRY.items()}),
        "size": ("Employees", within(EMPLOYEES)),
        "pain": ("Need", {rating: Contains(words) for rating, words in NEED.items()}),
        "budget": ("Annual revenue", within(REVENUE)),
        "tech": ("Technologies", {rating: OneOf(words) for rating, words in TOOLS.items()}),
    }
    criteria = [Criterion(id, id, Decimal(WEIGHTS[id]), column=column, rules=rules(of)) for id, (column, of) in tests.items()]
    criteria.append(Criterion("champion", "champion", Decimal(WEIGHTS["champion"])))
    tiers = (Tier("Tier 1", Decimal(4)), Tier("Tier 2", Decimal(3)), Tier("Tier 3", Decimal(2)), Tier("Disqualify", None))
    scoring_bulk.run(Scorecard(tuple(criteria), tiers), source, target, {"Champion": "champion"})


def query(source: Path, target: Path) -> None:
    import duckdb

    connection = duckdb.connect(config={"memory_limit": "400MB"})
    connection.execute(f"COPY ({_sql(source)}) TO '{target}' (FORMAT csv, HEADER)")
    print(connection.execute(f"SELECT tier, count(*) FROM read_csv('{target}', all_varchar = true) GROUP BY tier").fetchall(), file=sys.stderr)


def _sql(source: Path) -> str:
    """Amounts may be plain, with commas, a range, or "$1.2M"; cells that say nothing are unknown; unknown makes a range of scores."""
    columns = ("Industry", "Employees", "Annual revenue", "Technologies", "Need", "Company", "Domain", "Country", "Last contact", "Champion")
    safe = ", ".join(
        f'CASE WHEN "{c}" < \'A\' AND regexp_matches("{c}", \'^[=+@\\t\\r-][^0-9]\') THEN \'\'\'\' || "{c}" ELSE "{c}" END AS "{c}"' for c in columns
    )

    def amount(name: str, end: int) -> str:
        bare = f"replace(replace(\"{name}\", ',', ''), '$', '')"
        return (f"CASE WHEN try_cast({bare} AS DECIMAL(18, 2)) IS NOT NULL THEN try_cast({bare} AS DECIMAL(18, 2)) "
                f"WHEN \"{name}\" LIKE '%-%' THEN try_cast(split_part({bare}, '-', {end}) AS DECIMAL(18, 2)) "
                f"WHEN \"{name}\" LIKE '%M' THEN try_cast(rtrim({bare}, 'M') AS DECIMAL(12, 2)) * 1000000 END")  # fmt: skip

    def words(name: str) -> str:
        return f'CASE WHEN lower(trim("{name}")) NOT IN ({", ".join(map(repr, SOLD_OUT))}) THEN lower(trim("{name}")) END'

    def within(name: str, limits: dict[int, tuple[int, int]]) -> str:
        ways = " ".join(f"WHEN {name}_low >= {low} AND {name}_high <= {high} THEN {rating}" for rating, (low, high) in limits.items())
        return f"CASE {ways} WHEN {name}_low IS NOT NULL THEN 1 END"

    def having(name: str, tests: dict[int, str]) -> str:
        return f"CASE {' '.join(f'WHEN {test} THEN {rating}' for rating, test in tests.items())} WHEN {name} IS NOT NULL THEN 1 END"

    industry = having("industry_text", {rating: f"industry_text IN ({', '.join(map(repr, said))})" for rating, said in INDUSTRY.items()})
    need = having("need_text", {rating: " OR ".join(f"contains(need_text, '{word}')" for word in said) for rating, said in NEED.items()})
    tools = having("tools_text", {rating: f"list_has_any(string_split(tools_text, ';'), {list(said)})" for rating, said in TOOLS.items()})
    low, high = (" + ".join(f"{weight} * coalesce({id}_rating, {rating})" for id, weight in WEIGHTS.items()) for rating in (1, 5))
    tier = "CASE WHEN {0} >= 400 THEN 'Tier 1' WHEN {0} >= 300 THEN 'Tier 2' WHEN {0} >= 200 THEN 'Tier 3' ELSE 'Disqualify' END"
    best, worst = tier.format("high"), tier.format("low")
    return f"""
        WITH cells AS (SELECT *, {words("Industry")} AS industry_text, {words("Need")} AS need_text, {words("Technologies")} AS tools_text,
            {amount("Employees", 1)} AS size_low, {amount("Employees", 2)} AS size_high, {amount("Annual revenue", 1)} AS budget_low,
            {amount("Annual revenue", 2)} AS budget_high FROM read_csv('{source}', all_varchar = true, header = true)),
        rated AS (SELECT *, {industry} AS industry_rating, {need} AS pain_rating, {tools} AS tech_rating, {within("size", EMPLOYEES)} AS size_rating,
            {within("budget", REVENUE)} AS budget_rating, CASE WHEN "Champion" IN ('1', '2', '3', '4', '5') THEN CAST("Champion" AS INTEGER) END
            AS champion_rating FROM cells),
        summed AS (SELECT *, {low} AS low, {high} AS high FROM rated)
        SELECT {safe}, CASE WHEN {worst} = {best} THEN {worst} ELSE {best} || ' to ' || {worst} END AS tier,
            CAST(low AS DECIMAL(9, 2)) * 0.01 AS low, CAST(high AS DECIMAL(9, 2)) * 0.01 AS high,
            {", ".join(f"{id}_rating" for id in WEIGHTS)} FROM summed"""


def pandas(source: Path, target: Path) -> None:
    import numpy as np
    import pandas as pd

    frame = pd.read_csv(source, dtype=str, keep_default_na=False)

    def text(name: str) -> pd.Series:
        bare = frame[name].str.strip().str.lower()
        return bare.mask(bare.isin(SOLD_OUT))

    def by_words(said: pd.Series, tests: dict[int, tuple[str, ...]], whole: bool) -> pd.Series:
        ways = [said.isin(words) if whole else said.str.contains("|".join(words), na=False) for words in tests.values()]
        return pd.Series(np.select(ways, list(tests), default=1), dtype="float").where(said.notna())

    def by_amount(name: str, limits: dict[int, tuple[int, int]]) -> pd.Series:
        bare = frame[name].str.replace(",", "").str.replace("$", "")
        found = pd.to_numeric(bare, errors="coerce")
        ends = bare.str.extract(r"^([0-9.]+)-([0-9.]+)$").astype(float)
        millions = pd.to_numeric(bare.where(bare.str.endswith("M")).str.rstrip("M"), errors="coerce") * 1_000_000
        low, high = (found.fillna(ends[n]).fillna(millions) for n in (0, 1))
        ways = [(low >= least) & (high <= most) for least, most in limits.values()]
        return pd.Series(np.select(ways, list(limits), default=1), dtype="float").where(low.notna())

    rated = {
        "industry": by_words(text("Industry"), INDUSTRY, True), "size": by_amount("Employees", EMPLOYEES), "pain": by_words(text("Need"), NEED,
        False),
        "budget": by_amount("Annual revenue", REVENUE), "tech": by_words(text("Technologies"), TOOLS, False),
        "champion": pd.to_numeric(frame["Champion"], errors="coerce"),
    }  # fmt: skip
    names = np.array(["Tier 1", "Tier 2", "Tier 3", "Disqualify"], dtype=object)
    tiers = {}
    for end, rating in (("low", 1), ("high", 5)):
        frame[end] = sum(rated[id].fillna(rating) * weight for id, weight in WEIGHTS.items()) / 100
        tiers[end] = names[np.select([frame[end] >= 4, frame[end] >= 3, frame[end] >= 2], [0, 1, 2], default=3)]
    frame["tier"] = np.where(tiers["low"] == tiers["high"], tiers["low"], tiers["high"] + " to " + tiers["low"])
    frame.assign(**rated).to_csv(target, index=False)
    print(frame["tier"].value_counts().to_dict(), file=sys.stderr)


def main() -> None:
    ways: dict[str, Callable[[Path, Path], None]] = {"ours": ours, "query": query, "pandas": pandas}
    begun = time.perf_counter()
    ways[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
