"""Rows become accounts: two rows are one company by id, then domain, then name, and nothing is merged that differs in one of these."""

from __future__ import annotations

import pytest

from persona_studio.domain.scoring.model import Account
from persona_studio.exchange import tables
from persona_studio.exchange.accounts import columns, same
from persona_studio.exchange.accounts.incoming import apply
from persona_studio.exchange.accounts.merging import Merging

ACME = Account(7, "Acme Inc.", "001", "acme.com", {"City": "Bonn", "Employees": "12"})


def merged(text: str, *accounts: Account, update: bool = True) -> Merging:
    table = tables.paste(text, known=columns.known)
    merging = Merging(accounts, update)
    for one in apply(columns.guess(table.headers, table.sample), table):
        merging.take(one)
    return merging


def names(merging: Merging) -> list[str]:
    return [one.name for one in merging.written()]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Acme", "ACME", True), ("Acme Inc", "Acme, Inc.", True), ("Acme", "Acme Ltd", True), ("Acme Limited", "Acme Ltd.", True),
        ("Müller GmbH & Co. KG", "Mueller", False),
        ("Müller GmbH & Co. KG", "Müller GmbH & Co KG", True), ("Acme Inc", "Acme GmbH", False), ("Acme S.A.", "ACME SA", True),
        ("Société Générale", "Societe Generale", True),
        ("AB", "AB Volvo", False), ("Inc", "Inc", True), ("The Limited", "The", True), ("Alphabet Inc. (Class A)", "Alphabet Inc. (Class C)", False),
        ("Johnson & Johnson", "Johnson Johnson", False), ("Acme Group", "Acme", False), ("3M", "3M Company", False), ("A+ Systems", "A Systems",
        False),
    ],
)  # fmt: skip
def test_names_that_are_one(one: str, other: str, alike: bool) -> None:
    merging = merged(f"Company\tCity\n{one}\tx\n{other}\tx")
    assert (merging.new == 1) is alike


def test_two_ids_are_two_accounts_whatever_their_name_and_domain() -> None:
    assert merged("Record ID\tCompany\tDomain\n1\tAcme\tacme.com\n2\tAcme\tacme.com").new == 2


def test_a_domain_says_more_than_the_name() -> None:
    assert merged("Company\tWebsite\nAcme\thttps://www.acme.com\nACME Worldwide\tacme.com/home").new == 1
    assert merged("Company\tWebsite\nAcme\tacme.com\nAcme\tacme.de").new == 2
    assert merged("Company\tWebsite\nAcme\tlinkedin.com/company/acme\nBeta\tlinkedin.com/company/beta").new == 2


def test_both_forms_of_a_salesforce_id_are_one() -> None:
    assert same.code_of("001bm00001ZL8U9AAL") == same.code_of("001bm00001ZL8U9")
    assert same.code_of("001bm00001ZL8U9AAB") == "001bm00001ZL8U9AAB"


def test_new_values_win_and_empty_cells_erase_nothing() -> None:
    merging = merged("Record ID\tCompany\tCity\tEmployees\n001\tAcme Inc.\t\t15", ACME)
    assert [(one.was, dict(one.cells)) for one in merging.written()] == [(ACME, {"City": "Bonn", "Employees": "15"})]
    assert (merging.new, merging.met()) == (0, (1, 0))


def test_a_name_without_its_legal_form_does_not_take_the_form_away() -> None:
    merging = merged("Company\tDomain\nAcme Inc.\tacme.com\nACME\tacme.com\nAcme GmbH\t")
    assert names(merging) == ["Acme Inc.", "Acme GmbH"]


def test_accounts_that_are_there_can_be_left_as_they_are() -> None:
    merging = merged("Company\tCity\nAcme Inc.\tUlm\nBeta\tRome", ACME, update=False)
    assert names(merging) == ["Beta"]
    assert merging.met() == (0, 1)


def test_the_same_list_again_changes_nothing() -> None:
    merging = merged("Record ID\tCompany\tCity\tEmployees\n001\tAcme Inc.\tBonn\t12", ACME)
    assert (names(merging), merging.met()) == ([], (0, 1))


def test_values_that_change_back_within_a_list_change_nothing() -> None:
    merging = merged("Record ID\tCompany\tCity\n001\tAcme Inc.\tUlm\n001\tAcme Inc.\tBonn", ACME)
    assert (names(merging), merging.met(), merging.duplicates) == ([], (0, 1), 1)


def test_a_name_that_two_accounts_have_needs_an_id() -> None:
    merging = merged("Company\tCity\nAcme\tUlm", Account(1, "Acme", "1"), Account(2, "Acme", "2"))
    assert [one.row for one in merging.refused] == [2]
    assert merging.refused[0].reason


def test_a_domain_stands_in_for_a_name_and_an_id_for_both() -> None:
    merging = merged("Record ID\tCompany\tDomain\tCity\n1\t\tbeta.de\tUlm\n001\t\t\tKiel\n9\t\t\tRome", ACME)
    assert {one.name: one.cells["City"] for one in merging.written()} == {"beta.de": "Ulm", "Acme Inc.": "Kiel"}
    assert [one.row for one in merging.refused] == [4]


def test_what_says_nothing_is_no_cell() -> None:
    merging = merged("Company\tCity\tEmployees\nAcme\tN/A\t-\nBeta\tUlm\t5")
    assert [dict(one.cells) for one in merging.written()] == [{}, {"City": "Ulm", "Employees": "5"}]


def test_cells_that_begin_like_formulas_are_kept_as_they_stand() -> None:
    merging = merged("Company\tNote\n=cmd\t@x\nBeta\t+1 2")
    assert [(one.name, dict(one.cells)) for one in merging.written()] == [("=cmd", {"Note": "@x"}), ("Beta", {"Note": "+1 2"})]
