"""A scorecard with every kind of rule and gate, and accounts with nasty cells."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from persona_studio.domain.scoring.model import (
    DISQUALIFYING,
    NEGATIVE,
    Absent,
    After,
    Before,
    Between,
    Contains,
    Criterion,
    Gate,
    OneOf,
    Present,
    Rule,
    Scorecard,
    Tier,
)  # fmt: skip

COLUMNS = ("Industry", "Employees", "Annual revenue", "Technologies", "Last contact", "Notes", "Champion", "Country", "Founded", "Growth")


def between(low: object, high: object) -> Between:
    return Between(*(None if end is None else Decimal(str(end)) for end in (low, high)))


def scorecard() -> Scorecard:
    """Weights that do not add up to 100, one of zero, limits that sums hit exactly."""
    rules = Rule
    criteria = (
        Criterion("industry", "Industry", Decimal("20.25"), column="Industry", rules=(
            rules(5, OneOf(("Software", "SaaS", "Logística", "it's; odd"))), rules(3, Contains(("MANU", "Ñandú", "50% \\d"))), rules(1, Present()))),
        Criterion("size", "Company size", Decimal(15), column="Employees", rules=(
            rules(5, between(51, 1000)), rules(3, between(11, 5000)), rules(3, between(None, 10)), rules(1, Present()), rules(2, Absent()))),
        Criterion("revenue", "Revenue", Decimal("12.5"), column="Annual revenue", rules=(
            rules(5, between("1000000", "50000000.5")), rules(4, between("-3.5", 0)), rules(3, between("50000000.500001", None)), rules(1,
            between(None, None)))),
        Criterion("tech", "Tech: fit, \"stack\"", Decimal(10), column="Technologies", rules=(
            rules(5, OneOf(("sap", "aws"))), rules(4, OneOf(("hubspot",))), rules(2, Absent()))),
        Criterion("contact", "Contact", Decimal(10), column="Last contact", rules=(
            rules(5, After(date(2024, 2, 29))), rules(3, Before(date(2020, 1, 1))), rules(2, Present()))),
        Criterion("pain", "Pain", Decimal(0), column="Notes", rules=(rules(5, Contains(("churn", "über"))), rules(1, Present()))),
        Criterion("champion", "Champion", Decimal(30), column="Champion"),
        Criterion("growth", "Growth", Decimal(7), column="Growth", rules=(
            rules(5, between("20", None)), rules(4, Contains(("fast",))), rules(2, between(0, "19.999999")))),
        Criterion("nothing", "Asked in talks", Decimal(5)),
        Criterion("missing", "Not in the list", Decimal(3), column="No such column", rules=(rules(3, Absent()), rules(5, Present()))),
    )  # fmt: skip
    gates = (
        Gate("country", "Sanctions", DISQUALIFYING, "Country", (OneOf(("Atlantis", "Össterreich")), Contains(("north ",)))),
        Gate("tiny", "Too small", NEGATIVE, "Employees", (between(None, 3),)),
        Gate("old", "Not heard of since 2016", NEGATIVE, "Last contact", (Before(date(2016, 1, 1)), Absent())),
        Gate("hand", "Somebody has to look"),
        Gate("gone", "Column is gone", NEGATIVE, "No such column", (Absent(),)),
    )
    tiers = (Tier("Tier 1", Decimal("4")), Tier("Tier 2", Decimal("3")), Tier("Tier 3", Decimal("2.35")), Tier("Disqualify", None))
    return Scorecard(criteria, tiers, gates)


BLANKS = ("", " ", "N/A", "n/a ", "-", "—", "unknown", "#N/A", "\u00a0", "null", "?", "k. A.", "0")
TEXTS = ("Software", " software", "software ", " n/a", "  saas ", "SOFTWARE;Retail", "retail ; SaaS", "LOGÍSTICA", "logi\u0301stica",
         "Manufacturing", "ñANDÚ", "it's; odd", "50% \\D", "İstanbul",
         "ǅ", "SAP", "aws;;HubSpot", "A\u2003W\u200bS", "=cmd()", "a\tb", "two\nlines", "Ünder ÜBER", "churn  is high", "fast", "HubSpot", "日本",
         "ΣΑΣ", "😀", ";", "'", "\\", "%")  # fmt: skip
FIGURES = ("51-200", "1,001-5,000", "$1.2M", "5k", "500+", "<10", "up to 3", "3", "3.0", "1.234,5", "1,234.5", "1 000", "-5", "(1,200)",
           "$ (1.5k)", "5-10k",
           "500-1k", "10-5", "1e5", "0.1234567", "50000000.5000009", "50000000.500001", "-3.5000009", "999999999999999999",
           "9999999999999999999", "12 Mio", "20%",
           "19.9999999", "~50 employees", "between 11 and 50", "more than 5000", "10 000 000", "1'000", "EUR 5m", "5m €", "€-5", "0007", "+5",
           ".5", "5.", "1,00", "--5",
           "999999999999999999tn", "51 – 200", "1-10 employees", "10,001+")  # fmt: skip
DAYS = ("2024-02-29", "2024-2-9", "2023-02-29", "2024-03-01T12:00:00Z", "2019", "1999-12-31 23:59", "31.12.2019", "03/04/2024", "2015/12/31",
        "2016-01-01",
        "2024-13-01", "20240301", "1000-01-01", "2999-12-31, x", "3000")  # fmt: skip
RATINGS = ("1", "2", "3", "4", "5", " 5 ", "4.0", "0", "6", "7", "3.5", "five", "", "-1", "5.")
COUNTRIES = ("Germany", "ATLANTIS", "Össterreich", "östterreich", "North Korea", "north", "n/a", "", "France;atlantis")


def accounts(count: int, seed: int = 4) -> list[dict[str, str]]:
    """Cells of every kind, most of them where they belong."""
    draw = random.Random(seed)

    def figure() -> str:
        kind = draw.random()
        if kind < 0.4:
            return str(int(10 ** draw.uniform(0, 8)) * draw.choice((1, 1, 1, -1)))
        if kind < 0.5:
            return f"{10 ** draw.uniform(0, 8):.{draw.randint(0, 9)}f}"
        if kind < 0.6:
            return f"{int(10 ** draw.uniform(0, 4))}{draw.choice('-–')}{int(10 ** draw.uniform(0, 4))}{draw.choice(('', 'k', ' M'))}"
        return draw.choice(FIGURES)

    def one(*kinds: object) -> str:
        kind = draw.choice(kinds)
        return figure() if kind is figure else draw.choice(kind)  # type: ignore[arg-type]

    usual = {"Industry": (TEXTS,), "Employees": (figure,), "Annual revenue": (figure,), "Technologies": (TEXTS,), "Last contact": (DAYS,),
             "Notes": (TEXTS,),
             "Champion": (RATINGS,), "Country": (COUNTRIES,), "Founded": (DAYS, figure), "Growth": (figure, TEXTS)}  # fmt: skip
    odd = (TEXTS, FIGURES, DAYS, RATINGS, BLANKS)
    rows = []
    for _n in range(count):
        row = {name: one(*(usual[name] if draw.random() < 0.75 else odd)) for name in COLUMNS}
        rows.append({name: draw.choice(BLANKS) if draw.random() < 0.08 else cell for name, cell in row.items()})
    return rows
