"""Many accounts at once are assessed exactly as each for itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring import rater as module
from persona_studio.domain.scoring.model import Absent, Account, After, Between, Contains, Criterion, Gate, OneOf, Present, Rated, Rule, Scorecard
from persona_studio.domain.scoring.rate import Manner, assess
from persona_studio.domain.scoring.rater import Rater

TESTS = (Between(Decimal(50), Decimal(200)), Between(Decimal(10), None), OneOf(("saas", "140")), Contains(("aa",)), After(date(2015, 1, 1)),
         Present(), Absent())  # fmt: skip
CELLS = st.sampled_from(("", "n/a", "140", "51-200", "100–300", "1.500", "SaaS", "  saas ", "aardvark", "2016-02-03", "2001"))
COLUMNS = ("Employees", "Industry", "")

rules = st.lists(st.builds(Rule, st.integers(1, 5), st.sampled_from(TESTS)), max_size=4).map(tuple)
criteria = st.builds(Criterion, id=st.sampled_from("abc"), name=st.just("x"), weight=st.just(Decimal(50)), column=st.sampled_from(COLUMNS),
                     rules=rules)  # fmt: skip
gates = st.builds(Gate, id=st.sampled_from("xy"), name=st.just("g"), column=st.sampled_from(COLUMNS),
                  tests=st.lists(st.sampled_from(TESTS), max_size=2).map(tuple))  # fmt: skip
cards = st.builds(Scorecard, criteria=st.lists(criteria, max_size=3, unique_by=lambda c: c.id).map(tuple),
                  gates=st.lists(gates, max_size=2, unique_by=lambda g: g.id).map(tuple))  # fmt: skip
said = st.dictionaries(st.sampled_from("abc"), st.builds(Rated, st.sampled_from((None, 1, 3, 5)), st.just("hand")))
accounts = st.builds(Account, id=st.just(1), name=st.just("A"), cells=st.dictionaries(st.sampled_from(COLUMNS[:2]), CELLS), ratings=said,
                     gates=st.dictionaries(st.sampled_from("xy"), st.booleans()))  # fmt: skip
lists = st.sampled_from((None, (), ("Employees",), ("Employees", "Industry")))
manners = st.sampled_from((Manner(), Manner(",")))


@given(cards, st.lists(st.tuples(accounts, lists), max_size=8), manners)
def test_each_account_gets_what_it_would_get_alone(card: Scorecard, several: list[tuple[Account, tuple[str, ...] | None]], manner: Manner) -> None:
    rater = Rater(card, manner)
    for account, columns in several:
        assert rater.assess(account, columns) == assess(card, account, manner=manner, columns=columns)


def test_a_column_of_many_different_cells_is_not_remembered_without_end(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(module, "REMEMBERED", 3)
    criterion = Criterion("size", "Size", Decimal(100), column="Employees", rules=(Rule(5, Between(Decimal(5), None)), Rule(1, Present())))
    rater = Rater(Scorecard((criterion,)))
    blank = Account(1, "A")
    found = [rater.assess(replace(blank, cells={"Employees": str(n)})).ratings["size"].rating for n in (*range(10), *range(10))]
    assert found == [1, 1, 1, 1, 1, 5, 5, 5, 5, 5] * 2
